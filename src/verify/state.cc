#include "verify/state.h"

namespace mingjing::verify {
namespace {

constexpr std::string_view kTitle = "mingjing-verify state v1\n";

}  // namespace

std::string State::text() const {
    return std::string(kTitle) + key.text() + "\n\n" + note;
}

tl::expected<State, BadInput> parse_state(std::string_view text) {
    const auto split = text.find("\n\n");
    if (!text.starts_with(kTitle) || split == std::string_view::npos || split < kTitle.size()) {
        return tl::unexpected(BadInput{.where = "", .what = "不是 mingjing-verify 的状态文件"});
    }
    auto key = merkle::parse_verifier_key(text.substr(kTitle.size(), split - kTitle.size()));
    if (!key) {
        return tl::unexpected(std::move(key.error()));
    }
    const auto note = text.substr(split + 2);
    auto checkpoint = merkle::open_note(note, {*key}).and_then([](const std::string& opened) {
        return merkle::parse_checkpoint(opened);
    });
    if (!checkpoint) {
        return tl::unexpected(std::move(checkpoint.error()));
    }
    return State{
        .key = std::move(*key), .note = std::string(note), .checkpoint = std::move(*checkpoint)};
}

}  // namespace mingjing::verify
