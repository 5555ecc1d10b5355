#pragma once

// Mustache pages (kainjow) that cannot leak or lie: every value is escaped, {{{ }}} and
// {{& }} are refused at load (but for names ending in _svg, which the server makes
// itself), and a name missing from the data is an error, never silence. Sections over
// lists, booleans and Fields; partials {{> name}}. Loaded once; render is safe for
// concurrent use.

#include <memory>
#include <string>
#include <string_view>

#include "base/value.h"

namespace mingjing::html {

class Templates {
  public:
    // Every *.mustache in the folder, its name the file's stem. Throws Fault naming file
    // and reason for anything unclosed, unescaped or unknown.
    explicit Templates(const std::string& folder);
    Templates(const Templates&) = delete;
    Templates& operator=(const Templates&) = delete;
    ~Templates();
    // Throws Fault for an unknown template or a name the data lacks.
    [[nodiscard]] std::string render(std::string_view name, const Fields& data) const;

  private:
    struct State;
    std::unique_ptr<State> state_;
};

[[nodiscard]] std::string escape(std::string_view text);
// A QR code as one SVG <path> (libqrencode, level M).
[[nodiscard]] std::string qr_svg(std::string_view text);

}  // namespace mingjing::html
