#pragma once

// Erasing personal values of an entry, asked by the names its schema gives them.

#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "db/database.h"
#include "desk/desk.h"
#include "domain/refusal.h"

namespace mingjing::desk {

// The values kept apart that go by these names ("mobile", "certificates.holder" of every row)
// in all of the stream's records so far, and only so far: refused where one was added since,
// which would keep the value.
[[nodiscard]] tl::expected<EntryAct, domain::Refusal> erasure(
    db::Connection& ledger,
    const std::string& stream,
    const std::vector<std::string>& fields,
    std::string_view basis
);

}  // namespace mingjing::desk
