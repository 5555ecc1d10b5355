#pragma once

// 守法诚信档案: an employer's cases in which it was decided that it broke the law, and how many of
// each year came to what. What is alleged only, unfounded or revoked is in none. An employer is
// known by its credit code, or else by its name; a citizen is none. Reads only.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "db/database.h"
#include "query/cases.h"

namespace mingjing::query {

// Which cases count: of these procedures, of that unit ("" for every one).
struct HonestyRequest {
    std::vector<std::string> procedures;
    std::string unit;
    std::uint64_t page = 1;
    std::uint64_t page_size = 20;
};

struct Employer {
    std::string code;       // credit code; "" for one known by its name alone
    std::string name;       // personal; as its latest case has it
    std::string opened_on;  // that case
};
struct EmployerPage {
    std::vector<Employer> employers;  // whose latest case is newest first
    std::uint64_t total = 0;
};
// Who has a file, and whose name, now or before, or code holds the text.
[[nodiscard]] EmployerPage employers(
    db::Connection& ledger, const HonestyRequest& request, std::string_view text
);

// Of the cases opened in a year, how many came to what.
struct HonestyYear {
    std::string year;
    std::int64_t decided = 0;
    std::int64_t performed = 0;
    std::int64_t no_more = 0;  // ended though it was not, or not all, performed (不再履行)
    std::int64_t listed = 0;   // as dishonest
};
// The latest first. `name` counts where `code` is "".
[[nodiscard]] std::vector<HonestyYear> honesty_years(
    db::Connection& ledger,
    const HonestyRequest& request,
    std::string_view code,
    std::string_view name
);
// The newest first.
[[nodiscard]] CasePage honesty_cases(
    db::Connection& ledger,
    const HonestyRequest& request,
    std::string_view code,
    std::string_view name
);

}  // namespace mingjing::query
