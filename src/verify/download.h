#pragma once

// Reads a public log over HTTP. Owned by one thread.

#include <optional>
#include <string>

#include "outbound/client.h"

namespace mingjing::verify {

class Download {
  public:
    // `address` is the site or its log: both https://x and https://x/ledger are understood.
    explicit Download(std::string address);

    [[nodiscard]] std::optional<std::string> get(const std::string& path);

  private:
    [[nodiscard]] std::optional<std::string> fetch(const std::string& url);

    outbound::Client client_;
    std::string base_;  // ends in a slash
};

}  // namespace mingjing::verify
