#pragma once

// What a case that is over may be taken on in, as a case of its own: 移送立案, 转普通程序.

#include <string>
#include <vector>

#include "case_file/state.h"
#include "domain/procedure.h"

namespace mingjing::case_file {

// Keys of procedures, as `in_use` says it of the step that ended the case. None while it runs, and
// none of what belongs to another bureau.
[[nodiscard]] std::vector<std::string> goes_on_in(
    const State& state, const domain::Procedure& in_use
);

}  // namespace mingjing::case_file
