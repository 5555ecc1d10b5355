#pragma once

// What the access trail's own words are in Chinese, on the screen and in the file an auditor takes
// away: one table for both.

#include <array>
#include <string>
#include <string_view>

#include "api/call.h"

namespace mingjing::api {

struct TrailEvent {
    std::string_view key, name;
};
inline constexpr std::array kTrailEvents{
    TrailEvent{"sign_in", "登录"},
    TrailEvent{"sign_out", "退出"},
    TrailEvent{"password", "更换口令"},
    TrailEvent{"invitation", "启用账号"},
    TrailEvent{"adopt", "采用定义"},
    TrailEvent{"statute", "法规变动"},
    TrailEvent{"refused", "越权被拒"},
    TrailEvent{"reveal", "查看个人信息"},
    TrailEvent{"export", "导出"},
    TrailEvent{"read_instrument", "打开文书"},
    TrailEvent{"read_dossier", "查阅案卷"},
    TrailEvent{"account", "账号变动"},
    TrailEvent{"role", "角色变动"},
};

// As it is where it is none of these.
[[nodiscard]] std::string event_name(std::string_view event);
[[nodiscard]] std::string outcome_name(std::string_view outcome);
// The register and the key in it, or whose account; whatever else as it is.
[[nodiscard]] std::string object_name(
    const Call& call, db::Connection& work, std::string_view object
);
// 2026-03-01 10:03:04, in China.
[[nodiscard]] std::string time_name(Time time);

}  // namespace mingjing::api
