#include "portal/log_state.h"

#include "merkle/note.h"
#include "portal/words.h"

namespace mingjing::portal {

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
    if (!note) {
        return state;
    }
    // The text before the blank line and the signatures, its last line end included.
    const auto text = note->substr(0, note->find("\n\n") + 1);
    if (const auto checkpoint = merkle::parse_checkpoint(text)) {
        state["is_sealed"] = true;
        state["size"] = grouped(checkpoint->size);
        state["root"] = checkpoint->root.hex();
        state["checkpoint"] = *note;
    }
    return state;
}

}  // namespace mingjing::portal
