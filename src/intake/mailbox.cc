#include "intake/mailbox.h"

#include <array>
#include <chrono>
#include <cstdlib>
#include <optional>

#include <fmt/format.h>
#include <sodium.h>

#include "base/limits.h"
#include "base/value.h"
#include "codec/canonical.h"
#include "codec/text.h"
#include "crypto/hash.h"

namespace mingjing::intake {

namespace {

constexpr std::array<db::Migration, 1> kMigrations{{
    {1,
     "CREATE TABLE mailbox ("
     "  number TEXT PRIMARY KEY,"
     "  matter TEXT NOT NULL,"
     "  received_at TEXT NOT NULL,"
     "  state TEXT NOT NULL,"
     "  sealed TEXT NOT NULL,"
     "  digest TEXT NOT NULL) STRICT, WITHOUT ROWID",
     "CREATE TABLE mailbox ("
     "  number TEXT PRIMARY KEY,"
     "  matter TEXT NOT NULL,"
     "  received_at TEXT NOT NULL,"
     "  state TEXT NOT NULL,"
     "  sealed TEXT NOT NULL,"
     "  digest TEXT NOT NULL)"},
}};

// Letters nobody confuses when reading a number out over the telephone.
constexpr std::string_view kNumberLetters = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
constexpr std::size_t kNumberLettersCount = 8;

constexpr std::string_view kReceived = "received";

std::size_t characters(std::string_view text) {
    std::size_t count = 0;
    for (const auto c : text) {
        count += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1 : 0;
    }
    return count;
}

std::optional<BadInput> problem_of(const Submission& submission) {
    if (submission.text.find_first_not_of(" \t\r\n") == std::string::npos) {
        return BadInput{"text", "请写明内容"};
    }
    if (characters(submission.text) > kTextCharactersMax) {
        return BadInput{"text", fmt::format("内容不能超过{}字", kTextCharactersMax)};
    }
    if (characters(submission.name) > kNameCharactersMax) {
        return BadInput{"name", fmt::format("姓名不能超过{}字", kNameCharactersMax)};
    }
    if (characters(submission.contact) > kNameCharactersMax) {
        return BadInput{"contact", fmt::format("联系方式不能超过{}字", kNameCharactersMax)};
    }
    if (submission.about.size() > kAboutBytesMax) {
        return BadInput{"about", "所涉条目的编号过长"};
    }
    return std::nullopt;
}

std::string matter_name(Matter matter) {
    switch (matter) {
        case Matter::complaint:
            return "complaint";
        case Matter::correction:
            return "correction";
    }
    std::abort();
}

std::string new_number(Matter matter, Time now) {
    std::string letters;
    for (const auto byte : crypto::random_bytes(kNumberLettersCount)) {
        letters += kNumberLetters[static_cast<unsigned char>(byte) % kNumberLetters.size()];
    }
    auto day = codec::iso_date(day_in_china(now));
    std::erase(day, '-');
    return (matter == Matter::complaint ? "TS" : "JC") + day + "-" + letters;
}

const unsigned char* raw(std::string_view bytes) {
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): bytes as characters
    return reinterpret_cast<const unsigned char*>(bytes.data());
}

unsigned char* raw(std::string& bytes) {
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): bytes as characters
    return reinterpret_cast<unsigned char*>(bytes.data());
}

// No record of the ledger stands behind a row; its digest is how fsck sees that the disk
// changed it.
std::string digest_of(
    std::string_view number,
    std::string_view matter,
    std::string_view received_at,
    std::string_view state,
    std::string_view sealed
) {
    const Value row(List{number, matter, received_at, state, sealed});
    return crypto::sha256(codec::write_canonical(row)).hex();
}

void start_sodium() {
    if (::sodium_init() < 0) {
        throw Fault("加密库无法启动");
    }
}

std::string seal(std::string_view text, std::string_view public_key) {
    start_sodium();
    if (public_key.size() != crypto_box_PUBLICKEYBYTES) {
        throw Fault("信箱公钥长度不对");
    }
    std::string sealed(text.size() + crypto_box_SEALBYTES, '\0');
    if (crypto_box_seal(raw(sealed), raw(text), text.size(), raw(public_key)) != 0) {
        throw Fault("信箱无法加密");
    }
    return sealed;
}

}  // namespace

void migrate(db::Connection& connection) {
    db::migrate(connection, "intake", kMigrations);
}

tl::expected<std::string, BadInput> submit(
    db::Connection& connection,
    std::string_view office_public_key,
    const Submission& submission,
    Time now
) {
    if (auto problem = problem_of(submission)) {
        return tl::unexpected(*problem);
    }
    const auto text = codec::write_json(Value{Fields{
        {"matter", matter_name(submission.matter)},
        {"about", submission.about},
        {"text", submission.text},
        {"name", submission.name},
        {"contact", submission.contact},
    }});
    const auto sealed = codec::base64(seal(text, office_public_key));
    db::Transaction transaction(connection, db::Transaction::Mode::write);
    const auto waiting = connection.integer("SELECT count(*) FROM mailbox").value_or(0);
    if (static_cast<std::size_t>(waiting) >= limits::kMailboxSubmissionsMax) {
        return tl::unexpected(BadInput{"", "信箱暂满，请改拨公示的投诉举报电话，或者稍后再试"});
    }
    auto number = new_number(submission.matter, now);
    const auto matter = matter_name(submission.matter);
    const auto received_at = codec::rfc3339(now);
    const std::array<db::Cell, 6> cells{
        number,
        matter,
        received_at,
        std::string(kReceived),
        sealed,
        digest_of(number, matter, received_at, kReceived, sealed)};
    connection.run(
        "INSERT INTO mailbox(number, matter, received_at, state, sealed, digest)"
        " VALUES ($1, $2, $3, $4, $5, $6)",
        cells
    );
    transaction.commit();
    return number;
}

std::uint64_t add_missing(db::Connection& connection, db::Connection& other) {
    std::int64_t added = 0;
    db::Transaction transaction(connection, db::Transaction::Mode::write);
    other.run(
        "SELECT number, matter, received_at, state, sealed, digest FROM mailbox",
        {},
        [&](const db::Row& row) {
            std::array<db::Cell, 6> cells;
            for (int column = 0; column < 6; ++column) {
                cells.at(static_cast<std::size_t>(column)) = std::string(row.text(column));
            }
            added += connection.run(
                "INSERT INTO mailbox(number, matter, received_at, state, sealed, digest)"
                " VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING",
                cells
            );
            return true;
        }
    );
    transaction.commit();
    return static_cast<std::uint64_t>(added);
}

std::optional<Status> status(db::Connection& connection, std::string_view number) {
    std::optional<Status> found;
    const std::array<db::Cell, 1> cells{std::string(number)};
    connection.run(
        "SELECT number, received_at, state FROM mailbox WHERE number = $1",
        cells,
        [&](const db::Row& row) {
            found = {std::string(row.text(0)), std::string(row.text(1)), std::string(row.text(2))};
            return true;
        }
    );
    return found;
}

std::vector<std::string> problems(db::Connection& connection) {
    std::vector<std::string> found;
    connection.run(
        "SELECT number, matter, received_at, state, sealed, digest FROM mailbox ORDER BY number",
        {},
        [&](const db::Row& row) {
            const auto digest =
                digest_of(row.text(0), row.text(1), row.text(2), row.text(3), row.text(4));
            if (digest != row.text(5)) {
                found.push_back(fmt::format("信箱中 {} 号来信已被改动", row.text(0)));
            }
            return true;
        }
    );
    return found;
}

OfficeKey make_office_key() {
    OfficeKey key{
        std::string(crypto_box_PUBLICKEYBYTES, '\0'), std::string(crypto_box_SECRETKEYBYTES, '\0')};
    start_sodium();
    crypto_box_keypair(raw(key.public_key), raw(key.secret_key));
    return key;
}

std::string text_of(const OfficeKey& key) {
    const auto both = key.secret_key + key.public_key;
    return codec::hex(both + std::string(crypto::sha256(both).view()));
}

// The curve ignores some bits of a secret half; only the digest sees those change.
std::optional<OfficeKey> parse_office_key(std::string_view text) {
    constexpr std::size_t kBothBytes = crypto_box_SECRETKEYBYTES + crypto_box_PUBLICKEYBYTES;
    const auto bytes = codec::from_hex(text);
    if (!bytes || bytes->size() < kBothBytes) {
        return std::nullopt;
    }
    OfficeKey key{
        bytes->substr(crypto_box_SECRETKEYBYTES, crypto_box_PUBLICKEYBYTES),
        bytes->substr(0, crypto_box_SECRETKEYBYTES)};
    std::string expected(crypto_box_PUBLICKEYBYTES, '\0');
    start_sodium();
    const bool is_pair =
        crypto_scalarmult_base(raw(expected), raw(std::string_view(key.secret_key))) == 0 &&
        expected == key.public_key;
    return is_pair && text == text_of(key) ? std::optional(std::move(key)) : std::nullopt;
}

std::optional<Submission> open(std::string_view sealed, const OfficeKey& key) {
    if (sealed.size() < crypto_box_SEALBYTES) {
        return std::nullopt;
    }
    std::string text(sealed.size() - crypto_box_SEALBYTES, '\0');
    if (crypto_box_seal_open(
            raw(text), raw(sealed), sealed.size(), raw(key.public_key), raw(key.secret_key)
        ) != 0) {
        return std::nullopt;
    }
    const auto value = codec::parse_json(text);
    if (!value || value->fields() == nullptr) {
        return std::nullopt;
    }
    const auto& fields = *value->fields();
    const auto is_complaint = text_of(fields, "matter") == matter_name(Matter::complaint);
    return Submission{
        is_complaint ? Matter::complaint : Matter::correction,
        std::string(text_of(fields, "about")),
        std::string(text_of(fields, "text")),
        std::string(text_of(fields, "name")),
        std::string(text_of(fields, "contact")),
    };
}

}  // namespace mingjing::intake
