#include "case_file/review_package.h"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "case_file/catalogue.h"

namespace mingjing::case_file {

namespace {

constexpr std::array<std::string_view, 4> kOfEveryCase{
    "调查终结报告", "决定代拟稿", "依据", "证据材料"};
constexpr std::array<std::string_view, 4> kOfPermits{
    "审查情况报告", "决定代拟稿", "依据", "申请材料"};
constexpr std::string_view kTranscript = "听证笔录";
constexpr std::string_view kOfHearings = "听证";   // 听证笔录, 听证报告
constexpr std::string_view kOfPanel = "集体讨论";  // 集体讨论或者主要负责人批准材料

// Catalogues write some of the list's own otherwise.
std::string_view as_listed(std::string_view material) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 2> kAlso{
        {{"法律依据", "依据"}, {"调查报告", "调查终结报告"}}};
    const auto found =
        std::ranges::find(kAlso, material, &std::pair<std::string_view, std::string_view>::first);
    return found == kAlso.end() ? material : found->second;
}

std::vector<Fields> rows_numbered(const Question& q, const std::vector<std::string>& numbers) {
    auto rows = q.around.entries("review_catalogue", q.on);
    std::erase_if(rows, [&](const Fields& row) {
        return std::ranges::find(numbers, text_of(row, "number")) == numbers.end();
    });
    return rows;
}

void want(std::string_view material, std::string_view row, std::vector<ReviewMaterial>& wanted) {
    const auto name = as_listed(material);
    if (!name.empty() && std::ranges::find(wanted, name, &ReviewMaterial::name) == wanted.end()) {
        wanted.push_back({std::string(name), std::string(row)});
    }
}

bool goes_to_panel(const State& state) {
    return state.is_beside_tier || (state.proposed && state.proposed->act.is_major);
}

// Why it is not there, though the case keeps such a thing; "" where it is, or nobody can say.
std::string_view not_there(const Question& q, std::string_view material) {
    const auto& held = q.state.telling.held;
    if (material.starts_with(kOfPanel) && goes_to_panel(q.state)) {
        return q.state.discussed ? "" : "还没有登记集体讨论";
    }
    if (material.starts_with(kOfHearings) && !(held && held->act.outcome == HearingHeld::kHeld)) {
        return "";
    }
    const auto kind =
        q.around.made_as ? q.around.made_as(q.state, q.procedure, material) : std::string{};
    if (kind.empty() || !q.around.filed) {
        return "";
    }
    const auto papers = q.around.filed(q.state.opened);
    const bool is_filed = std::ranges::any_of(papers, [&](const Paper& paper) {
        return !paper.is_voided && paper.name == kind;
    });
    return is_filed ? "" : "还没有出具";
}

std::string material_text(const ReviewMaterial& material, std::string_view why) {
    if (material.row.empty()) {
        return why.empty() ? material.name : fmt::format("{}（{}）", material.name, why);
    }
    return fmt::format(
        "{}（审核目录{}要求{}{}）", material.name, material.row, why.empty() ? "" : "，", why
    );
}

}  // namespace

std::vector<ReviewMaterial> materials_wanted(const Question& q) {
    std::vector<ReviewMaterial> wanted;
    for (const auto material :
         q.procedure.category == kPermitCategory ? kOfPermits : kOfEveryCase) {
        want(material, "", wanted);
    }
    if (q.state.was_heard) {
        want(kTranscript, "", wanted);
    }
    const auto asking = catalogue_rows(q);
    for (const auto& row : asking.met) {
        const auto* materials = member(row, "materials").list();
        for (const auto& material : materials == nullptr ? List{} : *materials) {
            want(
                material.text() == nullptr ? "" : *material.text(), text_of(row, "number"), wanted
            );
        }
    }
    return wanted;
}

std::vector<std::string> names_wanted(const Question& q) {
    std::vector<std::string> names;
    for (auto& material : materials_wanted(q)) {
        names.push_back(std::move(material.name));
    }
    return names;
}

std::vector<std::string> materials_missing(
    const Question& q, const std::vector<std::string>& sent
) {
    std::vector<std::string> missing;
    for (const auto& material : materials_wanted(q)) {
        const bool is_listed = std::ranges::any_of(sent, [&](const std::string& one) {
            return as_listed(one) == material.name;
        });
        const auto why = not_there(q, material.name);
        if (!is_listed || !why.empty()) {
            missing.push_back(material_text(material, why));
        }
    }
    return missing;
}

std::int64_t days_of_rows(
    const Question& q, const std::vector<std::string>& rows, const domain::TimeLimit& limit
) {
    const std::string_view unit = !limit.counting ? ""
                                  : *limit.counting == domain::Counting::working_days
                                      ? "working_day"
                                  : *limit.counting == domain::Counting::natural_days ? "day"
                                                                                      : "month";
    std::int64_t shortest = 0;
    for (const auto& row : rows_numbered(q, rows)) {
        const auto* period = member(row, "review_limit").fields();
        const auto* amount = period == nullptr ? nullptr : member(*period, "amount").integer();
        if (amount != nullptr && *amount > 0 && text_of(*period, "unit") == unit) {
            shortest = shortest == 0 ? *amount : std::min(shortest, *amount);
        }
    }
    return shortest;
}

}  // namespace mingjing::case_file
