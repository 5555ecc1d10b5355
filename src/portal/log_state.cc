#include "portal/log_state.h"

#include "merkle/note.h"
#include "portal/words.h"

namespace mingjing::portal {

namespace {

// Our own note, as published: its signature is for readers to check.
std::optional<merkle::Checkpoint> parsed(const std::string& note) {
    const auto text = merkle::note_text(note);
    const auto checkpoint =
        text ? merkle::parse_checkpoint(*text)
             : tl::expected<merkle::Checkpoint, BadInput>(tl::unexpected(text.error()));
    return checkpoint ? std::optional(*checkpoint) : std::nullopt;
}

}  // namespace

std::uint64_t sealed_size(const Site& site) {
    const auto note = site.parts.published.checkpoint();
    const auto checkpoint = note ? parsed(*note) : std::nullopt;
    return checkpoint ? checkpoint->size : 0;
}

Fields log_state(const Site& site) {
    const auto& identity = site.parts.identity;
    Fields state{
        {"is_sealed", false},
        {"origin", identity.origin},
        {"size", "0"},
        {"root", ""},
        {"verifier_key", identity.verifier_key()},
        {"checkpoint", ""},
    };
    const auto note = site.parts.published.checkpoint();
    if (const auto checkpoint = note ? parsed(*note) : std::nullopt) {
        state["is_sealed"] = true;
        state["size"] = grouped(checkpoint->size);
        state["root"] = checkpoint->root.hex();
        state["checkpoint"] = *note;
    }
    return state;
}

}  // namespace mingjing::portal
