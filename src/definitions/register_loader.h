#pragma once

// registers/*.yaml to domain::Schema. The format is described in docs/registers.md.

#include <string>
#include <vector>

#include "definitions/yaml_tree.h"
#include "domain/procedure.h"
#include "domain/schema.h"

namespace mingjing::definitions {

// Something one register says of another; checked when all are read.
struct Reference {
    std::string file;
    int line = 0;
    std::string field;
    std::string refers_to;
    std::string refers_by;
};

// A register as read, with what only the whole set can answer.
struct LoadedRegister {
    domain::Schema schema;
    std::string file;
    int rules_line = 0;
    std::vector<Reference> references;
};

[[nodiscard]] LoadedRegister load_register(const Node& root, Problems& problems);

// References to registers and fields that exist, and none that wait for each other.
void check_references(const std::vector<LoadedRegister>& registers, std::vector<Problem>& found);

// What a procedure says it handles are categories the register of items has; by line.
void check_handled(
    const Node& root,
    const domain::Procedure& procedure,
    const std::vector<LoadedRegister>& registers,
    Problems& problems
);
// Its category is one an item can have, and no step of it registers the case once more; by line. Of
// what is proposed alone: an office opens with what it has.
void check_named_rightly(
    const Node& root,
    const domain::Procedure& procedure,
    const std::vector<LoadedRegister>& registers,
    Problems& problems
);
// Whether a violation is major is asked only where the register of results can say it; by line.
void check_major_violation(
    const Node& root,
    const domain::Procedure& procedure,
    const std::vector<LoadedRegister>& registers,
    Problems& problems
);
// What its steps say of 履行情况 is said in the words of the register of results; by line.
void check_performance(
    const Node& root,
    const domain::Procedure& procedure,
    const std::vector<LoadedRegister>& registers,
    Problems& problems
);

}  // namespace mingjing::definitions
