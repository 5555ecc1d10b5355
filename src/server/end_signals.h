#pragma once

// How a server is asked to end: SIGINT or SIGTERM, from a person, the supervisor, or one of
// its own threads; and how its threads ask to have the office built again (SIGUSR1).

#include <csignal>
#include <cstdint>

namespace mingjing::server {

enum class Asked : std::uint8_t { to_end, to_renew };

class EndSignals {
  public:
    // Blocks the signals here and in every thread started from here on, so that only wait()
    // sees them.
    EndSignals();
    Asked wait() const;
    // Safe from any thread.
    static void ask_to_end();
    static void ask_to_renew();

  private:
    sigset_t signals_{};
};

}  // namespace mingjing::server
