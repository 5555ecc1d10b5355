#pragma once

// What a file is, by what is in it; what it is called says nothing. Pure.

#include <string_view>

#include "domain/attachment.h"

namespace mingjing::attachments {

// Null where it is none of the kinds that may be attached, or carries macros.
[[nodiscard]] const domain::FileKind* recognised(std::string_view bytes);

}  // namespace mingjing::attachments
