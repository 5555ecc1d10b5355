#include <memory>
#include <span>

#include <fmt/format.h>
#include <qrencode.h>

#include "base/fault.h"
#include "html/templates.h"

namespace mingjing::html {

std::string qr_svg(std::string_view text) {
    const std::string terminated(text);
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
        QRcode_encodeString(terminated.c_str(), 0, QR_ECLEVEL_M, QR_MODE_8, 1), &QRcode_free
    );
    if (!code) {
        throw Fault(fmt::format("{} bytes do not fit a QR code", text.size()));
    }
    const auto width = static_cast<std::size_t>(code->width);
    const std::span modules(code->data, width * width);
    const auto is_dark = [&](std::size_t x, std::size_t y) { return modules[y * width + x] & 1U; };
    constexpr std::size_t kQuietZone = 4;  // modules of white the standard wants on each side
    std::string path;
    for (std::size_t y = 0; y < width; ++y) {
        for (std::size_t x = 0; x < width;) {
            auto end = x;
            while (end < width && is_dark(end, y)) {
                ++end;
            }
            if (end > x) {
                path += fmt::format(
                    "M{} {}h{}v1h-{}z", x + kQuietZone, y + kQuietZone, end - x, end - x
                );
            }
            x = end + 1;
        }
    }
    const auto side = width + 2 * kQuietZone;
    return fmt::format(
        R"(<svg class="qr" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0} {0}" role="img" )"
        R"(aria-label="二维码" shape-rendering="crispEdges"><rect width="{0}" height="{0}" )"
        R"(fill="#fff"/><path fill="#000" d="{1}"/></svg>)",
        side,
        path
    );
}

}  // namespace mingjing::html
