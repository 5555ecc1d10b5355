#pragma once

// Tells the rows under a header that hold an entry from those that do not.

#include <string_view>

#include "sheet/reader.h"
#include "tabular/header.h"

namespace mingjing::tabular {

// "" where the row is data; otherwise why it is skipped: blank, notes, signature, total,
// repeated-header, column-codes. `own` is the row as it stands, `filled` with its merged
// cells; `follows_header`: only other skipped rows stand between it and the header.
[[nodiscard]] std::string_view why_skipped(
    const sheet::SheetRow& own,
    const sheet::SheetRow& filled,
    const HeaderMatch& header,
    std::uint32_t widest_merge,
    bool follows_header
);

}  // namespace mingjing::tabular
