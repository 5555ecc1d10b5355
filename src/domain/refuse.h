#pragma once

// A refusal of the procedure's own, where no article speaks.

#include <string>
#include <utility>

#include <tl/expected.hpp>

#include "domain/refusal.h"

namespace mingjing::domain {

[[nodiscard]] inline Refusal refusal(std::string code, std::string what, std::string next) {
    return {.code = std::move(code), .what = std::move(what), .next = std::move(next)};
}
[[nodiscard]] inline tl::unexpected<Refusal> refuse(
    std::string code, std::string what, std::string next
) {
    return tl::unexpected(refusal(std::move(code), std::move(what), std::move(next)));
}

}  // namespace mingjing::domain
