// How long the result of a penalty is shown, by how grave the bad faith is (失信分类), and when it
// may be taken down sooner because it was made good (信用修复). The months are dated configuration:
// they changed in 2023 and 2026 (law.md 3.12).

#include <algorithm>
#include <array>
#include <initializer_list>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "domain/calendar.h"
#include "domain/characters.h"
#include "domain/day.h"
#include "domain/performance.h"
#include "domain/result_parts.h"

namespace mingjing::domain::rule {
namespace {

using std::chrono::sys_days;

constexpr auto kRepaired = "已修复";
constexpr auto kRepairRules = "信用修复管理办法";

struct Class {
    std::string_view name;
    std::string_view months_min;  // thresholds; "" where there is none
    std::string_view months_max;
};
constexpr std::array<Class, 3> kClasses{
    {{"轻微", "", "credit_minor_months_max"},
     {"一般", "credit_ordinary_months_min", "credit_ordinary_months_max"},
     {"严重", "credit_serious_months_min", "credit_serious_months_max"}}};

const Class* class_of(const Fields& entry) {
    const auto found = std::ranges::find(kClasses, text_of(entry, "credit_class"), &Class::name);
    return found == kClasses.end() ? nullptr : &*found;
}

// So many months from the decision's day, as the rules of that day have it; nothing where they
// have none.
std::optional<sys_days> end_of(std::string_view months, const Fields& entry, const Lookup& lookup) {
    const auto decided = day_in(entry, "decided_on");
    const auto held = decided && lookup.threshold && !months.empty()
                          ? lookup.threshold(months, *decided)
                          : std::nullopt;
    return held ? std::optional(add_months(*decided, *held)) : std::nullopt;
}

Issue by_repair_rules(Issue issue, std::string rule) {
    issue.article = kRepairRules;
    issue.rule = std::move(rule);
    return issue;
}

// Beyond the shortest or longest the law shows it for.
Issue out_of_bounds(std::string code, std::string what, std::string remedy) {
    return by_repair_rules(
        warned(std::move(code), "display_until", std::move(what), std::move(remedy)), "XY-02"
    );
}

// Of a case of this bureau, not taken over from elsewhere.
bool is_own(const Fields& entry) {
    return !text_of(entry, "case_number").empty();
}

// How grave it is decides how long it is shown; without, nothing ends it.
void class_is_said(const RuleInput& input, Issues& issues) {
    const auto& entry = input.entry;
    if (text_of(entry, "category") != "行政处罚" || !is_own(entry) || !is_to_be_shown(entry)) {
        return;
    }
    const auto label = label_of(input.schema, "credit_class");
    issues.push_back(by_repair_rules(
        warned(
            "credit-class-missing",
            "credit_class",
            label + "为空，看不出这一处罚结果应当公示多久",
            "请填写" + label + "，" + label_of(input.schema, "display_until") + "随后自动填写"
        ),
        "XY-02"
    ));
}

Issue not_earned(std::string field, std::string what, std::string remedy) {
    return by_repair_rules(
        held("repair-not-earned", std::move(field), std::move(what), std::move(remedy)), "XY-03"
    );
}

// Those of them that say nothing, by their labels: 失信分类、履行情况.
std::vector<std::string> unsaid(
    const RuleInput& input, std::initializer_list<std::string_view> fields
) {
    std::vector<std::string> labels;
    for (const auto field : fields) {
        if (text_of(input.entry, field).empty()) {
            labels.push_back(label_of(input.schema, field));
        }
    }
    return labels;
}

// The case here whose decision this is, though the entry names none: to leave the number out makes
// no other bureau's of it.
std::string unnamed_case(const RuleInput& input) {
    const auto& entry = input.entry;
    return is_own(entry) || !input.lookup.case_decided
               ? std::string{}
               : input.lookup.case_decided(
                     text_of(entry, "number"), text_of(entry, "party"), text_of(entry, "decided_on")
                 );
}

// What the shortest period and the performance are judged by, nobody does without. Where it was
// repaired elsewhere, how one applied is known there: it is only told.
void repair_is_documented(const RuleInput& input, Issues& issues) {
    auto missing = unsaid(input, {"credit_class", "performance"});
    const auto of_application = unsaid(input, {"repair_applied_on", "repair_pledged_on"});
    const auto unnamed = of_application.empty() ? std::string{} : unnamed_case(input);
    const bool is_held = !missing.empty() || is_own(input.entry) || !unnamed.empty();
    std::ranges::copy(of_application, std::back_inserter(missing));
    if (missing.empty()) {
        return;
    }
    const auto of_case = unnamed.empty()
                             ? std::string{}
                             : "；这是本机关案件" + unnamed + "的决定，不因" +
                                   label_of(input.schema, "case_number") + "没有填写而少写";
    auto issue = not_earned(
        "status",
        "已修复的没有写明" + join(missing, "、") + "，看不出能不能修复" + of_case,
        "请写明：最短公示期满、义务履行完毕、公开作出信用承诺的，才能修复"
    );
    issue.holds_back = is_held;
    issues.push_back(std::move(issue));
}

}  // namespace

std::vector<std::string_view> credit_thresholds() {
    std::vector<std::string_view> keys;
    for (const auto& grade : kClasses) {
        std::ranges::copy_if(
            std::array{grade.months_min, grade.months_max},
            std::back_inserter(keys),
            [](std::string_view key) { return !key.empty(); }
        );
    }
    return keys;
}

// The longest the law allows, where nobody said otherwise: of what is 轻微 too, which is as a rule
// not shown as bad faith, and never longer than what is 严重. What is not shown needs no end.
void complete_display(const Schema& schema, Fields& entry, const Lookup& lookup, Issues& issues) {
    const auto* grade = class_of(entry);
    if (grade == nullptr || !is_to_be_shown(entry) || !text_of(entry, "display_until").empty()) {
        return;
    }
    if (const auto last = end_of(grade->months_max, entry, lookup)) {
        entry["display_until"] = iso(*last);
        auto issue = by_repair_rules(
            warned(
                "display-until-filled",
                "display_until",
                label_of(schema, "display_until") + "按失信分类填写为" + iso(*last),
                ""
            ),
            "XY-02"
        );
        issue.level = Level::normalised;
        issues.push_back(std::move(issue));
    }
}

void display_follows_class(const RuleInput& input, Issues& issues) {
    const auto* grade = class_of(input.entry);
    if (grade == nullptr) {
        class_is_said(input, issues);
        return;
    }
    const auto until = day_in(input.entry, "display_until");
    if (!until) {
        return;
    }
    const auto label = label_of(input.schema, "display_until") + iso(*until);
    const auto last = end_of(grade->months_max, input.entry, input.lookup);
    const auto first = end_of(grade->months_min, input.entry, input.lookup);
    if (last && *until > *last) {
        issues.push_back(out_of_bounds(
            "display-too-long",
            label + "晚于“" + std::string(grade->name) + "”失信信息最长公示到的" + iso(*last),
            "请改为不晚于这一天，或者核对失信分类"
        ));
    } else if (first && *until < *first) {
        auto issue = out_of_bounds(
            "display-too-short",
            label + "早于“" + std::string(grade->name) + "”失信信息至少公示到的" + iso(*first),
            "请改为不早于这一天；提前停止公示的，按信用修复办理"
        );
        // Else a date would do what only a repair may.
        issue.holds_back = is_to_be_shown(input.entry);
        issues.push_back(std::move(issue));
    }
}

void repair_is_earned(const RuleInput& input, Issues& issues) {
    const auto& entry = input.entry;
    if (text_of(entry, "status") != kRepaired) {
        return;
    }
    const auto* grade = class_of(entry);
    const auto today = input.lookup.today;
    const auto applied = day_in(entry, "repair_applied_on");
    const auto first =
        grade == nullptr ? std::nullopt : end_of(grade->months_min, entry, input.lookup);
    const auto until = [&] {
        return "“" + std::string(grade->name) + "”失信信息至少公示到" + iso(*first);
    };
    if (first && applied && *applied < *first) {
        issues.push_back(not_earned(
            "status",
            until() + "，" + iso(*applied) + "申请修复早于这一天，不能修复",
            "请由当事人在最短公示期满以后重新申请；日期填错的，请改正申请日期"
        ));
    } else if (first && today < *first) {  // a day yet to come is no application
        issues.push_back(not_earned("status", until() + "，还不能修复", "请等最短公示期满以后办理")
        );
    }
    repair_is_documented(input, issues);
    const auto status = text_of(entry, "performance");
    if (!status.empty() && !performance::is_performed(status)) {
        issues.push_back(not_earned(
            "performance",
            "履行情况是“" + std::string(status) + "”，义务没有履行完毕的不能修复",
            "请在当事人纠正失信行为、履行完毕义务以后办理"
        ));
    }
    if (applied && text_of(entry, "repair_pledged_on").empty()) {
        issues.push_back(not_earned(
            "repair_pledged_on", "申请修复的当事人没有公开作出信用承诺", "请填写作出信用承诺的日期"
        ));
    }
}

}  // namespace mingjing::domain::rule
