#pragma once

// Whether the steps of a procedure name the gates the law asks them to (case_file/named_gates.h).

#include "definitions/yaml_tree.h"
#include "domain/procedure.h"

namespace mingjing::definitions {

// Of what is proposed, not of what was adopted: cases go on by what a bureau has.
void check_asked_gates(const Node& root, const domain::Procedure& procedure, Problems& problems);

}  // namespace mingjing::definitions
