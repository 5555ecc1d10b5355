#pragma once

// Drafts as a person looks through them: a page at a time, by unit, by a part of the name.
// `work` database; one Connection, one thread.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/value.h"
#include "db/database.h"

namespace mingjing::drafts {

struct DraftRow {
    std::string key, title, unit, source, saved_by, saved_at, version;
    Fields content;
};
struct BrowseRequest {
    std::string register_key;
    std::string unit = {};                  // "" for every unit's
    std::optional<std::string> sight = {};  // this unit's and nobody's only
    std::string text = {};
    std::string sort = {};  // key, title, saved_at; "-" before for descending
    std::uint64_t page = 1;
    std::uint64_t page_size = 20;
};
struct BrowsePage {
    std::vector<DraftRow> drafts;
    std::uint64_t total = 0;
};
[[nodiscard]] BrowsePage browse(db::Connection& connection, const BrowseRequest& request);

// By register; `sight` as above.
[[nodiscard]] std::map<std::string, std::int64_t, std::less<>> counts(
    db::Connection& connection, const std::optional<std::string>& sight = {}
);

}  // namespace mingjing::drafts
