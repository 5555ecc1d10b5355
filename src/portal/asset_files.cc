// /assets/{name}: styles, scripts and pictures, by the digest in their address.

#include "portal/page.h"
#include "portal/pages.h"

namespace mingjing::portal {

http::Response asset(Visit& visit, const http::Captures& names) {
    const auto* asset = visit.site().assets.find(names.find("name")->second);
    if (asset == nullptr) {
        return not_found(visit, "没有这个文件。");
    }
    http::Response response;
    response.content_type = asset->content_type;
    response.body = asset->bytes;
    response.etag = '"' + asset->digest + '"';
    response.headers.emplace_back(
        "Cache-Control",
        visit.parameter("v") == asset->digest ? "public, max-age=31536000, immutable" : "no-cache"
    );
    return response;
}

}  // namespace mingjing::portal
