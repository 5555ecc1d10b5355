// /registers/{register}/{key}/attachments/{digest}: a file the public version of an entry
// names, under the entry's own rules of what may be seen when. A withdrawal takes it down on
// every day one may ask for: no schema knows whom a scan or a photo names (decisions/0208).
// It is saved, never shown: what is in it is no page of this site.

#include "domain/attachment.h"

#include <algorithm>

#include "base/address_range.h"
#include "http/page.h"
#include "http/saved_as.h"
#include "portal/entry_view.h"
#include "portal/pages.h"

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

http::Response headed(const domain::Attachment& file) {
    http::Response response;
    response.content_type = file.type;
    response.etag = "\"" + file.digest + "\"";
    response.headers = {
        http::saved_as(file.name),
        {"Content-Security-Policy", "default-src 'none'; sandbox; frame-ancestors 'none'"}};
    response.body_bytes = static_cast<std::size_t>(file.bytes);
    return response;
}

http::Response too_many(Visit& visit) {
    auto response = error_page(visit.site(), 503, "正在下载附件的人较多，这次没有开始下载。");
    response.headers.emplace_back("Retry-After", "10");
    return response;
}

// Whoever has it already, or asks only what it is like, needs none of its bytes.
bool wants_bytes(const http::Request& request, const http::Response& headed) {
    return request.method != http::Method::head &&
           !http::names_etag(request.header("if-none-match"), headed.etag);
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
    auto response = headed(*named);
    if (!wants_bytes(visit.request(), response)) {
        return response;
    }
    auto taken = visit.site().attachments.take(
        named->digest, *response.body_bytes, household(visit.request().peer)
    );
    switch (taken.answer) {
        case vault::SentFiles::Answer::here:
            response.body = std::move(taken.bytes);
            return response;
        case vault::SentFiles::Answer::missing:
            throw Fault("附件不在库中：" + named->digest + "，请从备份恢复");
        case vault::SentFiles::Answer::busy:
            break;
    }
    return too_many(visit);
}

}  // namespace mingjing::portal
