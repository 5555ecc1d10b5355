#include "desk/instrument_act.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "case_file/evidence_book.h"
#include "desk/entry_plan.h"
#include "desk/instrument_data.h"
#include "desk/standing_events.h"

namespace mingjing::desk {

namespace {

using case_file::Event;
using domain::InstrumentKind;

bool tells_of(const InstrumentKind& kind, const Event& event) {
    return !kind.each.empty() && case_file::kind_of(event.content).act == kind.each &&
           std::ranges::all_of(kind.fields, [&](const auto& one) {
               return !one.taken || one.taken->act != kind.each || is_source(event, *one.taken);
           });
}

// The case as it stands, or stood when that act was taken, with of its kind that one alone. Whose
// evidence was only later known to be, no paper made today tells as anybody's.
std::vector<Event> told_by_itself(
    const InstrumentKind& kind, std::vector<Event> events, const ActTold& act
) {
    case_file::place_evidence(events);
    const auto place = static_cast<std::size_t>(act.of);
    if (!act.stands) {
        events.erase(events.begin() + act.of + 1, events.end());
    }
    std::vector<Event> alone;
    for (auto& [at, event] : standing_acts(std::move(events))) {
        if (at == place || case_file::kind_of(event.content).act != kind.each) {
            alone.push_back(std::move(event));
        }
    }
    return alone;
}

}  // namespace

std::vector<ActTold> acts_told(
    const InstrumentKind& kind,
    const std::vector<Event>& events,
    const std::vector<std::int64_t>& told
) {
    std::vector<ActTold> acts;
    if (kind.each.empty()) {
        return acts;
    }
    const auto standing = standing_acts(events);
    for (std::size_t place = 0; place < events.size(); ++place) {
        const auto& event = events[place];
        if (tells_of(kind, event)) {
            const auto of = static_cast<std::int64_t>(place);
            acts.push_back(
                {.of = of,
                 .step = event.step,
                 .on = event.on,
                 .is_told = std::ranges::find(told, of) != told.end(),
                 .stands =
                     std::ranges::find(standing, place, &StandingAct::place) != standing.end()}
            );
        }
    }
    return acts;
}

tl::expected<Telling, domain::Refusal> telling(
    const InstrumentKind& kind,
    const std::vector<Event>& events,
    const std::vector<std::int64_t>& told,
    std::optional<std::int64_t> chosen
) {
    const auto acts = acts_told(kind, events, told);
    const auto is_meant = [&](const ActTold& act) {
        return chosen ? act.of == *chosen : act.stands && !act.is_told;
    };
    const auto meant = std::ranges::find_if(acts, is_meant);
    if (meant != acts.end() && !meant->is_told) {
        return Telling{meant->of, told_by_itself(kind, events, *meant)};
    }
    if (chosen && meant == acts.end()) {
        return refuse(
            "no-such-act",
            fmt::format("这个案件没有这一次办理，不能据以出具{}", kind.name),
            "请刷新后从列出的办理中选择"
        );
    }
    if (std::ranges::any_of(acts, &ActTold::is_told)) {
        return refuse(
            "instrument-stands",
            fmt::format("已经办理的每一次都有了{}，不能再出具", kind.name),
            "有误的请先作废，再重新出具"
        );
    }
    return Telling{{}, standing_events(events)};
}

}  // namespace mingjing::desk
