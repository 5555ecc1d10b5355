// An edition becomes public whole, once, or not at all.

#include "domain/edition.h"

#include <gtest/gtest.h>

#include "support/given.h"

namespace mingjing::domain::edition {
namespace {

const Begun kBegun{"enforcement_items", 3};

auto given(const std::vector<Event>& history) {
    State state;
    for (const auto& event : history) {
        state = evolve(std::move(state), event);
    }
    return test::Given<State>{state};
}

TEST(Edition, BeginsWithWhatItWillHold) {
    given({}).when(Begin{"enforcement_items", 3}).yields({kBegun});
    given({}).when(Begin{"enforcement_items", 0}).refuses("edition-empty");
    given({kBegun}).when(Begin{"enforcement_items", 3}).yields({});
    given({kBegun}).when(Begin{"enforcement_items", 4}).refuses("edition-begun");
}

TEST(Edition, IsCompletedWithWhatIsTrulyInIt) {
    given({}).when(Complete{3}).refuses("edition-not-begun");
    given({kBegun}).when(Complete{3}).yields({Completed{3}});
    given({kBegun, Completed{3}}).when(Complete{3}).yields({});
}

// One entry was returned, or published by itself, after the edition had begun; or one
// more was approved.
TEST(Edition, IsCompletedThoughItsPlanMovedOn) {
    given({kBegun}).when(Complete{2}).yields({Completed{2}});
    given({kBegun}).when(Complete{4}).yields({Completed{4}});
    given({kBegun, Completed{2}}).when(Complete{2}).yields({});
}

TEST(Edition, IsNotCompletedEmpty) {
    given({kBegun}).when(Complete{0}).refuses("edition-empty");
}

}  // namespace
}  // namespace mingjing::domain::edition
