#include "server/end_signals.h"

#include <unistd.h>

namespace mingjing::server {

EndSignals::EndSignals() {
    sigemptyset(&signals_);
    sigaddset(&signals_, SIGINT);
    sigaddset(&signals_, SIGTERM);
    ::pthread_sigmask(SIG_BLOCK, &signals_, nullptr);
}

void EndSignals::wait() const {
    int signal = 0;
    ::sigwait(&signals_, &signal);
}

// To the process: std::raise() is for the calling thread alone, where the signal is blocked
// and would wait for ever.
void EndSignals::ask_to_end() {
    ::kill(::getpid(), SIGTERM);
}

}  // namespace mingjing::server
