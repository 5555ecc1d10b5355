#include "server/operator_routes.h"

#include <string>

#include <fmt/format.h>

#include "ledger/ledger.h"
#include "query/instruments.h"
#include "server/status.h"

namespace mingjing::server {

namespace {

constexpr auto kText = "text/plain; charset=utf-8";

std::string metrics(Office& office) {
    const auto lease = office.ledger().lease();
    const auto records = ledger::size(*lease);
    const auto sealed = published_size(office);
    return fmt::format(
        "# TYPE mingjing_ledger_records gauge\nmingjing_ledger_records {}\n"
        "# TYPE mingjing_sealed_records gauge\nmingjing_sealed_records {}\n"
        "# TYPE mingjing_unsealed_records gauge\nmingjing_unsealed_records {}\n"
        "# TYPE mingjing_instruments_waiting gauge\nmingjing_instruments_waiting {}\n",
        records,
        sealed,
        records - std::min(records, sealed),
        query::instruments_to_make(*lease)
    );
}

}  // namespace

void add_operator_routes(http::Router& routes, Office& office) {
    routes.add(http::Method::get, "/healthz", [](const auto&, const auto&) {
        return http::respond(200, kText, "ok\n");
    });
    routes.add(http::Method::get, "/readyz", [&office](const auto&, const auto&) {
        const auto lease = office.ledger().lease();
        return http::respond(200, kText, fmt::format("ready {}\n", ledger::size(*lease)));
    });
    routes.add(http::Method::get, "/metrics", [&office](const auto&, const auto&) {
        return http::respond(200, "text/plain; version=0.0.4", metrics(office));
    });
}

}  // namespace mingjing::server
