// A broken invariant stops the process and says which.

#include "base/check.h"

#include <gtest/gtest.h>

namespace mingjing {
namespace {

TEST(CheckDeathTest, StopsTheProcessAndNamesTheCondition) {
    CHECK(1 + 1 == 2);
    EXPECT_DEATH(CHECK(1 + 1 == 3), "1 \\+ 1 == 3");
}

}  // namespace
}  // namespace mingjing
