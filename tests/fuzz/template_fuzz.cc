// Any text is a template or a Fault, and rendering either one never does anything else.

#include <cstdint>
#include <string>

#include "base/fault.h"
#include "html/templates.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using mingjing::Fields;
    using mingjing::List;
    static const Fields kData{
        {"a", "<文字>\"'`"},
        {"n", 7},
        {"yes", true},
        {"none", nullptr},
        {"list", List{Fields{{"a", "x"}}, "y", 2}},
        {"f", Fields{{"a", "b"}, {"g", Fields{{"c", "d"}}}}},
        {"a_svg", "<svg/>"},
    };
    const std::string text(reinterpret_cast<const char*>(data), size);
    try {
        const mingjing::html::Templates templates(mingjing::html::Sources{
            {"page", text}, {"row", "{{a}}"}});
        static_cast<void>(templates.render("page", kData));
    } catch (const mingjing::Fault&) {
        return 0;  // Refused with a reason: as good as rendered.
    }
    return 0;
}
