#pragma once

// Canonical JSON. Two forms: the RFC 8785 (JCS) transform for any JSON text, and
// the ledger's profile of it over Value: keys [a-z0-9_]+, integers within
// +-(2^53-1), no floats, no U+0000. Stored text is written once and hashed as it
// stands; it is never parsed and written again.

#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "base/fault.h"
#include "base/value.h"

namespace mingjing::codec {

inline constexpr std::size_t kJsonDepthMax = 32;

// RFC 8785 for any I-JSON text.
[[nodiscard]] tl::expected<std::string, BadInput> canonicalize(std::string_view json);

// The ledger's profile. Throws Fault for a value outside it (a programming error upstream).
[[nodiscard]] std::string write_canonical(const Value& value);
[[nodiscard]] std::string write_canonical(const Fields& fields);

// Reads any JSON text into Value; floats, duplicate keys, invalid UTF-8, depth over
// kJsonDepthMax are errors. Keys are not restricted.
[[nodiscard]] tl::expected<Value, BadInput> parse_json(std::string_view json);
// As above, and the text must be exactly what write_canonical would have written.
[[nodiscard]] tl::expected<Value, BadInput> parse_canonical(std::string_view json);
// JSON for people and open data: keys as they are, UTF-8 unescaped, no spaces.
[[nodiscard]] std::string write_json(const Value& value);

}  // namespace mingjing::codec
