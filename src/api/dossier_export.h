#pragma once

// The file of a case taken out of the house: as one PDF, and as a bag that proves what is in it.

#include <string>

#include <tl/expected.hpp>

#include "api/call.h"
#include "api/dossier_parts.h"
#include "api/problem.h"
#include "binder/binder.h"

namespace mingjing::api {

// Bound, with all that lies in it. Refused where that is more than limits say, or no renderer
// is there; Fault where a file the ledger names is lost.
[[nodiscard]] tl::expected<std::string, Problem> dossier_pdf(
    const Call& call,
    const query::CaseRow& row,
    const CaseDossier& dossier,
    const binder::Turn& turn
);
// A BagIt bag, zipped: the PDF, every file by itself, the records of the case and of its
// instruments, the proof of each that is sealed, and a note how an outsider checks it all.
[[nodiscard]] tl::expected<std::string, Problem> dossier_bag(
    const Call& call,
    const query::CaseRow& row,
    const CaseDossier& dossier,
    const binder::Turn& turn
);

}  // namespace mingjing::api
