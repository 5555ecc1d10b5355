#pragma once

// Files by their SHA-256 (内容寻址): adopted definitions, attachments, later evidence. Put is
// durable when it returns and idempotent; get checks the digest before it answers.
// Safe for concurrent use.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/files.h"

namespace mingjing::vault {

class Vault {
  public:
    Vault(Files& files, std::string folder);
    // Returns the digest, lower-case hex.
    std::string put(std::string_view bytes);
    // Nothing where it is not kept; Fault where the bytes are not what they were.
    [[nodiscard]] std::optional<std::string> get(std::string_view digest) const;
    // Nothing happens where it is not kept. Whoever removes knows that nothing names it.
    void remove(std::string_view digest);
    // Where the file of a digest lies, if it is kept.
    [[nodiscard]] std::string path(std::string_view digest) const;
    // What is kept, by the names of the files; ascending.
    [[nodiscard]] std::vector<std::string> digests() const;

  private:
    [[nodiscard]] std::string shelf(std::string_view digest) const;
    Files& files_;
    std::string folder_;
};

}  // namespace mingjing::vault
