// /ledger/...: the published log as anybody's verifier reads it (C2SP tlog-tiles).

#include "portal/page.h"
#include "portal/pages.h"
#include "portal/security.h"

namespace mingjing::portal {

namespace {

constexpr std::string_view kNever = "public, max-age=31536000, immutable";

}  // namespace

http::Response checkpoint(Visit& visit, const http::Captures& /*names*/) {
    const auto note = visit.site().parts.published.checkpoint();
    if (!note) {
        return not_found(visit, "账本还没有签发第一个检查点。");
    }
    return open_to_all(http::respond(200, "text/plain; charset=utf-8", *note));
}

http::Response tile(Visit& visit, const http::Captures& names) {
    auto bytes = visit.site().parts.published.file("tile/" + names.find("path")->second);
    if (!bytes) {
        return not_found(visit, "账本里没有这个文件。");
    }
    auto response = http::respond(200, "application/octet-stream", std::move(*bytes));
    response.headers.emplace_back("Cache-Control", kNever);
    return open_to_all(std::move(response));
}

http::Response verifier_key(Visit& visit, const http::Captures& /*names*/) {
    return open_to_all(http::respond(
        200, "text/plain; charset=utf-8", visit.site().parts.identity.verifier_key() + "\n"
    ));
}

}  // namespace mingjing::portal
