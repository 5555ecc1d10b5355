#pragma once

// What a caller asks of an instrument that has no number yet: to see it drafted, to have it
// signed off, to number it. All three state it by one form.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "api/call.h"
#include "api/problem.h"
#include "api/shape.h"
#include "base/value.h"
#include "desk/desk.h"
#include "desk/instruments.h"
#include "domain/instrument_kind.h"

namespace mingjing::api {

inline constexpr std::string_view kInstrumentStyle = "/api/v1/instrument-style.css";

// The kind in the path; null where none is called so.
[[nodiscard]] const domain::InstrumentKind* kind_asked(const Call& call);
[[nodiscard]] Fields content_asked(const Call& call);
// The act it is to tell of, by its place among the case's steps.
[[nodiscard]] std::optional<std::int64_t> act_asked(const Call& call);
// The body that states both.
[[nodiscard]] Shape asked_instrument_shape();

// Of the case in the path, where it is as the caller saw it and the form holds.
[[nodiscard]] tl::expected<desk::AskedInstrument, Problem> instrument_to_write(const Call& call);

// The page as it would be printed.
[[nodiscard]] std::string html_of_draft(
    const Call& call, const domain::InstrumentKind& kind, const desk::Drafted& drafted
);

}  // namespace mingjing::api
