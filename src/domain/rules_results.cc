// Results of enforcement (执法结果): what their published text may not say (law.md 6), whom
// they may not name, and figures and numbers that must agree.

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <utility>

#include "domain/characters.h"
#include "domain/day.h"
#include "domain/decimal.h"
#include "domain/identifiers.h"
#include "domain/redaction.h"
#include "domain/rule_parts.h"

namespace mingjing::domain::rule {
namespace {

constexpr auto kPrivacy = "政府信息公开条例第十五条";
constexpr auto kShown = "公示中";
constexpr auto kWithheld = "不予公示";
constexpr auto kMinorIsParty = "当事人属于未成年人";
constexpr int kOfAge = 18;
constexpr std::size_t kNamedAtMost = 5;

std::vector<std::string> texts_in(const Fields& entry, std::string_view field) {
    std::vector<std::string> texts;
    if (const auto* list = member(entry, field).list()) {
        for (const auto& item : *list) {
            if (item.text() != nullptr && !item.text()->empty()) {
                texts.push_back(*item.text());
            }
        }
    }
    return texts;
}

bool is_person(const Fields& entry) {
    return text_of(entry, "party_kind") == "自然人";
}

// Setting party_name_mask: 1 张某, 2 张某某, 3 the whole name, where local rules allow it.
NameMask party_mask(const Fields& entry, const Lookup& lookup) {
    const auto chosen = lookup.setting ? lookup.setting("party_name_mask").value_or(1) : 1;
    if (chosen == 3) {
        return NameMask::none;
    }
    if (text_of(entry, "category") == "行政许可") {
        return NameMask::stars;
    }
    return chosen == 2 ? NameMask::by_length : NameMask::one;
}

KnownPersons persons_of(const Fields& entry, const Lookup& lookup) {
    KnownPersons persons;
    persons.party = is_person(entry) ? std::string(text_of(entry, "party")) : std::string{};
    persons.party_mask = party_mask(entry, lookup);
    persons.others = texts_in(entry, "other_people");
    persons.minors = texts_in(entry, "minors");
    return persons;
}

Issue held(std::string code, std::string field, std::string what, std::string remedy) {
    Issue issue;
    issue.level = Level::warned;
    issue.code = std::move(code);
    issue.field = std::move(field);
    issue.what = std::move(what);
    issue.remedy = std::move(remedy);
    issue.article = kPrivacy;
    issue.rule = "GK-02";
    issue.holds_back = true;
    return issue;
}

// What the public reads as running text; names of bodies and officers have fields of their own.
bool is_shown_text(const Field& field) {
    const bool is_text = field.type == FieldType::text || field.type == FieldType::long_text;
    return field.is_open && is_text && (!field.is_personal || !field.masks.empty());
}

void add_once(std::vector<std::string>& all, std::string one) {
    if (all.size() < kNamedAtMost && std::ranges::find(all, one) == all.end()) {
        all.push_back(std::move(one));
    }
}

void judge_identifiers(const RuleInput& input, const Field& field, Issues& issues) {
    const auto text = text_of(input.entry, field.key);
    std::vector<std::string> named;
    for (const auto& span : identifiers_in(text)) {
        add_once(named, std::string(concealed_name(span.what)));
    }
    if (!named.empty()) {
        issues.push_back(held(
            "personal-data-shown",
            field.key,
            field.label + "里有不得公开的" + join(named, "、"),
            "请删去或者改写这些内容后再提交"
        ));
    }
}

void judge_known_names(const RuleInput& input, const Field& field, Issues& issues) {
    const auto text = text_of(input.entry, field.key);
    for (const auto& [name, mask] : persons_of(input.entry, input.lookup).replacements()) {
        if (name != mask && has(text, name)) {
            issues.push_back(held(
                "name-shown",
                field.key,
                field.label + "里有不得公开的自然人姓名",
                "请改为“" + mask + "”或者删去后再提交"
            ));
            return;
        }
    }
}

// Which of the suspicions somebody has looked at, and said why they may stay.
void judge_suspicions(const RuleInput& input, const Field& field, Issues& issues) {
    const bool is_explained = !text_of(input.entry, "cleared_reason").empty();
    const auto cleared =
        is_explained ? texts_in(input.entry, "cleared") : std::vector<std::string>{};
    std::vector<std::string> told;
    std::string basis;
    for (const auto& each :
         suspicions_in(text_of(input.entry, field.key), input.schema.redaction)) {
        if (std::ranges::find(cleared, each.text) == cleared.end()) {
            add_once(told, "“" + each.text + "”（" + each.topic + "）");
            basis = basis.empty() ? each.basis : basis;
        }
    }
    if (told.empty()) {
        return;
    }
    auto issue = held(
        "held-for-redaction",
        field.key,
        field.label + "里疑有不宜公开的内容：" + join(told, "、"),
        "请核对：应当隐去的改写公示文本；确可公开的，把这些文字填入“核对无误的文字”并写明理由"
    );
    issue.article = basis.empty() ? issue.article : basis;
    issues.push_back(std::move(issue));
}

void fill(
    const Schema& schema,
    const Field& shown,
    Fields& entry,
    const KnownPersons& persons,
    Issues& issues
) {
    const auto original = text_of(entry, shown.masks);
    if (original.empty() || !text_of(entry, shown.key).empty()) {
        return;
    }
    auto text = shown.masks == "party" && !persons.party.empty()
                    ? masked_name(persons.party, persons.party_mask)
                    : masked(original, persons);
    if (text != original) {
        issues.push_back(
            {Level::normalised,
             "masked",
             shown.key,
             label_of(schema, shown.masks) + "中的个人信息已按规则遮盖，写入" + shown.label,
             "",
             "",
             "",
             {}}
        );
    }
    entry[shown.key] = std::move(text);
}

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

}  // namespace

void prepare_shown_text(const Schema& schema, Fields& entry, const Lookup& lookup, Issues& issues) {
    const auto persons = persons_of(entry, lookup);
    for (const auto& field : schema.fields) {
        if (!field.masks.empty()) {
            fill(schema, field, entry, persons, issues);
        }
    }
}

void shown_text_is_masked(const RuleInput& input, Issues& issues) {
    // Withheld, repaired, withdrawn: of these the public reads nothing.
    const auto status = text_of(input.entry, "status");
    if (!status.empty() && status != kShown) {
        return;
    }
    for (const auto& field : input.schema.fields) {
        if (is_shown_text(field) && !text_of(input.entry, field.key).empty()) {
            judge_identifiers(input, field, issues);
            judge_known_names(input, field, issues);
            judge_suspicions(input, field, issues);
        }
    }
}

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
    const auto day = day_in(input.entry, "decided_on");
    const auto age = day ? age_on(text_of(input.entry, "id_number"), *day) : std::nullopt;
    if (is_person(input.entry) && age && *age < kOfAge && !is_withheld) {
        auto issue = held(
            "party-is-minor",
            "status",
            std::string(kMinorIsParty) + "，这一条不得公示",
            "请把状态改为“不予公示”，写明依据和批准人"
        );
        issue.rule = "GK-02";
        issues.push_back(std::move(issue));
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
