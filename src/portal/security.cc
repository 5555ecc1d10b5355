#include "portal/security.h"

#include <array>
#include <string>
#include <string_view>
#include <utility>

namespace mingjing::portal {

namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kHeaders{{
    {"Content-Security-Policy",
     "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
     "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"},
    {"X-Content-Type-Options", "nosniff"},
    {"Referrer-Policy", "same-origin"},
    {"Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()"},
    {"Cross-Origin-Opener-Policy", "same-origin"},
    {"X-Frame-Options", "DENY"},
}};

bool has(const http::Response& response, std::string_view name) {
    for (const auto& [header, value] : response.headers) {
        if (header == name) {
            return true;
        }
    }
    return false;
}

}  // namespace

http::Response secured(http::Response response) {
    for (const auto& [name, value] : kHeaders) {
        if (!has(response, name)) {
            response.headers.emplace_back(name, value);
        }
    }
    if (!has(response, "Cross-Origin-Resource-Policy")) {
        response.headers.emplace_back("Cross-Origin-Resource-Policy", "same-origin");
    }
    if (!has(response, "Cache-Control")) {
        response.headers.emplace_back("Cache-Control", "no-cache");
    }
    return response;
}

http::Response open_to_all(http::Response response) {
    response.headers.emplace_back("Access-Control-Allow-Origin", "*");
    response.headers.emplace_back("Cross-Origin-Resource-Policy", "cross-origin");
    return response;
}

}  // namespace mingjing::portal
