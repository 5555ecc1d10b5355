#include "portal/timeliness.h"

#include <chrono>
#include <optional>
#include <string>

#include "domain/day.h"
#include "domain/publication_rule.h"
#include "portal/words.h"
#include "query/unpublished.h"

namespace mingjing::portal {

namespace {

// What is to be told of something due one day and done another.
Fields told(const Visit& visit, std::chrono::sys_days due, const std::string& done) {
    const auto late = lateness(visit.definitions().calendar, due, done);
    return {
        {"due", chinese_day(domain::iso(due))},
        {"is_late", !late.empty()},
        {"late", late},
    };
}

}  // namespace

std::string lateness(
    const domain::Calendar& calendar, std::chrono::sys_days due, std::string_view done
) {
    const auto day = domain::day_of(done);
    if (!day || *day <= due) {
        return "";
    }
    const auto days = domain::working_days_between(calendar, due, *day);
    return days > 0 ? "迟延" + std::to_string(days) + "个工作日" : "逾期，未满一个工作日";
}

Value publication_time(
    const Visit& visit, const domain::Schema& schema, const query::Entry& entry
) {
    const auto* rule = visit.definitions().rule_for(schema.key);
    if (rule == nullptr || rule->counted_from.empty() || entry.version.is_withdrawn) {
        return nullptr;
    }
    const auto& content = entry.version.content;
    const auto due = domain::publication_due(*rule, visit.definitions().calendar, content, {});
    if (!due) {
        return nullptr;
    }
    // What was public elsewhere before it came here says when.
    const std::string before(text_of(content, "published_on"));
    const auto published = before.empty() ? day_of(entry.first_published_at) : before;
    auto view = told(visit, *due, published);
    view["published"] = chinese_day(published);
    return view;
}

Value late_results(Visit& visit) {
    List rows;
    std::uint64_t total = 0;
    for (const auto& one :
         query::unpublished_results(visit.ledger(), visit.definitions(), visit.today())) {
        const auto* procedure = visit.definitions().procedure(one.procedure);
        total += one.cases;
        rows.emplace_back(Fields{
            {"unit", one.unit},
            {"procedure", procedure == nullptr ? one.procedure : procedure->name},
            {"cases", grouped(one.cases)}});
    }
    if (rows.empty()) {
        return nullptr;
    }
    return Fields{{"total", grouped(total)}, {"rows", std::move(rows)}};
}

Value withdrawal_time(const Visit& visit, const query::EntryVersion& version) {
    const auto changed = domain::day_of(version.changed_on);
    if (!version.is_withdrawn || !changed) {
        return nullptr;
    }
    const auto withdrawn =
        version.withdrawn_on.empty() ? day_of(version.withdrawn_at) : version.withdrawn_on;
    auto view =
        told(visit, domain::withdrawal_due(visit.definitions().calendar, *changed), withdrawn);
    view["changed"] = chinese_day(version.changed_on);
    view["withdrawn"] = chinese_day(withdrawn);
    return view;
}

}  // namespace mingjing::portal
