#pragma once

// Announcements (公告) as everybody reads them: instruments whose kind is announced, once issued
// and not voided. Reads only.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/value.h"
#include "db/database.h"
#include "domain/instrument_kind.h"
#include "query/instruments.h"

namespace mingjing::query {

struct Announcement {
    InstrumentRow row;
    const domain::InstrumentKind* kind = nullptr;  // of the `kinds` asked with
    Fields data;                                   // what it states
    bool is_erased = false;                        // something of that was erased since
    std::string issued_on;                         // YYYY-MM-DD, in China
    std::string until;                             // the last day to read it; "" where unknown
    // Issued when its last day had passed, it was there for nobody to read on any day.
    [[nodiscard]] bool is_late() const { return !until.empty() && until < issued_on; }
    [[nodiscard]] bool runs(std::string_view day) const { return !is_late() && day <= until; }
};
struct AnnouncementPage {
    std::vector<Announcement> announcements;  // newest first
    std::uint64_t total = 0;
};
[[nodiscard]] AnnouncementPage announcements(
    db::Connection& ledger,
    const std::vector<domain::InstrumentKind>& kinds,
    std::uint64_t page,
    std::uint64_t page_size
);
// Nothing where none bears that code.
[[nodiscard]] std::optional<Announcement> announcement_coded(
    db::Connection& ledger, const std::vector<domain::InstrumentKind>& kinds, std::string_view code
);

}  // namespace mingjing::query
