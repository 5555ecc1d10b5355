#include "desk/known_entry.h"

#include <array>

#include <fmt/format.h>

#include "codec/text.h"
#include "crypto/hash.h"
#include "domain/parts.h"
#include "ledger/ledger.h"
#include "record/codec.h"
#include "record/entry_codec.h"

namespace mingjing::desk {

std::optional<KnownEntry> known_entry(
    db::Connection& ledger, std::string_view register_key, std::string_view key
) {
    const std::array<db::Cell, 2> cells{std::string(register_key), std::string(key)};
    std::optional<KnownEntry> known;
    ledger.run(
        "SELECT stream, versions, newest, published, unit, pending FROM entries"
        " WHERE register = $1 AND key = $2",
        cells,
        [&](const db::Row& row) {
            known = {
                std::string(key),
                std::string(row.text(0)),
                static_cast<std::uint64_t>(row.integer(1)),
                static_cast<std::uint64_t>(row.integer(2))};
            if (!row.is_null(3)) {
                known->published = static_cast<std::uint64_t>(row.integer(3));
            }
            known->unit = row.text(4);
            known->is_under_review = !row.is_null(5);
            return false;
        }
    );
    return known;
}

namespace {

domain::register_entry::Submitted submitted_in(const ledger::Record& record) {
    auto event = std::get<domain::register_entry::Event>(record::decode(record));
    return std::get<domain::register_entry::Submitted>(std::move(event));
}

}  // namespace

Fields submission_at(db::Connection& ledger, const domain::Schema& schema, std::uint64_t position) {
    const auto record = ledger::read(ledger, position, 1).at(0);
    return domain::joined(
        schema, submitted_in(record).content, record::apart_of(record), domain::Audience::internal
    );
}

std::vector<std::string> authors_at(db::Connection& ledger, std::uint64_t position) {
    return submitted_in(ledger::read(ledger, position, 1).at(0)).written_by;
}

domain::Refusal unknown_entry(std::string_view key) {
    return {"entry-unknown", fmt::format("没有已提交的条目“{}”", key), "", "请先导入并提交", ""};
}

std::string stream_of(std::string_view kind, std::string_view request) {
    constexpr std::size_t kHexDigits = 32;
    return fmt::format("{}-{}", kind, crypto::sha256(request).hex().substr(0, kHexDigits));
}

std::string new_stream(std::string_view kind) {
    constexpr std::size_t kRandomBytes = 16;
    return std::string(kind) + "-" + codec::hex(crypto::random_bytes(kRandomBytes));
}

}  // namespace mingjing::desk
