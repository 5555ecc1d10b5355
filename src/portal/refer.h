#pragma once

// How entries of different registers point at each other, found from the schemas alone:
// reference fields forwards and backwards, and units by their names.

#include <optional>
#include <string>
#include <string_view>

#include "base/value.h"
#include "domain/schema.h"
#include "portal/visit.h"
#include "query/registers.h"

namespace mingjing::portal {

struct Referred {
    std::string register_key, key, label;
};
// What a reference field's value points at, where the public may see it.
[[nodiscard]] std::optional<Referred> referred(
    Visit& visit, const domain::Field& field, const std::string& value, const query::Moment& moment
);
// The page of the body a unit's name stands for; "" where there is none.
[[nodiscard]] std::string unit_url(
    Visit& visit, const domain::Field& field, const std::string& name, const query::Moment& moment
);
// What points at this entry: [{title, url, more_url, count, columns, rows, tables}].
[[nodiscard]] List related(
    Visit& visit,
    const domain::Schema& schema,
    const query::Entry& entry,
    const query::Moment& moment
);

}  // namespace mingjing::portal
