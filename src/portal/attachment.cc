// /registers/{register}/{key}/attachments/{digest}: a file the public version of an entry
// names, under the entry's own rules of what may be seen when. A withdrawal takes it down on
// every day one may ask for: no schema knows whom a scan or a photo names (decisions/0208).
// It is saved, never shown: what is in it is no page of this site.

#include "domain/attachment.h"

#include <algorithm>

#include "portal/entry_view.h"
#include "portal/page.h"
#include "portal/pages.h"
#include "portal/sent_file.h"

namespace mingjing::portal {

namespace {

std::optional<domain::Attachment> named_in(const Asked& asked, std::string_view digest) {
    std::optional<domain::Attachment> named;
    domain::for_each_attachment(
        *asked.schema,
        asked.entry.version.content,
        [&](const auto&, const auto&, const domain::Attachment& attachment) {
            if (attachment.digest == digest) {
                named = attachment;
            }
        }
    );
    return named;
}

bool was_taken_down(Visit& visit, const Asked& asked) {
    const auto versions = query::history(visit.ledger(), *asked.schema, asked.entry.key, {});
    return asked.entry.version.is_withdrawn ||
           std::ranges::any_of(versions, [&](const query::EntryVersion& version) {
               return version.is_withdrawn &&
                      version.withdrawal_position > asked.entry.version.position;
           });
}

}  // namespace

http::Response entry_attachment(Visit& visit, const http::Captures& names) {
    const auto asked = asked_entry(visit, names);
    if (!asked) {
        return asked.error();
    }
    if (was_taken_down(visit, *asked)) {
        return error_page(visit.site(), 410, "");
    }
    const auto named = named_in(*asked, names.find("digest")->second);
    if (!named) {
        return not_found(visit, "这个条目公示的内容里没有这个附件。");
    }
    return file_sent(visit, *named);
}

}  // namespace mingjing::portal
