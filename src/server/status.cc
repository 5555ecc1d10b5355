#include "server/status.h"

#include <algorithm>
#include <filesystem>

#include "merkle/note.h"

namespace mingjing::server {

namespace {

// Of the file: what is signed says nothing of when.
Time checkpoint_time(const Office& office) {
    std::error_code none;
    const auto written =
        std::filesystem::last_write_time(office.folder().log() + "/checkpoint", none);
    return none ? Time{}
                : std::chrono::time_point_cast<Time::duration>(
                      std::chrono::file_clock::to_sys(written)
                  );
}

}  // namespace

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

api::ServerStatus status_of(const Office& office, Time started_at) {
    std::error_code none;
    const auto disk = std::filesystem::space(office.folder().path(), none);
    const auto press = office.press().standing();
    const bool is_sqlite = office.places().ledger.engine == db::Engine::sqlite;
    return {
        std::string(kVersion),
        started_at,
        is_sqlite ? "SQLite" : "PostgreSQL",
        published_size(office),
        checkpoint_time(office),
        none ? 0 : disk.available,
        none ? 0 : disk.capacity,
        press.waiting,
        press.trouble};
}

}  // namespace mingjing::server
