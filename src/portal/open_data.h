#pragma once

// Open data: what pages show, for machines. Every entry says when it was published, since
// when it is in force and where its proof is. Only open fields leave the house.

#include <vector>

#include "base/value.h"
#include "portal/visit.h"
#include "query/registers.h"

namespace mingjing::portal {

// Every entry of a register at that moment, withdrawn ones left out; bounded.
[[nodiscard]] std::vector<query::Entry> all_entries(
    Visit& visit, const domain::Schema& schema, const query::Moment& moment
);
[[nodiscard]] Fields entry_as_data(const Visit& visit, const query::Entry& entry);
// {register, name, schema, entries: [...]}
[[nodiscard]] Fields register_as_data(
    Visit& visit, const domain::Schema& schema, const query::Moment& moment
);

}  // namespace mingjing::portal
