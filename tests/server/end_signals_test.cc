#include "server/end_signals.h"

#include <thread>

#include <gtest/gtest.h>

namespace mingjing::server {
namespace {

TEST(EndSignals, AThreadThatAsksToEndWakesTheOneThatWaits) {
    const EndSignals signals;
    const std::jthread writer([] { EndSignals::ask_to_end(); });
    EXPECT_EQ(signals.wait(), Asked::to_end);  // or the test never ends
    sigset_t left;
    ::sigpending(&left);
    EXPECT_FALSE(sigismember(&left, SIGTERM));
}

TEST(EndSignals, AThreadThatAsksToRenewEndsNothing) {
    const EndSignals signals;
    const std::jthread adopter([] { EndSignals::ask_to_renew(); });
    EXPECT_EQ(signals.wait(), Asked::to_renew);
}

}  // namespace
}  // namespace mingjing::server
