#include "domain/pattern.h"

#include <cstddef>
#include <map>
#include <optional>
#include <regex>

namespace mingjing::domain {
namespace {

constexpr std::size_t kTextMax = 1000;
constexpr std::size_t kKept = 256;

// Compiling costs far more than matching, and a sheet asks for the same few again and again.
const std::optional<std::regex>& compiled(const std::string& pattern) {
    thread_local std::map<std::string, std::optional<std::regex>> kept;
    if (kept.size() > kKept) {
        kept.clear();
    }
    const auto [at, is_new] = kept.try_emplace(pattern);
    if (is_new) {
        try {
            at->second.emplace(pattern, std::regex::ECMAScript | std::regex::optimize);
        } catch (const std::regex_error&) {
            at->second.reset();
        }
    }
    return at->second;
}

}  // namespace

bool is_pattern(const std::string& pattern) {
    return compiled(pattern).has_value();
}

bool matches(const std::string& pattern, std::string_view text) {
    const auto& regex = compiled(pattern);
    return regex && text.size() <= kTextMax && std::regex_match(text.begin(), text.end(), *regex);
}

std::vector<std::string> groups(const std::string& pattern, std::string_view text) {
    const auto& regex = compiled(pattern);
    std::vector<std::string> out;
    std::match_results<std::string_view::const_iterator> match;
    if (regex && text.size() <= kTextMax &&
        std::regex_search(text.begin(), text.end(), match, *regex)) {
        for (std::size_t group = 1; group < match.size(); ++group) {
            out.push_back(match[group].str());
        }
    }
    return out;
}

}  // namespace mingjing::domain
