#pragma once

// The words an instrument is put in: what entries are called, what the bureau says of itself,
// the date it bears, and how what is missing is told. Reads registers; writes nothing.

#include <chrono>
#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "base/value.h"
#include "db/database.h"
#include "definitions/definitions.h"
#include "desk/desk.h"
#include "desk/instrument_data.h"
#include "domain/instrument_kind.h"
#include "domain/refusal.h"

namespace mingjing::desk {

// References by title, as public the day of the act, or that day; accounts by those names.
[[nodiscard]] Titles titles_on(
    db::Connection& connection,
    const definitions::Definitions& definitions,
    std::chrono::sys_days today,
    Names names
);
// The bureau's words of a day, or the name of one that none was set for.
[[nodiscard]] tl::expected<Fields, domain::Refusal> words_on(
    const definitions::Definitions& definitions, std::chrono::sys_days day
);
// The date it bears.
[[nodiscard]] std::string date_of(
    const domain::InstrumentKind& kind, const Fields& data, std::chrono::sys_days today
);
[[nodiscard]] domain::Refusal missing_facts(
    const domain::InstrumentKind& kind, const std::vector<MissingFact>& missing
);

}  // namespace mingjing::desk
