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

struct Cited {
    query::CitingEntry entry;
    std::string register_name, article;
};

// With the articles each cites; nothing where it cites none of the article asked for.
std::optional<Cited> cited(
    Call& call, query::CitingEntry entry, std::string_view law, std::int64_t article
) {
    const auto* schema = call.definitions().find(entry.register_key);
    if (schema == nullptr) {
        return std::nullopt;
    }
    std::vector<Fields> citations;
    {
        const auto ledger = call.parts().ledger.lease();
        const auto content = desk::submission_at(*ledger, *schema, entry.submission);
        collect(schema->fields, content, law, citations);
    }
    if (article > 0) {
        std::erase_if(citations, [&](const Fields& one) {
            const auto* number = member(one, "article").integer();
            return number == nullptr || *number != article;
        });
        if (citations.empty()) {
            return std::nullopt;
        }
    }
    return Cited{std::move(entry), schema->name, articles(citations, law)};
}

Answer list_citing(Call& call) {
    const auto law = full_name(call, call.parameter("name"));
    const auto page = page_asked(call);
    const auto asked = codec::parse_json(call.parameter("article"));
    const auto article = asked && asked->integer() != nullptr ? *asked->integer() : 0;
    query::CitingRequest request{law, sight_of(call), 0, kReadForArticleMax};
    std::uint64_t total = 0;
    std::vector<query::CitingEntry> entries;
    {
        const auto ledger = call.parts().ledger.lease();
        if (article == 0) {
            request.skip = (page.number - 1) * page.size;
            request.count_max = page.size;
            const auto counts =
                query::count_citing(*ledger, call.definitions(), {law}, request.sight);
            total = counts.empty() ? 0 : counts.begin()->second;
        }
        entries = query::citing(*ledger, call.definitions(), request);
    }
    List rows;
    std::uint64_t matching = 0;
    for (auto& entry : entries) {
        const auto one = cited(call, std::move(entry), law, article);
        if (!one) {
            continue;
        }
        const auto at = matching++;
        if (article > 0 && at / page.size != page.number - 1) {
            continue;
        }
        rows.emplace_back(Fields{
            {"register", one->entry.register_key},
            {"register_name", one->register_name},
            {"key", one->entry.key},
            {"title", one->entry.title},
            {"unit", one->entry.unit},
            {"article", one->article},
            {"stage", query::stage_word(one->entry.stage)}});
    }
    return Reply{
        .body = Fields{
            {"entries", std::move(rows)},
            {"total", static_cast<std::int64_t>(article > 0 ? matching : total)}}};
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
         {"total", shape::whole(0, 1'000'000'000)}}
    );
    citing.handle = list_citing;
    return citing;
}

}  // namespace mingjing::api
