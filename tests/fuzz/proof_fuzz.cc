// Proof files: what is read is written back byte for byte, and no made-up path proves a
// record under a root of its own choosing.

#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "merkle/note.h"
#include "merkle/tree.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace mingjing::merkle;
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): bytes as characters
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto proof = parse_proof(text);
    if (!proof) {
        return 0;
    }
    if (proof->text() != text) {
        std::abort();
    }
    const auto size_claimed = proof->index + proof->hashes.size() + 1;
    if (verify_inclusion(
            proof->index, size_claimed, leaf_hash("x"), proof->hashes, leaf_hash("y")
        )) {
        std::abort();
    }
    return 0;
}
