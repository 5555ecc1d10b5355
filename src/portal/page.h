#pragma once

// One page: what differs from all others, laid into the common frame (government-site
// metadata, navigation, place in the site, footer) and rendered.

#include <string>
#include <vector>

#include "base/value.h"
#include "http/message.h"
#include "portal/visit.h"

namespace mingjing::portal {

struct Crumb {
    std::string label;
    std::string url;  // "" for the page itself
};

struct Page {
    std::string name;          // of the template
    std::string title;         // 行政处罚裁量基准清单
    std::string column;        // 事前公示: the ColumnName of the metadata
    std::string section;       // which item of the navigation is the current one
    std::string description;   // one sentence for search engines
    std::string published_at;  // PubDate, YYYY-MM-DD; "" where nothing was published
    std::vector<Crumb> crumbs;
    Fields fields;  // what the template itself asks for
    int status = 200;
    bool is_article = false;                // ArticleTitle: one entry rather than a list
    bool is_indexed = true;                 // false: search engines are told to stay away
    std::vector<std::string> scripts = {};  // assets; the page must be whole without them
};

// 200s carry an entity tag; those whose address is canonical (only `known` parameters,
// encoded as we would) may be kept by the page cache until midnight in China.
[[nodiscard]] http::Response render(
    Visit& visit, Page page, const std::vector<std::string_view>& known = {}
);
// Marks an answer made without a template in the same way.
[[nodiscard]] http::Response kept(
    const Visit& visit, http::Response response, const std::vector<std::string_view>& known
);

// 404 and 400 with a sentence of what was not found or not understood.
[[nodiscard]] http::Response not_found(Visit& visit, std::string_view what);
[[nodiscard]] http::Response bad_request(Visit& visit, std::string_view what);
// The page of an error met outside any visit: no database is touched.
[[nodiscard]] http::Response error_page(const Site& site, int status, std::string_view incident);

}  // namespace mingjing::portal
