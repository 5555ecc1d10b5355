#pragma once

// What the system can tell a reviewer of a case by itself (系统核对): the gates, asked of what
// is proposed as if it were decided today, and of what officers did on the days they did it. No
// rule of its own. Pure.

#include <string>
#include <string_view>
#include <vector>

#include "case_file/gate.h"
#include "case_file/question.h"

namespace mingjing::case_file {

struct Hand;

struct Check {
    std::string_view key;     // a gate's name; "limits" for the time limits
    std::string_view name;    // 数额在裁量阶次之内
    std::string_view rule;    // "" for the limits, which are the procedure's own
    std::string_view word;    // in the name of the review element it belongs to: 裁量
    std::string_view also;    // or this one; "" for none
    Objection why = {};       // nothing: it holds
    std::string on = {};      // YYYY-MM-DD, the day it fails for, where not today
    std::string reason = {};  // why the step was taken all the same, where one was given
};

// Those that can be asked as the case stands: of an outcome only once one is proposed. Of an act
// beside the decision (ReviewSubject) what is told of the case itself, and what stands before the
// act's own step: nothing of a decision that is not what is reviewed.
[[nodiscard]] std::vector<Check> checks(
    const State& state,
    const Hand& hand,
    const domain::Procedure& procedure,
    const Surroundings& around,
    std::string_view subject = {}
);

}  // namespace mingjing::case_file
