#pragma once

// The two things every JSON writer here does alike: quoting a string by RFC 8785 3.2.2.2
// and growing one output string.

#include <string>
#include <string_view>

namespace mingjing::codec {

// Appends `text`, quoted: only ", \ and control characters are escaped.
void append_quoted(std::string& out, std::string_view text);

}  // namespace mingjing::codec
