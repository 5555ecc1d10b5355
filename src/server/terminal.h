#pragma once

// The person's terminal as an Output: lines to stdout, progress as one rewritten line on
// stderr (only when that is a terminal), files into a folder.

#include <string>

#include "server/request.h"

namespace mingjing::server {

class Terminal final : public Output {
  public:
    explicit Terminal(std::string folder);  // where files go; "" is the current one
    ~Terminal() override;
    void line(std::string_view text) override;
    void progress(std::string_view what, std::uint64_t done, std::uint64_t total) override;
    void file(std::string_view name, std::string_view bytes) override;

  private:
    void clear();

    std::string folder_;
    bool is_interactive_;
    bool has_progress_ = false;
};

}  // namespace mingjing::server
