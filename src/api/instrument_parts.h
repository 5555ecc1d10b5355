#pragma once

// Instruments as the workbench reads them: those a case may have, those it has.

#include <string>

#include <tl/expected.hpp>

#include "api/account_names.h"
#include "api/call.h"
#include "api/problem.h"
#include "api/shape.h"
#include "desk/instruments.h"
#include "query/cases.h"
#include "query/instruments.h"
#include "query/sign_offs.h"

namespace mingjing::api {

// penalty_decision-2026-17
[[nodiscard]] std::string id_of(const query::InstrumentRow& row);
// What a file of it is called: 行政处罚决定书 海人社监罚决字〔2026〕17号.
[[nodiscard]] std::string name_of(const query::InstrumentRow& row);
[[nodiscard]] std::string etag_of(const query::InstrumentRow& row);
// The instrument in the path, where the caller may see its case.
struct InstrumentAsked {
    query::InstrumentRow row;
    query::CaseRow of_case;
};
[[nodiscard]] tl::expected<InstrumentAsked, Problem> instrument_asked(const Call& call);
// Twelve letters and digits no two of which look alike: 60 random bits.
[[nodiscard]] std::string new_code();

[[nodiscard]] Fields to_json(const Call& call, const query::InstrumentRow& row);
[[nodiscard]] Fields to_json(const query::InstrumentRow& row, AccountNames& names);
[[nodiscard]] Shape instrument_shape();
// With what it states.
[[nodiscard]] Shape instrument_whole_shape();
[[nodiscard]] Fields data_json(const domain::instrument::Numbered& numbered, bool is_shown);

// `is_shown`: whoever only looks reads no personal value.
[[nodiscard]] Fields to_json(const desk::OpenInstrument& one, AccountNames& names, bool is_shown);
[[nodiscard]] Shape open_instrument_shape();
// A paper that was sent to be signed off.
[[nodiscard]] std::string etag_of(const query::SignOffRow& row);
[[nodiscard]] Fields to_json(const query::SignOffRow& row, AccountNames& names, bool is_shown);
// With what was typed of it, and why it was returned.
[[nodiscard]] Fields to_json(
    const desk::SentInstrument& sent,
    const domain::InstrumentKind& kind,
    AccountNames& names,
    bool is_shown
);
[[nodiscard]] Shape sign_off_shape();
[[nodiscard]] List missing_json(const std::vector<desk::MissingFact>& missing);
[[nodiscard]] Shape missing_shape();

}  // namespace mingjing::api
