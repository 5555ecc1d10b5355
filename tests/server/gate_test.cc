#include "server/gate.h"

#include <atomic>
#include <future>
#include <thread>

#include <gtest/gtest.h>

namespace mingjing::server {
namespace {

using std::chrono::milliseconds;
using std::chrono::minutes;

TEST(Gate, WhoClosesItWaitsForWhoeverIsInside) {
    Gate gate;
    std::atomic<bool> is_closed = false;
    std::jthread closer;
    {
        const auto pass = gate.enter(minutes{1});
        ASSERT_TRUE(pass);
        closer = std::jthread([&] {
            gate.close();
            is_closed = true;
        });
        while (gate.enter(milliseconds{0})) {  // until it is closing
        }
        EXPECT_FALSE(is_closed);
    }
    closer.join();
    EXPECT_TRUE(is_closed);
}

TEST(Gate, WhoComesToAClosedOneWaitsUntilItOpens) {
    Gate gate;
    gate.close();
    auto waiting =
        std::async(std::launch::async, [&] { return static_cast<bool>(gate.enter(minutes{1})); });
    gate.open();
    EXPECT_TRUE(waiting.get());
}

TEST(Gate, PatienceEnds) {
    Gate gate;
    gate.close();
    EXPECT_FALSE(gate.enter(milliseconds{1}));
    gate.open();
    EXPECT_TRUE(gate.enter(milliseconds{1}));
}

}  // namespace
}  // namespace mingjing::server
