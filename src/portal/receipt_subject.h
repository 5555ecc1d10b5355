#pragma once

// What a position of the ledger is to the public: which entry's publication or withdrawal,
// and which personal fields its receipt may disclose. Nothing for any other record.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "ledger/ledger.h"
#include "portal/visit.h"
#include "query/registers.h"

namespace mingjing::portal {

struct ReceiptSubject {
    ledger::Record record;
    std::optional<ledger::Record> submission;  // what it published, where all of it is open
    const domain::Schema* schema = nullptr;
    std::string key;
    query::EntryVersion version;
    bool is_withdrawn = false;           // a publication whose content was withdrawn since
    std::vector<std::string> disclosed;  // personal fields of the submission that are open
};
[[nodiscard]] std::optional<ReceiptSubject> receipt_subject(Visit& visit, std::uint64_t position);

}  // namespace mingjing::portal
