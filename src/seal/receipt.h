#pragma once

// Receipts (凭证): one .tlog-proof file that says in words what was published and when,
// and proves it without this server. Its `extra` is canonical JSON, docs/ledger-format.md
// chapter 6. One inclusion proof covers both records: the publication's facts name the
// entry of the submission it published.

#include <optional>
#include <string>
#include <vector>

#include "base/value.h"
#include "ledger/ledger.h"
#include "seal/published.h"

namespace mingjing::seal {

struct ReceiptRequest {
    const ledger::Record& record;                // whose inclusion is proven
    const ledger::Record* submission = nullptr;  // what it published, opened beside it
    std::vector<std::string> disclosed;          // personal fields of the submission to show
    Fields labels;  // field key -> 中文栏目名; for reading, not proven
};

// Nothing where the published checkpoint does not cover the record yet.
[[nodiscard]] std::optional<std::string> receipt(
    const Published& published, const ReceiptRequest& request
);

}  // namespace mingjing::seal
