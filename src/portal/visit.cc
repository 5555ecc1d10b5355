#include "portal/visit.h"

#include <algorithm>
#include <cctype>
#include <limits>
#include <utility>

#include "base/limits.h"
#include "codec/text.h"
#include "portal/words.h"

namespace mingjing::portal {

namespace {

bool is_host(std::string_view host) {
    constexpr std::size_t kHostBytesMax = 255;
    return !host.empty() && host.size() <= kHostBytesMax &&
           std::all_of(host.begin(), host.end(), [](unsigned char letter) {
               return std::isalnum(letter) != 0 || letter == '.' || letter == '-' ||
                      letter == ':' || letter == '[' || letter == ']';
           });
}

}  // namespace

Visit::Visit(const Site& site, const http::Request& request)
    : site_(site),
      request_(request),
      today_(codec::iso_date(day_in_china(site.parts.clock.now()))) {}

db::Connection& Visit::ledger() {
    if (!lease_) {
        lease_.emplace(site_.parts.ledger.lease());
        snapshot_.emplace(**lease_, db::Transaction::Mode::read);
    }
    return **lease_;
}

const std::optional<query::Named>& Visit::named(
    const domain::Schema& schema, const std::string& key, const query::Moment& moment
) {
    constexpr auto kNow = std::numeric_limits<std::uint64_t>::max();
    Asked asked{schema.key, key, moment.at.value_or(""), moment.seen_position.value_or(kNow)};
    auto found = named_.find(asked);
    if (found == named_.end()) {
        found = named_.emplace(std::move(asked), query::named(ledger(), schema, key, moment)).first;
    }
    return found->second;
}

const domain::Schema* Visit::open_register(std::string_view key) const {
    const auto* schema = definitions().find(key);
    return schema != nullptr && schema->audience == domain::Audience::open ? schema : nullptr;
}

std::string Visit::typed(std::string_view name) const {
    return in_whole_letters(parameter(name), limits::kSearchTextBytesMax);
}

tl::expected<query::Moment, BadInput> Visit::moment() {
    query::Moment moment{.readings = &site_.readings};
    if (const auto at = parameter("at"); !at.empty()) {
        if (!codec::from_iso_date(at)) {
            return tl::unexpected(BadInput{"at", "“有效日期”应为年-月-日，例如 2026-03-01。"});
        }
        moment.at = std::string(at);
    }
    if (const auto seen = parameter("seen"); !seen.empty()) {
        if (!codec::from_iso_date(seen) && !codec::from_rfc3339(seen)) {
            return tl::unexpected(BadInput{"seen", "“公示日期”应为年-月-日，例如 2026-03-01。"});
        }
        moment.seen_position = query::position_at(ledger(), seen).value_or(0);
    }
    return moment;
}

std::string Visit::day_asked() const {
    const auto at = parameter("at");
    return codec::from_iso_date(at) ? std::string(at) : today_;
}

std::string Visit::base_url() const {
    if (!site_.parts.public_url.empty()) {
        return site_.parts.public_url;
    }
    const auto host = request_.header("host");
    return "http://" + (is_host(host) ? std::string(host) : std::string("localhost"));
}

}  // namespace mingjing::portal
