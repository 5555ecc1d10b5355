// Every entry that cites a statute, and which articles of it.

#include <algorithm>

#include <fmt/format.h>

#include "api/register_parts.h"
#include "api/sight.h"
#include "api/statute_parts.h"
#include "codec/canonical.h"
#include "desk/known_entry.h"
#include "domain/cell.h"
#include "query/citing.h"

namespace mingjing::api {

namespace {

using identity::Action;

constexpr std::size_t kReadForArticleMax = 5000;

// Every citation of that law in the value of a field, child rows included.
void collect(
    const std::vector<domain::Field>& fields,
    const Fields& content,
    std::string_view law,
    std::vector<Fields>& found
) {
    for (const auto& field : fields) {
        const auto* list = member(content, field.key).list();
        if (list == nullptr) {
            continue;
        }
        for (const auto& item : *list) {
            const auto* one = item.fields();
            if (one == nullptr) {
                continue;
            }
            if (field.type == domain::FieldType::citations && text_of(*one, "law") == law) {
                found.push_back(*one);
            }
            collect(field.children, *one, law, found);
        }
    }
}

// "第九十二条第一款、第九十三条": what follows the name, each once.
std::string articles(const std::vector<Fields>& citations, std::string_view law) {
    domain::Field field;
    field.type = domain::FieldType::citations;
    std::vector<std::string> said;
    for (const auto& citation : citations) {
        auto text = domain::display_text(field, Value(List{citation}));
        const auto name = fmt::format("《{}》", law);
        if (text.starts_with(name)) {
            text.erase(0, name.size());
        }
        if (!text.empty() && std::ranges::find(said, text) == said.end()) {
            said.push_back(std::move(text));
        }
    }
    return fmt::format("{}", fmt::join(said, "、"));
}

// What is asked of: all of a law, or one article of it.
struct CitationsAsked {
    std::string law;
    std::int64_t article = 0;  // 0 for all
};

// With the articles each cites; nothing where it cites none of the article asked for.
std::optional<Fields> cited(
    const Call& call,
    db::Connection& ledger,
    const query::CitingEntry& entry,
    const CitationsAsked& asked
) {
    const auto* schema = call.definitions().find(entry.register_key);
    if (schema == nullptr) {
        return std::nullopt;
    }
    std::vector<Fields> citations;
    collect(
        schema->fields, desk::submission_at(ledger, *schema, entry.submission), asked.law, citations
    );
    if (asked.article > 0) {
        std::erase_if(citations, [&](const Fields& one) {
            const auto* number = member(one, "article").integer();
            return number == nullptr || *number != asked.article;
        });
        if (citations.empty()) {
            return std::nullopt;
        }
    }
    return Fields{
        {"register", entry.register_key},
        {"register_name", schema->name},
        {"key", entry.key},
        {"title", entry.title},
        {"unit", entry.unit},
        {"article", articles(citations, asked.law)},
        {"stage", query::stage_word(entry.stage)}};
}

struct Citing {
    List rows;  // of the page
    std::uint64_t total = 0;
    bool is_whole = true;  // false: beyond `total` nobody has looked
};

Citing citing_law(
    const Call& call,
    db::Connection& ledger,
    const CitationsAsked& asked,
    query::CitingRequest request
) {
    const auto page = page_asked(call);
    request.skip = (page.number - 1) * page.size;
    request.count_max = page.size;
    Citing found;
    const auto counts = query::count_citing(ledger, call.definitions(), {asked.law}, request.sight);
    found.total = counts.empty() ? 0 : counts.begin()->second;
    for (const auto& entry : query::citing(ledger, call.definitions(), request)) {
        if (auto row = cited(call, ledger, entry, asked)) {
            found.rows.emplace_back(std::move(*row));
        }
    }
    return found;
}

// Which articles an entry cites stands in what it says alone: all that cite the law are read.
Citing citing_article(
    const Call& call,
    db::Connection& ledger,
    const CitationsAsked& asked,
    query::CitingRequest request
) {
    const auto page = page_asked(call);
    request.count_max = kReadForArticleMax;
    Citing found;
    const auto entries = query::citing(ledger, call.definitions(), request);
    for (const auto& entry : entries) {
        auto row = cited(call, ledger, entry, asked);
        if (row && found.total++ / page.size == page.number - 1) {
            found.rows.emplace_back(std::move(*row));
        }
    }
    found.is_whole = entries.size() < kReadForArticleMax;
    return found;
}

Answer list_citing(Call& call) {
    const auto article = codec::parse_json(call.parameter("article"));
    const CitationsAsked asked{
        full_name(call, call.parameter("name")),
        article && article->integer() != nullptr ? *article->integer() : 0};
    const query::CitingRequest request{.law = asked.law, .sight = sight_of(call)};
    const auto ledger = call.parts().ledger.lease();
    auto found = asked.article > 0 ? citing_article(call, *ledger, asked, request)
                                   : citing_law(call, *ledger, asked, request);
    return Reply{
        .body = Fields{
            {"entries", std::move(found.rows)},
            {"total", static_cast<std::int64_t>(found.total)},
            {"is_whole", found.is_whole}}};
}

}  // namespace

std::string full_name(const Call& call, std::string_view called) {
    constexpr std::string_view kOpen = "《";
    constexpr std::string_view kClose = "》";
    if (called.starts_with(kOpen) && called.ends_with(kClose)) {
        called.remove_prefix(kOpen.size());
        called.remove_suffix(kClose.size());
    }
    const auto& laws = call.definitions().bureau.laws;
    const auto known = laws.find(called);
    return known == laws.end() ? std::string(called) : known->second;
}

Endpoint citing_endpoint() {
    const auto word = shape::text(400);
    Endpoint citing;
    citing.path = "/api/v1/statutes/citing";
    citing.id = "listCiting";
    citing.group = "法规变动";
    citing.summary = "引用一部法律法规的条目，可以只看某一条";
    citing.action = Action::see;
    citing.query = paging();  // by register and key, and not otherwise
    std::erase_if(citing.query, [](const Parameter& each) {
        return !each.name.starts_with("page");
    });
    citing.query.push_back({"name", shape::text(200), "法律法规名称，全称或者简称"});
    citing.query.push_back({"article", shape::whole(1, 9999), "第几条"});
    citing.answer = shape::object(
        {{"entries",
          shape::list(shape::object(
              {{"register", word},
               {"register_name", word},
               {"key", word},
               {"title", word},
               {"unit", word},
               {"article", shape::described(word, "引用的条款")},
               {"stage", word}}
          ))},
         {"total", shape::whole(0, 1'000'000'000)},
         {"is_whole", shape::described(shape::flag(), "否：引用过多，其余的没有查看")}}
    );
    citing.handle = list_citing;
    return citing;
}

}  // namespace mingjing::api
