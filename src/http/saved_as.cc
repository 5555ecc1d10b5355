#include "http/saved_as.h"

#include <algorithm>

#include "codec/text.h"

namespace mingjing::http {

namespace {

constexpr std::size_t kEndingMax = 6;

// ".xlsx"; "" where the name ends in no such thing.
std::string plain_ending(std::string_view name) {
    const auto dot = name.rfind('.');
    const auto ending = dot == std::string_view::npos ? std::string_view{} : name.substr(dot);
    const bool is_plain =
        ending.size() > 1 && ending.size() <= kEndingMax &&
        std::ranges::all_of(ending.substr(1), [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        });
    return is_plain ? std::string(ending) : std::string();
}

}  // namespace

std::pair<std::string, std::string> saved_as(std::string_view file_name) {
    return {
        "Content-Disposition",
        "attachment; filename=\"file" + plain_ending(file_name) + "\"; filename*=UTF-8''" +
            codec::percent_encode(file_name)};
}

}  // namespace mingjing::http
