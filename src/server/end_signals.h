#pragma once

// How a server is asked to end: SIGINT or SIGTERM, from a person, the supervisor, or one of
// its own threads.

#include <csignal>

namespace mingjing::server {

class EndSignals {
  public:
    // Blocks the signals here and in every thread started from here on, so that only wait()
    // sees them.
    EndSignals();
    void wait() const;
    // Safe from any thread.
    static void ask_to_end();

  private:
    sigset_t signals_{};
};

}  // namespace mingjing::server
