// Signed notes, checkpoints and verifier keys: only the signed example opens, and what is
// read is written back the same.

#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "merkle/note.h"

namespace {

using namespace mingjing::merkle;

constexpr std::string_view kKey =
    "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";

void require(bool holds) {
    if (!holds) {
        std::abort();
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): bytes as characters
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    if (const auto opened = open_note(text, {*parse_verifier_key(kKey)})) {
        require(*opened == "This is an example message.\n");
        require(note_text(text) == *opened);
    }
    if (const auto checkpoint = parse_checkpoint(text)) {
        require(text.substr(0, checkpoint->text().size()) == checkpoint->text());
    }
    if (const auto key = parse_verifier_key(text)) {
        require(key->text() == text);
    }
    return 0;
}
