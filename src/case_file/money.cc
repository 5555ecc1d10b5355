#include "case_file/money.h"

#include "domain/decimal.h"

namespace mingjing::case_file {

namespace {

constexpr std::int64_t kFenMax = 1'000'000'000'000;
constexpr int kFactorPlaces = 4;
constexpr std::int64_t kFactorUnit = 10'000;
constexpr std::int64_t kFactorMax = 1'000 * kFactorUnit;

std::optional<std::int64_t> scaled(std::string_view decimal, int places) {
    const auto canonical = domain::canonical_decimal(decimal);
    return canonical ? domain::whole(domain::shift(*canonical, places)) : std::nullopt;
}

}  // namespace

std::optional<Money> money_of(std::string_view yuan) {
    const auto fen = scaled(yuan, 2);
    return fen && *fen >= 0 && *fen <= kFenMax ? std::optional(Money{*fen}) : std::nullopt;
}

std::string yuan(Money money) {
    return domain::shift(std::to_string(money.fen), -2);
}

std::string yuan_words(Money money) {
    auto text = yuan(money);
    const auto point = text.find('.');
    for (auto at = point == std::string::npos ? text.size() : point; at > 3;) {
        at -= 3;
        text.insert(at, 1, ',');
    }
    return text + "元";
}

std::optional<Money> times(Money money, std::string_view factor) {
    const auto units = scaled(factor, kFactorPlaces);
    if (!units || *units < 0 || *units > kFactorMax) {
        return std::nullopt;
    }
    // Whole 元 parts apart, so that nothing overflows: 10^12 × 10^7 does not fit.
    const auto whole = money.fen / kFactorUnit * *units;
    const auto rest = (money.fen % kFactorUnit * *units + kFactorUnit / 2) / kFactorUnit;
    return Money{whole + rest};
}

}  // namespace mingjing::case_file
