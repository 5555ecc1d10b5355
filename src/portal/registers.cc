// /registers: all registers in their groups, or one group of them.

#include "portal/page.h"
#include "portal/pages.h"
#include "portal/register_groups.h"
#include "portal/words.h"

namespace mingjing::portal {

http::Response registers(Visit& visit, const http::Captures& /*names*/) {
    const auto group = visit.parameter("group");
    if (!group.empty() && group != "before" && group != "during" && group != "after") {
        return not_found(visit, "没有这一类公示，只有事前、事中、事后三类。");
    }
    const auto title = group.empty() ? std::string("全部公示清单") : group_word(group);
    return render(
        visit,
        Page{
            .name = "registers",
            .title = title,
            .column = title,
            .section = std::string(group),
            .description = title + "：" + visit.definitions().bureau.name + "公示的各类清单。",
            .published_at = "",
            .crumbs = {{title, ""}},
            .fields =
                {
                    {"groups", register_groups(visit, group)},
                    {"has_flows", group != "during" && group != "after"},
                    {"is_during", group == "during"},
                    {"is_all", group.empty()},
                },
        },
        {"group"}
    );
}

}  // namespace mingjing::portal
