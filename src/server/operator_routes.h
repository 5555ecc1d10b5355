#pragma once

// For operators only, never on a public address: /healthz (the process lives), /readyz
// (it can read its ledger), /metrics (Prometheus text).

#include "http/router.h"
#include "server/office.h"

namespace mingjing::server {

void add_operator_routes(http::Router& routes, Office& office);

}  // namespace mingjing::server
