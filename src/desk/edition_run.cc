#include "desk/edition_run.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "base/limits.h"
#include "desk/known_entry.h"
#include "projection/projection.h"

namespace mingjing::desk {

namespace {

using domain::Refusal;
namespace entry = domain::register_entry;

struct Edition {
    std::string stream;
    std::uint64_t done = 0;
    std::uint64_t total = 0;  // as far as can be told before it is completed
};

struct Waiting {
    std::int64_t id = 0;
    std::string stream;
};

std::uint64_t count_waiting(db::Connection& ledger, std::string_view register_key) {
    const std::array<db::Cell, 1> cells{std::string(register_key)};
    return static_cast<std::uint64_t>(ledger
                                          .integer(
                                              "SELECT count(*) FROM entries WHERE register = $1"
                                              " AND pending IS NOT NULL AND reviews_left = 0",
                                              cells
                                          )
                                          .value_or(0));
}

// The next of those approved and not yet public, as they stand now.
std::vector<Waiting> next_waiting(
    db::Connection& ledger, std::string_view register_key, std::int64_t after
) {
    const std::array<db::Cell, 3> cells{
        std::string(register_key), after, std::int64_t{limits::kRecordsPerCommandMax}};
    std::vector<Waiting> waiting;
    ledger.run(
        "SELECT id, stream FROM entries WHERE register = $1 AND id > $2"
        " AND pending IS NOT NULL AND reviews_left = 0 ORDER BY id LIMIT $3",
        cells,
        [&](const db::Row& row) {
            waiting.push_back({row.integer(0), std::string(row.text(1))});
            return true;
        }
    );
    return waiting;
}

Edition interrupted(db::Connection& ledger, std::string_view register_key) {
    const std::array<db::Cell, 1> cells{std::string(register_key)};
    Edition edition;
    edition.stream = ledger
                         .text(
                             "SELECT stream FROM editions WHERE register = $1"
                             " AND visible_position IS NULL ORDER BY id LIMIT 1",
                             cells
                         )
                         .value_or("");
    edition.done = projection::entries_in_edition(ledger, edition.stream);
    edition.total = edition.done + count_waiting(ledger, register_key);
    return edition;
}

tl::expected<Edition, Refusal> edition_to_fill(
    Desk& desk, db::Pool& ledger, const identity::Actor& actor, std::string_view register_key
) {
    auto edition = interrupted(*ledger.lease(), register_key);
    if (!edition.stream.empty()) {
        return edition;
    }
    if (edition.total == 0) {
        return tl::unexpected(Refusal{
            "nothing-approved", "没有已通过审核、等待公示的条目", "", "请先提交并完成审核", ""});
    }
    edition.stream = new_stream("edition");
    const auto begun =
        desk.submit(actor, BeginEdition{edition.stream, std::string(register_key), edition.total});
    if (!begun) {
        return tl::unexpected(begun.error());
    }
    return edition;
}

// Puts these entries in; returns how many went.
std::uint64_t put_in(
    Desk& desk,
    const identity::Actor& actor,
    const std::string& edition,
    const std::vector<Waiting>& waiting
) {
    Batch batch;
    for (const auto& each : waiting) {
        batch.acts.push_back({each.stream, entry::Publish{.edition = edition}, {}});
    }
    if (const auto together = desk.submit(actor, batch)) {
        return together->records;
    }
    // One of them no longer waits: it was returned a moment ago. The others still go in.
    std::uint64_t in = 0;
    for (const auto& act : batch.acts) {
        const auto alone = desk.submit(actor, act);
        in += alone ? alone->records : 0;
    }
    return in;
}

}  // namespace

tl::expected<std::uint64_t, Refusal> run_edition(
    Desk& desk,
    db::Pool& ledger,
    const identity::Actor& actor,
    std::string_view register_key,
    const std::function<void(std::uint64_t done, std::uint64_t total)>& progress
) {
    auto edition = edition_to_fill(desk, ledger, actor, register_key);
    if (!edition) {
        return tl::unexpected(std::move(edition.error()));
    }
    auto& [stream, done, total] = *edition;
    for (std::int64_t after = 0;;) {
        const auto waiting = next_waiting(*ledger.lease(), register_key, after);
        if (waiting.empty()) {
            break;
        }
        after = waiting.back().id;
        done += put_in(desk, actor, stream, waiting);
        progress(done, std::max(done, total));
    }
    if (const auto completed = desk.submit(actor, PublishEdition{stream}); !completed) {
        return tl::unexpected(completed.error());
    }
    return done;
}

}  // namespace mingjing::desk
