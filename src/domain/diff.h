#pragma once

// What changed between two versions of an entry, for history pages and for the report of
// an import that would change what is there.

#include <optional>
#include <string>
#include <vector>

#include "base/value.h"
#include "domain/schema.h"

namespace mingjing::domain {

struct FieldChange {
    std::string path;   // "remarks", "certificates.valid_to"; a whole row: "certificates"
    std::string label;  // 备注, 执法证件（37990126001）· 有效期至
    Value before;       // null where there was nothing
    Value after;
    bool operator==(const FieldChange&) const = default;
};

// In the order of the schema's fields. Child rows are matched by what identifies them
// (the sheet layout's row key, else their first required field), else by position.
[[nodiscard]] std::vector<FieldChange> diff(
    const Schema& schema, const Fields& before, const Fields& after
);

// The child field that tells a table's rows apart; nothing where only their position does.
[[nodiscard]] std::optional<std::string> row_identity(const Schema& schema, const Field& table);

}  // namespace mingjing::domain
