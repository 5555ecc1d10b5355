#pragma once

// Lets a domain test read as one sentence:
//
//     given({kSubmitted}).when(Publish{}).refuses("not-reviewed", "GK-04");
//
// Works for every aggregate that follows the house shape (State, Event, decide,
// evolve), found by argument-dependent lookup.

#include <string>

#include <gtest/gtest.h>

#include "domain/refusal.h"

namespace mingjing::test {

template <class Decision>
struct Outcome {
    Decision decision;

    void yields(const typename Decision::value_type& events) const {
        ASSERT_TRUE(decision.has_value()) << "refused: " << decision.error().what;
        EXPECT_TRUE(*decision == events);
    }
    // Every refusal tells what happened and what to do next; `rule` where law speaks.
    void refuses(const std::string& code, const std::string& rule = "") const {
        ASSERT_FALSE(decision.has_value()) << "accepted";
        const domain::Refusal& refusal = decision.error();
        EXPECT_EQ(refusal.code, code);
        EXPECT_EQ(refusal.rule, rule);
        EXPECT_EQ(refusal.rule.empty() || !refusal.article.empty(), true) << "a rule without law";
        EXPECT_NE(refusal.what, "");
        EXPECT_NE(refusal.next, "");
    }
};

template <class State>
struct Given {
    State state;

    template <class Command>
    auto when(const Command& command) const {
        return Outcome<decltype(decide(state, command))>{decide(state, command)};
    }
};

}  // namespace mingjing::test
