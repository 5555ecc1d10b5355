// What waits for the caller: reviews of their roles, publications, what was returned to
// their unit. Soonest due first.

#include <algorithm>
#include <iterator>

#include "api/acts_json.h"
#include "api/cells.h"
#include "api/endpoint_groups.h"
#include "api/entry_parts.h"
#include "api/register_parts.h"
#include "query/office.h"

namespace mingjing::api {

namespace {

using identity::Action;
using query::EntryStage;
using query::Turn;

constexpr std::uint64_t kTasksAtHome = 50;

// The turn at work within their reach: their own unit's, and everybody's where they act
// throughout the bureau, in all registers or in those their role is for.
void add_within_reach(
    const Call& call, Action action, std::string_view role, Turn turn, std::vector<Turn>& turns
) {
    const auto& definitions = call.definitions();
    const auto actor = call.actor();
    turn.unit = identity::confined_to(definitions.roles, actor, action, role);
    turns.push_back(turn);
    if (!turn.unit) {
        return;
    }
    turn.unit.reset();
    for (const auto& schema : definitions.registers) {
        if (!identity::confined_to(definitions.roles, actor, action, role, schema.key)) {
            turn.register_key = schema.key;
            turns.push_back(turn);
        }
    }
}

// In which roles of the chain this person reviews, and whose work. Nobody reviews what they
// submitted themselves (GK-04), so it does not wait for them.
std::vector<Turn> reviews_of(const Call& call) {
    std::vector<Turn> turns;
    const auto actor = call.actor();
    const auto& roles = call.definitions().roles;
    for (const auto& role : actor.roles) {
        if (identity::may(roles, actor, Action::review, {.role_asked = role})) {
            add_within_reach(
                call,
                Action::review,
                role,
                {.stage = EntryStage::submitted, .next_role = role, .not_by = actor.id},
                turns
            );
        }
    }
    return turns;
}

std::vector<Turn> publications_of(const Call& call) {
    std::vector<Turn> turns;
    if (identity::may(call.definitions().roles, call.actor(), Action::publish)) {
        add_within_reach(call, Action::publish, {}, {.stage = EntryStage::approved}, turns);
    }
    return turns;
}

std::vector<Turn> mendings_of(const Call& call) {
    const auto actor = call.actor();
    if (!identity::may(call.definitions().roles, actor, Action::submit)) {
        return {};
    }
    return {{.unit = actor.unit}};
}

void add(std::vector<Turn>& turns, std::vector<Turn> more) {
    std::ranges::move(more, std::back_inserter(turns));
}

std::string_view act_of(const query::OfficeEntry& entry) {
    if (entry.is_returned) {
        return "mend";
    }
    return entry.stage == EntryStage::submitted ? "review" : "publish";
}

List tasks_json(const Call& call, const std::vector<query::OfficeEntry>& waiting) {
    List tasks;
    for (const auto& entry : waiting) {
        auto task = to_json(call, entry);
        task.emplace("act", act_of(entry));
        task.emplace("acts", allowed_acts(acts_on(call, entry)));
        const auto* schema = call.definitions().find(entry.register_key);
        task.emplace("register_name", schema == nullptr ? entry.register_key : schema->name);
        tasks.emplace_back(std::move(task));
    }
    return tasks;
}

query::OfficePage waiting_for(const Call& call, const query::WaitingRequest& request) {
    const auto ledger = call.parts().ledger.lease();
    return query::waiting(*ledger, request);
}

// Of each act as many: what is returned is not crowded out by what is to be reviewed.
Answer list_tasks(Call& call) {
    List tasks;
    Fields totals;
    for (const auto& [act, turns] :
         {std::pair{"review", reviews_of(call)},
          std::pair{"publish", publications_of(call)},
          std::pair{"mend", mendings_of(call)}}) {
        query::WaitingRequest request;
        request.turns = turns;
        request.page_size = kTasksAtHome;
        const auto found = waiting_for(call, request);
        totals.emplace(act, static_cast<std::int64_t>(found.total));
        std::ranges::move(tasks_json(call, found.entries), std::back_inserter(tasks));
    }
    return Reply{.body = Fields{{"tasks", std::move(tasks)}, {"totals", std::move(totals)}}};
}

Answer list_reviews(Call& call) {
    const auto act = call.parameter("act");
    auto request = paged(call, query::WaitingRequest{});
    if (act != "publish") {
        request.turns = reviews_of(call);
    }
    if (act != "review") {
        add(request.turns, publications_of(call));
    }
    request.register_key = call.parameter("register");
    request.unit = call.parameter("unit");
    request.sort = order_asked(request.sort);
    const auto found = waiting_for(call, request);
    return page_reply("tasks", tasks_json(call, found.entries), found.total);
}

}  // namespace

std::vector<Endpoint> task_endpoints() {
    const auto count = shape::whole(0, 1'000'000'000);
    Endpoint tasks{
        .path = "/api/v1/tasks",
        .id = "listTasks",
        .group = "工作首页",
        .summary = "等我办理的，每一类最急的五十件和总数",
        .action = Action::see,
        .answer = shape::object(
            {{"tasks", shape::list(shape::named("Task"))},
             {"totals", shape::object({{"review", count}, {"publish", count}, {"mend", count}})}}
        ),
        .handle = list_tasks};
    Endpoint reviews{
        .path = "/api/v1/reviews",
        .id = "listReviews",
        .group = "公示审核",
        .summary = "等我审核、公示的，按应公示日期排列",
        .action = Action::see,
        .query = paging(),
        .answer = page_shape("tasks", shape::named("Task")),
        .handle = list_reviews};
    reviews.query.push_back({"register", shape::text(64), "只看这张清单的"});
    reviews.query.push_back(unit_parameter());
    reviews.query.push_back({"act", shape::choice({"review", "publish"}), "审核还是公示"});
    return {std::move(tasks), std::move(reviews)};
}

}  // namespace mingjing::api
