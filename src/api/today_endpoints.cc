// 今日公示: one page for the leader. What became public and what was withdrawn that day, what
// is due within the week, what is late, and who holds it.

#include <algorithm>

#include <fmt/format.h>

#include "api/endpoint_groups.h"
#include "api/register_parts.h"
#include "api/sight.h"
#include "codec/text.h"
#include "query/today.h"

namespace mingjing::api {

namespace {

using identity::Action;

constexpr std::chrono::days kDueWithin{7};
constexpr std::size_t kNamesShown = 3;

// Who holds what waits: the role whose turn it is, of the unit where it is one of a unit's,
// and the people in it.
class Holders {
  public:
    explicit Holders(const Call& call) : roles_(call.definitions().roles) {
        const auto work = call.parts().work.lease();
        accounts_ = identity::accounts_like(*work, "");
    }

    [[nodiscard]] std::string of(const query::DayRow& row) const {
        std::string names;
        for (const auto& role : roles_.all()) {
            const bool is_theirs =
                row.next_role.empty()
                    ? std::ranges::find(role.may, Action::publish) != role.may.end()
                    : role.key == row.next_role;
            if (is_theirs) {
                const bool is_of_unit = role.scope == identity::Scope::unit;
                names += names.empty() ? "" : "、";
                names += (is_of_unit ? row.unit : "") + role.name + people_in(role, row.unit);
            }
        }
        return names.empty() ? row.next_role : names;
    }

  private:
    [[nodiscard]] std::string people_in(const identity::Role& role, const std::string& unit) const {
        std::vector<std::string_view> people;
        for (const auto& account : accounts_) {
            const bool is_there = role.scope == identity::Scope::bureau || account.unit == unit;
            const auto& held = account.roles;
            if (is_there && !account.is_disabled &&
                std::ranges::find(held, role.key) != held.end()) {
                people.emplace_back(account.name);
            }
        }
        if (people.empty()) {
            return "（暂无人员）";
        }
        const bool is_cut = people.size() > kNamesShown;
        people.resize(std::min(people.size(), kNamesShown));
        return fmt::format("（{}{}）", fmt::join(people, "、"), is_cut ? "等" : "");
    }

    const identity::Roles& roles_;
    std::vector<identity::Account> accounts_;
};

List rows_json(const Call& call, const query::DayRows& found, const Holders* holders) {
    List rows;
    for (const auto& row : found.rows) {
        const auto* schema = call.definitions().find(row.register_key);
        rows.emplace_back(Fields{
            {"register", row.register_key},
            {"register_name", schema == nullptr ? row.register_key : schema->name},
            {"key", row.key},
            {"title", row.title},
            {"unit", row.unit},
            {"holder", holders == nullptr ? std::string{} : holders->of(row)},
            {"due", row.due},
            {"time", row.time}});
    }
    return rows;
}

struct Day {
    query::DayRows published, due, late, withdrawn;
};

Day day_of(const Call& call, std::chrono::sys_days day) {
    const auto text = codec::iso_date(day);
    const auto sight = sight_of(call);
    const auto ledger = call.parts().ledger.lease();
    return {
        query::published_on(*ledger, call.definitions(), day),
        query::waiting_due(*ledger, text, codec::iso_date(day + kDueWithin), sight),
        query::waiting_due(*ledger, "", text, sight),
        query::withdrawn_on(*ledger, call.definitions(), day)};
}

Answer get_today(Call& call) {
    auto day = day_in_china(call.now());
    if (const auto asked = call.parameter("day"); !asked.empty()) {
        day = codec::from_iso_date(asked).value();
    }
    const auto found = day_of(call, day);
    const Holders holders(call);
    const auto total = [](const query::DayRows& of) { return static_cast<std::int64_t>(of.total); };
    return Reply{
        .body = Fields{
            {"day", codec::iso_date(day)},
            {"bureau", call.definitions().bureau.name},
            {"published", rows_json(call, found.published, nullptr)},
            {"due", rows_json(call, found.due, &holders)},
            {"late", rows_json(call, found.late, &holders)},
            {"withdrawn", rows_json(call, found.withdrawn, nullptr)},
            {"totals",
             Fields{
                 {"published", total(found.published)},
                 {"due", total(found.due)},
                 {"late", total(found.late)},
                 {"withdrawn", total(found.withdrawn)}}}}};
}

}  // namespace

std::vector<Endpoint> today_endpoints() {
    const auto word = shape::text(200);
    const auto rows = shape::list(shape::named("TodayRow"));
    const auto count = shape::whole(0, 1'000'000'000);
    Endpoint today{
        .path = "/api/v1/today",
        .id = "getToday",
        .group = "工作首页",
        .summary = "今日公示：当日公示和撤回的，七日内到期和已经超期的，由谁办理",
        .action = Action::see,
        .query = {{"day", shape::day(), "哪一天，默认今天"}},
        .answer = shape::object(
            {{"day", word},
             {"bureau", word},
             {"published", rows},
             {"due", rows},
             {"late", rows},
             {"withdrawn", rows},
             {"totals",
              shape::object(
                  {{"published", count}, {"due", count}, {"late", count}, {"withdrawn", count}}
              )}}
        ),
        .handle = get_today};
    return {std::move(today)};
}

}  // namespace mingjing::api
