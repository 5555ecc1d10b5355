// /about, /accessibility and /map: by which rules this site publishes, what it promises, and
// all of it on one page.

#include "portal/page.h"
#include "portal/pages.h"
#include "portal/register_groups.h"
#include "portal/urls.h"

namespace mingjing::portal {

namespace {

// The publication-rule table (公示办法) as it is executed.
List rules(const Visit& visit) {
    List lines;
    for (const auto& rule : visit.definitions().publication_rules) {
        const auto* schema = visit.open_register(rule.register_key);
        if (schema == nullptr) {
            continue;
        }
        const auto limit = rule.time_limit_days == 0 ? std::string()
                                                     : std::to_string(rule.time_limit_days) +
                                                           (rule.working_days ? "个工作日" : "日");
        lines.emplace_back(Fields{
            {"register_name", schema->name},
            {"url", register_url(schema->key)},
            {"scope", rule.scope},
            {"content", rule.content},
            {"channel", rule.channel},
            {"limit", limit},
            {"supervision", rule.supervision},
            {"basis", rule.basis},
        });
    }
    return lines;
}

}  // namespace

http::Response accessibility(Visit& visit, const http::Captures& /*names*/) {
    return render(
        visit,
        Page{
            .name = "accessibility",
            .title = "无障碍声明",
            .column = "无障碍声明",
            .section = "",
            .description = "本专栏按 WCAG 2.2 AA 和 GB/T 37668 的要求建设，遇到障碍怎样反映。",
            .published_at = "",
            .crumbs = {{"无障碍声明", ""}},
            .fields = {},
        }
    );
}

http::Response about(Visit& visit, const http::Captures& /*names*/) {
    return render(
        visit,
        Page{
            .name = "about",
            .title = "公示办法",
            .column = "公示办法",
            .section = "",
            .description = "每一类信息公示什么、在哪里公示、多久之内公示、由谁审核和监督。",
            .published_at = "",
            .crumbs = {{"公示办法", ""}},
            .fields = {{"rules", rules(visit)}},
        }
    );
}

http::Response site_map(Visit& visit, const http::Captures& /*names*/) {
    return render(
        visit,
        Page{
            .name = "map",
            .title = "站点地图",
            .column = "站点地图",
            .section = "",
            .description = "本专栏的全部栏目和清单。",
            .published_at = "",
            .crumbs = {{"站点地图", ""}},
            .fields = {{"groups", register_groups(visit, "")}},
        }
    );
}

}  // namespace mingjing::portal
