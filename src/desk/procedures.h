#pragma once

// The procedures cases run by, by the version each began under: those in use, and older ones
// from the bytes the vault keeps. Owned by one thread.

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "definitions/definitions.h"
#include "domain/procedure.h"

namespace mingjing::desk {

// The adopted bytes with that digest; nothing where the vault has none.
using AdoptedBytes = std::function<std::optional<std::string>(std::string_view digest)>;

class Procedures {
  public:
    Procedures(const definitions::Definitions& definitions, AdoptedBytes bytes)
        : definitions_(definitions), bytes_(std::move(bytes)) {}
    // Throws Fault where it is known to nobody: a case cannot go on by another version.
    [[nodiscard]] const domain::Procedure& of(std::string_view key, std::string_view digest);

  private:
    const definitions::Definitions& definitions_;
    AdoptedBytes bytes_;
    std::map<std::string, domain::Procedure, std::less<>> older_;  // by digest
};

}  // namespace mingjing::desk
