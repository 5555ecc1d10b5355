#include "portal/refer.h"

#include <map>
#include <set>
#include <utility>
#include <vector>

#include "portal/show.h"
#include "portal/urls.h"

namespace mingjing::portal {

namespace {

using domain::Field;
using domain::FieldType;
using domain::Schema;

constexpr std::uint64_t kRelatedMax = 12;
constexpr std::size_t kTablesMax = 3;
constexpr std::string_view kUnit = "unit";

bool is_reference(const Field& field) {
    return field.type == FieldType::reference || field.type == FieldType::references;
}

// The one field of a register that is keyed by the name of a unit; null for the others.
const Field* unit_key(const Schema& schema) {
    if (schema.entry_key.size() != 1) {
        return nullptr;
    }
    const auto* field = domain::find_field(schema.fields, schema.entry_key.front());
    return field != nullptr && field->vocabulary == kUnit ? field : nullptr;
}

struct Found {
    std::vector<query::Entry> entries;
    std::uint64_t count = 0;
    std::string more_url;
};

// Which registers name an entry at all, asked once a name: most of them do not.
class Naming {
  public:
    explicit Naming(Visit& visit) : visit_(visit) {}
    bool holds(const std::string& name, const std::string& register_key, const std::string& field) {
        auto places = places_.find(name);
        if (places == places_.end()) {
            places = places_.emplace(name, query::places_naming(visit_.ledger(), name)).first;
        }
        return !places->second || places->second->contains({register_key, field});
    }

  private:
    Visit& visit_;
    std::map<std::string, std::optional<std::set<query::Place>>> places_;
};

Found referring_by(
    Visit& visit,
    Naming& naming,
    const Schema& from,
    const Field& field,
    const std::vector<std::string>& names,
    const query::Moment& moment
) {
    Found found;
    for (const auto& name : names) {
        if (!naming.holds(name, from.key, field.key)) {
            continue;
        }
        for (auto& entry :
             query::referring(visit.ledger(), from, field.key, name, moment, kRelatedMax)) {
            found.entries.push_back(std::move(entry));
        }
    }
    found.count = found.entries.size();
    return found;
}

Found of_unit(
    Visit& visit,
    const Schema& from,
    const Field& field,
    const std::string& unit,
    const query::Moment& moment
) {
    query::ListRequest request;
    request.register_key = from.key;
    request.moment = moment;
    request.filters = {{field.key, unit}};
    request.page_size = kRelatedMax;
    auto page = query::list(visit.ledger(), from, request);
    Found found;
    found.entries = std::move(page.entries);
    found.count = page.total;
    if (page.total > kRelatedMax) {
        found.more_url = with(register_url(from.key), {{"f." + field.key, unit}});
    }
    return found;
}

List child_tables(
    Visit& visit, const Schema& schema, const Found& found, const query::Moment& moment
) {
    List tables;
    if (found.entries.size() > kTablesMax) {
        return tables;
    }
    for (const auto& entry : found.entries) {
        for (const auto& field : schema.fields) {
            const auto* rows = member(entry.version.content, field.key).list();
            if (field.type == FieldType::table && field.is_open && rows != nullptr) {
                const auto url = entry_url(schema.key, entry.key);
                auto table = shown_table(visit, field, *rows, {moment, url});
                table["title"] = entry.title;
                table["url"] = url;
                tables.emplace_back(std::move(table));
            }
        }
    }
    return tables;
}

Fields group(
    Visit& visit,
    const Schema& schema,
    const Field& by,
    const Found& found,
    const query::Moment& moment
) {
    List rows;
    for (const auto& entry : found.entries) {
        List notes;
        for (const auto& key : schema.list) {
            const auto* field = domain::find_field(schema.fields, key);
            if (field == nullptr || key == schema.title || key == by.key || !field->is_open) {
                continue;
            }
            if (auto text = plain_value(*field, member(entry.version.content, key));
                !text.empty()) {
                notes.emplace_back(Fields{
                    {"label", field->label},
                    {"text", std::move(text)},
                    {"is_date", field->type == FieldType::date},
                });
            }
        }
        rows.emplace_back(Fields{
            {"title", entry.title},
            {"url", entry_url(schema.key, entry.key)},
            {"notes", std::move(notes)},
        });
    }
    auto tables = child_tables(visit, schema, found, moment);
    Fields group{
        {"id", "r-" + schema.key},
        {"title", schema.name},
        {"by", by.label},
        {"url", register_url(schema.key)},
        {"count", static_cast<std::int64_t>(found.count)},
        {"more_url", found.more_url},
        {"has_tables", !tables.empty()},
    };
    group["tables"] = std::move(tables);
    group["rows"] = std::move(rows);
    return group;
}

// What other entries would name this one by: its key, a field, or a field of its rows.
std::vector<std::string> names_for(const Field& field, const query::Entry& entry) {
    if (field.refers_by.empty()) {
        return {entry.key};
    }
    const auto& content = entry.version.content;
    const auto dot = field.refers_by.find('.');
    if (dot == std::string::npos) {
        return {std::string(text_of(content, field.refers_by))};
    }
    std::vector<std::string> names;
    const std::string_view path = field.refers_by;
    if (const auto* rows = member(content, path.substr(0, dot)).list()) {
        for (const auto& row : *rows) {
            if (const auto* fields = row.fields()) {
                names.emplace_back(text_of(*fields, path.substr(dot + 1)));
            }
        }
    }
    return names;
}

}  // namespace

std::optional<Referred> referred(
    Visit& visit, const Field& field, const std::string& value, const query::Moment& moment
) {
    const auto* target = visit.open_register(field.refers_to);
    if (target == nullptr) {
        return std::nullopt;
    }
    std::optional<query::Named> named;
    if (field.refers_by.empty()) {
        named = visit.named(*target, value, moment);
    } else {
        for (auto& entry :
             query::referring(visit.ledger(), *target, field.refers_by, value, moment, 1)) {
            named = query::Named{std::move(entry.key), std::move(entry.title)};
        }
    }
    if (!named) {
        return std::nullopt;
    }
    auto label =
        named->title.empty() || named->title == value ? value : named->title + "（" + value + "）";
    return Referred{target->key, named->key, std::move(label)};
}

std::string unit_url(
    Visit& visit, const Field& field, const std::string& name, const query::Moment& moment
) {
    if (field.vocabulary != kUnit || name.empty()) {
        return {};
    }
    for (const auto& schema : visit.definitions().registers) {
        if (visit.open_register(schema.key) != nullptr && unit_key(schema) != nullptr &&
            unit_key(schema) != &field) {
            if (const auto& body = visit.named(schema, name, moment)) {
                return entry_url(schema.key, body->key);
            }
        }
    }
    return {};
}

List related(
    Visit& visit, const Schema& schema, const query::Entry& entry, const query::Moment& moment
) {
    List groups;
    Naming naming(visit);
    for (const auto& from : visit.definitions().registers) {
        if (visit.open_register(from.key) == nullptr) {
            continue;
        }
        for (const auto& field : from.fields) {
            Found found;
            if (!field.is_open) {
                continue;
            }
            if (is_reference(field) && field.refers_to == schema.key) {
                found = referring_by(visit, naming, from, field, names_for(field, entry), moment);
            } else if (field.vocabulary == kUnit && field.is_filter && from.key != schema.key && unit_key(schema) != nullptr) {
                found = of_unit(visit, from, field, entry.key, moment);
            }
            if (!found.entries.empty()) {
                groups.emplace_back(group(visit, from, field, found, moment));
            }
        }
    }
    return groups;
}

}  // namespace mingjing::portal
