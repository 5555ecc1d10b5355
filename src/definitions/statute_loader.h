#pragma once

// The statutes a bureau cites: statutes.yaml for the national ones, `laws` in bureau.yaml
// for its own.

#include <functional>
#include <map>
#include <string>

#include "definitions/section.h"
#include "domain/statute.h"

namespace mingjing::definitions {

using Laws = std::map<std::string, std::string, std::less<>>;  // any name -> full name

void load_statutes(
    const Node& root, Problems& problems, Laws& laws, domain::StatuteChanges& changes
);
// The list under `laws`.
void load_laws(Section& section, Laws& laws, domain::StatuteChanges& changes);

// One spelling, one meaning: a second owner of an alias is a problem.
void add_alias(
    Laws& owners,
    const std::string& alias,
    const std::string& name,
    const Node& node,
    Problems& problems
);

}  // namespace mingjing::definitions
