#pragma once

// What the parts of a procedure must be to each other, once all of them are read.

#include "definitions/section.h"
#include "domain/procedure.h"

namespace mingjing::definitions {

// Every stage is reached and has a way out, every limit can be met once begun, and a case can
// be opened and run by it. Problems name the line.
void check_procedure(const domain::Procedure& procedure, Section& section);

}  // namespace mingjing::definitions
