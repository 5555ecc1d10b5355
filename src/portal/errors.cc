// The pages of what went wrong: what happened, why, and where to go from here.

#include <string>

#include "portal/frame.h"
#include "portal/page.h"

namespace mingjing::portal {

namespace {

struct Words {
    std::string title, what, next;
};

Words words(int status) {
    switch (status) {
        case 400:
            return {
                "请求无法理解",
                "这个地址或表单里有一处不合规则。",
                "请检查后重试，或从首页重新进入。"};
        case 404:
            return {
                "没有找到这个页面",
                "地址可能写错了，或者这条内容从未公示过。",
                "可以从首页进入，或用上方搜索查找。"};
        case 405:
            return {"不支持这种访问方式", "这个地址不接受这样的请求。", "请从首页重新进入。"};
        case 410:
            return {
                "内容已撤回",
                "这项内容已经依法撤回，不再提供。",
                "撤回的理由和依据见该条目的历次版本。"};
        case 413:
            return {"提交的内容太大", "提交的内容超过了本站接收的上限。", "请缩短后重试。"};
        case 429:
            return {"操作过于频繁", "同一地址短时间内的请求太多。", "请过几分钟再试。"};
        case 503:
            return {
                "系统正忙",
                "同时访问的人较多，这次没有处理您的请求。",
                "请过一会儿再试；如果您刚才提交了内容，它没有被保存。"};
        case 507:
            return {
                "文件太大，没有生成",
                "这个文件的内容超过了上限。",
                "请分清单下载，或者向本机关索取全部数据。"};
        default:
            return {
                "系统出现故障",
                "服务器没有能完成这个页面，故障已经记录。",
                "请过一会儿再试；如仍不行，请把下面的编号告诉我们。"};
    }
}

}  // namespace

http::Response error_page(const Site& site, int status, std::string_view incident) {
    auto said = words(status);
    const bool is_fault = status == 500;
    if (!is_fault && !incident.empty()) {
        said.what = std::string(incident);
    }
    const Page page{
        .name = "error",
        .title = said.title,
        .column = "出错提示",
        .section = "",
        .description = said.what,
        .published_at = "",
        .crumbs = {{said.title, ""}},
        .fields = {},
        .status = status,
        .is_indexed = false,
    };
    auto fields = frame(site, page, "", site.parts.public_url);
    fields["error"] = Fields{
        {"status", status},
        {"what", said.what},
        {"next", said.next},
        {"incident", is_fault ? std::string(incident) : std::string()},
    };
    return http::respond(
        status, "text/html; charset=utf-8", site.templates.render("error", fields)
    );
}

}  // namespace mingjing::portal
