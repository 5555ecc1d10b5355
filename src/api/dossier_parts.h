#pragma once

// The file of a case as the workbench reads it: cover, two books, what is due and missing.

#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "api/call.h"
#include "api/case_parts.h"
#include "api/problem.h"
#include "api/shape.h"
#include "case_file/dossier.h"
#include "query/cases.h"

namespace mingjing::api {

// A case's file, with what it was made from.
struct CaseDossier {
    const domain::Procedure* procedure = nullptr;
    case_file::State state;
    std::vector<case_file::Event> events;
    case_file::Dossier file;
    bool is_shown = false;  // personal values, to whoever works on the case
};
// What it refers to is the call's definitions.
[[nodiscard]] CaseDossier dossier_of(const Call& call, const StandingCase& of);

// Whoever does not work on the case says what for, and it goes to the trail: the purpose, "" for
// those who do.
[[nodiscard]] tl::expected<std::string, Problem> purpose_to_read(
    const Call& call, std::string_view unit
);

// 当事人全称+违法行为+案, document numbers, days, how long it is kept, how much there is.
[[nodiscard]] Fields cover_json(
    const Call& call, const query::CaseRow& row, const CaseDossier& dossier
);
[[nodiscard]] Fields dossier_json(
    const Call& call, const query::CaseRow& row, const CaseDossier& dossier
);
[[nodiscard]] Shape dossier_shape();

}  // namespace mingjing::api
