#pragma once

// A throw-away PostgreSQL for tests: one cluster per test process, on a unix socket in a
// temporary folder, gone with the process. Every place() is a fresh schema.

#include <optional>
#include <string>

#include "db/database.h"

namespace mingjing::test {

class Postgres {
  public:
    // Nothing, and a loud line on standard error, where PostgreSQL is not installed.
    static std::optional<Postgres> running();

    // A new, empty schema.
    [[nodiscard]] db::Place place() const;
    // Ends every other session of the cluster, as a server restart would.
    static void cut_connections(const db::Place& place);

  private:
    explicit Postgres(std::string url) : url_(std::move(url)) {}
    std::string url_;
};

}  // namespace mingjing::test
