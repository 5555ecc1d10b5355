#pragma once

// Signed copies of instruments, a row a file. Reads only; nothing personal.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "db/database.h"

namespace mingjing::query {

struct SignedCopyFile {
    std::string stream;     // of the instrument
    std::int64_t copy = 0;  // which of the instrument's, from 1 on
    std::int64_t place = 0;
    std::string digest, type;
    std::int64_t pages = 0;
    std::string signed_on;  // YYYY-MM-DD
    std::string signing;
    std::string attached_by;
    std::int64_t attached_at = 0;   // milliseconds
    std::int64_t withdrawn_at = 0;  // milliseconds; 0 while it stands
};
// In the order they were attached, the files of one together.
[[nodiscard]] std::vector<SignedCopyFile> signed_copies_of_case(
    db::Connection& ledger, std::string_view case_stream
);
[[nodiscard]] std::vector<SignedCopyFile> signed_copies_of(
    db::Connection& ledger, std::string_view stream
);

}  // namespace mingjing::query
