#pragma once

// Reads a public log over HTTP (libcurl): bounded in size, time and redirects, http and
// https only. Owned by one thread.

#include <memory>
#include <string>

#include "verify/site_check.h"

namespace mingjing::verify {

class Download {
  public:
    // `address` is the site or its log: both https://x and https://x/ledger are understood.
    explicit Download(std::string address);
    Download(const Download&) = delete;
    Download& operator=(const Download&) = delete;
    ~Download();

    [[nodiscard]] std::optional<std::string> get(const std::string& path);

  private:
    struct Handle;
    [[nodiscard]] std::optional<std::string> fetch(const std::string& url);

    std::unique_ptr<Handle> handle_;
    std::string base_;  // ends in a slash
};

}  // namespace mingjing::verify
