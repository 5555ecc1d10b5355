#pragma once

// What the published result of a case begins with: whitelisted facts the case recorded, names
// known from it, nothing else. It becomes a draft of the register of results and goes the way
// of every entry; the case itself publishes nothing.

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/value.h"
#include "case_file/event.h"
#include "case_file/state.h"
#include "domain/procedure.h"

namespace mingjing::desk {

struct ResultSource {
    const case_file::State& state;
    const std::vector<case_file::Event>& events;
    const domain::Procedure& procedure;
    std::string_view bureau;
    // What an officer is called, by certificate; "" where nobody knows.
    std::function<std::string(std::string_view certificate)> officer_name;
};

// Nothing while the case has come to no result.
[[nodiscard]] std::optional<Fields> result_of(const ResultSource& source);

}  // namespace mingjing::desk
