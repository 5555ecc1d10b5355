#include "portal/list_view.h"

#include <algorithm>

#include "domain/columns.h"
#include "portal/show.h"
#include "portal/timeliness.h"
#include "portal/urls.h"
#include "portal/words.h"

namespace mingjing::portal {

namespace {

using domain::Field;
using domain::Schema;

constexpr std::size_t kTabsMax = 10;

// The facet values of one field, most frequent first.
std::vector<query::Facet> facets_of(const query::ListPage& found, const Field& field) {
    std::vector<query::Facet> facets;
    for (const auto& facet : found.facets) {
        if (facet.field == field.key) {
            facets.push_back(facet);
        }
    }
    std::stable_sort(facets.begin(), facets.end(), [](const auto& left, const auto& right) {
        return left.count > right.count;
    });
    return facets;
}

std::string facet_label(const Field& field, const std::string& value) {
    if (field.type == domain::FieldType::boolean) {
        return value == "true" ? "是" : "否";
    }
    return field.type == domain::FieldType::date ? value + "年" : value;
}

Fields filter_view(
    const Field& field, const std::vector<query::Facet>& facets, const ListAddress& address
) {
    const auto chosen = address.filter(field.key);
    List options;
    bool is_chosen_listed = chosen.empty();
    for (const auto& facet : facets) {
        const bool is_chosen = facet.value == chosen;
        is_chosen_listed = is_chosen_listed || is_chosen;
        options.emplace_back(Fields{
            {"value", facet.value},
            {"label", facet_label(field, facet.value)},
            {"count", grouped(facet.count)},
            {"is_chosen", is_chosen},
            {"url", address.with_filter(field.key, facet.value).url()},
        });
    }
    if (!is_chosen_listed) {
        options.emplace_back(Fields{
            {"value", chosen},
            {"label", facet_label(field, chosen)},
            {"count", "0"},
            {"is_chosen", true},
            {"url", address.with_filter(field.key, chosen).url()},
        });
    }
    return {
        {"label", field.label},
        {"name", "f." + field.key},
        {"id", "f-" + field.key},
        {"is_any", chosen.empty()},
        {"any_url", address.with_filter(field.key, "").url()},
        {"options", std::move(options)},
    };
}

// The first filter with few enough values becomes tabs, the others drop-down lists.
void add_filters(
    Fields& view, const Schema& schema, const ListAddress& address, const query::ListPage& found
) {
    Value tabs;
    List selects;
    List hidden;
    for (const auto& field : schema.fields) {
        if (!field.is_filter || !field.is_open) {
            continue;
        }
        const auto facets = facets_of(found, field);
        const auto chosen = address.filter(field.key);
        if (facets.size() < 2 && chosen.empty()) {
            continue;
        }
        if (tabs.is_null() && facets.size() <= kTabsMax) {
            tabs = filter_view(field, facets, address);
            if (!chosen.empty()) {
                hidden.emplace_back(Fields{{"name", "f." + field.key}, {"value", chosen}});
            }
        } else {
            selects.emplace_back(filter_view(field, facets, address));
        }
    }
    if (!address.sort.empty()) {
        hidden.emplace_back(Fields{{"name", "sort"}, {"value", address.sort}});
    }
    view["tabs"] = std::move(tabs);
    view["selects"] = std::move(selects);
    view["hidden"] = std::move(hidden);
}

// What is not open is no column here.
std::vector<const Field*> open_columns_of(const Schema& schema) {
    std::vector<const Field*> columns;
    for (const auto& [field, place] : domain::columns_of(schema)) {
        if (field->is_open) {
            columns.push_back(field);
        }
    }
    return columns;
}

Fields head(const std::string& label, const std::string& key, const ListAddress& address) {
    const bool is_up = address.sort == key;
    const bool is_down = address.sort == "-" + key;
    return {
        {"label", label},
        {"url", address.with_sort(is_up ? "-" + key : key).url()},
        {"is_up", is_up},
        {"is_down", is_down},
        {"is_unsorted", !is_up && !is_down},
    };
}

std::string late_in_words(const Visit& visit, const Schema& schema, const query::Entry& entry) {
    const auto time = publication_time(visit, schema, entry);
    return time.is_null() ? std::string{} : std::string(text_of(*time.fields(), "late"));
}

Fields row(
    Visit& visit,
    const Schema& schema,
    const std::vector<const Field*>& columns,
    const query::Entry& entry,
    const Parameters& moment_in_url
) {
    List cells;
    for (const auto* field : columns) {
        cells.emplace_back(Fields{
            {"label", public_label(schema, *field)},
            {"text", plain_value(*field, member(entry.version.content, field->key))},
            {"is_date", field->type == domain::FieldType::date},
        });
    }
    const auto& version = entry.version;
    const auto state =
        standing_in(schema.group, version.effective_from, version.effective_to, visit.day_asked());
    return {
        {"title", entry.title.empty() ? entry.key : entry.title},
        {"key", entry.title == entry.key ? "" : entry.key},
        {"url", with(entry_url(schema.key, entry.key), moment_in_url)},
        {"cells", std::move(cells)},
        {"standing", state.word},
        {"standing_style", state.style},
        {"is_in_force", state.style == "ok"},
        {"late", late_in_words(visit, schema, entry)},
    };
}

}  // namespace

Fields list_view(
    Visit& visit, const Schema& schema, const ListAddress& address, const query::ListPage& found
) {
    const auto columns = open_columns_of(schema);
    const auto* title = domain::find_field(schema.fields, schema.title);
    const bool is_title_listed =
        std::find(schema.list.begin(), schema.list.end(), schema.title) != schema.list.end();
    List heads;
    auto first =
        head(title == nullptr ? "名称" : public_label(schema, *title), schema.title, address);
    first["is_sortable"] = is_title_listed;
    heads.emplace_back(std::move(first));
    for (const auto* field : columns) {
        auto one = head(public_label(schema, *field), field->key, address);
        one["is_sortable"] = true;
        heads.emplace_back(std::move(one));
    }
    List rows;
    for (const auto& entry : found.entries) {
        rows.emplace_back(
            row(visit, schema, columns, entry, {{"at", address.at}, {"seen", address.seen}})
        );
    }
    const bool is_filtered = !address.text.empty() || !address.filters.empty();
    Fields view{
        {"total", grouped(found.total)},
        {"is_empty", rows.empty()},
        {"is_filtered", is_filtered},
        {"clear_url", with(register_url(schema.key), {{"at", address.at}, {"seen", address.seen}})},
        {"query", address.text},
        {"columns", std::move(heads)},
        {"rows", std::move(rows)},
        {"page_number", static_cast<std::int64_t>(address.page)},
    };
    add_filters(view, schema, address, found);
    return view;
}

}  // namespace mingjing::portal
