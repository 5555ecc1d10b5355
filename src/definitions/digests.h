#pragma once

// What tells one set of definitions from another. A holiday announced leaves all tables as
// they are but the days on which clocks end, so the calendars can be left out.

#include <string>
#include <vector>

#include "definitions/definitions.h"

namespace mingjing::definitions {

// Over names and digests, in order of name: the same set of files, the same digest.
[[nodiscard]] std::string digest_of(const std::vector<Source>& sources);
// Of everything but the calendars.
[[nodiscard]] std::string digest_beside_calendars(const Definitions& definitions);
[[nodiscard]] bool is_calendar(const Source& source);

}  // namespace mingjing::definitions
