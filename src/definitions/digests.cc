#include "definitions/digests.h"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "crypto/hash.h"

namespace mingjing::definitions {

std::string digest_of(const std::vector<Source>& sources) {
    std::string listing;
    for (const Source& source : sources) {
        listing += fmt::format("{} {}\n", source.digest, source.name);
    }
    return crypto::sha256(listing).hex();
}

bool is_calendar(const Source& source) {
    return source.name.starts_with("calendars/");
}

std::string digest_beside_calendars(const Definitions& definitions) {
    std::vector<Source> beside;
    for (const auto& source : definitions.sources) {
        if (!is_calendar(source)) {
            beside.push_back({source.name, {}, source.digest});
        }
    }
    // Also the digest of definitions that were never files.
    return beside.size() == definitions.sources.size() ? definitions.digest : digest_of(beside);
}

}  // namespace mingjing::definitions
