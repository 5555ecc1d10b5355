#pragma once

// What happened to an entry, in order, as the office may know it: beyond `sight`, what the
// public knows, and of what was withdrawn since, no content. Reads only. One Connection, one
// thread.

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/value.h"
#include "db/database.h"
#include "domain/schema.h"
#include "query/office.h"

namespace mingjing::query {

// What may happen to an entry: its word, and its name for people to read.
struct PastWord {
    std::string_view word, name;
};
inline constexpr std::array kPastWords{
    PastWord{"submitted", "提交审核"},
    PastWord{"approved", "审核同意"},
    PastWord{"returned", "退回修改"},
    PastWord{"taken_back", "撤回提交"},
    PastWord{"published", "公示"},
    PastWord{"corrected", "更正"},
    PastWord{"withdrawn", "撤回公示"},
    PastWord{"erased", "删除个人信息"},
};

struct PastEvent {
    std::string word;           // one of kPastWords
    std::string time;           // RFC 3339
    std::string actor;          // id
    std::string unit;           // that compiled what it is about
    std::string note;           // reason, comment, basis
    std::uint64_t version = 0;  // of the entry, that it is about
    // Of a submission: when it asks to be in force, as OfficeEntry says it.
    std::string effective_from, effective_to;
    // Of a submission: what the submission before it said, and what it says; of a
    // publication: what was public before, and what now is. Both empty otherwise, and
    // `before` for the first.
    Fields before, after;
};
// Oldest first; empty where there is no such entry.
[[nodiscard]] std::vector<PastEvent> past_of(
    db::Connection& ledger, const domain::Schema& schema, std::string_view key, const Sight& sight
);

}  // namespace mingjing::query
