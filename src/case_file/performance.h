#pragma once

// 履行情况 of what a case decided, as its record leaves it: what the last step says of it that
// says anything, by its act or as its procedure has it (domain::Step::performance), in the words
// of the register of results (domain/performance.h).
// Law: 国办发〔2018〕118号（六）; law.md 6.7.

#include <string>
#include <string_view>
#include <vector>

#include "case_file/event.h"
#include "case_file/money.h"
#include "domain/procedure.h"

namespace mingjing::case_file {

struct Performance {
    std::string status = {};  // "" while nothing is to be said
    std::string on = {};      // YYYY-MM-DD, the day it was performed; "" of what was not
    bool operator==(const Performance&) const = default;
};

// What one step says of it by itself; "" where nothing. `procedure` is null where nobody knows it
// any more, and is referred to by what it returns.
[[nodiscard]] std::string_view said_of(const domain::Procedure* procedure, const Event& event);

// `paid` is what was received of what was decided.
[[nodiscard]] Performance performance_of(
    const domain::Procedure& procedure, const std::vector<Event>& events, Money paid
);

}  // namespace mingjing::case_file
