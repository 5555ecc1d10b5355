// /registers/{register}/{key}: one entry, what it says, what points at it, since when, and
// the proof of it. A withdrawn one leaves a tombstone: when, why and on what basis.

#include "html/templates.h"
#include "portal/entry_view.h"
#include "portal/moment_view.h"
#include "portal/officer_view.h"
#include "portal/pages.h"
#include "portal/refer.h"
#include "portal/show.h"
#include "portal/urls.h"

namespace mingjing::portal {

namespace {

Page entry_like(const Asked& asked, std::string name, const std::string& last) {
    const auto& [schema, moment, entry] = asked;
    const auto title = entry.title.empty() ? entry.key : entry.title;
    return {
        .name = std::move(name),
        .title = last.empty() ? title : title + " · " + last,
        .column = schema->name,
        .section = schema->group,
        .description = schema->name + "：" + title + "（" + entry.key + "）",
        .published_at = "",
        .crumbs = entry_crumbs(*schema, entry, last),
        .fields = {},
        .is_article = true,
    };
}

void add_content(Visit& visit, const Asked& asked, Fields& fields) {
    const auto& [schema, moment, entry] = asked;
    if (entry.version.is_withdrawn) {
        fields["content"] = Fields{{"facts", List{}}, {"sections", List{}}};
        fields["related"] = List{};
        fields["officer"] = nullptr;
        return;
    }
    fields["officer"] =
        schema->key == "officers" ? Value(officer_view(entry, visit.day_asked())) : Value();
    fields["content"] = shown_content(
        visit, *schema, entry.version.content, {moment, entry_url(schema->key, entry.key)}
    );
    fields["related"] = related(visit, *schema, entry, moment);
}

http::Response shown(
    Visit& visit, const http::Captures& names, const std::string& name, const std::string& last
) {
    const auto asked = asked_entry(visit, names);
    if (!asked) {
        return asked.error();
    }
    auto page = entry_like(*asked, name, last);
    page.fields["entry"] = entry_view(visit, *asked);
    const auto& version = *member(*page.fields["entry"].fields(), "version").fields();
    page.published_at = text_of(version, "published_day");
    page.fields["moment"] =
        moment_view(visit, std::string(text_of(*page.fields["entry"].fields(), "url")));
    add_content(visit, *asked, page.fields);
    return render(visit, std::move(page), {"at", "seen"});
}

}  // namespace

http::Response entry_page(Visit& visit, const http::Captures& names) {
    return shown(visit, names, "entry", "");
}

http::Response entry_print(Visit& visit, const http::Captures& names) {
    return shown(visit, names, "print", "打印版");
}

http::Response entry_qr(Visit& visit, const http::Captures& names) {
    const auto asked = asked_entry(visit, names);
    if (!asked) {
        return asked.error();
    }
    const auto url = visit.base_url() + entry_url(asked->schema->key, asked->entry.key);
    auto response = http::respond(200, "image/svg+xml", html::qr_svg(url));
    const bool is_known_host = !visit.site().parts.public_url.empty();
    return is_known_host ? kept(visit, std::move(response), {}) : response;
}

}  // namespace mingjing::portal
