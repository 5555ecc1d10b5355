#include "query/announcements.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "base/clock.h"
#include "base/time.h"
#include "domain/day.h"
#include "ledger/ledger.h"
#include "record/instrument_codec.h"

namespace mingjing::query {

namespace {

constexpr std::string_view kStanding = "issued";  // voided ones stand no more

std::optional<Announcement> announcement_of(
    db::Connection& ledger, const std::vector<domain::InstrumentKind>& kinds, InstrumentRow row
) {
    const auto kind = std::ranges::find(kinds, row.instrument, &domain::InstrumentKind::key);
    const bool is_one = kind != kinds.end() && kind->announced && row.standing == kStanding;
    if (!is_one) {
        return std::nullopt;
    }
    const auto state = record::replay_instrument(ledger::read_stream(ledger, row.stream));
    if (!state.numbered) {
        return std::nullopt;
    }
    Announcement one;
    one.kind = &*kind;
    one.data = state.numbered->data();
    one.is_erased = std::ranges::any_of(state.numbered->personal, [](const auto& value) {
        return value.second.is_null();
    });
    one.issued_on = domain::iso(day_in_china(time_of(row.issued_at)));
    one.until = domain::announced_until(*kind->announced, one.issued_on, one.data);
    one.row = std::move(row);
    return one;
}

}  // namespace

AnnouncementPage announcements(
    db::Connection& ledger,
    const std::vector<domain::InstrumentKind>& kinds,
    std::uint64_t page,
    std::uint64_t page_size
) {
    std::vector<std::string> names;
    for (const auto& kind : kinds) {
        if (kind.announced) {
            names.push_back(kind.key);
        }
    }
    AnnouncementPage found;
    auto turned = issued_of(ledger, names, page, page_size);
    found.total = turned.total;
    for (auto& row : turned.rows) {
        if (auto one = announcement_of(ledger, kinds, std::move(row))) {
            found.announcements.push_back(std::move(*one));
        }
    }
    return found;
}

std::optional<Announcement> announcement_coded(
    db::Connection& ledger, const std::vector<domain::InstrumentKind>& kinds, std::string_view code
) {
    auto row = instrument_coded(ledger, code);
    return row ? announcement_of(ledger, kinds, std::move(*row)) : std::nullopt;
}

}  // namespace mingjing::query
