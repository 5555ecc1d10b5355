#include "domain/procedure.h"

#include <algorithm>
#include <utility>

namespace mingjing::domain {

namespace {

constexpr char kStroke = '/';  // no key has one

template <typename T>
const T* with_key(const std::vector<T>& all, std::string_view key) {
    const auto found = std::ranges::find(all, key, &T::key);
    return found == all.end() ? nullptr : &*found;
}

}  // namespace

bool Procedure::is_for(std::string_view item_category) const {
    return handles.empty() ? item_category == category
                           : std::ranges::find(handles, item_category) != handles.end();
}

const Lane* Procedure::lane(std::string_view wanted) const {
    return with_key(lanes, wanted);
}

const Stage* Procedure::stage(std::string_view wanted) const {
    return with_key(stages, wanted);
}

const Step* Procedure::step(std::string_view wanted) const {
    const auto* step = with_key(steps, wanted);
    return step == nullptr ? with_key(acts, wanted) : step;
}

const TimeLimit* Procedure::limit(std::string_view clock) const {
    return with_key(limits, clock.substr(0, clock.find(kStroke)));
}

std::set<std::string> reached(
    std::set<std::string> stages, const std::vector<Step>& steps, bool is_backward
) {
    for (bool has_grown = true; has_grown;) {
        has_grown = false;
        for (const auto& step : steps) {
            const auto& from = is_backward ? step.to : step.from;
            const auto& to = is_backward ? step.from : step.to;
            has_grown = (stages.contains(from) && stages.insert(to).second) || has_grown;
        }
    }
    return stages;
}

std::vector<std::string> stages_before(const Procedure& procedure, std::string_view act) {
    std::set<std::string> doors;
    std::vector<Step> others;
    for (const auto& step : procedure.steps) {
        if (step.act == act) {
            doors.insert(step.from);
        } else {
            others.push_back(step);
        }
    }
    std::vector<std::string> before;
    if (doors.empty()) {
        return before;
    }
    const auto begun = reached({procedure.stages.front().key}, others, false);
    const auto coming = reached(std::move(doors), others, true);
    for (const auto& stage : procedure.stages) {
        if (begun.contains(stage.key) && coming.contains(stage.key)) {
            before.push_back(stage.key);
        }
    }
    return before;
}

std::string clock_name(const TimeLimit& limit, std::string_view thing) {
    return limit.per.empty() ? limit.key : limit.key + kStroke + std::string(thing);
}

std::string_view thing_of(std::string_view clock) {
    const auto stroke = clock.find(kStroke);
    return stroke == std::string_view::npos ? std::string_view{} : clock.substr(stroke + 1);
}

std::string period_text(const TimeLimit& limit) {
    const auto number = std::to_string(limit.amount);
    if (!limit.counting) {
        return number + "小时";
    }
    switch (*limit.counting) {
        case Counting::working_days:
            return number + "个工作日";
        case Counting::natural_days:
            return number + "日";
        case Counting::months:
            return number + "个月";
    }
    return {};
}

std::optional<Due> due_of(
    const TimeLimit& limit, const Calendar& calendar, std::chrono::sys_days start, bool is_extended
) {
    if (!limit.counting) {
        return std::nullopt;
    }
    const auto amount = limit.amount + (is_extended ? limit.extension : 0);
    return due(calendar, start, amount, *limit.counting);
}

}  // namespace mingjing::domain
