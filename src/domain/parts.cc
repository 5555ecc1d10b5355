#include "domain/parts.h"

namespace mingjing::domain {

namespace {

// In an open register a receipt shows all facts at once, so what is internal is no fact. Nor
// is a file: what is in it no schema knows, and one published by mistake must be erasable.
bool is_fact(const Schema& schema, const Field& field) {
    return !field.is_personal && field.type != FieldType::attachments &&
           (field.is_open || schema.audience == Audience::internal);
}

bool is_shown(const Field& field, Audience audience) {
    return field.is_open || audience == Audience::internal;
}

std::string name_apart(std::string_view table, std::size_t row, std::string_view field) {
    return std::string(table) + "_" + std::to_string(row) + "_" + std::string(field);
}

const Fields& fields_of(const Value& row) {
    static const Fields none;
    return row.fields() == nullptr ? none : *row.fields();
}

class Parting {
  public:
    Parting(const Schema& schema, std::string_view subject) : schema_(schema), subject_(subject) {}

    Parts part(const Fields& entry) {
        for (const auto& field : schema_.fields) {
            const auto& value = member(entry, field.key);
            if (value.is_null()) {
                continue;
            }
            if (!is_fact(schema_, field)) {
                keep_apart(field.key, value);
            } else if (field.type == FieldType::table && value.list() != nullptr) {
                parts_.facts.emplace(field.key, part_rows(field, *value.list()));
            } else {
                parts_.facts.emplace(field.key, value);
            }
        }
        return std::move(parts_);
    }

  private:
    List part_rows(const Field& table, const List& rows) {
        List parted;
        for (std::size_t row = 0; row < rows.size(); ++row) {
            Fields facts;
            for (const auto& field : table.children) {
                const auto& value = member(fields_of(rows[row]), field.key);
                if (value.is_null()) {
                    continue;
                }
                if (is_fact(schema_, field)) {
                    facts.emplace(field.key, value);
                } else {
                    keep_apart(name_apart(table.key, row, field.key), value);
                }
            }
            parted.emplace_back(std::move(facts));
        }
        return parted;
    }
    void keep_apart(std::string name, const Value& value) {
        parts_.apart.emplace(
            std::move(name), register_entry::Personal{std::string(subject_), value}
        );
    }

    const Schema& schema_;
    std::string_view subject_;
    Parts parts_;
};

// The value of `field`, wherever it is kept.
const Value* value_of(
    const Field& field, std::string_view apart_name, const Fields& facts, const Apart& apart
) {
    if (const auto fact = facts.find(field.key); fact != facts.end()) {
        return &fact->second;
    }
    const auto kept = apart.find(apart_name);
    return kept == apart.end() ? nullptr : &kept->second;
}

List join_rows(const Field& table, const List& rows, const Apart& apart, Audience audience) {
    List joined;
    for (std::size_t row = 0; row < rows.size(); ++row) {
        const auto& facts = fields_of(rows[row]);
        Fields fields;
        for (const auto& field : table.children) {
            const auto* value =
                value_of(field, name_apart(table.key, row, field.key), facts, apart);
            if (value != nullptr && is_shown(field, audience)) {
                fields.emplace(field.key, *value);
            }
        }
        joined.emplace_back(std::move(fields));
    }
    return joined;
}

}  // namespace

Parts parted(const Schema& schema, const Fields& entry, std::string_view subject) {
    return Parting(schema, subject).part(entry);
}

bool is_called(std::string_view name, std::string_view field) {
    const auto dot = field.find('.');
    if (dot == std::string_view::npos) {
        return name == field;
    }
    const auto before = std::string(field.substr(0, dot)) + "_";
    const auto after = "_" + std::string(field.substr(dot + 1));
    if (name.size() <= before.size() + after.size() || !name.starts_with(before) ||
        !name.ends_with(after)) {
        return false;
    }
    name.remove_prefix(before.size());
    name.remove_suffix(after.size());
    return name.find_first_not_of("0123456789") == std::string_view::npos;
}

bool is_open_apart(const Schema& schema, std::string_view name) {
    for (const auto& field : schema.fields) {
        if (is_called(name, field.key)) {
            return field.is_open;
        }
        for (const auto& child : field.children) {
            if (is_called(name, field.key + "." + child.key)) {
                return field.is_open && child.is_open;
            }
        }
    }
    return false;
}

Apart apart_of(const register_entry::PersonalFields& fields) {
    Apart apart;
    for (const auto& [name, personal] : fields) {
        apart.emplace(name, personal.value);
    }
    return apart;
}

Fields joined(const Schema& schema, const Fields& facts, const Apart& apart, Audience audience) {
    Fields entry;
    for (const auto& field : schema.fields) {
        const auto* value = value_of(field, field.key, facts, apart);
        if (value == nullptr || !is_shown(field, audience)) {
            continue;
        }
        if (field.type == FieldType::table && value->list() != nullptr) {
            entry.emplace(field.key, join_rows(field, *value->list(), apart, audience));
        } else {
            entry.emplace(field.key, *value);
        }
    }
    return entry;
}

}  // namespace mingjing::domain
