#include "projection/listing.h"

#include <algorithm>
#include <functional>

#include "crypto/hash.h"
#include "domain/cell.h"
#include "domain/characters.h"
#include "domain/looked_up.h"
#include "domain/parts.h"
#include "projection/collation.h"

namespace mingjing::projection {

namespace {

using domain::Field;
using domain::FieldType;

using Visit = std::function<void(const std::string& name, const Field& field, const Value& value)>;

// Every value of the entry, those of child rows under "table.field".
void for_each_value(const domain::Schema& schema, const Fields& entry, const Visit& visit) {
    for (const auto& field : schema.fields) {
        const auto& value = member(entry, field.key);
        if (value.is_null()) {
            continue;
        }
        if (field.type != FieldType::table || value.list() == nullptr) {
            visit(field.key, field, value);
            continue;
        }
        for (const auto& row : *value.list()) {
            for (const auto& child : field.children) {
                if (row.fields() != nullptr && !member(*row.fields(), child.key).is_null()) {
                    visit(field.key + "." + child.key, child, member(*row.fields(), child.key));
                }
            }
        }
    }
}

// One text, or each of several.
std::vector<std::string> texts_of(const Field& field, const Value& value) {
    std::vector<std::string> texts;
    if (const auto* list = value.list()) {
        for (const auto& item : *list) {
            if (item.text() != nullptr) {
                texts.push_back(*item.text());
            }
        }
    } else {
        texts.push_back(
            value.text() != nullptr ? *value.text() : domain::display_text(field, value)
        );
    }
    return texts;
}

// Days are filtered by their year.
std::vector<std::string> facets_of(const Field& field, const Value& value) {
    constexpr std::size_t kYearDigits = 4;
    auto texts = texts_of(field, value);
    if (field.type == FieldType::date) {
        for (auto& day : texts) {
            day = day.substr(0, kYearDigits);
        }
    }
    return texts;
}

bool is_reference(const Field& field) {
    return field.type == FieldType::reference || field.type == FieldType::references;
}

// An entry is asked for by more than its key: an officer by any of the certificates (ZJ-02).
bool is_known_by(const domain::Schema& schema, std::string_view name, const Field& field) {
    return field.type == FieldType::code && field.is_open && !field.is_personal &&
           std::ranges::find(schema.looked_up, name) != schema.looked_up.end();
}

// What a line of facets must not contain.
std::string one_line(std::string text) {
    std::ranges::replace(text, '\n', ' ');
    return text;
}

std::string default_order(const domain::Schema& schema, const Fields& entry) {
    std::string key;
    for (const auto& name : schema.sort) {
        // "-": newest first, which the list does by reading the order backwards.
        const auto* field =
            domain::find_field(schema.fields, name.substr(name.starts_with('-') ? 1 : 0));
        if (field != nullptr) {
            key += sort_key(*field, member(entry, field->key)) + ' ';
        }
    }
    return key;
}

bool is_withheld(const domain::Schema& schema, const Fields& entry) {
    const auto equals = schema.withheld_unless.find('=');
    if (equals == std::string::npos) {
        return false;
    }
    const std::string_view condition = schema.withheld_unless;
    const auto values = domain::split(condition.substr(equals + 1), {"|"});
    return std::ranges::find(values, text_of(entry, condition.substr(0, equals))) == values.end();
}

std::vector<LookedUp> looked_up_in(const domain::Schema& schema, const Fields& whole) {
    std::vector<LookedUp> found;
    if (schema.looked_up.empty()) {
        return found;
    }
    for (auto& [field, text] : domain::texts_in(whole)) {
        if (std::ranges::find(schema.looked_up, field) != schema.looked_up.end()) {
            found.push_back({std::move(field), crypto::sha256(text).hex()});
        }
    }
    return found;
}

}  // namespace

Listing listing_of(
    const domain::Schema& schema, const domain::register_entry::Submitted& submission
) {
    const auto apart = domain::apart_of(submission.personal);
    // Filters, order and title show what the register's own audience sees, no more.
    const auto entry = domain::joined(schema, submission.content, apart, schema.audience);
    Listing listing;
    const auto* title = domain::find_field(schema.fields, schema.title);
    listing.title =
        title == nullptr ? "" : domain::display_text(*title, member(entry, schema.title));
    if (listing.title.empty()) {
        listing.title = submission.key;
    }
    for_each_value(schema, entry, [&](const auto& name, const Field& field, const Value& value) {
        if (field.is_filter) {
            for (const auto& text : facets_of(field, value)) {
                listing.facets +=
                    (listing.facets.empty() ? "\n" : "") + name + "=" + one_line(text) + "\n";
            }
        }
        if (is_reference(field) || is_known_by(schema, name, field)) {
            for (auto& text : texts_of(field, value)) {
                listing.references.push_back({name, std::move(text)});
            }
        }
    });
    std::ranges::sort(listing.references);
    listing.references.erase(
        std::unique(listing.references.begin(), listing.references.end()), listing.references.end()
    );
    listing.sorts.front() = default_order(schema, entry);
    for (std::size_t i = 0; i < schema.list.size() && i + 1 < kSortKeys; ++i) {
        if (const auto* field = domain::find_field(schema.fields, schema.list[i])) {
            listing.sorts[i + 1] = sort_key(*field, member(entry, field->key));
        }
    }
    const auto whole =
        domain::joined(schema, submission.content, apart, domain::Audience::internal);
    listing.is_withheld = is_withheld(schema, whole);
    listing.looked_up = looked_up_in(schema, whole);
    return listing;
}

}  // namespace mingjing::projection
