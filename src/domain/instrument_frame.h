#pragma once

// What every instrument bears beside what it states: whose it is, its number and date, where
// it can be verified. Pure.

#include <chrono>
#include <string>

#include "base/value.h"
#include "domain/instrument_kind.h"

namespace mingjing::domain {

struct InstrumentFrame {
    std::string number;       // "" in a draft
    std::string dated;        // YYYY-MM-DD
    std::string case_number;  //
    std::string code;         // "" in a draft
    std::string address;      // where it is verified; "" in a draft
    std::string qr_svg;       // of that address
    bool is_draft = false;
    std::string signer = {};     // who signed it off; "" where it does not say
    std::string signed_on = {};  // YYYY-MM-DD
    Fields words;                // the bureau's, by key; `agency` is its name
};

// Everything a template may ask for: what it states (instrument_view) and what it bears.
[[nodiscard]] Fields instrument_page(
    const InstrumentKind& kind, const Fields& data, const InstrumentFrame& frame
);

// A frame with an example of everything.
[[nodiscard]] InstrumentFrame sample_frame(const InstrumentSettings& settings);

// The words beside those of the settings.
inline constexpr std::string_view kAgency = "agency";
inline constexpr std::string_view kAgencyAddress = "agency_address";
inline constexpr std::string_view kAgencyPhone = "agency_phone";

}  // namespace mingjing::domain
