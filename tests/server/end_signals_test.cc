#include "server/end_signals.h"

#include <thread>

#include <gtest/gtest.h>

namespace mingjing::server {
namespace {

TEST(EndSignals, AThreadThatAsksToEndWakesTheOneThatWaits) {
    const EndSignals signals;
    const std::jthread writer([] { EndSignals::ask_to_end(); });
    signals.wait();  // or the test never ends
    sigset_t left;
    ::sigpending(&left);
    EXPECT_FALSE(sigismember(&left, SIGTERM));
}

}  // namespace
}  // namespace mingjing::server
