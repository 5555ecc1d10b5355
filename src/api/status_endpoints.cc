// How the system is (系统状态), for those who run it; and each person's preferences.

#include <algorithm>

#include "api/call.h"
#include "api/endpoint_groups.h"
#include "codec/text.h"
#include "identity/preferences.h"
#include "identity/trail_check.h"

namespace mingjing::api {

namespace {

constexpr std::int64_t kPreferenceCharactersMax = 20'000;

std::int64_t whole(std::uint64_t number) {
    return static_cast<std::int64_t>(number);
}

std::int64_t seconds_since(Time then, Time now) {
    const auto age = std::chrono::duration_cast<std::chrono::seconds>(now - then).count();
    return std::max<std::int64_t>(age, 0);
}

Answer get_status(Call& call) {
    const auto& parts = call.parts();
    const auto server = parts.status ? parts.status() : ServerStatus{};
    const auto records = [&] {
        const auto ledger = parts.ledger.lease();
        return ledger->integer("SELECT coalesce(max(position) + 1, 0) FROM records", {})
            .value_or(0);
    }();
    const auto work = parts.work.lease();
    const auto trail = parts.trail_check->look(*work, call.now());
    const bool is_sealed = server.checkpoint_at != Time{};
    return Reply{
        .body = Fields{
            {"version", server.version},
            {"started_at", codec::rfc3339(server.started_at)},
            {"database", server.database},
            {"records", records},
            {"sealed", whole(server.sealed)},
            {"checkpoint_at", is_sealed ? codec::rfc3339(server.checkpoint_at) : std::string{}},
            {"checkpoint_age_seconds",
             is_sealed ? seconds_since(server.checkpoint_at, call.now()) : 0},
            {"definitions_digest", call.definitions().digest},
            {"drafts", work->integer("SELECT count(*) FROM drafts", {}).value_or(0)},
            {"sessions", whole(identity::open_sessions(*work, parts.sign_in.session, call.now()))},
            {"trail_rows", trail.rows},
            {"trail_checked", trail.checked},
            {"trail_is_whole", trail.is_whole},
            {"instruments_waiting", whole(server.instruments_waiting)},
            {"press_trouble", server.press_trouble},
            {"free_bytes", whole(server.free_bytes)},
            {"total_bytes", whole(server.total_bytes)}}};
}

Problem no_such_name() {
    return bad_request({{"name", "设置名只能用小写字母、数字和 _ . -，最多64个"}});
}

Answer get_preference(Call& call) {
    const auto name = call.name("name");
    if (!identity::is_preference_name(name)) {
        return tl::unexpected(no_such_name());
    }
    const auto work = call.parts().work.lease();
    return Reply{.body = Fields{{"value", identity::preference(*work, call.account().id, name)}}};
}

Answer put_preference(Call& call) {
    const auto name = call.name("name");
    if (!identity::is_preference_name(name)) {
        return tl::unexpected(no_such_name());
    }
    const auto value = std::string(text_of(call.body(), "value"));
    const auto work = call.parts().work.lease();
    auto kept = identity::keep_preference(*work, call.account().id, name, value, call.now());
    if (!kept) {
        return tl::unexpected(bad_request({std::move(kept.error())}));
    }
    return Reply{.body = Fields{{"value", value}}};
}

Endpoint status_endpoint() {
    const auto word = shape::text(200);
    const auto count = shape::whole(0, 9'007'199'254'740'991);
    return {
        .path = "/api/v1/status",
        .id = "getStatus",
        .group = "系统状态",
        .summary = "系统运行情况",
        .action = identity::Action::see_status,
        .answer = shape::object({
            {"version", word},
            {"started_at", word},
            {"database", word},
            {"records", count},
            {"sealed", count},
            {"checkpoint_at", word},
            {"checkpoint_age_seconds", count},
            {"definitions_digest", word},
            {"drafts", count},
            {"sessions", count},
            {"trail_rows", count},
            {"trail_checked", shape::described(count, "本轮已核对到第几条访问留痕")},
            {"trail_is_whole", shape::flag()},
            {"instruments_waiting", shape::described(count, "有了文号，等待制作的文书")},
            {"press_trouble",
             shape::described(shape::text(1000), "文书制作遇到的问题；一切正常时为空")},
            {"free_bytes", count},
            {"total_bytes", count},
        }),
        .handle = get_status};
}

}  // namespace

std::vector<Endpoint> status_endpoints() {
    return {status_endpoint()};
}

std::vector<Endpoint> preference_endpoints() {
    const auto value = shape::object({{"value", shape::text(kPreferenceCharactersMax)}});
    Endpoint get{
        .path = "/api/v1/preferences/{name}",
        .id = "getPreference",
        .group = "个人设置",
        .summary = "一项个人设置，没有时为空",
        .answer = value,
        .handle = get_preference};
    Endpoint put{
        .method = http::Method::put,
        .path = "/api/v1/preferences/{name}",
        .id = "putPreference",
        .group = "个人设置",
        .summary = "保存一项个人设置，内容为空即删去",
        .takes = Takes::json,
        .body = value,
        .answer = value,
        .handle = put_preference};
    return {std::move(get), std::move(put)};
}

}  // namespace mingjing::api
