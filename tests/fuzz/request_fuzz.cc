// The same bytes, offered at once or in crumbs, are the same requests; nothing is taken
// twice and no part grows past its bound. What is refused may be refused sooner or later.

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "base/limits.h"
#include "http/request_parser.h"

namespace {

using mingjing::http::RequestParser;
using Progress = RequestParser::Progress;
constexpr std::size_t kBodyMax = 4096;

struct Seen {
    std::string target;
    std::string body;
    std::size_t headers = 0;
    bool operator==(const Seen&) const = default;
};

std::vector<Seen> read(std::string_view bytes, std::size_t crumb) {
    RequestParser parser(kBodyMax);
    std::vector<Seen> seen;
    std::string waiting;
    while (true) {
        const auto taken = parser.take(waiting);
        if (taken > waiting.size()) {
            std::abort();
        }
        waiting.erase(0, taken);
        const auto progress = parser.progress();
        if (progress == Progress::refused) {
            if (parser.refusal() < 400) {
                std::abort();
            }
            return seen;
        }
        if (progress == Progress::done) {
            const auto& request = parser.request();
            if (request.body.size() > kBodyMax ||
                request.target.size() > mingjing::limits::kTargetBytesMax ||
                request.headers.size() > mingjing::limits::kHeadersMax) {
                std::abort();
            }
            seen.push_back({request.target, request.body, request.headers.size()});
            parser.begin();
            if (!waiting.empty()) {
                continue;
            }
        }
        if (bytes.empty()) {
            return seen;
        }
        const auto size = std::min(crumb, bytes.size());
        waiting += bytes.substr(0, size);
        bytes.remove_prefix(size);
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0 || size > 2 * mingjing::limits::kHeaderBytesMax) {
        return 0;
    }
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const std::size_t crumb = 1 + data[0] % 64;
    if (read(text, text.size()) != read(text, crumb)) {
        std::abort();
    }
    return 0;
}
