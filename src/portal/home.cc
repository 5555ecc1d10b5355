// The first page: search, the three groups with their registers, what changed lately, and
// how anybody can check that nothing here was altered afterwards.

#include "portal/changes.h"
#include "portal/log_state.h"
#include "portal/page.h"
#include "portal/pages.h"
#include "portal/register_groups.h"

namespace mingjing::portal {

http::Response home(Visit& visit, const http::Captures& /*names*/) {
    constexpr std::uint64_t kChangesMax = 8;
    auto lines = changes(visit, "", kChangesMax);
    const auto newest =
        lines.empty() ? std::string() : std::string(text_of(*lines.front().fields(), "day"));
    const auto& bureau = visit.definitions().bureau;
    return render(
        visit,
        Page{
            .name = "home",
            .title = "行政执法公示",
            .column = "首页",
            .section = "home",
            .description = bureau.name +
                           "行政执法公示专栏：执法主体、人员、事项、裁量基准、服务指南，"
                           "历次版本可查，公示内容可核验。",
            .published_at = newest,
            .crumbs = {},
            .fields =
                {
                    {"groups", register_groups(visit, "")},
                    {"changes", std::move(lines)},
                    {"log", log_state(visit.site())},
                    {"query", ""},
                },
        }
    );
}

}  // namespace mingjing::portal
