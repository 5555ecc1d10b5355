#pragma once

// Hearings (听证) and panels' discussions (集体讨论) of cases, as lists show them. What somebody
// said there is in the records these name. Reads only.

#include <cstdint>
#include <string>
#include <vector>

#include "db/database.h"
#include "query/cases.h"

namespace mingjing::query {

struct HearingRow {
    CaseRow of;
    std::int64_t position = 0;  // of the event that began it
    std::string state;  // asked, arranged, notified; held, withdrawn, ended, lapsed (case_tables.h)
    std::string asked_on, day, presider, notified_on, outcome;
    std::int64_t arranged = -1, held = -1;  // positions of the events that say the rest
    std::int64_t held_next = -1;            // of the next hearing of that case, once it was held
};
struct HearingRequest {
    CaseRequest of = {};     // in which cases; sort: number, day, asked or -number …
    std::string state = {};  // one of them; open for those not over; "" for all
    std::string from = {};   // YYYY-MM-DD: its day is this one or later,
    std::string to = {};     // and not after this
};
struct HearingPage {
    std::vector<HearingRow> hearings;
    std::uint64_t total = 0;
};
[[nodiscard]] HearingPage hearings(db::Connection& ledger, const HearingRequest& request);

struct PanelRow {
    CaseRow of;
    std::int64_t position = 0;  // of the discussion; of the proposal that makes it due
    std::string discussed_on;   // "" while it is due
    std::int64_t next = -1;     // position of the next discussion of that case
};
struct PanelRequest {
    CaseRequest of = {};     // sort: number, day, due or -number …
    std::string state = {};  // due or held; "" for both
    std::string from = {};
    std::string to = {};
};
struct PanelPage {
    std::vector<PanelRow> panels;
    std::uint64_t total = 0;
};
[[nodiscard]] PanelPage panels(db::Connection& ledger, const PanelRequest& request);

}  // namespace mingjing::query
