#include "projection/compare.h"

#include "base/scratch_folder.h"
#include "ledger/ledger.h"
#include "projection/projection.h"
#include "projection/renewal.h"
#include "record/codec.h"

namespace mingjing::projection {

namespace {

constexpr std::uint64_t kRecordsAtOnce = 1000;

void fill(
    db::Connection& scratch,
    db::Connection& live,
    const definitions::Definitions& definitions,
    const std::function<void(std::uint64_t)>& progress
) {
    ledger::migrate(scratch);
    projection::migrate(scratch);
    db::Transaction transaction(scratch, db::Transaction::Mode::write);
    for (std::uint64_t done = 0;;) {
        const auto records = ledger::read(live, done, kRecordsAtOnce);
        if (records.empty()) {
            break;
        }
        for (const auto& record : records) {
            apply(scratch, definitions, record, record::decode(record));
        }
        done += records.size();
        progress(done);
    }
    transaction.commit();
}

}  // namespace

std::vector<std::string> differing_tables(
    db::Connection& live,
    const definitions::Definitions& definitions,
    const std::function<void(std::uint64_t done)>& progress
) {
    const ScratchFolder folder;
    const auto scratch =
        db::open({db::Engine::sqlite, folder.path() + "/tables.db", ""}, db::Access::read_write);
    const db::Transaction snapshot(live, db::Transaction::Mode::read);
    fill(*scratch, live, definitions, progress);
    const auto expected = digests(*scratch);
    const auto found = digests(live);
    std::vector<std::string> differing;
    for (std::size_t i = 0; i < expected.size(); ++i) {
        if (found[i] != expected[i]) {
            differing.push_back(found[i].first);
        }
    }
    if (made_with(live) != definitions.digest ||
        live.text("SELECT calendars FROM made_with") != text_of(definitions.calendar)) {
        differing.emplace_back("made_with");
    }
    return differing;
}

}  // namespace mingjing::projection
