#pragma once

// Which units sent which files, and since when nothing names a file: one row a file and
// unit, in the `work` database. One Connection, one thread.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "db/database.h"
#include "domain/attachment.h"

namespace mingjing::attachments {

void migrate(db::Connection& work);

struct Sent {
    std::string digest, unit, type;
    std::int64_t bytes = 0;
    std::string sent_by, sent_at;  // RFC 3339
    std::string sm3 = {};          // hex, beside the digest
};
// To be kept until `sent_at` is long past, whether or not the file is there yet: a crash in
// between leaves nothing that is not seen.
void expect(db::Connection& work, const Sent& sent);
// The file is there, durably.
void arrived(db::Connection& work, const Sent& sent);
// Whether that unit sent just this file: its drafts may name it. Of a draft being saved: in
// the transaction that saves it.
[[nodiscard]] bool may_name(
    db::Connection& work, std::string_view unit, const domain::Attachment& attachment
);
// The same by its digest alone, where no more is written down of it (evidence of a case).
[[nodiscard]] bool has_sent(db::Connection& work, std::string_view unit, std::string_view digest);
[[nodiscard]] std::int64_t bytes_sent(
    db::Connection& work, std::string_view unit, std::string_view since
);

// How large the file is; nothing where no row tells of it.
[[nodiscard]] std::optional<std::int64_t> bytes_of(db::Connection& work, std::string_view digest);

// Its SM3 in hex; "" where it came before those were reckoned.
[[nodiscard]] std::string sm3_of(db::Connection& work, std::string_view digest);

// Whether a draft names it.
[[nodiscard]] bool is_in_draft(db::Connection& work, std::string_view digest);
struct Known {
    std::string digest;
    std::string unnamed_since;  // RFC 3339; "" while something names it
};
[[nodiscard]] std::vector<Known> known(db::Connection& work);
void set_unnamed(db::Connection& work, std::string_view digest, std::string_view since);
// The same, and where no row knows the file, in one of no unit: no draft may name it by that.
void mark_condemned(db::Connection& work, std::string_view digest, std::string_view since);
// The file is going: no draft may name it.
void leave(db::Connection& work, std::string_view digest);
void forget(db::Connection& work, std::string_view digest);

}  // namespace mingjing::attachments
