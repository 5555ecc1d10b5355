#pragma once

// Mustache pages that cannot leak or lie: every value is escaped, {{{ }}} and {{& }} are
// refused at load (but for names ending in _svg, which the server makes itself), a value
// may stand only between elements or in a quoted attribute, and a name missing from the
// data is an error, never silence. Loaded once; render is safe for concurrent use.
//
// Understood: {{name}}, {{dotted.name}}, {{.}}, {{#section}} over a list, a boolean,
// Fields or text, {{^inverted}}, {{> partial}}, {{! comment }}. A name is looked up in
// the innermost section first, then outwards. Null, false, "", 0 and the empty list do
// not enter a section; null as a value is empty; a list, Fields or boolean as a value is
// an error.

#include <cstddef>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/value.h"

namespace mingjing::html {

using Sources = std::map<std::string, std::string>;  // name to text

// A name a template asks for and the data would not have.
struct UnknownName {
    std::string template_name;
    std::size_t line = 0;
    std::string name;
};

class Templates {
  public:
    // Every *.mustache in the folder, its name the file's stem. Throws Fault naming file,
    // line and reason for anything unclosed, unescaped or unknown.
    explicit Templates(const std::string& folder);
    // The same from memory.
    explicit Templates(const Sources& sources);
    Templates(const Templates&) = delete;
    Templates& operator=(const Templates&) = delete;
    ~Templates();
    // Throws Fault for an unknown template or a name the data lacks.
    [[nodiscard]] std::string render(std::string_view name, const Fields& data) const;
    [[nodiscard]] bool has(std::string_view name) const;
    // Throws Fault as loading it would, but for partials it does not know of.
    static void check_text(std::string_view name, std::string_view text);
    // The names it would not find in data of the sample's shape, in sections entered or not;
    // a list is what its first item is.
    [[nodiscard]] std::vector<UnknownName> unknown_names(
        std::string_view name, const Fields& sample
    ) const;

  private:
    struct State;
    std::unique_ptr<const State> state_;
};

[[nodiscard]] std::string escape(std::string_view text);
void append_escaped(std::string& out, std::string_view text);
// A QR code as one SVG <path> with its quiet zone (libqrencode, level M). Throws Fault
// when the text does not fit.
[[nodiscard]] std::string qr_svg(std::string_view text);

}  // namespace mingjing::html
