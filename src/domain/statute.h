#pragma once

// What happened to a statute since entries began to cite it (法规变动). Pure values.

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "domain/schema.h"

namespace mingjing::domain {

struct StatuteChange {
    enum class Kind : std::uint8_t { repealed, amended };
    Kind kind = Kind::repealed;
    std::string day;   // YYYY-MM-DD, from which it is so
    std::string note;  // replaced by what, under which number
    bool operator==(const StatuteChange&) const = default;
};
using StatuteChanges = std::map<std::string, StatuteChange, std::less<>>;  // by full name

// The fields of a register that cite statutes: "basis", "tiers.basis" in a child row.
[[nodiscard]] std::vector<std::string> citation_fields(const Schema& schema);
// The name of the cited statute, as entries are looked up by it: "basis.law".
[[nodiscard]] std::string law_field(const std::string& citation_field);

}  // namespace mingjing::domain
