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

// What was sealed once stays so: the file is read only for what is newer.
bool is_sealed(const Site& site, std::uint64_t position) {
    auto known = site.sealed_size.load();
    if (position < known) {
        return true;
    }
    const auto note = site.parts.published.checkpoint();
    const auto checkpoint = note ? parsed(*note) : std::nullopt;
    const auto size = checkpoint ? checkpoint->size : 0;
    while (known < size && !site.sealed_size.compare_exchange_weak(known, size)) {
    }
    return position < size;
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
