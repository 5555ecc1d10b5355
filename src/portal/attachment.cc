// /registers/{register}/{key}/attachments/{digest}: a file the public version of an entry
// names, under the entry's own rules of what may be seen when. It is saved, never shown: what
// is in it is no page of this site.

#include "domain/attachment.h"

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

http::Response sent(const domain::Attachment& file, std::shared_ptr<const std::string> bytes) {
    http::Response response;
    response.content_type = file.type;
    response.body = std::move(bytes);
    response.etag = "\"" + file.digest + "\"";
    response.headers = {
        http::saved_as(file.name),
        {"Content-Security-Policy", "default-src 'none'; sandbox; frame-ancestors 'none'"}};
    return response;
}

}  // namespace

http::Response entry_attachment(Visit& visit, const http::Captures& names) {
    const auto asked = asked_entry(visit, names);
    if (!asked) {
        return asked.error();
    }
    if (asked->entry.version.is_withdrawn) {
        return error_page(visit.site(), 410, "");
    }
    const auto named = named_in(*asked, names.find("digest")->second);
    if (!named) {
        return not_found(visit, "这个条目公示的内容里没有这个附件。");
    }
    auto taken =
        visit.site().attachments.take(named->digest, static_cast<std::size_t>(named->bytes));
    switch (taken.answer) {
        case SentFiles::Answer::here:
            return sent(*named, std::move(taken.bytes));
        case SentFiles::Answer::missing:
            throw Fault("附件不在库中：" + named->digest + "，请从备份恢复");
        case SentFiles::Answer::busy:
            break;
    }
    auto response = error_page(visit.site(), 503, "正在下载附件的人较多，这次没有开始下载。");
    response.headers.emplace_back("Retry-After", "10");
    return response;
}

}  // namespace mingjing::portal
