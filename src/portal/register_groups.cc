#include "portal/register_groups.h"

#include <algorithm>
#include <array>
#include <string>

#include "portal/urls.h"
#include "portal/words.h"
#include "query/registers.h"

namespace mingjing::portal {

namespace {

struct Group {
    std::string_view key, about, nothing;
};
constexpr std::array<Group, 3> kGroups{{
    {"before",
     "谁来执法、依据什么、按什么程序和标准办，在执法之前就公开。",
     "这一类清单尚未公示。"},
    {"during", "执法人员亮明身份、窗口岗位公开，当事人随时可以查验。", "这一类信息尚未公示。"},
    {"after",
     "行政许可、行政处罚、行政强制、行政检查的结果和履行情况。",
     "执法结果尚未在本平台发布。发布后将列在这里，行政许可、行政处罚决定自作出之日起7个工作日内公开"
     "，"
     "其他执法决定20个工作日内公开（国办发〔2018〕118号）。"},
}};

Fields line(const domain::Schema& schema, const query::RegisterSummary* summary) {
    const auto count = summary == nullptr ? 0 : summary->entries;
    return {
        {"name", schema.name},
        {"url", register_url(schema.key)},
        {"about", schema.about},
        {"count", grouped(count)},
        {"is_empty", count == 0},
        {"updated", summary == nullptr ? "" : day_of(summary->updated_at)},
    };
}

}  // namespace

List register_groups(Visit& visit, std::string_view only) {
    const auto summaries = query::summaries(visit.ledger(), visit.definitions());
    List groups;
    for (const auto& group : kGroups) {
        if (!only.empty() && group.key != only) {
            continue;
        }
        List lines;
        for (const auto& schema : visit.definitions().registers) {
            if (schema.audience == domain::Audience::open && schema.group == group.key) {
                const auto summary =
                    std::find_if(summaries.begin(), summaries.end(), [&](const auto& one) {
                        return one.register_key == schema.key;
                    });
                lines.emplace_back(line(schema, summary == summaries.end() ? nullptr : &*summary));
            }
        }
        const bool is_empty = lines.empty();
        groups.emplace_back(Fields{
            {"key", group.key},
            {"name", group_word(group.key)},
            {"about", group.about},
            {"nothing", group.nothing},
            {"is_empty", is_empty},
            {"registers", std::move(lines)},
        });
    }
    return groups;
}

}  // namespace mingjing::portal
