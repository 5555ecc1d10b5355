// What hangs on a jacket or stands on a counter (seed 11): an officer's badge (胸牌) and a
// window's sign (公示牌), each with the code that leads back to its entry.

#include "portal/entry_view.h"
#include "portal/officer_view.h"
#include "portal/pages.h"
#include "portal/show.h"

namespace mingjing::portal {

namespace {

// What the two templates ask for; a bureau's own schema may lack some of it.
Fields blank_values() {
    Fields values;
    for (const auto* name :
         {"hall",
          "window_number",
          "unit",
          "position",
          "service_items",
          "categories",
          "certificate_number",
          "duties",
          "complaint_phone"}) {
        values.emplace(name, "");
    }
    return values;
}

http::Response sign(
    Visit& visit,
    const http::Captures& names,
    const std::string& register_key,
    const std::string& name,
    const std::string& title
) {
    http::Captures captures{{"register", register_key}, {"key", names.find("key")->second}};
    const auto asked = asked_entry(visit, captures);
    if (!asked) {
        return asked.error();
    }
    if (asked->entry.version.is_withdrawn) {
        return not_found(visit, "这个条目已经撤回，不能再打印。");
    }
    const auto& [schema, moment, entry] = *asked;
    Page page{
        .name = name,
        .title = entry.title + " · " + title,
        .column = schema->name,
        .section = schema->group,
        .description = title,
        .published_at = "",
        .crumbs = entry_crumbs(*schema, entry, title),
        .fields = {},
        .is_indexed = false,
    };
    page.fields["entry"] = entry_view(visit, *asked);
    page.fields["officer"] = officer_view(entry, visit.day_asked());
    auto values = blank_values();
    for (const auto& field : schema->fields) {
        if (field.is_open) {
            values[field.key] = plain_value(field, member(entry.version.content, field.key));
        }
    }
    page.fields["values"] = std::move(values);
    return render(visit, std::move(page), {"at"});
}

}  // namespace

http::Response badge(Visit& visit, const http::Captures& names) {
    return sign(visit, names, "officers", "badge", "执法人员胸牌");
}

http::Response window_sign(Visit& visit, const http::Captures& names) {
    return sign(visit, names, "window_staff", "sign", "窗口公示牌");
}

}  // namespace mingjing::portal
