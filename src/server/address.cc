#include "server/address.h"

#include <charconv>

namespace mingjing::server {

bool Address::is_loopback() const {
    return host == "localhost" || host == "::1" || host.starts_with("127.");
}

tl::expected<Address, BadInput> parse_address(std::string_view text) {
    const auto colon = text.rfind(':');
    if (colon == std::string_view::npos || colon == 0) {
        return tl::unexpected(BadInput{std::string(text), "地址应写作 HOST:PORT"});
    }
    auto host = text.substr(0, colon);
    const auto port_text = text.substr(colon + 1);
    if (host.size() > 2 && host.front() == '[' && host.back() == ']') {
        host = host.substr(1, host.size() - 2);
    }
    Address address{std::string(host), 0};
    const auto [end, error] =
        std::from_chars(port_text.data(), port_text.data() + port_text.size(), address.port);
    if (error != std::errc{} || end != port_text.data() + port_text.size()) {
        return tl::unexpected(BadInput{std::string(text), "端口应为 0 至 65535 的数字"});
    }
    return address;
}

}  // namespace mingjing::server
