// Results of enforcement (执法结果): whom they may not name, what is withheld, and figures and
// numbers that must agree. What their text may not say: rules_redaction.cc.

#include <algorithm>
#include <charconv>
#include <string>
#include <utility>

#include "domain/day.h"
#include "domain/decimal.h"
#include "domain/identifiers.h"
#include "domain/result_parts.h"

namespace mingjing::domain::rule {
namespace {

constexpr auto kMinorIsParty = "当事人属于未成年人";
constexpr int kOfAge = 18;
constexpr auto kTransferred = "已移送，没有办结";

// 第018号 of 海曦人社监罚字〔2026〕第018号, and what stands before it.
struct Serial {
    std::string before;
    std::string digits;
};
std::optional<Serial> serial_of(std::string_view number) {
    if (!number.ends_with("号")) {
        return std::nullopt;
    }
    number.remove_suffix(std::string_view("号").size());
    const auto last = number.find_last_not_of("0123456789");
    if (last == std::string_view::npos || last + 1 == number.size()) {
        return std::nullopt;
    }
    return Serial{std::string(number.substr(0, last + 1)), std::string(number.substr(last + 1))};
}

std::string padded(std::uint64_t number, std::size_t width) {
    auto digits = std::to_string(number);
    return std::string(width - std::min(width, digits.size()), '0') + digits;
}

// 14700 of 罚款人民币14,700元; what stands in 万元 is not read.
std::optional<std::string> fine_in_words(std::string_view content) {
    constexpr std::string_view kFine = "罚款人民币";
    const auto at = content.find(kFine);
    if (at == std::string_view::npos) {
        return std::nullopt;
    }
    std::string amount;
    auto rest = content.substr(at + kFine.size());
    for (;
         !rest.empty() && (rest[0] == ',' || rest[0] == '.' || (rest[0] >= '0' && rest[0] <= '9'));
         rest.remove_prefix(1)) {
        if (rest[0] != ',') {
            amount += rest[0];
        }
    }
    return amount.empty() || !rest.starts_with("元") ? std::nullopt : std::optional(amount);
}

// The youngest anything recorded says the party was when it was decided; nothing where nobody
// knows. Asked of everybody: what kind of party it is may be written wrongly.
std::optional<std::int64_t> age_of_party(const Fields& entry) {
    std::optional<std::int64_t> youngest;
    const auto say = [&](std::int64_t age) { youngest = std::min(youngest.value_or(age), age); };
    const auto day = day_in(entry, "decided_on");
    const auto born = day_in(entry, "party_born_on");
    if (const auto age = day ? age_on(text_of(entry, "id_number"), *day) : std::nullopt) {
        say(*age);
    }
    if (day && born) {
        say(years_between(*born, *day));
    }
    if (const auto* age = member(entry, "party_age").integer(); age != nullptr && !youngest) {
        say(*age);
    }
    return youngest;
}

void judge_party(const Fields& entry, Issues& issues) {
    const auto age = age_of_party(entry);
    if (age && *age < kOfAge) {
        issues.push_back(held(
            "party-is-minor",
            "status",
            std::string(kMinorIsParty) + "，这一条不得公示",
            "请把状态改为“不予公示”，写明依据和批准人"
        ));
        return;
    }
    if (!is_to_be_shown(entry)) {
        return;
    }
    if (text_of(entry, "party_kind").empty()) {
        issues.push_back(held(
            "party-kind-missing",
            "party_kind",
            "对象类型为空，不知道执法对象是不是自然人，姓名该不该遮盖",
            "请填写对象类型，公示的文字随后自动填写"
        ));
    } else if (is_person(entry) && !age) {
        issues.push_back(held(
            "age-unknown",
            "party_born_on",
            "没有能够看出当事人年龄的内容；当事人属于未成年人的不得公示",
            "请填写公民身份号码、出生日期或者行为时年龄"
        ));
    }
}

// law.md 6.1: nothing of a case the police have.
void judge_transfer(const Fields& entry, Issues& issues) {
    if (text_of(entry, "crime_transfer") != kTransferred || !is_to_be_shown(entry)) {
        return;
    }
    auto issue = held(
        "crime-not-closed",
        "crime_transfer",
        "案件已作为涉嫌犯罪案件移送公安机关，还没有办结，不得公示",
        "请等办结后改写移送情况；期间把状态改为“不予公示”，写明依据和批准人"
    );
    issue.article = "政府信息公开条例第十四条、第十六条";
    issue.rule = "GK-01";
    issues.push_back(std::move(issue));
}

}  // namespace

// Where nothing else is said, it is shown.
void complete_result(Fields& entry) {
    if (text_of(entry, "status").empty()) {
        entry["status"] = kShown;
    }
}

void result_says_what_was_decided(const RuleInput& input, Issues& issues) {
    if (!text_of(input.entry, "conclusion").empty() || !text_of(input.entry, "content").empty()) {
        return;
    }
    issues.push_back(
        {Level::rejected,
         "required-missing",
         "conclusion",
         "执法结论和决定内容都为空；公示的结果应当写明结论",
         "请填写其中一项",
         "国办发〔2018〕118号（六）",
         "GS-01",
         {}}
    );
}

void withholding_is_founded(const RuleInput& input, Issues& issues) {
    const bool is_withheld = text_of(input.entry, "status") == kWithheld;
    if (!is_withheld) {
        judge_party(input.entry, issues);
        judge_transfer(input.entry, issues);
    }
    const bool is_founded = !text_of(input.entry, "withholding_ground").empty() &&
                            !text_of(input.entry, "withholding_approver").empty();
    if (is_withheld && !is_founded) {
        auto issue = held(
            "withheld-without-ground",
            "withholding_ground",
            "不予公示没有写明依据或者批准人",
            "请写明依据的条款和批准人；没有依据的，应当公示"
        );
        issue.article = "政府信息公开条例第十四条至第十六条";
        issue.rule = "GK-03";
        issues.push_back(std::move(issue));
    }
}

void fine_agrees_with_content(const RuleInput& input, Issues& issues) {
    const auto& said = member(input.entry, "fine");
    const auto* fine = said.text();
    const auto words = fine_in_words(text_of(input.entry, "content"));
    if (fine == nullptr || !words || compare(*fine, *words) == 0) {
        return;
    }
    issues.push_back(
        {Level::rejected,
         "amount-mismatch",
         "fine",
         label_of(input.schema, "fine") + *fine + "元，与决定内容“罚款人民币" + *words +
             "元”不符，疑似单位错误",
         "请按决定书核对金额和单位",
         "",
         "",
         {}}
    );
}

void number_follows(const RuleInput& input, Issues& issues) {
    const auto& field = input.arguments.at(0);
    const auto serial = serial_of(text_of(input.entry, field));
    std::uint64_t number = 0;
    if (serial) {
        std::from_chars(
            serial->digits.data(), serial->digits.data() + serial->digits.size(), number
        );
    }
    if (number < 2 || !input.lookup.find) {
        return;
    }
    const auto width = serial->digits.size();
    const auto before = padded(number - 1, width);
    const auto key = serial->before + before + "号";
    if (input.lookup.find(input.schema.key, "", key)) {
        return;
    }
    issues.push_back(
        {Level::warned,
         "gap-in-number",
         field,
         "没有第" + before + "号，文号在第" + serial->digits + "号之前中断：作废的文号应有作废记录",
         "请核对第" + before + "号是否作废或者漏报",
         "",
         "",
         {}}
    );
}

void not_before(const RuleInput& input, Issues& issues) {
    const auto& first = input.arguments.at(0);
    const auto& second = input.arguments.at(1);
    const auto earlier = day_in(input.entry, first);
    const auto later = day_in(input.entry, second);
    if (earlier && later && *later < *earlier) {
        issues.push_back(
            {Level::rejected,
             "date-order",
             second,
             label_of(input.schema, second) + iso(*later) + "早于" + label_of(input.schema, first) +
                 iso(*earlier),
             "请核对两个日期",
             "",
             "",
             {}}
        );
    }
}

}  // namespace mingjing::domain::rule
