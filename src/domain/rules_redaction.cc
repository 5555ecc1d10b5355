// What the published text of a result may not say (law.md 6): prepared masked, then judged,
// every open field of it.

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "domain/characters.h"
#include "domain/redaction.h"
#include "domain/result_parts.h"

namespace mingjing::domain {
namespace rule {
namespace {

constexpr std::size_t kNamedAtMost = 5;

std::vector<std::string> listed_in(const Fields& entry, std::string_view field) {
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
    persons.others = listed_in(entry, "other_people");
    persons.minors = listed_in(entry, "minors");
    return persons;
}

// Written by somebody, and not chosen or of a form of its own.
bool is_free(const Field& field) {
    switch (field.type) {
        case FieldType::text:
        case FieldType::long_text:
        case FieldType::code:
        case FieldType::document_number:
        case FieldType::reference:
        case FieldType::references:
        case FieldType::citations:
        case FieldType::list:
        case FieldType::choice:
            return field.choices.empty() || !field.choices_closed;
        default:
            return false;
    }
}

// What may read like a name or a matter of somebody's: prose, not numbers and names of laws.
bool is_prose(const Field& field) {
    return field.type == FieldType::text || field.type == FieldType::long_text ||
           field.type == FieldType::list || field.type == FieldType::choice;
}

// Names are what the public reads there (law.md 6.3).
bool is_of_names(const Field& field) {
    return field.key == "officers" || field.key == "legal_representative";
}

void add_texts(const Value& value, std::vector<std::string>& texts) {
    if (const auto* text = value.text()) {
        texts.push_back(*text);
    } else if (const auto* list = value.list()) {
        for (const auto& item : *list) {
            add_texts(item, texts);
        }
    } else if (const auto* fields = value.fields()) {
        for (const auto& [key, one] : *fields) {
            add_texts(one, texts);
        }
    }
}

// Everything a field says, items of a list and of a citation too.
std::string said_in(const Fields& entry, const Field& field) {
    std::vector<std::string> texts;
    add_texts(member(entry, field.key), texts);
    return join(texts, "；");
}

void add_once(std::vector<std::string>& all, std::string one) {
    if (all.size() < kNamedAtMost && std::ranges::find(all, one) == all.end()) {
        all.push_back(std::move(one));
    }
}

// 身份证号码、手机号码; "" where there is none.
std::string identifiers_named(std::string_view text) {
    std::vector<std::string> named;
    for (const auto& span : identifiers_in(text)) {
        add_once(named, std::string(concealed_name(span.what)));
    }
    return join(named, "、");
}

void judge_identifiers(const Field& field, std::string_view text, Issues& issues) {
    if (const auto named = identifiers_named(text); !named.empty()) {
        issues.push_back(held(
            "personal-data-shown",
            field.key,
            field.label + "里有不得公开的" + named,
            "请删去或者改写这些内容后再提交"
        ));
    }
}

// What a known name that stands there should be; nothing where none does.
std::optional<std::string> mask_wanted(std::string_view text, const KnownPersons& persons) {
    for (const auto& [name, mask] : persons.replacements()) {
        if (name != mask && has(text, name)) {
            return mask;
        }
    }
    return std::nullopt;
}

void judge_known_names(
    const Field& field, std::string_view text, KnownPersons persons, Issues& issues
) {
    if (is_of_names(field)) {
        persons = {.minors = std::move(persons.minors)};
    }
    if (const auto mask = mask_wanted(text, persons)) {
        issues.push_back(held(
            "name-shown",
            field.key,
            field.label + "里有不得公开的自然人姓名",
            "请改为“" + *mask + "”或者删去后再提交"
        ));
    }
}

// Which of the suspicions somebody has looked at, and said why they may stay.
void judge_suspicions(
    const RuleInput& input, const Field& field, std::string_view text, Issues& issues
) {
    const bool is_explained = !text_of(input.entry, "cleared_reason").empty();
    const auto cleared =
        is_explained ? listed_in(input.entry, "cleared") : std::vector<std::string>{};
    std::vector<std::string> told;
    std::string basis;
    for (const auto& each : suspicions_in(text, input.schema.redaction, cleared)) {
        add_once(told, "“" + each.text + "”（" + each.topic + "）");
        basis = basis.empty() ? each.basis : basis;
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
    const auto* masked_field = find_field(schema.fields, shown.masks);
    // What is too long to be kept is refused by the check, and not worked on before.
    const bool is_too_long =
        masked_field != nullptr && character_count(original) > masked_field->length_max;
    if (original.empty() || is_too_long || !text_of(entry, shown.key).empty()) {
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

}  // namespace

void prepare_shown_text(const Schema& schema, Fields& entry, const Lookup& lookup, Issues& issues) {
    // Whether a name is to be masked depends on whose it is: said first, then filled in.
    if (text_of(entry, "party_kind").empty() && !text_of(entry, "party").empty()) {
        return;
    }
    const auto persons = persons_of(entry, lookup);
    for (const auto& field : schema.fields) {
        if (!field.masks.empty()) {
            fill(schema, field, entry, persons, issues);
        }
    }
}

void shown_text_is_masked(const RuleInput& input, Issues& issues) {
    const bool is_shown = is_to_be_shown(input.entry);
    const auto persons = persons_of(input.entry, input.lookup);
    for (const auto& field : input.schema.fields) {
        // The reason stands where the entry was, whatever else is withheld.
        const bool is_read = is_shown || field.key == "withdrawal_reason";
        const auto text = is_read && field.is_open && is_free(field) ? said_in(input.entry, field)
                                                                     : std::string{};
        if (text.empty()) {
            continue;
        }
        judge_identifiers(field, text, issues);
        judge_known_names(field, text, persons, issues);
        if (is_shown && is_prose(field) && !is_of_names(field)) {
            judge_suspicions(input, field, text, issues);
        }
    }
}

}  // namespace rule

Issues check_reason(
    const Schema& schema, const Fields& entry, const Lookup& lookup, std::string_view reason
) {
    const bool is_asked = std::ranges::any_of(schema.rules, [](const std::string& each) {
        return find_rule(each) == rule::shown_text_is_masked;
    });
    if (!is_asked) {
        return {};
    }
    if (const auto named = rule::identifiers_named(reason); !named.empty()) {
        return {rule::held(
            "personal-data-shown",
            "",
            "理由里有不得公开的" + named,
            "理由与结果一同公开，请删去这些内容后再办理"
        )};
    }
    if (rule::mask_wanted(reason, rule::persons_of(entry, lookup))) {
        return {rule::held(
            "name-shown",
            "",
            "理由里有不得公开的自然人姓名",
            "理由与结果一同公开，请隐去姓名后再办理"
        )};
    }
    return {};
}

}  // namespace mingjing::domain
