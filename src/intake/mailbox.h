#pragma once

// What citizens send in (投诉、纠错): sealed to the office's key, kept in a bounded mailbox
// until handled, answered with a receipt number. The portal can add and ask whether a
// number exists; it cannot read. `work` database. One Connection, one thread.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "base/clock.h"
#include "base/fault.h"
#include "db/database.h"

namespace mingjing::intake {

inline constexpr std::size_t kTextCharactersMax = 4000;
inline constexpr std::size_t kNameCharactersMax = 60;
inline constexpr std::size_t kAboutBytesMax = 400;

enum class Matter : std::uint8_t { complaint, correction };

struct Submission {
    Matter matter = Matter::complaint;
    std::string about;  // register/key, certificate number; may be empty
    std::string text;
    std::string name, contact;  // optional
};

void migrate(db::Connection& connection);
// Receipt number, e.g. TS20261123-7F3K9Q. BadInput names the field.
[[nodiscard]] tl::expected<std::string, BadInput> submit(
    db::Connection& connection,
    std::string_view office_public_key,
    const Submission& submission,
    Time now
);
// What the public may know of a number: when it came and where it stands.
struct Status {
    std::string number;
    std::string received_at;  // RFC 3339
    std::string state;        // received, until handling comes
};
[[nodiscard]] std::optional<Status> status(db::Connection& connection, std::string_view number);

// Copies the letters of another mailbox that this one lacks; returns how many.
std::uint64_t add_missing(db::Connection& connection, db::Connection& other);

// Rows that are not as they were received: for fsck. One Chinese sentence each.
[[nodiscard]] std::vector<std::string> problems(db::Connection& connection);

// The office's key pair, 32 raw bytes each. The portal is given the public half only.
struct OfficeKey {
    std::string public_key;
    std::string secret_key;
};
[[nodiscard]] OfficeKey make_office_key();
// As kept in a file: both halves and their digest as hex, secret first.
[[nodiscard]] std::string text_of(const OfficeKey& key);
// Nothing unless the two halves belong together: what is sealed to a damaged public half
// nobody could ever read.
[[nodiscard]] std::optional<OfficeKey> parse_office_key(std::string_view text);
// What the office reads with its secret half; nothing where it was sealed for another key.
[[nodiscard]] std::optional<Submission> open(std::string_view sealed, const OfficeKey& key);

}  // namespace mingjing::intake
