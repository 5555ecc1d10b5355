#pragma once

// What was decided in other cases like one: of the same party, or of the same item and tier.
// Reads only.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "db/database.h"

namespace mingjing::query {

// Numbers of other cases of a party so named and the same item that were decided.
[[nodiscard]] std::vector<std::string> decided_alike(
    db::Connection& ledger,
    std::string_view party,
    std::string_view item,
    std::string_view apart_from
);

// Number of the case decided by the document of that number (an instrument's, a printed form's), or
// of that party on that day; "" where none is known.
[[nodiscard]] std::string case_decided(
    db::Connection& ledger,
    std::string_view document_number,
    std::string_view party,
    std::string_view decided_on
);

// Another case in which a party was barred from applying again for that item, who has the name,
// the code or the number.
struct BarOfCase {
    std::string number;
    std::string begun_on;
    std::string means;
    std::string party, party_code, party_id;
};
struct BarRequest {
    std::string party, party_code, party_id;
    std::string item;
    std::string apart_from;
};
[[nodiscard]] std::vector<BarOfCase> bars(db::Connection& ledger, const BarRequest& request);

// Number of another case that was decided on the form of that number that day or later; ""
// where none was.
[[nodiscard]] std::string form_used_in(
    db::Connection& ledger,
    std::string_view form_number,
    std::string_view since,
    std::string_view apart_from
);

// A case decided on a numbered form.
struct FormDecided {
    std::string form_number;
    std::string decided_on;
    std::string case_number;
};
// On a form whose number begins so, that day or later; by number, at most so many.
[[nodiscard]] std::vector<FormDecided> forms_decided(
    db::Connection& ledger, std::string_view prefix, std::string_view since, std::int64_t most
);

// A decision of another case of that item and tier that stands. Amounts in 分.
struct DecisionAlike {
    std::string number, unit;
    std::string decided_on;
    std::int64_t fine = 0, base = 0;
    std::int64_t people = 0, months = 0;
};
// The latest so many.
[[nodiscard]] std::vector<DecisionAlike> decisions_alike(
    db::Connection& ledger,
    std::string_view item,
    std::string_view tier,
    std::int64_t apart_from,
    std::size_t most
);

}  // namespace mingjing::query
