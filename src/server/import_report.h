#pragma once

// What an import made of a file, told to the person who sent it: each cell's fate, the
// columns, rows and sheets that were left out, and what would change in what is there.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "imports/effects.h"
#include "server/request.h"
#include "tabular/import.h"

namespace mingjing::server {

using imports::EntryEffect;

void say_report(const tabular::Report& report, Output& output);
void say_effects(
    const domain::Schema& schema, const std::vector<EntryEffect>& effects, Output& output
);
// The same as one JSON object a line: every issue, every change, then the sums.
void write_report(
    const tabular::Report& report, const std::vector<EntryEffect>& effects, Output& output
);

}  // namespace mingjing::server
