#pragma once

// How one kind of enforcement is done (执法程序): the stages a matter goes through, the
// steps that lead from one to the next and who takes them, and how long each may take. What
// a definitions/procedures/*.yaml says, typed; the published flow chart, the table of steps
// and the time limits all come from it. Immutable once loaded.
//
// Law: 行政处罚法 art. 39 (CF-12) and 国办发〔2018〕118号: procedures are published.

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "domain/calendar.h"

namespace mingjing::domain {

// Who acts, or whose turn it is: a column of the chart.
struct Lane {
    std::string key;
    std::string name;       // 承办机构
    std::string duty = {};  // what a role must allow for its steps: handle, examine, decide
};

struct Stage {
    std::string key;
    std::string name;  // 调查取证
    std::string lane;  // in whose hands the matter is
    std::string note;  // one short line under the name; "" for none
    bool is_end = false;
    std::vector<std::string> was = {};  // what earlier versions called it, or what it takes in
};

// One that leads from a stage to another is an arrow of the chart; one that does not may be
// taken at any of the stages `at`, and leaves the matter there.
struct Step {
    std::string key;
    std::string name;  // 不予立案
    std::string from;  // stage, "" where it leads nowhere
    std::string to;    // stage, "" where it leads nowhere
    std::string by;    // lane
    std::string basis;
    std::string act = "note";             // what is stated: case_file's word for it
    std::vector<std::string> gates = {};  // beside those the law puts there
    std::vector<std::string> at = {};     // stages
    // Of a choice of its act, what may be chosen at this step; of one not named, anything.
    std::map<std::string, std::vector<std::string>, std::less<>> offers = {};
    // What its act asks and this step does not: none of it is what every statement has to say.
    std::vector<std::string> omits = {};
    // What taking it says of 履行情况, as the register of results says it; "" where it says no more
    // than its act does.
    std::string performance = {};
    // Procedures in which what it ends here may be taken on, as a case of its own.
    std::vector<std::string> continues = {};
};

// Of what cases a limit runs, by what was decided.
enum class RunsOf {
    any,          // whatever it is, or nothing yet
    money,        // where a fine or confiscation is imposed
    performance,  // where it leaves the party something to do, that can be demanded
};

struct TimeLimit {
    std::string key;
    std::string name;  // 作出行政处罚决定
    std::int64_t amount = 0;
    std::optional<Counting> counting;  // nothing: clock hours, which run through holidays (QX-05)
    std::vector<std::string> starts;   // any of these steps sets it going
    std::vector<std::string> ends;     // any of these steps meets it
    bool is_notice = false;            // at least so long, not at most
    std::int64_t extension = 0;        // 0: cannot be extended
    std::string extended_by;           // lane; "" where it cannot
    std::string excludes;              // what does not count (QX-06)
    std::string per = {};              // field of its acts: a clock for each thing they name;
                                       // an end without that field is one of all
    RunsOf runs_of = RunsOf::any;
    std::vector<std::string> was = {};  // what earlier versions called it
    std::string basis;
};

struct Procedure {
    std::string key;       // penalty_ordinary
    std::string name;      // 行政处罚普通程序
    std::string category;  // 执法类别, as the item register has it
    // Categories of certificate that allow its acts; where none is named, its own category.
    std::vector<std::string> certificates = {};
    // Categories of items whose cases it takes; where none is named, its own category.
    std::vector<std::string> handles = {};
    std::string about;  // one Chinese sentence
    std::string basis;
    std::vector<Lane> lanes;    // left to right
    std::vector<Stage> stages;  // top to bottom; the first is where it begins
    std::vector<Step> steps;    // that lead on
    std::vector<Step> acts;     // that do not
    std::vector<TimeLimit> limits;
    std::string digest;  // SHA-256 hex of the adopted bytes; set by the loader

    [[nodiscard]] bool is_for(std::string_view item_category) const;
    [[nodiscard]] const Lane* lane(std::string_view key) const;
    [[nodiscard]] const Stage* stage(std::string_view key) const;
    [[nodiscard]] const Step* step(std::string_view key) const;  // of either kind
    // By the name of one of its clocks.
    [[nodiscard]] const TimeLimit* limit(std::string_view clock) const;
};

// The stages given, and every one those steps lead to from them, one after another; backward, that
// leads to them.
[[nodiscard]] std::set<std::string> reached(
    std::set<std::string> stages, const std::vector<Step>& steps, bool is_backward
);
// The stages a matter goes through before a step of that act, and from which one still may come; in
// their order. None where the procedure has no such step.
[[nodiscard]] std::vector<std::string> stages_before(
    const Procedure& procedure, std::string_view act
);

// What a clock of the limit is called: its key, and after a stroke the thing it runs for, so
// that each thing has its own: release/DJ1.
[[nodiscard]] std::string clock_name(const TimeLimit& limit, std::string_view thing);
// "" where the clock is of no one thing.
[[nodiscard]] std::string_view thing_of(std::string_view clock);

// 20个工作日, 90日, 24小时.
[[nodiscard]] std::string period_text(const TimeLimit& limit);

// When the limit ends if it began that day, with its extension where `is_extended`.
// Nothing for one of hours.
[[nodiscard]] std::optional<Due> due_of(
    const TimeLimit& limit,
    const Calendar& calendar,
    std::chrono::sys_days start,
    bool is_extended = false
);

}  // namespace mingjing::domain
