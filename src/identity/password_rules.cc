#include "identity/password_rules.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "crypto/password.h"

namespace mingjing::identity {

namespace {

std::size_t characters_in(std::string_view text) {
    return static_cast<std::size_t>(std::ranges::count_if(text, [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    }));
}

std::size_t kinds_in(std::string_view text) {
    std::array<bool, 4> has{};
    for (const char c : text) {
        const bool is_lower = c >= 'a' && c <= 'z';
        const bool is_upper = c >= 'A' && c <= 'Z';
        const bool is_digit = c >= '0' && c <= '9';
        has[is_lower ? 0 : is_upper ? 1 : is_digit ? 2 : 3] = true;
    }
    return static_cast<std::size_t>(std::ranges::count(has, true));
}

}  // namespace

tl::expected<void, BadInput> acceptable_password(
    std::string_view password,
    std::string_view login,
    std::span<const std::string> earlier_hashes,
    const PasswordRules& rules
) {
    const auto no = [](std::string what) {
        return tl::unexpected(BadInput{"password", std::move(what)});
    };
    if (password.size() > kPasswordBytesMax) {
        return no("口令过长");
    }
    if (characters_in(password) < rules.characters_min || kinds_in(password) < rules.kinds_min) {
        return no(fmt::format(
            "口令至少{}个字符，并包含大写字母、小写字母、数字、其他符号中的{}类",
            rules.characters_min,
            rules.kinds_min
        ));
    }
    if (!login.empty() && password.find(login) != std::string_view::npos) {
        return no("口令不能包含登录名");
    }
    const bool was_used = std::ranges::any_of(earlier_hashes, [&](const std::string& hash) {
        return crypto::fits_password(password, hash);
    });
    if (was_used) {
        return no(fmt::format("不能使用最近{}次用过的口令", rules.history));
    }
    return {};
}

}  // namespace mingjing::identity
