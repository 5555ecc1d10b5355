#pragma once

// Makes the bytes of every instrument that has its number, and has them recorded (制成): a
// queue that is the table itself, so that a crash forgets nothing. A renderer that is down
// keeps it waiting and blocks nobody; a document that cannot be made is passed over and tried
// again later. `make_next` belongs to one thread; `standing` and `make_first` to any.

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "db/database.h"
#include "definitions/definitions.h"
#include "desk/desk.h"
#include "press/paper.h"
#include "press/renderer.h"
#include "query/instruments.h"

namespace mingjing::press {

struct Standing {
    std::uint64_t waiting = 0;
    std::string trouble;  // why the last one was not made; "" while all goes well
};

class Press {
  public:
    using Keep = std::function<std::string(std::string_view bytes)>;  // returns the digest

    Press(
        db::Pool& ledger,
        desk::Desk& desk,
        const definitions::Definitions& definitions,
        desk::AdoptedBytes adopted,
        Keep keep,
        RendererOptions renderer
    );
    Press(const Press&) = delete;
    Press& operator=(const Press&) = delete;

    // Makes one that waits; whether another may be made at once.
    bool make_next();
    [[nodiscard]] Standing standing() const;
    // The instrument of this stream before all others that wait: somebody stands there for it.
    void make_first(std::string stream);

  private:
    struct Trial {
        std::string stream;
        int failures = 0;
        std::chrono::steady_clock::time_point again;
    };
    [[nodiscard]] std::optional<query::InstrumentRow> next();
    [[nodiscard]] std::optional<query::InstrumentRow> wanted_first(db::Connection& ledger) const;
    // Of what was voided, or made by another, meanwhile: it waits no more.
    void forget_settled();
    [[nodiscard]] tl::expected<Rendered, Failure> made(const query::InstrumentRow& row);
    // By the files it was numbered with.
    [[nodiscard]] std::string printed(const domain::instrument::Numbered& as);
    void put_off(const query::InstrumentRow& row, const Failure& failure);
    void say(std::string trouble);

    db::Pool& ledger_;
    desk::Desk& desk_;
    const definitions::Definitions& definitions_;
    desk::AdoptedBytes adopted_;
    Keep keep_;
    Renderer renderer_;
    Paper paper_;
    std::map<std::int64_t, Trial> trials_;  // by id, of those that failed
    mutable std::mutex lock_;
    std::string trouble_;  // under lock_, as the next
    std::string first_;
};

}  // namespace mingjing::press
