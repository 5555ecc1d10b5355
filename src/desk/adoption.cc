#include "desk/adoption.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace mingjing::desk {

namespace {

// Under another origin the bureau's key would no longer open, nor any command that could
// adopt the old one again.
domain::Refusal other_origin(std::string_view own, std::string_view proposed) {
    return {
        "other-origin",
        fmt::format("这套定义的日志来源是 {}，本单位的日志是 {}", proposed, own),
        "",
        fmt::format("已经公布的日志不能改名，请把 bureau.yaml 的 origin 改为 {} 后再采用", own),
        ""};
}

domain::Refusal nobody_may_adopt() {
    return {
        "nobody-may-adopt",
        "这套定义里没有任何角色可以采用定义，采用后将无法再改",
        "",
        "请在 roles.yaml 中为至少一个角色保留 adopt",
        ""};
}

bool may_adopt(const identity::Role& role) {
    return std::ranges::find(role.may, identity::Action::adopt) != role.may.end();
}

}  // namespace

tl::expected<definitions::Definitions, std::vector<definitions::Problem>> proposed(
    const definitions::Definitions& in_use, const std::vector<FileChange>& changes
) {
    auto sources = in_use.sources;
    for (const auto& change : changes) {
        std::erase_if(sources, [&](const auto& source) { return source.name == change.name; });
        if (!change.text.empty()) {
            sources.push_back({change.name, change.text, {}});
        }
    }
    return definitions::load(std::move(sources));
}

tl::expected<void, domain::Refusal> adoptable(
    const definitions::Definitions& in_use, const definitions::Definitions& proposed
) {
    if (proposed.bureau.origin != in_use.bureau.origin) {
        return tl::unexpected(other_origin(in_use.bureau.origin, proposed.bureau.origin));
    }
    if (std::ranges::none_of(proposed.roles.all(), may_adopt)) {
        return tl::unexpected(nobody_may_adopt());
    }
    return {};
}

tl::expected<Receipt, domain::Refusal> adopt(
    Desk& desk,
    const identity::Actor& actor,
    const definitions::Definitions& in_use,
    const definitions::Definitions& proposed,
    std::string_view reason,
    const std::function<std::string(std::string_view bytes)>& keep
) {
    if (auto fits = adoptable(in_use, proposed); !fits) {
        return tl::unexpected(std::move(fits.error()));
    }
    AdoptDefinitions command{proposed.digest, {}, std::string(reason), in_use.digest};
    for (const auto& source : proposed.sources) {
        command.files.emplace_back(source.name, keep(source.bytes));
    }
    return desk.submit(actor, std::move(command));
}

}  // namespace mingjing::desk
