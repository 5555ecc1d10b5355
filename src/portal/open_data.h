#pragma once

// Open data: what pages show, for machines. Every entry says when it was published, since
// when it is in force and where its proof is. Only open fields leave the house.

#include <cstdint>
#include <mutex>
#include <vector>

#include "base/value.h"
#include "portal/visit.h"
#include "query/registers.h"

namespace mingjing::portal {

// Whether a file of that many entries is made now. One of thousands takes seconds and much
// memory, so that they are made one at a time; held until the file is made.
struct Turn {
    enum class Answer : std::uint8_t { make, wait, too_large };
    Answer answer = Answer::make;
    std::unique_lock<std::mutex> held;
};
[[nodiscard]] Turn turn_for(std::uint64_t entries, std::mutex& large_file);

// Every entry of a register at that moment, withdrawn ones left out. A Fault where they are
// more than limits::kOpenDataEntriesMax: part of a register is never passed off as all of it.
[[nodiscard]] std::vector<query::Entry> all_entries(
    Visit& visit, const domain::Schema& schema, const query::Moment& moment
);
[[nodiscard]] Fields entry_as_data(const Visit& visit, const query::Entry& entry);
// {register, name, schema, entries: [...]}
[[nodiscard]] Fields register_as_data(
    Visit& visit, const domain::Schema& schema, const query::Moment& moment
);

}  // namespace mingjing::portal
