#include "portal/frame.h"

#include <array>
#include <string>

#include "portal/words.h"

namespace mingjing::portal {

namespace {

struct Destination {
    std::string_view section, label, url;
};
constexpr std::array<Destination, 8> kNavigation{{
    {"home", "首页", "/"},
    {"before", "事前公示", "/registers?group=before"},
    {"during", "事中公示", "/registers?group=during"},
    {"after", "事后公示", "/registers?group=after"},
    {"officers", "执法人员查询", "/officers"},
    {"data", "开放数据", "/data"},
    {"verify", "核验", "/verify"},
    {"feedback", "监督与纠错", "/feedback"},
}};

Fields bureau(const definitions::Bureau& bureau) {
    return {
        {"name", bureau.name},
        {"short_name", bureau.short_name},
        {"address", bureau.address},
        {"phone", bureau.phone},
        {"website_code", bureau.website_code},
        {"icp", bureau.icp},
        {"police_record", bureau.police_record},
        {"contact", bureau.contact},
        {"supervisor", bureau.supervisor},
    };
}

List navigation(std::string_view section) {
    List items;
    for (const auto& item : kNavigation) {
        items.emplace_back(Fields{
            {"url", item.url}, {"label", item.label}, {"is_current", item.section == section}});
    }
    return items;
}

// https://host:port/ as host:port
std::string_view domain_of(std::string_view base_url) {
    const auto scheme = base_url.find("://");
    const auto host = scheme == std::string_view::npos ? base_url : base_url.substr(scheme + 3);
    return host.substr(0, host.find('/'));
}

List crumbs(const Page& page) {
    List items;
    for (const auto& crumb : page.crumbs) {
        items.emplace_back(Fields{{"label", crumb.label}, {"url", crumb.url}});
    }
    return items;
}

Fields assets(const Site& site, const Page& page) {
    List scripts;
    for (const auto& name : page.scripts) {
        scripts.emplace_back(site.assets.url(name));
    }
    return {
        {"tokens_style", site.assets.url("tokens.css")},
        {"base_style", site.assets.url("base.css")},
        {"pages_style", site.assets.url("pages.css")},
        {"print_style", site.assets.url("print.css")},
        {"mark", site.assets.url("mark.svg")},
        {"icon", site.assets.url("favicon.svg")},
        {"page_script", site.assets.url("page.js")},
        {"scripts", scripts},
    };
}

}  // namespace

Fields frame(
    const Site& site, const Page& page, std::string_view today, std::string_view base_url
) {
    return {
        {"bureau", bureau(site.parts.definitions.bureau)},
        {"asset", assets(site, page)},
        {"nav", navigation(page.section)},
        {"crumbs", crumbs(page)},
        {"today", today},
        {"page",
         Fields{
             {"title", page.title},
             {"site_domain", domain_of(base_url)},
             {"column", page.column},
             {"column_type", page.is_article ? "" : page.column},
             {"article_title", page.is_article ? page.title : ""},
             {"description", page.description},
             {"published_at", page.published_at},
             {"is_hidden", !page.is_indexed},
             {"is_home", page.section == "home"},
         }},
    };
}

}  // namespace mingjing::portal
