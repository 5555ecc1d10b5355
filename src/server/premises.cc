#include "server/premises.h"

#include <utility>

#include "base/fault.h"
#include "base/limits.h"
#include "http/router.h"
#include "server/commands.h"
#include "server/operator_routes.h"
#include "server/resources.h"

namespace mingjing::server {

namespace {

http::Response not_now() {
    auto response = http::respond(
        503, "text/plain; charset=utf-8", "系统正在换用新采用的定义，请稍候片刻再试\n"
    );
    response.headers.emplace_back("Retry-After", "5");
    response.headers.emplace_back("Cache-Control", "no-store");
    return response;
}

}  // namespace

portal::Parts portal_parts(Office& office, const std::string& public_url) {
    return {
        office.definitions(),
        office.ledger(),
        office.work(),
        office.search(),
        office.published(),
        office.identity(),
        office.vault(),
        office.clock(),
        resource("portal"),
        public_url,
        office.mailbox_key(),
    };
}

// In the order they stand on each other.
struct Premises::Surfaces {
    Surfaces(const DataFolder& folder, const PremisesOptions& options, const Clock& clock)
        : office(folder, options.office, clock) {
        if (options.is_demo) {
            make_demo_accounts(office, clock.now());
        }
        staff = std::make_unique<Staff>(office, options.staff);
        portal = std::make_unique<portal::Portal>(portal_parts(office, options.public_url));
        portal->routes(routes);
        staff->routes(routes);
        if (options.has_operator_routes) {
            add_operator_routes(routes, office);
        }
        add_operator_routes(operator_routes, office);
    }

    Office office;
    std::unique_ptr<Staff> staff;
    std::unique_ptr<portal::Portal> portal;
    http::Router routes;
    http::Router operator_routes;
};

Premises::Premises(
    const DataFolder& folder, PremisesOptions options, const Clock& clock, http::PageCache& cache
)
    : folder_(folder), options_(std::move(options)), clock_(clock), cache_(cache) {
    build();
}

Premises::~Premises() = default;

// No page made under other definitions is served any more: changes count on from there.
void Premises::build() {
    surfaces_ = std::make_unique<Surfaces>(folder_, options_, clock_);
    options_.staff.setup_code = surfaces_->staff->setup_code();
    const auto from = cache_.position() + 1;
    surfaces_->office.on_public_change([this, from](std::uint64_t change) {
        cache_.advance(from + static_cast<std::int64_t>(change));
    });
}

// Commands first: some take minutes, in which requests are still answered.
void Premises::renew() {
    commands_.close();
    requests_.close();
    surfaces_.reset();
    try {
        build();
    } catch (...) {  // whoever waits is told so, and the process ends
        surfaces_.reset();
        requests_.open();
        commands_.open();
        throw;
    }
    requests_.open();
    commands_.open();
}

http::Response Premises::answer(const http::Request& request) {
    const auto pass = requests_.enter(limits::kRenewalWait);
    return pass && surfaces_ ? surfaces_->routes.answer(request) : not_now();
}

std::size_t Premises::body_bytes_max(const http::Request& request) {
    const auto pass = requests_.enter({});
    return pass && surfaces_ ? surfaces_->routes.body_bytes_max(request) : limits::kBodyBytesMax;
}

http::Response Premises::answer_operator(const http::Request& request) {
    const auto pass = requests_.enter(limits::kRenewalWait);
    return pass && surfaces_ ? surfaces_->operator_routes.answer(request) : not_now();
}

Exit Premises::run(const Request& request, Output& output) {
    const auto pass = commands_.enter(limits::kRenewalWait);
    if (!pass || !surfaces_) {
        throw Fault("服务正在换用新采用的定义，请稍候片刻再试");
    }
    return server::run(surfaces_->office, request, output);
}

const definitions::Definitions& Premises::definitions() const {
    return surfaces_->office.definitions();
}

const std::string& Premises::setup_code() const {
    return surfaces_->staff->setup_code();
}

}  // namespace mingjing::server
