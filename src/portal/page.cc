#include "portal/page.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "base/time.h"
#include "codec/text.h"
#include "crypto/hash.h"
#include "portal/frame.h"
#include "portal/urls.h"

namespace mingjing::portal {

namespace {

std::string entity_tag(std::string_view body) {
    constexpr std::size_t kDigits = 24;
    return '"' + crypto::sha256(body).hex().substr(0, kDigits) + '"';
}

// The target as this site would write it: one address, one page in the cache.
bool is_canonical(const http::Request& request, const std::vector<std::string_view>& known) {
    std::string path;
    for (const auto& segment : request.segments) {
        path += '/' + codec::percent_encode(segment);
    }
    for (const auto& [name, value] : request.query) {
        if (std::find(known.begin(), known.end(), name) == known.end()) {
            return false;
        }
    }
    return with(path.empty() ? "/" : path, request.query) == request.target;
}

Time next_midnight_in_china(Time now) {
    return beginning_in_china(day_in_china(now) + std::chrono::days{1});
}

}  // namespace

http::Response kept(
    const Visit& visit, http::Response response, const std::vector<std::string_view>& known
) {
    response.etag = entity_tag(*response.body);
    if (is_canonical(visit.request(), known)) {
        response.keep_until = next_midnight_in_china(visit.site().parts.clock.now());
    }
    return response;
}

http::Response render(Visit& visit, Page page, const std::vector<std::string_view>& known) {
    const auto& site = visit.site();
    auto fields = frame(site, page, visit.today(), visit.base_url());
    fields.merge(page.fields);
    auto response = http::respond(
        page.status, "text/html; charset=utf-8", site.templates.render(page.name, fields)
    );
    if (page.status != 200 || visit.request().method == http::Method::post) {
        return response;
    }
    return kept(visit, std::move(response), known);
}

http::Response not_found(Visit& visit, std::string_view what) {
    auto response = error_page(visit.site(), 404, what);
    return response;
}

http::Response bad_request(Visit& visit, std::string_view what) {
    return error_page(visit.site(), 400, what);
}

}  // namespace mingjing::portal
