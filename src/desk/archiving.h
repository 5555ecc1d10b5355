#pragma once

// The file of a case, as the ledger and the rules in use make it, and its archiving (归档).
// Reads through the connection given: the writer's, where numbers must follow each other, or
// a reader's. Owned by one thread.

#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "case_file/decide.h"
#include "case_file/dossier.h"
#include "db/database.h"
#include "definitions/definitions.h"
#include "domain/refusal.h"

namespace mingjing::desk {

// 《送达回证》, or several of which any will do.
[[nodiscard]] std::string titles_of(
    const definitions::Definitions& definitions, const case_file::Lack& lack
);

// `definitions` and `procedure` are referred to by what it returns.
[[nodiscard]] case_file::Dossier dossier_of(
    db::Connection& connection,
    const definitions::Definitions& definitions,
    const domain::Procedure& procedure,
    std::string_view case_stream,
    const std::vector<case_file::Event>& events
);

// What the desk states of a file being archived: its number, how long it is kept, what is in
// it. Of one that is archived already what was stated then, so that a retry is known.
void fill_archive(
    db::Connection& connection,
    const definitions::Definitions& definitions,
    const domain::Procedure& procedure,
    const case_file::State& state,
    const case_file::Dossier& file,
    case_file::Take& take
);

// Whether the file is whole: everything made, and what must be there and is not, explained.
[[nodiscard]] tl::expected<void, domain::Refusal> may_be_archived(
    const definitions::Definitions& definitions,
    const case_file::Dossier& file,
    const case_file::Archived& act
);

}  // namespace mingjing::desk
