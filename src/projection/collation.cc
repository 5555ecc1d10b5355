#include "projection/collation.h"

#include <array>
#include <memory>

#include <fmt/format.h>
#include <unicode/coll.h>
#include <unicode/unistr.h>

#include "base/fault.h"
#include "domain/cell.h"

namespace mingjing::projection {

namespace {

constexpr std::string_view kLast = "z";  // after every hex digit

const icu::Collator& pinyin() {
    static const auto collator = [] {
        UErrorCode status = U_ZERO_ERROR;
        std::unique_ptr<icu::Collator> made(
            icu::Collator::createInstance(icu::Locale("zh@collation=pinyin"), status)
        );
        if (U_FAILURE(status) == 0) {
            made->setStrength(icu::Collator::PRIMARY);
            made->setAttribute(UCOL_NUMERIC_COLLATION, UCOL_ON, status);
        }
        if (U_FAILURE(status) != 0) {
            throw Fault("ICU 没有汉语拼音排序数据，请安装完整的 libicu");
        }
        return made;
    }();
    return *collator;
}

std::string integer_key(std::int64_t value) {
    constexpr auto kSignBit = std::uint64_t{1} << 63U;
    return fmt::format("{:016x}", static_cast<std::uint64_t>(value) ^ kSignBit);
}

// Whole part as an integer would sort, then the fraction; a negative number's digits
// run the other way.
std::string decimal_key(std::string_view decimal) {
    const bool is_negative = decimal.starts_with('-');
    const auto digits = decimal.substr(is_negative ? 1 : 0);
    const auto point = digits.find('.');
    auto key = fmt::format("{:0>20}", digits.substr(0, point));
    if (point != std::string_view::npos) {
        key += digits.substr(point + 1);
    }
    if (!is_negative) {
        return "1" + key;
    }
    for (auto& digit : key) {
        digit = static_cast<char>('0' + ('9' - digit));
    }
    return "0" + key + "a";
}

// A length of time by its days, near enough to order by.
std::string duration_key(const Fields& duration) {
    constexpr std::int64_t kDaysOfMonth = 30;
    const auto* amount = member(duration, "amount").integer();
    const auto days = text_of(duration, "unit") == "month" ? kDaysOfMonth : 1;
    return integer_key(amount == nullptr ? 0 : *amount * days);
}

}  // namespace

std::string sort_key(std::string_view text) {
    if (text.empty()) {
        return std::string(kLast);
    }
    const auto unicode = icu::UnicodeString::fromUTF8(
        icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size()))
    );
    std::array<std::uint8_t, kSortKeyMax / 2> bytes{};
    const auto length =
        pinyin().getSortKey(unicode, bytes.data(), static_cast<std::int32_t>(bytes.size()));
    const auto kept = std::min(static_cast<std::size_t>(length), bytes.size());
    std::string key;
    key.reserve(kept * 2);
    constexpr std::string_view kHex = "0123456789abcdef";
    for (std::size_t i = 0; i < kept; ++i) {
        key += kHex[bytes[i] >> 4U];
        key += kHex[bytes[i] & 15U];
    }
    return key;
}

std::string sort_key(const domain::Field& field, const Value& value) {
    if (value.is_null()) {
        return std::string(kLast);
    }
    if (const auto* integer = value.integer()) {
        return integer_key(*integer);
    }
    if (const auto* boolean = value.boolean()) {
        return *boolean ? "0" : "1";
    }
    if (const auto* text = value.text(); text != nullptr && !text->empty()) {
        if (field.type == domain::FieldType::date) {
            return *text;
        }
        if (field.type == domain::FieldType::decimal) {
            return decimal_key(*text);
        }
    }
    if (field.type == domain::FieldType::duration && value.fields() != nullptr) {
        return duration_key(*value.fields());
    }
    return sort_key(domain::display_text(field, value));
}

}  // namespace mingjing::projection
