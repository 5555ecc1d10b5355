#pragma once

// One request being answered: the site, one snapshot of what is public, the day it is and
// the moment asked about. Owned by one thread.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <tuple>

#include <tl/expected.hpp>

#include "base/fault.h"
#include "db/database.h"
#include "http/message.h"
#include "portal/site.h"
#include "query/registers.h"

namespace mingjing::portal {

class Visit {
  public:
    Visit(const Site& site, const http::Request& request);

    [[nodiscard]] const Site& site() const { return site_; }
    [[nodiscard]] const http::Request& request() const { return request_; }
    [[nodiscard]] const definitions::Definitions& definitions() const {
        return site_.parts.definitions;
    }
    // A register the public may see; null for any other.
    [[nodiscard]] const domain::Schema* open_register(std::string_view key) const;
    // Lent on first use: a page that asks nothing of the ledger waits for nobody.
    [[nodiscard]] db::Connection& ledger();
    // An entry's title, asked once a page: a unit or an item is named on it many times.
    [[nodiscard]] const std::optional<query::Named>& named(
        const domain::Schema& schema, const std::string& key, const query::Moment& moment
    );
    [[nodiscard]] std::string_view parameter(std::string_view name) const {
        return request_.parameter(name);
    }

    // What somebody typed: at most limits::kSearchTextBytesMax of it, in whole letters.
    [[nodiscard]] std::string typed(std::string_view name) const;

    // Today in China, YYYY-MM-DD.
    [[nodiscard]] const std::string& today() const { return today_; }
    // ?at=, a day, and ?seen=, a day or an RFC 3339 moment of it; BadInput for anything else.
    [[nodiscard]] tl::expected<query::Moment, BadInput> moment();
    // The day the answer speaks of: ?at=, or today.
    [[nodiscard]] std::string day_asked() const;
    // https://host, as the bureau configured it, else as the request names it.
    [[nodiscard]] std::string base_url() const;

  private:
    const Site& site_;
    const http::Request& request_;
    std::optional<db::Pool::Lease> lease_;
    std::optional<db::Transaction> snapshot_;
    std::string today_;
    // By register, key and moment.
    using Asked = std::tuple<std::string, std::string, std::string, std::uint64_t>;
    std::map<Asked, std::optional<query::Named>> named_;
};

}  // namespace mingjing::portal
