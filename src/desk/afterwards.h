#pragma once

// What is tidied once an act is a fact: it must not be told as one that failed, and would be
// refused if it were tried again. A draft not made is made when the entry is next taken up, one
// not removed says what was submitted: so it is logged, and no more.

#include <string_view>

#include <fmt/format.h>

#include "base/fault.h"
#include "base/log.h"

namespace mingjing::desk {

template <class Tidy>
void afterwards(std::string_view what, Tidy&& tidy) {
    try {
        tidy();
    } catch (const Fault& fault) {
        log::warning(fmt::format("{}: {}", what, fault.what()));
    }
}

}  // namespace mingjing::desk
