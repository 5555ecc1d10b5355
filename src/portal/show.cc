#include "portal/show.h"

#include <algorithm>
#include <utility>

#include "domain/attachment.h"
#include "domain/cell.h"
#include "portal/moment_view.h"
#include "portal/refer.h"
#include "portal/urls.h"

namespace mingjing::portal {

namespace {

using domain::Field;
using domain::FieldType;

Value item(std::string text, std::string url = {}, std::string digest = {}) {
    return Fields{
        {"text", std::move(text)}, {"url", std::move(url)}, {"digest", std::move(digest)}};
}

// With the digest, so that whoever has the file can tell it is this one.
List attachment_items(const Visit& visit, const List& attachments, const Shown& shown) {
    List items;
    for (const auto& one : attachments) {
        if (const auto attachment = domain::attachment_in(one)) {
            items.push_back(item(
                domain::described(*attachment),
                with(attachment_url(shown.url, attachment->digest), moment_parameters(visit)),
                attachment->digest
            ));
        }
    }
    return items;
}

List reference_items(
    Visit& visit, const Field& field, const Value& value, const query::Moment& moment
) {
    List items;
    const auto add = [&](const Value& key) {
        if (const auto* text = key.text()) {
            const auto target = referred(visit, field, *text, moment);
            items.push_back(
                target ? item(target->label, entry_url(target->register_key, target->key))
                       : item(*text)
            );
        }
    };
    if (const auto* keys = value.list()) {
        std::for_each(keys->begin(), keys->end(), add);
    } else {
        add(value);
    }
    return items;
}

List items_of(Visit& visit, const Field& field, const Value& value, const Shown& shown) {
    if (value.is_null()) {
        return {};
    }
    if (field.type == FieldType::reference || field.type == FieldType::references) {
        return reference_items(visit, field, value, shown.moment);
    }
    if (field.type == FieldType::attachments && value.list() != nullptr) {
        return attachment_items(visit, *value.list(), shown);
    }
    List items;
    if (const auto* list = value.list()) {
        for (const auto& one : *list) {
            items.push_back(item(domain::display_text(field, List{one})));
        }
        return items;
    }
    auto text = domain::display_text(field, value);
    auto url = unit_url(visit, field, text, shown.moment);
    if (!text.empty()) {
        items.push_back(item(std::move(text), std::move(url)));
    }
    return items;
}

bool is_number(const Field& field) {
    return field.type == FieldType::integer || field.type == FieldType::decimal;
}

// Steps and long enumerations deserve a section; 实地核查、书面检查 does not.
bool is_enumeration(const Field& field, const Value& value) {
    constexpr std::size_t kInlineMax = 3;
    const auto* list = value.list();
    return field.type == FieldType::list && list != nullptr && list->size() > kInlineMax;
}

bool has_section(const Field& field, const Value& value) {
    return field.type == FieldType::citations || field.type == FieldType::long_text ||
           field.type == FieldType::table || is_enumeration(field, value);
}

// The page says its title, and the key of a plain text, above everything else.
bool is_in_heading(const domain::Schema& schema, const Field& field) {
    const bool is_key = schema.entry_key.size() == 1 && schema.entry_key.front() == field.key;
    const bool is_plain = field.type == FieldType::code || field.type == FieldType::document_number;
    return field.key == schema.title || (is_key && is_plain);
}

constexpr std::size_t kWideBytes = 36;  // 12 Chinese characters: a half line of the sheet

bool is_wide(const Field& field, const Value& value) {
    return value.list() != nullptr || domain::display_text(field, value).size() > kWideBytes;
}

// Two facts stand side by side; one without a neighbour takes the whole line.
void pair_up(List& facts) {
    const auto set_wide = [&](std::size_t index) {
        std::get<Fields>(facts[index].data)["is_wide"] = true;
    };
    bool is_waiting = false;
    for (std::size_t index = 0; index < facts.size(); ++index) {
        const bool wide = *member(*facts[index].fields(), "is_wide").boolean();
        if (wide && is_waiting) {
            set_wide(index - 1);
        }
        is_waiting = !wide && !is_waiting;
    }
    if (is_waiting) {
        set_wide(facts.size() - 1);
    }
}

Fields section(Visit& visit, const Field& field, const Value& value, const Shown& shown) {
    Fields section{
        {"id", "s-" + field.key},
        {"title", field.label},
        {"is_basis", field.type == FieldType::citations},
        {"is_prose", field.type == FieldType::long_text},
        {"is_steps", field.type == FieldType::list},
        {"is_table", field.type == FieldType::table},
        {"table", nullptr},
    };
    if (field.type == FieldType::table) {
        section["table"] = shown_table(visit, field, *value.list(), shown);
        section["items"] = List{};
    } else {
        section["items"] = items_of(visit, field, value, shown);
    }
    return section;
}

}  // namespace

const std::string& public_label(const domain::Schema& schema, const Field& field) {
    const auto* original =
        field.masks.empty() ? nullptr : domain::find_field(schema.fields, field.masks);
    return original == nullptr ? field.label : original->label;
}

std::string plain_value(const Field& field, const Value& value) {
    return domain::display_text(field, value);
}

Fields shown_value(Visit& visit, const Field& field, const Value& value, const Shown& shown) {
    auto items = items_of(visit, field, value, shown);
    const bool is_empty = items.empty();
    const bool is_list = items.size() > 1;
    Fields view{
        {"label", field.label},
        {"is_empty", is_empty},
        {"is_list", is_list},
        {"is_number", is_number(field)},
        {"is_code", field.type == FieldType::code || field.type == FieldType::credit_code},
        {"is_date", field.type == FieldType::date},
    };
    view["items"] = std::move(items);
    return view;
}

Fields shown_content(
    Visit& visit, const domain::Schema& schema, const Fields& content, const Shown& shown
) {
    List facts;
    List sections;
    for (const auto& field : schema.fields) {
        const auto& value = member(content, field.key);
        if (!field.is_open || value.is_null() || (value.list() && value.list()->empty())) {
            continue;
        }
        if (has_section(field, value)) {
            auto one = section(visit, field, value, shown);
            one["title"] = public_label(schema, field);
            sections.emplace_back(std::move(one));
        } else if (!is_in_heading(schema, field)) {
            auto fact = shown_value(visit, field, value, shown);
            fact["label"] = public_label(schema, field);
            fact["is_wide"] = is_wide(field, value);
            facts.emplace_back(std::move(fact));
        }
    }
    pair_up(facts);
    Fields view;
    view["facts"] = std::move(facts);
    view["sections"] = std::move(sections);
    return view;
}

}  // namespace mingjing::portal
