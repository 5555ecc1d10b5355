#pragma once

// What the index says of an entry: its title and searched fields as the public sees them.

#include <optional>
#include <string>

#include "db/database.h"
#include "domain/schema.h"
#include "search/index.h"

namespace mingjing::search {

// As it is now; nothing for what was withdrawn, erased or never public.
[[nodiscard]] std::optional<Document> document_of(
    db::Connection& ledger, const domain::Schema& schema, const std::string& key
);

}  // namespace mingjing::search
