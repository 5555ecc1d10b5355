#pragma once

// For how long an applicant found out may not apply again (不得再次申请). Law: 行政许可法 art. 78,
// 79 (XK-14).

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "case_file/event.h"
#include "case_file/question.h"

namespace mingjing::case_file {

// What an act that refuses or takes back a permit says of how it was come by; nothing where it is
// none of those acts. A later one of a case takes the place of the earlier: a refusal that fell
// bars nobody.
[[nodiscard]] std::optional<Deceit> deceit_of(const Content& content);

// The last day of a bar that began that day; "" where it says no day.
[[nodiscard]] std::string barred_until(std::string_view begun_on, std::string_view means);

// Whether whoever was barred is whoever applies. A name may be another's, too.
enum class Likeness : std::uint8_t { another, by_name, identified };
[[nodiscard]] Likeness likeness(const Bar& bar, const Opened& applicant);

// The bar that stood the day this case's permit was applied for, the surest, of such the last to
// end; nothing where none did.
struct StandingBar {
    Bar bar;
    std::string until;
    Likeness likeness = Likeness::another;
};
[[nodiscard]] std::optional<StandingBar> standing_bar(const Question& question);

// As the act is recorded: until when it bars, or the applicant was barred before.
void tell_bar(Content& content, const Question& question);

}  // namespace mingjing::case_file
