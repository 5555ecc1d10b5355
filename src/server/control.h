#pragma once

// DIR/control.sock: how a `mingjing` command speaks to the process that owns the data
// folder. A Unix socket only its owner may open; one request per connection, a few at a
// time, answered as they run (lines, progress, files, exit code). Messages are length-prefixed JSON
// headers with raw bytes behind them, all bounded.

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "server/request.h"

namespace mingjing::server {

class ControlServer {
  public:
    using Run = std::function<Exit(const Request&, Output&)>;
    // Commands under way when the server stops have `patience` long to be answered.
    ControlServer(
        const std::string& socket_path,
        Run run,
        std::chrono::milliseconds patience = std::chrono::seconds(5)
    );
    ControlServer(const ControlServer&) = delete;
    ControlServer& operator=(const ControlServer&) = delete;
    ~ControlServer();

  private:
    struct State;
    std::unique_ptr<State> state_;
};

// Nothing when nobody listens there. Throws Fault with what failed there, or when the
// connection breaks.
[[nodiscard]] std::optional<Exit> ask(
    const std::string& socket_path, const Request& request, Output& output
);

}  // namespace mingjing::server
