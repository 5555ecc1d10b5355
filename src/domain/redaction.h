#pragma once

// What a published text must not say (law.md 6.2, 6.3), found and masked by its structure:
// identity numbers, telephones, bank cards, addresses, plates, and names known from the case.
// What has no structure (an unknown name, an illness) is only suspected: a person looks.
// Pure. Positions count code points, for names may lie outside the BMP.

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "domain/redaction_words.h"

namespace mingjing::domain {

// How a natural person who is the party is called in public (law.md 6.3, configurable).
enum class NameMask : std::uint8_t { one, by_length, stars, none };  // 张某, 张某某, 张**, 张三
[[nodiscard]] std::string masked_name(std::string_view name, NameMask mask);

// Whom the case knows. A minor's whole name goes; of others the surname stays, and who share
// one are told apart: 雷某, 雷某1.
struct KnownPersons {
    std::string party = {};  // a natural person's name; "" for an organisation
    NameMask party_mask = NameMask::one;
    std::vector<std::string> others = {};
    std::vector<std::string> minors = {};
    // Longest name first.
    [[nodiscard]] std::vector<std::pair<std::string, std::string>> replacements() const;
};

enum class Concealed : std::uint8_t {
    id_number,
    passport,
    mobile,
    bank_card,
    email,
    plate,
    home_address,
    property_certificate,
};
[[nodiscard]] std::string_view concealed_name(Concealed what);  // 公民身份号码

// From the first code point to behind the last.
struct Span {
    std::size_t from = 0;
    std::size_t to = 0;
    Concealed what{};
    bool operator==(const Span&) const = default;
};
// In order, none overlapping. Credit codes, company addresses and landlines, document, project
// and contract numbers are none.
[[nodiscard]] std::vector<Span> identifiers_in(std::string_view text);

// Identifiers left out, addresses cut to the district, known names masked.
[[nodiscard]] std::string masked(std::string_view text, const KnownPersons& persons);

// What may be a person's name, or a matter nobody else should know; `text` is what was found.
struct Suspicion {
    std::string text;
    std::string topic;  // 姓名, 健康状况
    std::string basis;
    bool operator==(const Suspicion&) const = default;
};
// Up to a bound; what somebody cleared is none of them, and takes no place among them.
[[nodiscard]] std::vector<Suspicion> suspicions_in(
    std::string_view text, const RedactionWords& words, const std::vector<std::string>& cleared = {}
);

// Whether this, by itself, is built like somebody's name.
[[nodiscard]] bool is_like_a_name(std::string_view text);

}  // namespace mingjing::domain
