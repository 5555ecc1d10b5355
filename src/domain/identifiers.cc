#include "domain/identifiers.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

#include "domain/characters.h"
#include "domain/day.h"

namespace mingjing::domain {
namespace {

constexpr std::string_view kCreditAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
constexpr std::size_t kCreditLength = 18;
constexpr std::array<std::size_t, 17> kCreditWeights{
    1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};

constexpr std::size_t kIdLength = 18;
constexpr std::array<std::size_t, 17> kIdWeights{
    7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
constexpr std::string_view kIdChecks = "10X98765432";

}  // namespace

char credit_code_check(std::string_view first_17) {
    std::size_t sum = 0;
    for (std::size_t i = 0; i < kCreditWeights.size(); ++i) {
        sum += kCreditAlphabet.find(first_17.at(i)) * kCreditWeights.at(i);
    }
    return kCreditAlphabet[(31 - sum % 31) % 31];
}

CreditCodeFault credit_code_fault(std::string_view code) {
    if (character_count(code) != kCreditLength) {
        return CreditCodeFault::length;
    }
    if (code.find_first_not_of(kCreditAlphabet) != std::string_view::npos) {
        return CreditCodeFault::charset;
    }
    return code.back() == credit_code_check(code) ? CreditCodeFault::none
                                                  : CreditCodeFault::check_digit;
}

char id_number_check(std::string_view first_17) {
    std::size_t sum = 0;
    for (std::size_t i = 0; i < kIdWeights.size(); ++i) {
        sum += static_cast<std::size_t>(first_17.at(i) - '0') * kIdWeights.at(i);
    }
    return kIdChecks[sum % 11];
}

IdNumberFault id_number_fault(std::string_view number) {
    if (character_count(number) != kIdLength) {
        return IdNumberFault::length;
    }
    const auto body = number.substr(0, kIdLength - 1);
    const char last = number.back();
    if (!all_digits(body) || !(last == 'X' || (last >= '0' && last <= '9'))) {
        return IdNumberFault::charset;
    }
    if (!birth_date(number)) {
        return IdNumberFault::birth_date;
    }
    return last == id_number_check(body) ? IdNumberFault::none : IdNumberFault::check_digit;
}

std::optional<std::chrono::sys_days> birth_date(std::string_view id_number) {
    if (id_number.size() != kIdLength || !all_digits(id_number.substr(6, 8))) {
        return std::nullopt;
    }
    const auto number = [&](std::size_t from, std::size_t count) {
        return std::stoi(std::string(id_number.substr(from, count)));
    };
    return day_of(
        number(6, 4), static_cast<unsigned>(number(10, 2)), static_cast<unsigned>(number(12, 2))
    );
}

std::optional<int> age_on(std::string_view id_number, std::chrono::sys_days day) {
    const auto born = birth_date(id_number);
    if (!born || *born > day) {
        return std::nullopt;
    }
    return years_between(*born, day);
}

int years_between(std::chrono::sys_days born, std::chrono::sys_days day) {
    const std::chrono::year_month_day birth{born};
    const std::chrono::year_month_day now{day};
    const int years = int{now.year()} - int{birth.year()};
    const bool before_birthday =
        std::pair{now.month(), now.day()} < std::pair{birth.month(), birth.day()};
    return before_birthday ? years - 1 : years;
}

}  // namespace mingjing::domain
