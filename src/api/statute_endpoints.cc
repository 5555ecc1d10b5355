// Changes of statutes (法规变动): what is cited, what was repealed or amended and when, and
// every entry that cites it.

#include <algorithm>
#include <map>
#include <tuple>

#include <fmt/format.h>

#include "api/call.h"
#include "api/endpoint_groups.h"
#include "api/register_parts.h"
#include "api/sight.h"
#include "api/statute_parts.h"
#include "domain/day.h"
#include "query/citing.h"
#include "statutes/changes.h"

namespace mingjing::api {

namespace {

using identity::Action;
using Kind = domain::StatuteChange::Kind;

constexpr std::int64_t kNameMax = 200;

struct Statute {
    std::string name;
    std::optional<domain::StatuteChange> change;
};

std::vector<Statute> statutes_like(Call& call, std::string_view text) {
    std::map<std::string, std::optional<domain::StatuteChange>, std::less<>> all;
    const auto take = [&](const std::string& name, std::string_view called) {
        if (text.empty() || called.find(text) != std::string_view::npos) {
            all.try_emplace(name);
        }
    };
    for (const auto& [called, name] : call.definitions().bureau.laws) {
        take(name, called);
    }
    const auto work = call.parts().work.lease();
    for (const auto& entered : statutes::newest(*work)) {
        take(entered.name, entered.name);
    }
    const auto changes = statutes::in_force(*work, call.definitions().bureau.statute_changes);
    std::vector<Statute> found;
    for (auto& [name, change] : all) {
        if (const auto changed = changes.find(name); changed != changes.end()) {
            change = changed->second;
        }
        found.push_back({name, change});
    }
    return found;
}

std::string_view kind_word(const Statute& statute) {
    if (!statute.change) {
        return "";
    }
    return statute.change->kind == Kind::repealed ? "repealed" : "amended";
}

// Entered ahead of its day, a change is known but not so yet.
std::string_view state_of(const Call& call, const Statute& statute) {
    const bool is_so =
        statute.change && statute.change->day <= domain::iso(day_in_china(call.now()));
    return is_so ? kind_word(statute) : "in_force";
}

Fields statute_json(const Call& call, const Statute& statute, std::uint64_t citing) {
    return {
        {"name", statute.name},
        {"state", state_of(call, statute)},
        {"kind", kind_word(statute)},
        {"changed_on", statute.change ? statute.change->day : ""},
        {"note", statute.change ? statute.change->note : ""},
        {"citing", static_cast<std::int64_t>(citing)}};
}

Fields one_json(Call& call, const std::string& name) {
    Statute statute{name, {}};
    {
        const auto work = call.parts().work.lease();
        const auto changes = statutes::in_force(*work, call.definitions().bureau.statute_changes);
        if (const auto changed = changes.find(name); changed != changes.end()) {
            statute.change = changed->second;
        }
    }
    const auto ledger = call.parts().ledger.lease();
    const auto counts = query::count_citing(*ledger, call.definitions(), {name}, sight_of(call));
    return statute_json(call, statute, counts.empty() ? 0 : counts.begin()->second);
}

void sort_statutes(std::vector<Statute>& statutes, std::string_view sort) {
    const bool is_descending = sort.empty() || sort.starts_with('-');
    const bool is_by_name = sort.ends_with("name");
    const auto day = [](const Statute& one) {
        return one.change ? std::string_view{one.change->day} : std::string_view{};
    };
    std::ranges::stable_sort(statutes, [&](const auto& one, const auto& other) {
        const auto& [first, second] = is_descending ? std::tie(other, one) : std::tie(one, other);
        return is_by_name ? first.name < second.name : day(first) < day(second);
    });
}

Answer list_statutes(Call& call) {
    auto all = statutes_like(call, call.parameter("text"));
    sort_statutes(all, call.parameter("sort"));
    const auto [begin, end] = page_asked(call).of(all.size());
    std::vector<std::string> names;
    for (auto i = begin; i < end; ++i) {
        names.push_back(all[i].name);
    }
    const auto counts = [&] {
        const auto ledger = call.parts().ledger.lease();
        return query::count_citing(*ledger, call.definitions(), names, sight_of(call));
    }();
    List statutes;
    for (auto i = begin; i < end; ++i) {
        const auto count = counts.find(all[i].name);
        statutes.emplace_back(statute_json(call, all[i], count == counts.end() ? 0 : count->second)
        );
    }
    return page_reply("statutes", std::move(statutes), all.size());
}

Answer enter(Call& call, std::string name, std::optional<domain::StatuteChange> change) {
    const auto detail = !change ? fmt::format("撤销《{}》的变动登记", name)
                                : fmt::format(
                                      "登记《{}》自{}起{}",
                                      name,
                                      change->day,
                                      change->kind == Kind::repealed ? "废止" : "修改施行"
                                  );
    {
        const auto work = call.parts().work.lease();
        db::Transaction transaction(*work, db::Transaction::Mode::write);
        const statutes::Entered entered{name, std::move(change), call.account().id, call.now()};
        if (auto done = statutes::enter(*work, entered); !done) {
            return tl::unexpected(bad_request({std::move(done.error())}));
        }
        identity::add_to_trail(*work, call.trail_row("statute", name, "done", detail));
        transaction.commit();
    }
    return Reply{.body = one_json(call, name)};
}

Answer put_change(Call& call) {
    const auto& body = call.body();
    const auto name = full_name(call, text_of(body, "name"));
    const auto day = std::string(text_of(body, "day"));
    if (name.empty()) {
        return tl::unexpected(bad_request({{"name", "请填写法律法规名称"}}));
    }
    const auto kind = text_of(body, "kind") == "repealed" ? Kind::repealed : Kind::amended;
    return enter(call, name, domain::StatuteChange{kind, day, std::string(text_of(body, "note"))});
}

Answer remove_change(Call& call) {
    const auto name = full_name(call, call.parameter("name"));
    const auto is_entered = [&] {
        const auto work = call.parts().work.lease();
        const auto all = statutes::newest(*work);
        const auto found = std::ranges::find(all, name, &statutes::Entered::name);
        return found != all.end() && found->change.has_value();
    }();
    if (!is_entered) {
        return tl::unexpected(not_found("《" + name + "》登记过的变动"));
    }
    auto done = enter(call, name, std::nullopt);
    return done ? Answer(Reply{.status = 204}) : done;
}

constexpr Group kStatutes{"法规变动", {}};

}  // namespace

Shape statute_shape() {
    const auto word = shape::text(1000);
    return shape::object({
        {"name", word},
        {"state", shape::choice({"in_force", "repealed", "amended"})},
        {"kind", shape::described(word, "登记的变动，包括尚未到日期的：repealed、amended或者空")},
        {"changed_on", word},
        {"note", word},
        {"citing", shape::whole(0, 1'000'000'000)},
    });
}

std::vector<Endpoint> statute_endpoints() {
    auto list =
        kStatutes.get("/api/v1/statutes", "listStatutes", "法律法规及其变动", list_statutes);
    list.action = Action::see;
    list.query = paging();
    list.answer = page_shape("statutes", shape::named("Statute"));
    auto put = kStatutes.put(
        "/api/v1/statutes/changes", "putStatuteChange", "登记废止或者修改", put_change
    );
    put.action = Action::change_statutes;
    put.takes = Takes::json;
    put.body = shape::object(
        {{"name", shape::text(kNameMax)},
         {"kind", shape::choice({"repealed", "amended"})},
         {"day", shape::day()},
         {"note", shape::text(500)}}
    );
    put.answer = shape::named("Statute");
    auto remove = kStatutes.del(
        "/api/v1/statutes/changes",
        "deleteStatuteChange",
        "撤销登记的变动（留有记录）",
        remove_change
    );
    remove.action = Action::change_statutes;
    remove.query = {{"name", shape::text(kNameMax), "法律法规名称"}};
    remove.status = 204;
    return {std::move(list), citing_endpoint(), std::move(put), std::move(remove)};
}

}  // namespace mingjing::api
