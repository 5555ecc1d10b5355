#include "portal/sent_file.h"

#include <utility>

#include "base/address_range.h"
#include "base/fault.h"
#include "http/page.h"
#include "http/saved_as.h"
#include "portal/page.h"

namespace mingjing::portal {

namespace {

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

http::Response file_sent(Visit& visit, const domain::Attachment& file) {
    auto response = headed(file);
    if (!wants_bytes(visit.request(), response)) {
        return response;
    }
    auto taken = visit.site().attachments.take(
        file.digest, *response.body_bytes, household(visit.request().peer)
    );
    switch (taken.answer) {
        case vault::SentFiles::Answer::here:
            response.body = std::move(taken.bytes);
            return response;
        case vault::SentFiles::Answer::missing:
            throw Fault("附件不在库中：" + file.digest + "，请从备份恢复");
        case vault::SentFiles::Answer::busy:
            break;
    }
    return too_many(visit);
}

}  // namespace mingjing::portal
