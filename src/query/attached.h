#pragma once

// Which files the ledger names: those are kept. Reads only. One Connection, one thread.

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "db/database.h"

namespace mingjing::query {

// Whether any submission names the file, public or not, of today or long ago, or a case does.
[[nodiscard]] bool is_attached(db::Connection& ledger, std::string_view digest);
// Of one entry, all its submissions; each once.
[[nodiscard]] std::vector<std::string> attached_to(
    db::Connection& ledger, std::string_view register_key, std::string_view key
);

struct Attached {
    std::string register_key, key, digest;
};
// Of the whole ledger, each file of an entry once, and of a case (its number, of "cases").
void for_each_attached(db::Connection& ledger, const std::function<void(const Attached&)>& each);

// Whether evidence of this case names the file.
[[nodiscard]] bool is_of_case(db::Connection& ledger, std::int64_t id, std::string_view digest);

}  // namespace mingjing::query
