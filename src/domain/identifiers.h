#pragma once

// The two national identifiers, in canonical form (half-width, upper case, no blanks).

#include <chrono>
#include <cstdint>
#include <optional>
#include <string_view>

namespace mingjing::domain {

enum class CreditCodeFault : std::uint8_t { none, length, charset, check_digit };
// GB 32100-2015 (law.md 4.4). A wrong check digit is to be warned about only: codes given
// out early break the rule.
[[nodiscard]] CreditCodeFault credit_code_fault(std::string_view code);
// What the 18th character should be; the first 17 must be of the alphabet.
[[nodiscard]] char credit_code_check(std::string_view first_17);

enum class IdNumberFault : std::uint8_t { none, length, charset, birth_date, check_digit };
// GB 11643-1999 (law.md 4.5): every fault rejects.
[[nodiscard]] IdNumberFault id_number_fault(std::string_view number);
[[nodiscard]] char id_number_check(std::string_view first_17);
[[nodiscard]] std::optional<std::chrono::sys_days> birth_date(std::string_view id_number);
// Completed years on that day.
[[nodiscard]] std::optional<int> age_on(std::string_view id_number, std::chrono::sys_days day);
// Completed years from one day to another.
[[nodiscard]] int years_between(std::chrono::sys_days born, std::chrono::sys_days day);

}  // namespace mingjing::domain
