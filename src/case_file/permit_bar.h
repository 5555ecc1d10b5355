#pragma once

// For how long an applicant found out may not apply again (不得再次申请). Law: 行政许可法 art. 78,
// 79 (XK-14).

#include <optional>

#include "case_file/event.h"

namespace mingjing::case_file {

// What an act that refuses or takes back a permit says of how it was come by; nothing where it is
// none of those acts. A later one of a case takes the place of the earlier: a refusal that fell
// bars nobody.
[[nodiscard]] std::optional<Deceit> deceit_of(const Content& content);

}  // namespace mingjing::case_file
