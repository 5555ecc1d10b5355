#pragma once

// Where in HTML the end of some text stands: enough to know whether an escaped value
// placed there is harmless. Fed the literal parts of a template in order; a section is
// taken to leave the place where it found it.

#include <cstdint>
#include <string>
#include <string_view>

namespace mingjing::html {

class Markup {
  public:
    void feed(std::string_view literal);
    // Between elements or within a quoted attribute: where escaping is enough.
    [[nodiscard]] bool takes_values() const;

  private:
    enum class Place : std::uint8_t { content, tag, double_quoted, single_quoted, comment, code };
    void step(char letter);
    void leave_tag();

    Place place_ = Place::content;
    std::string tag_;  // lower-case name of the tag being read
    bool in_name_ = false;
    std::string tail_;  // the last few letters, to notice <!--, --> and </script
};

}  // namespace mingjing::html
