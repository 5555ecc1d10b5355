// /sitemap.xml and /robots.txt: an index of one sitemap for each register, thousands of
// addresses a page.

#include "base/limits.h"
#include "case_file/review_chart.h"
#include "portal/page.h"
#include "portal/pager.h"
#include "portal/pages.h"
#include "portal/urls.h"
#include "portal/words.h"

namespace mingjing::portal {

namespace {

constexpr std::uint64_t kListPages = 50;  // pages of a register in one sitemap
constexpr std::uint64_t kUrlsMax = kListPages * limits::kPageRowsMax;

http::Response xml(const Visit& visit, const std::string& name, const Fields& fields) {
    return http::respond(
        200, "application/xml; charset=utf-8", visit.site().templates.render(name, fields)
    );
}

std::string sitemap_url(const Visit& visit, std::string_view name, std::uint64_t page) {
    return with(
        visit.base_url() + "/sitemaps/" + std::string(name),
        {{"page", page > 1 ? std::to_string(page) : ""}}
    );
}

}  // namespace

http::Response sitemap(Visit& visit, const http::Captures& /*names*/) {
    List maps;
    maps.emplace_back(Fields{{"url", sitemap_url(visit, "pages", 1)}, {"day", ""}});
    for (const auto& summary : query::summaries(visit.ledger(), visit.definitions())) {
        if (visit.open_register(summary.register_key) == nullptr) {
            continue;
        }
        const auto pages = (summary.entries + kUrlsMax - 1) / kUrlsMax;
        for (std::uint64_t page = 1; page <= pages; ++page) {
            maps.emplace_back(Fields{
                {"url", sitemap_url(visit, summary.register_key, page)},
                {"day", day_of(summary.updated_at)},
            });
        }
    }
    return xml(visit, "sitemap_index", {{"maps", std::move(maps)}});
}

http::Response sitemap_of_register(Visit& visit, const http::Captures& names) {
    const auto& name = names.find("name")->second;
    const auto base = visit.base_url();
    List urls;
    if (name == "pages") {
        for (const auto* path :
             {"/",
              "/registers",
              "/flow",
              "/officers",
              "/announcements",
              "/data",
              "/verify",
              "/feedback",
              "/about",
              "/accessibility",
              "/map"}) {
            urls.emplace_back(Fields{{"url", base + path}, {"day", ""}});
        }
        for (const auto& procedure : visit.definitions().procedures) {
            urls.emplace_back(Fields{{"url", base + "/flow/" + procedure.key}, {"day", ""}});
            if (case_file::review_part(procedure)) {
                const auto url = base + "/flow/" + procedure.key + "/review";
                urls.emplace_back(Fields{{"url", url}, {"day", ""}});
            }
        }
        return xml(visit, "sitemap", {{"urls", std::move(urls)}});
    }
    const auto* schema = visit.open_register(name);
    if (schema == nullptr) {
        return not_found(visit, "没有这张清单，或者它不对外公示。");
    }
    const auto page = page_number(visit.parameter("page"));
    if (!page) {
        return bad_request(visit, kNoPage);
    }
    query::ListRequest request;
    request.register_key = schema->key;
    request.page_size = limits::kPageRowsMax;
    for (std::uint64_t part = 1; part <= kListPages; ++part) {
        request.page = (*page - 1) * kListPages + part;
        const auto found = query::list(visit.ledger(), *schema, request);
        for (const auto& entry : found.entries) {
            urls.emplace_back(Fields{
                {"url", base + entry_url(schema->key, entry.key)},
                {"day", day_of(entry.version.published_at)},
            });
        }
        if (found.entries.size() < request.page_size) {
            break;
        }
    }
    return xml(visit, "sitemap", {{"urls", std::move(urls)}});
}

http::Response robots(Visit& visit, const http::Captures& /*names*/) {
    return http::respond(
        200,
        "text/plain; charset=utf-8",
        "User-agent: *\nDisallow: /search\nDisallow: /officers?\nDisallow: /complaints/\n"
        "Disallow: /corrections/\nSitemap: " +
            visit.base_url() + "/sitemap.xml\n"
    );
}

}  // namespace mingjing::portal
