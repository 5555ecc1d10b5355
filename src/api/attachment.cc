#include "api/attachment.h"

#include <algorithm>

#include "codec/text.h"

namespace mingjing::api {

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

Reply file_reply(std::string_view file_name, std::string content_type, std::string bytes) {
    return Reply{
        .headers = {{
            "Content-Disposition",
            "attachment; filename=\"file" + plain_ending(file_name) + "\"; filename*=UTF-8''" +
                codec::percent_encode(file_name),
        }},
        .content_type = std::move(content_type),
        .bytes = std::move(bytes)};
}

}  // namespace mingjing::api
