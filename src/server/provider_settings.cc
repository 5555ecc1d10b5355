#include "server/provider_settings.h"

#include <filesystem>

#include <fmt/format.h>

#include "base/fault.h"
#include "definitions/section.h"
#include "outbound/client.h"

namespace mingjing::server {

namespace {

constexpr std::size_t kNameBytesMax = 60;

// Where secrets and people are sent.
std::string address(definitions::Section& section, std::string_view key) {
    auto url = section.text(key);
    const bool is_plain = url.find_first_of("?#") == std::string::npos;
    if (!url.empty() && (!is_plain || !outbound::is_confidential(url))) {
        section.problem(
            key, fmt::format("“{}”须是 https 网址（仅本机可用 http），不带 ? 和 #", key)
        );
    }
    return url;
}

oidc::Settings read(const definitions::Node& root, definitions::Problems& problems) {
    definitions::Section section(root, "统一身份认证的配置", problems);
    oidc::Settings settings;
    settings.issuer = address(section, "issuer");
    settings.client_id = section.text("client_id");
    settings.client_secret = section.text("client_secret");
    settings.name = section.text("name");
    if (settings.name.size() > kNameBytesMax) {
        section.problem("name", "“name”不超过20字");
    }
    auto base = address(section, "workbench_url");
    while (base.ends_with('/')) {
        base.pop_back();
    }
    settings.redirect_uri = base + "/desk/sign-in/provider";
    settings.is_second_factor = section.flag_or("counts_as_second_factor", false);
    return settings;
}

}  // namespace

std::optional<oidc::Settings> read_provider_settings(const Files& files, const std::string& path) {
    namespace fs = std::filesystem;
    const auto text = files.read(path);
    if (!text) {
        return std::nullopt;
    }
    if ((fs::status(path).permissions() & (fs::perms::group_all | fs::perms::others_all)) !=
        fs::perms::none) {
        throw Fault(path + " 含有密钥，只应由运行服务的用户读取：请执行 chmod 600");
    }
    std::vector<definitions::Problem> found;
    definitions::Problems problems(path, found);
    auto settings = read(definitions::parse_yaml(*text, problems), problems);
    if (!found.empty()) {
        std::string said;
        for (const auto& one : found) {
            said += fmt::format("\n  {}:{} {}", one.file, one.line, one.what);
        }
        throw Fault("统一身份认证的配置不能使用：" + said);
    }
    return settings;
}

}  // namespace mingjing::server
