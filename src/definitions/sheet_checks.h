#pragma once

// What must hold of the headers by which a register is read from a spreadsheet.

#include "definitions/section.h"
#include "domain/schema.h"

namespace mingjing::definitions {

// Sheets and their composites name fields of the register, and no header two of them.
void check_sheets(const domain::Schema& schema, Section& section);

}  // namespace mingjing::definitions
