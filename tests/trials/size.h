#pragma once

// The trials run short in every ctest and long by script/trial (MINGJING_TRIAL=long).

#include <cstdlib>
#include <string_view>

namespace mingjing::test {

template <class Number>
Number trial_size(Number short_size, Number long_size) {
    // NOLINTNEXTLINE(concurrency-mt-unsafe): nobody changes the environment
    const char* wish = std::getenv("MINGJING_TRIAL");
    return wish != nullptr && std::string_view(wish) == "long" ? long_size : short_size;
}

}  // namespace mingjing::test
