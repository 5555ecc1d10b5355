#include "api/doorkeeper.h"

#include <algorithm>

#include <fmt/format.h>

#include "api/problem.h"
#include "base/address_range.h"
#include "domain/characters.h"
#include "identity/trail.h"

namespace mingjing::api {

namespace {

constexpr std::chrono::minutes kNotedEvery{10};
constexpr std::size_t kNotedMax = 100;  // refusals in that time
constexpr std::size_t kPathCharactersMax = 200;
constexpr std::string_view kTooMany = "被拒的来访过多，以下不再逐一记录，待缓解后记明次数";

Problem not_from_there() {
    return {
        .status = 403,
        .code = "address-not-allowed",
        .title = "工作台只在本机关指定的网络范围内使用，您所在的网络地址不在其中",
        .article = "互联网政务应用安全管理规定第十九条",
        .next = "请从办公网络或者单位规定的远程接入方式登录；如需增加范围，请联系系统管理员"};
}

}  // namespace

std::optional<http::Response> Doorkeeper::turned_away(const http::Request& request) {
    const auto& allowed = definitions_.bureau.staff_addresses;
    const bool may_enter = allowed.empty() || std::ranges::any_of(allowed, [&](const auto& range) {
                               return range.contains(request.peer);
                           });
    if (may_enter) {
        return std::nullopt;
    }
    note(request, "从指定网络范围以外访问工作台");
    const auto problem = not_from_there();
    auto response =
        request.path.starts_with("/api/")
            ? to_response(problem)
            : http::respond(
                  problem.status,
                  "text/plain; charset=utf-8",
                  problem.title + "（" + problem.article + "）。" + problem.next + "。\n"
              );
    response.headers.emplace_back("Cache-Control", "no-store");
    response.headers.emplace_back("X-Content-Type-Options", "nosniff");
    return response;
}

std::vector<std::string> Doorkeeper::worth_noting(
    const http::Request& request, std::string_view what
) {
    const auto now = clock_.now();
    std::pair key{household(request.peer), std::string(what)};
    const std::scoped_lock lock(mutex_);
    std::erase_if(noted_, [&](const auto& one) {
        return now < one.second || now - one.second >= kNotedEvery;
    });
    if (noted_.contains(key)) {
        return {};
    }
    if (noted_.size() >= kNotedMax) {
        const bool is_first = unnamed_++ == 0;
        return is_first ? std::vector<std::string>{std::string(kTooMany)}
                        : std::vector<std::string>{};
    }
    noted_.emplace(std::move(key), now);
    std::vector<std::string> rows{std::string(what)};
    if (const auto unnamed = std::exchange(unnamed_, 0); unnamed > 0) {
        rows.push_back(fmt::format("此前另有{}次被拒没有逐一记录", unnamed));
    }
    return rows;
}

bool Doorkeeper::may_try(const http::Request& request) {
    const bool is_allowed = attempts_.allow(request.peer, clock_.now());
    if (!is_allowed) {
        note(request, "登录过于频繁，暂不受理");
    }
    return is_allowed;
}

void Doorkeeper::note(const http::Request& request, std::string_view what) {
    const auto details = worth_noting(request, what);
    if (details.empty()) {
        return;
    }
    identity::TrailRow row;
    row.time = clock_.now();
    row.event = "refused";
    row.object = domain::cut(request.path, kPathCharactersMax);
    row.outcome = "refused";
    row.peer = request.peer;
    const auto work = work_.lease();
    for (const auto& detail : details) {
        row.detail = detail;
        identity::leave_trail(*work, row);
    }
}

}  // namespace mingjing::api
