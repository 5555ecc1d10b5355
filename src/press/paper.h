#pragma once

// From what an instrument states to the HTML of its pages: the template of its kind, the
// bureau's words, the code by which anybody verifies it. Pure; loaded once, safe for
// concurrent use.

#include <string>
#include <string_view>
#include <vector>

#include "definitions/definitions.h"
#include "domain/instrument.h"
#include "domain/instrument_frame.h"
#include "html/templates.h"

namespace mingjing::press {

// Templates and the kinds they are for, of one set of files.
class Paper {
  public:
    // Throws Fault where a template is not one; adopted ones always are.
    explicit Paper(const std::vector<definitions::Source>& files);

    // A page of its own, with its style inside: what the renderer is given.
    [[nodiscard]] std::string printed(
        const domain::InstrumentKind& kind, const domain::instrument::Numbered& as
    ) const;
    // The same as a draft: no number, no code; the style is asked for at that address.
    [[nodiscard]] std::string drafted(
        const domain::InstrumentKind& kind,
        const Fields& data,
        domain::InstrumentFrame frame,
        std::string_view style_address
    ) const;
    [[nodiscard]] const std::string& style() const { return style_; }

  private:
    html::Templates templates_;
    std::string style_;
};

}  // namespace mingjing::press
