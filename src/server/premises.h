#pragma once

// The office and the surfaces in front of it, under the definitions in use. Adopting others
// takes effect here, without a new process: the commands under way end first, then the
// requests; the office closes, is built again and answers on. Who comes meanwhile waits, so
// that nobody is cut off, and nothing acknowledged is lost, because the office closes as it
// does at any end. Sessions are in the database: nobody is signed out.
// `renew` and the constructor belong to one thread; the rest is safe for concurrent use.

#include <cstdint>
#include <memory>
#include <string>

#include "base/clock.h"
#include "http/message.h"
#include "http/page_cache.h"
#include "portal/portal.h"
#include "server/gate.h"
#include "server/office.h"
#include "server/request.h"
#include "server/staff.h"

namespace mingjing::server {

struct PremisesOptions {
    OfficeOptions office;
    StaffOptions staff;
    std::string public_url;
    bool is_demo = false;              // its people get accounts
    bool has_operator_routes = false;  // among the public ones
};

// What the public portal of an office stands on; the office outlives it.
[[nodiscard]] portal::Parts portal_parts(Office& office, const std::string& public_url);

class Premises {
  public:
    Premises(
        const DataFolder& folder,
        PremisesOptions options,
        const Clock& clock,
        http::PageCache& cache
    );
    Premises(const Premises&) = delete;
    Premises& operator=(const Premises&) = delete;
    ~Premises();

    // Under what was adopted last. Throws Fault when no office would open; then nothing
    // answers any more.
    void renew();

    [[nodiscard]] http::Response answer(const http::Request& request);
    // Of a request whose body is still to come; never waits.
    [[nodiscard]] std::size_t body_bytes_max(const http::Request& request);
    [[nodiscard]] http::Response answer_operator(const http::Request& request);
    [[nodiscard]] Exit run(const Request& request, Output& output);

    // Of the thread that renews.
    [[nodiscard]] const definitions::Definitions& definitions() const;
    [[nodiscard]] const std::string& setup_code() const;

  private:
    struct Surfaces;
    void build();

    const DataFolder& folder_;
    PremisesOptions options_;
    const Clock& clock_;
    http::PageCache& cache_;
    Gate requests_;
    Gate commands_;
    std::unique_ptr<Surfaces> surfaces_;
};

}  // namespace mingjing::server
