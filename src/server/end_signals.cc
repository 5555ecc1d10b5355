#include "server/end_signals.h"

#include <unistd.h>

namespace mingjing::server {

EndSignals::EndSignals() {
    sigemptyset(&signals_);
    sigaddset(&signals_, SIGINT);
    sigaddset(&signals_, SIGTERM);
    sigaddset(&signals_, SIGUSR1);
    ::pthread_sigmask(SIG_BLOCK, &signals_, nullptr);
}

Asked EndSignals::wait() const {
    int signal = 0;
    ::sigwait(&signals_, &signal);
    return signal == SIGUSR1 ? Asked::to_renew : Asked::to_end;
}

// To the process: std::raise() is for the calling thread alone, where the signal is blocked
// and would wait for ever.
void EndSignals::ask_to_end() {
    ::kill(::getpid(), SIGTERM);
}

void EndSignals::ask_to_renew() {
    ::kill(::getpid(), SIGUSR1);
}

}  // namespace mingjing::server
