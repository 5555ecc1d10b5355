#include "http/problem.h"

#include <fmt/format.h>

namespace mingjing::http {
namespace {

std::string_view sentence(int status) {
    switch (status) {
        case 400:
            return "请求格式不正确，服务器没有处理。请检查网址，或从首页重新进入。";
        case 404:
            return "没有这个页面。它可能已经移动，或网址有误。请从首页或搜索进入。";
        case 405:
            return "这个地址不接受这种操作方式。请返回上一页，通过页面上的按钮提交。";
        case 413:
            return "提交的内容过大，服务器没有接收。请减小内容后重新提交。";
        case 414:
            return "网址过长，服务器没有处理。请缩短查询条件后重试。";
        case 431:
            return "请求头过大，服务器没有处理。请清除本网站的 Cookie 后重试。";
        case 501:
            return "服务器不支持这种请求方式。";
        case 503:
            return "访问的人较多，服务器暂时忙。请稍候几秒再试。";
        default:
            return "服务器内部出错，没有完成这次请求。请稍后再试；如仍不成功，请把事件编号告知管理"
                   "员。";
    }
}

}  // namespace

std::string_view reason_phrase(int status) {
    switch (status) {
        case 200:
            return "OK";
        case 201:
            return "Created";
        case 202:
            return "Accepted";
        case 204:
            return "No Content";
        case 206:
            return "Partial Content";
        case 301:
            return "Moved Permanently";
        case 302:
            return "Found";
        case 303:
            return "See Other";
        case 304:
            return "Not Modified";
        case 307:
            return "Temporary Redirect";
        case 308:
            return "Permanent Redirect";
        case 400:
            return "Bad Request";
        case 401:
            return "Unauthorized";
        case 403:
            return "Forbidden";
        case 404:
            return "Not Found";
        case 405:
            return "Method Not Allowed";
        case 409:
            return "Conflict";
        case 410:
            return "Gone";
        case 412:
            return "Precondition Failed";
        case 413:
            return "Content Too Large";
        case 414:
            return "URI Too Long";
        case 415:
            return "Unsupported Media Type";
        case 422:
            return "Unprocessable Content";
        case 429:
            return "Too Many Requests";
        case 431:
            return "Request Header Fields Too Large";
        case 500:
            return "Internal Server Error";
        case 501:
            return "Not Implemented";
        case 503:
            return "Service Unavailable";
        default:
            return "Status";
    }
}

Response problem(int status, std::string_view incident) {
    auto text = fmt::format("{} {}\n{}\n", status, reason_phrase(status), sentence(status));
    if (!incident.empty()) {
        text += fmt::format("事件编号：{}\n", incident);
    }
    auto response = respond(status, "text/plain; charset=utf-8", std::move(text));
    response.headers.emplace_back("Cache-Control", "no-store");
    response.headers.emplace_back("X-Content-Type-Options", "nosniff");
    if (status == 503) {
        response.headers.emplace_back("Retry-After", "5");
    }
    return response;
}

}  // namespace mingjing::http
