// /search: over everything public, newest first, what matched marked.

#include "base/limits.h"
#include "portal/page.h"
#include "portal/pager.h"
#include "portal/pages.h"
#include "portal/urls.h"
#include "portal/words.h"
#include "search/search.h"

namespace mingjing::portal {

namespace {

constexpr std::uint64_t kHitsPerPage = 20;

// A text cut at its marks.
List pieces(std::string_view text, const search::Marks& marks) {
    List list;
    std::size_t done = 0;
    const auto add = [&](std::size_t to, bool is_marked) {
        if (to > done) {
            list.emplace_back(Fields{
                {"text", text.substr(done, to - done)}, {"is_marked", is_marked}});
            done = to;
        }
    };
    for (const auto& [from, to] : marks) {
        add(from, false);
        add(to, true);
    }
    add(text.size(), false);
    return list;
}

List hit_list(const Visit& visit, const search::Hits& found) {
    List list;
    for (const auto& hit : found.hits) {
        if (const auto* schema = visit.open_register(hit.register_key)) {
            list.emplace_back(Fields{
                {"title",
                 hit.title.empty() ? pieces(hit.key, {}) : pieces(hit.title, hit.title_marks)},
                {"key", hit.key},
                {"url", entry_url(hit.register_key, hit.key)},
                {"register_name", schema->name},
                {"snippet", pieces(hit.snippet, hit.marks)},
            });
        }
    }
    return list;
}

List register_choices(const Visit& visit, std::string_view chosen) {
    List choices;
    for (const auto& schema : visit.definitions().registers) {
        if (schema.audience == domain::Audience::open) {
            choices.emplace_back(Fields{
                {"key", schema.key}, {"name", schema.name}, {"is_chosen", schema.key == chosen}});
        }
    }
    return choices;
}

std::string count_words(const search::Hits& found) {
    return found.is_capped ? "超过 " + grouped(limits::kSearchCountMax) : grouped(found.count);
}

}  // namespace

http::Response search_page(Visit& visit, const http::Captures& /*names*/) {
    const auto text = visit.typed("q");
    const std::string in(visit.parameter("in"));
    if (!in.empty() && visit.open_register(in) == nullptr) {
        return bad_request(visit, "没有这张清单，或者它不对外公示。");
    }
    const auto number = page_number(visit.parameter("page"));
    if (!number) {
        return bad_request(visit, kNoPage);
    }
    search::Hits found;
    if (!text.empty()) {
        const auto lease = visit.site().parts.search.lease();
        found = search::find(*lease, text, in, *number, kHitsPerPage);
    }
    const auto pages = (found.count + kHitsPerPage - 1) / kHitsPerPage;
    auto hits = hit_list(visit, found);
    const bool is_empty = hits.empty();
    Page page{
        .name = "search",
        .title = text.empty() ? "搜索" : "搜索：" + text,
        .column = "搜索",
        .section = "",
        .description = "搜索全部公示内容。",
        .published_at = "",
        .crumbs = {{"搜索", ""}},
        .fields =
            {
                {"query", text},
                {"is_asked", !text.empty()},
                {"is_empty", is_empty},
                {"count", count_words(found)},
                {"hits", std::move(hits)},
                {"registers", register_choices(visit, in)},
                {"pager",
                 pager(
                     *number,
                     pages,
                     [&](std::uint64_t other) {
                         return with(
                             "/search", {{"q", text}, {"in", in}, {"page", std::to_string(other)}}
                         );
                     }
                 )},
            },
        .is_indexed = false,
    };
    auto response = render(visit, std::move(page));
    response.keep_until.reset();  // the index follows the ledger at its own pace
    return response;
}

}  // namespace mingjing::portal
