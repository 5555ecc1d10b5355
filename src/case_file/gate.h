#pragma once

// The law between a case and its next step (门控). A gate is a pure function that names its
// article. The law's own stand before an act in every procedure (required_of); a procedure
// names those it adds to a step. One that warns may be passed for a reason, which is recorded.

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "case_file/question.h"
#include "domain/refusal.h"

namespace mingjing::case_file {

using Objection = std::optional<domain::Refusal>;

struct Gate {
    std::string_view name;  // two_officers
    std::string_view rule;  // CF-14
    bool warns;             // else it blocks
    Objection (*objection)(const Question&);
};
[[nodiscard]] std::span<const Gate> gates();
[[nodiscard]] const Gate* find_gate(std::string_view name);

// The gates the law puts before an act, whatever its procedure's definition says.
[[nodiscard]] std::vector<std::string_view> required_of(std::string_view act);

// Every objection to the step now, the law's gates first.
struct Unmet {
    const Gate* gate = nullptr;
    domain::Refusal why;
};
[[nodiscard]] std::vector<Unmet> unmet(const Question& question);

}  // namespace mingjing::case_file
