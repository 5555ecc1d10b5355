#pragma once

// What records of several families keep in the same form: files by their digests, personal
// values of a paper, and a reason, which may name people and is kept apart.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/value.h"
#include "ledger/ledger.h"
#include "record/facts.h"

namespace mingjing::record {

using NamedDigests = std::vector<std::pair<std::string, std::string>>;
[[nodiscard]] List encode_files(const NamedDigests& files);
[[nodiscard]] NamedDigests decode_files(const Facts& facts);

// Beside what the draft keeps apart already.
void keep_apart(ledger::Draft& draft, const std::string& subject, const Fields& personal);

// A value kept apart; "" where it was not stated, or erased since.
[[nodiscard]] std::string apart_text(const ledger::Record& record, std::string_view name);

// An event that states nothing but why.
[[nodiscard]] ledger::Draft encode_reason(
    std::string_view type, std::string_view subject, const std::string& reason
);
// "" once it was erased.
[[nodiscard]] std::string decode_reason(const ledger::Record& record);

}  // namespace mingjing::record
