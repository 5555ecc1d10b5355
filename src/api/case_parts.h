#pragma once

// A case as the workbench reads it: its row, where it stands, what was done, which limits
// run, and every step open to it with what stands in the way.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "api/call.h"
#include "api/endpoint.h"
#include "api/problem.h"
#include "api/shape.h"
#include "desk/cases.h"
#include "ledger/ledger.h"
#include "query/cases.h"

namespace mingjing::api {

// The version an act on it is decided on.
[[nodiscard]] std::string etag_of(const query::CaseRow& row);
// The case in the path, where the caller may see it.
[[nodiscard]] tl::expected<query::CaseRow, Problem> case_asked(const Call& call);
// The same, with what its acts made of it.
struct StandingCase {
    query::CaseRow row;
    case_file::State state;
};
[[nodiscard]] tl::expected<StandingCase, Problem> standing_case_asked(const Call& call);
// As it stands: its whole answer.
[[nodiscard]] Answer standing(Call& call, const query::CaseRow& row, int status = 200);
[[nodiscard]] std::optional<query::CaseRow> row_numbered(const Call& call, std::string_view number);
// Whether the caller works on cases of this unit; whoever only looks sees no personal value.
[[nodiscard]] bool works_on(const Call& call, std::string_view unit);

// What was stated of a step; personal values only where they are shown, secret ones nowhere.
[[nodiscard]] Fields content_of(const ledger::Record& record, bool is_shown);

[[nodiscard]] Fields to_json(const Call& call, const query::CaseRow& row);
[[nodiscard]] Shape case_row_shape();
// With steps, clocks and what may be done next.
[[nodiscard]] Fields case_json(
    Call& call, desk::Cases& cases, const query::CaseRow& row, const case_file::State& state
);
[[nodiscard]] Shape case_shape();

// What a clock is called: 处理先行登记保存的证据（DJ1）. `limit` is null where it is known no more.
[[nodiscard]] std::string clock_title(const domain::TimeLimit* limit, const std::string& clock);
// What stands in a step's way, and what of its procedure would supply it.
[[nodiscard]] List unmet_json(
    const Call& call, const domain::Procedure& procedure, const std::vector<case_file::Unmet>& unmet
);
[[nodiscard]] Shape unmet_shape();

[[nodiscard]] Fields procedure_json(const domain::Procedure& procedure);
[[nodiscard]] Shape procedure_shape();

}  // namespace mingjing::api
