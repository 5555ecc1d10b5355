#include "server/operator_routes.h"

#include <string>

#include <fmt/format.h>

#include "ledger/ledger.h"
#include "merkle/note.h"

namespace mingjing::server {

namespace {

constexpr auto kText = "text/plain; charset=utf-8";

std::uint64_t published_size(const Office& office) {
    const auto note = office.published().checkpoint();
    if (!note) {
        return 0;
    }
    const auto text =
        merkle::open_note(*note, {*merkle::parse_verifier_key(office.identity().verifier_key())});
    const auto checkpoint = text ? merkle::parse_checkpoint(*text) : tl::unexpected(text.error());
    return checkpoint ? checkpoint->size : 0;
}

std::string metrics(Office& office) {
    const auto lease = office.ledger().lease();
    const auto records = ledger::size(*lease);
    const auto sealed = published_size(office);
    return fmt::format(
        "# TYPE mingjing_ledger_records gauge\nmingjing_ledger_records {}\n"
        "# TYPE mingjing_sealed_records gauge\nmingjing_sealed_records {}\n"
        "# TYPE mingjing_unsealed_records gauge\nmingjing_unsealed_records {}\n",
        records,
        sealed,
        records - std::min(records, sealed)
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
