#include "api/trail_names.h"

#include <algorithm>

#include "codec/text.h"

namespace mingjing::api {

std::string event_name(std::string_view event) {
    const auto* const found = std::ranges::find(kTrailEvents, event, &TrailEvent::key);
    return std::string(found == kTrailEvents.end() ? event : found->name);
}

std::string outcome_name(std::string_view outcome) {
    return outcome == "done" ? "成功" : outcome == "refused" ? "被拒绝" : std::string(outcome);
}

std::string object_name(const Call& call, db::Connection& work, std::string_view object) {
    if (object == "access_trail") {
        return "访问留痕";
    }
    if (object == "setup") {
        return "首次设置";
    }
    if (object == "provider") {
        return "统一身份认证";
    }
    const auto slash = object.find('/');
    if (const auto* schema = call.definitions().find(object.substr(0, slash))) {
        return slash == std::string_view::npos
                   ? schema->name
                   : schema->name + " " + std::string(object.substr(slash + 1));
    }
    if (const auto account = identity::account_by_id(work, object)) {
        return account->name + "（" + account->login + "）";
    }
    return std::string(object);
}

std::string time_name(Time time) {
    auto text = codec::rfc3339(time + std::chrono::hours{8}).substr(0, 19);
    std::ranges::replace(text, 'T', ' ');
    return text;
}

}  // namespace mingjing::api
