#pragma once

// Procedures of versions no longer in use, by which cases that began under them still run:
// read once from the bytes an adoption kept. Safe for concurrent use.

#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "domain/procedure.h"

namespace mingjing::definitions {

class OlderProcedures {
  public:
    // The adopted bytes with that digest; nothing where none are kept.
    using Bytes = std::function<std::optional<std::string>(std::string_view digest)>;

    OlderProcedures(Bytes bytes, std::map<std::string, std::string, std::less<>> laws)
        : bytes_(std::move(bytes)), laws_(std::move(laws)) {}

    // Null where the bytes are gone or cannot be read. Good for as long as this is.
    [[nodiscard]] const domain::Procedure* of(std::string_view digest);

  private:
    const Bytes bytes_;
    const std::map<std::string, std::string, std::less<>> laws_;
    std::mutex mutex_;
    std::map<std::string, domain::Procedure, std::less<>> read_;  // by digest; never taken out
};

}  // namespace mingjing::definitions
