#pragma once

// The demo bureau (演示机关): plays demo/steps.yaml into an empty data folder with the
// same commands a person would type, on the days the steps name, so that there is a
// history to look at. Only ever into a new folder.

#include <string>

#include "server/data_folder.h"
#include "server/office.h"
#include "server/request.h"

namespace mingjing::server {

// No ledger was ever kept here, or only the beginning of a demo bureau's.
[[nodiscard]] bool is_new(const DataFolder& folder);
// Throws Fault where an earlier building of it was cut short: half a bureau is not served.
// `site` is how the public reaches it: printed on every instrument.
void build_demo(
    const DataFolder& folder, const OfficeOptions& options, const std::string& site, Output& output
);

}  // namespace mingjing::server
