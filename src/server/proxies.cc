#include "server/proxies.h"

#include "base/fault.h"
#include "server/address.h"

namespace mingjing::server {

std::vector<AddressRange> trusted_proxies(const ServeOptions& options) {
    std::vector<AddressRange> proxies;
    for (const auto& text : options.trusted_proxies) {
        const auto range = AddressRange::parse(text);
        if (!range) {
            throw Fault(
                "--trusted-proxy 后面的“" + text +
                "”不是网络地址或者范围。请写成 127.0.0.1、10.1.2.0/24 或 fd00::/8 的形式，"
                "斜线后面的位数以外应当是零"
            );
        }
        proxies.push_back(*range);
    }
    return proxies;
}

std::optional<std::string> blind_to_addresses(
    const ServeOptions& options, const definitions::Bureau& bureau
) {
    const auto listen = parse_address(options.listen);
    const bool is_behind_a_proxy =
        !options.public_url.empty() && listen.has_value() && listen->is_loopback();
    if (bureau.staff_addresses.empty() || !is_behind_a_proxy || !options.trusted_proxies.empty()) {
        return std::nullopt;
    }
    return "定义 bureau.yaml "
           "限定了工作台的访问范围（staff_addresses），而服务在代理之后，看到的来访"
           "地址都是代理的，这一条无法执行（互联网政务应用安全管理规定第十九条）。请用 "
           "--trusted-proxy 写明代理的地址（例如 --trusted-proxy 127.0.0.1），"
           "并在代理上设置 X-Forwarded-For（见 README.zh-CN.md）";
}

}  // namespace mingjing::server
