#pragma once

// A signed copy (签字件) of an issued instrument: what was printed, signed by hand and scanned or
// photographed. Who signed or would not is stated with it, as the law has records say it. It is
// withdrawn, never deleted. Pure; decided in signed_copy.cc. Law: 行政强制法 art. 18 (QZ-02);
// 行政处罚法 art. 64.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace mingjing::domain::instrument {

// One file of it, kept in the vault.
struct ScannedFile {
    std::string digest;      // SHA-256, hex
    std::string sm3;         // of the same bytes, hex; "" where it was never reckoned
    std::string type;        // media type, by what is in it
    std::int64_t pages = 0;  // as it is bound
    bool operator==(const ScannedFile&) const = default;
};

struct SignedCopy {
    static constexpr std::string_view kSigned = "已签字或者盖章";
    static constexpr std::string_view kRefused = "拒绝签字，已注明";
    static constexpr std::string_view kAbsent = "不在场，有见证人签字";
    static constexpr std::size_t kFilesMax = 20;

    std::vector<ScannedFile> files;  // in the order of its pages
    std::string signed_on;           // YYYY-MM-DD
    std::string signing;             // one of the above
    std::string signer;              // who signed; personal, as is all below
    std::string reason;              // why nobody would
    std::string witness;             // who stood by, or noted that
    bool operator==(const SignedCopy&) const = default;
};

// Of an instrument, the first is 1.
struct CopyAttached {
    std::int64_t copy = 0;
    SignedCopy as;
    bool operator==(const CopyAttached&) const = default;
};
struct CopyWithdrawn {
    std::int64_t copy = 0;
    std::string reason;  // personal: it may name people
    bool operator==(const CopyWithdrawn&) const = default;
};

// One that was attached, and why it counts no more.
struct HeldCopy {
    SignedCopy as;
    bool is_withdrawn = false;
    std::string withdrawn_for = {};
};

struct AttachCopy {
    SignedCopy as;
    std::string today;  // YYYY-MM-DD
};
struct WithdrawCopy {
    std::int64_t copy = 0;
    std::string reason;
};

}  // namespace mingjing::domain::instrument
