#include "http/router.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <exception>
#include <optional>

#include <fmt/format.h>

#include "base/check.h"
#include "base/log.h"
#include "http/problem.h"

namespace mingjing::http {
namespace {

std::vector<std::string> split(std::string_view path) {
    std::vector<std::string> segments;
    CHECK(path.starts_with('/'));
    while (!path.empty()) {
        path.remove_prefix(1);
        const auto end = std::min(path.find('/'), path.size());
        segments.emplace_back(path.substr(0, end));
        path.remove_prefix(end);
    }
    return segments;
}

enum class Kind : std::uint8_t { literal, name, rest };

Kind kind_of(std::string_view segment) {
    if (!segment.starts_with('{')) {
        return Kind::literal;
    }
    return segment.ends_with("...}") ? Kind::rest : Kind::name;
}

std::string_view name_in(std::string_view segment) {
    constexpr std::string_view kDots = "...";
    const auto after = kind_of(segment) == Kind::rest ? kDots.size() + 1 : 1;
    return segment.substr(1, segment.size() - 1 - after);
}

bool matches(const std::vector<std::string>& pattern, const std::vector<std::string>& path) {
    for (std::size_t at = 0; at < pattern.size(); ++at) {
        if (at >= path.size()) {
            return false;
        }
        switch (kind_of(pattern[at])) {
            case Kind::rest:
                return !path.back().empty();
            case Kind::name:
                if (path[at].empty()) {
                    return false;
                }
                break;
            case Kind::literal:
                if (pattern[at] != path[at]) {
                    return false;
                }
                break;
        }
    }
    return pattern.size() == path.size();
}

Captures captured(const std::vector<std::string>& pattern, const std::vector<std::string>& path) {
    Captures captures;
    for (std::size_t at = 0; at < pattern.size(); ++at) {
        switch (kind_of(pattern[at])) {
            case Kind::literal:
                break;
            case Kind::name:
                captures.emplace(name_in(pattern[at]), path[at]);
                break;
            case Kind::rest: {
                std::string rest = path[at];
                for (std::size_t next = at + 1; next < path.size(); ++next) {
                    rest.append("/").append(path[next]);
                }
                captures.emplace(name_in(pattern[at]), std::move(rest));
                break;
            }
        }
    }
    return captures;
}

bool more_literal(const std::vector<std::string>& one, const std::vector<std::string>& other) {
    return std::lexicographical_compare(
        one.begin(),
        one.end(),
        other.begin(),
        other.end(),
        [](const auto& a, const auto& b) { return kind_of(a) < kind_of(b); }
    );
}

// Short enough to read out on the telephone; unique among the lines of one log.
std::string new_incident() {
    static std::atomic<std::uint32_t> count{0};
    const auto since = std::chrono::system_clock::now().time_since_epoch();
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(since).count();
    return fmt::format("{:x}-{}", seconds, ++count);
}

std::string_view name_of(Method method) {
    switch (method) {
        case Method::get:
            return "GET, HEAD";
        case Method::head:
            return "HEAD";
        case Method::post:
            return "POST";
        case Method::put:
            return "PUT";
        case Method::patch:
            return "PATCH";
        case Method::del:
            return "DELETE";
        case Method::options:
            return "OPTIONS";
    }
    return {};
}

}  // namespace

void Router::add(Method method, std::string_view pattern, Handler handler, BodyBound bound) {
    auto segments = split(pattern);
    for (std::size_t at = 0; at < segments.size(); ++at) {
        const bool is_last = at + 1 == segments.size();
        CHECK(kind_of(segments[at]) != Kind::rest || is_last);
        CHECK(kind_of(segments[at]) == Kind::literal || segments[at].ends_with('}'));
    }
    const Route route{method, std::move(segments), std::move(handler), std::move(bound)};
    const auto place =
        std::upper_bound(routes_.begin(), routes_.end(), route, [](const auto& a, const auto& b) {
            return more_literal(a.segments, b.segments);
        });
    routes_.insert(place, route);
}

void Router::set_error_page(std::string under, ErrorPage page) {
    error_pages_.insert_or_assign(std::move(under), std::move(page));
}

Response Router::failure(const Request& request, int status, std::string_view incident) const {
    const auto page = std::ranges::find_if(error_pages_, [&](const auto& one) {
        return request.path.starts_with(one.first);
    });
    if (page != error_pages_.end()) {
        try {
            return page->second(status, incident);
        } catch (const std::exception& error) {
            log::error(fmt::format("the error page for {} failed: {}", status, error.what()));
        }
    }
    return problem(status, incident);
}

// "/registers/" for "/registers": sent to the address that exists. The target is passed on
// as it came; parse_target lets none through that leads to another host.
std::optional<Response> Router::without_slash(
    const Request& request, std::vector<std::string> segments
) const {
    if (segments.size() < 2 || !segments.back().empty() || !request.target.starts_with('/')) {
        return std::nullopt;
    }
    segments.pop_back();
    const bool exists = std::any_of(routes_.begin(), routes_.end(), [&](const auto& route) {
        return route.method == Method::get && matches(route.segments, segments);
    });
    if (!exists) {
        return std::nullopt;
    }
    auto location = request.target;
    location.erase(std::min(location.find('?'), location.size()) - 1, 1);
    auto response = respond(308, "text/plain; charset=utf-8", "页面在 " + location + "\n");
    response.headers.emplace_back("Location", std::move(location));
    return response;
}

std::size_t Router::body_bytes_max(const Request& request) const {
    const auto target = parse_target(request.target);
    if (!target) {
        return 0;
    }
    for (const auto& route : routes_) {
        if (route.method == request.method && matches(route.segments, target->segments)) {
            return route.bound ? route.bound(request) : 0;
        }
    }
    return 0;
}

Response Router::answer(const Request& request) const {
    const auto segments = request.segments.empty() ? split(request.path) : request.segments;
    const auto method = request.method == Method::head ? Method::get : request.method;
    std::string allowed;
    for (const auto& route : routes_) {
        if (!matches(route.segments, segments)) {
            continue;
        }
        if (route.method != method) {
            allowed.append(allowed.empty() ? "" : ", ").append(name_of(route.method));
            continue;
        }
        try {
            return route.handler(request, captured(route.segments, segments));
        } catch (const std::exception& error) {
            const auto incident = new_incident();
            log::error(fmt::format("incident {}: {}: {}", incident, request.path, error.what()));
            return failure(request, 500, incident);
        }
    }
    if (allowed.empty()) {
        if (auto redirect = without_slash(request, segments)) {
            return *std::move(redirect);
        }
        return failure(request, 404, {});
    }
    auto response = failure(request, 405, {});
    response.headers.emplace_back("Allow", std::move(allowed));
    return response;
}

}  // namespace mingjing::http
