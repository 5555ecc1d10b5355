#pragma once

// What must hold within one register once every part is read: names that resolve, headers
// that cannot be confused, nothing personal in a key, nothing internal on a public list.

#include "definitions/section.h"
#include "domain/schema.h"

namespace mingjing::definitions {

void check_register(const domain::Schema& schema, Section& section);

}  // namespace mingjing::definitions
