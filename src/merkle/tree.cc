#include "merkle/tree.h"

#include <algorithm>
#include <array>
#include <bit>

namespace mingjing::merkle {

Digest leaf_hash(std::string_view entry) {
    constexpr std::string_view kLeafPrefix("\x00", 1);
    return crypto::sha256(kLeafPrefix, entry);
}

Digest node_hash(const Digest& left, const Digest& right) {
    std::array<char, 65> input{};
    input[0] = 1;
    std::copy(left.bytes.begin(), left.bytes.end(), input.begin() + 1);
    std::copy(right.bytes.begin(), right.bytes.end(), input.begin() + 33);
    return crypto::sha256(std::string_view(input.data(), input.size()));
}

Digest empty_root() {
    return crypto::sha256("");
}

Digest root_of(std::span<const Digest> hashes) {
    if (hashes.empty()) {
        return empty_root();
    }
    if (hashes.size() == 1) {
        return hashes.front();
    }
    const auto left = std::bit_floor(hashes.size() - 1);
    return node_hash(root_of(hashes.first(left)), root_of(hashes.subspan(left)));
}

// RFC 9162 2.1.3.2. `node` and `last` are the places of the node in question and of the
// rightmost node, level by level; the path ends when `last` reaches the root.
bool verify_inclusion(
    std::uint64_t index,
    std::uint64_t size,
    const Digest& leaf,
    std::span<const Digest> proof,
    const Digest& root
) {
    if (index >= size) {
        return false;
    }
    std::uint64_t node = index;
    std::uint64_t last = size - 1;
    Digest hash = leaf;
    for (const auto& sibling : proof) {
        if (last == 0) {
            return false;
        }
        if (node % 2 == 1 || node == last) {
            hash = node_hash(sibling, hash);
            // A rightmost node without a right neighbour rises until it has a left one.
            while (node % 2 == 0 && node != 0) {
                node >>= 1U;
                last >>= 1U;
            }
        } else {
            hash = node_hash(hash, sibling);
        }
        node >>= 1U;
        last >>= 1U;
    }
    return last == 0 && hash == root;
}

// RFC 9162 2.1.4.2: one walk up the proof rebuilds both roots.
bool verify_consistency(
    std::uint64_t old_size,
    std::uint64_t new_size,
    std::span<const Digest> proof,
    const Digest& old_root,
    const Digest& new_root
) {
    if (old_size == 0 || old_size > new_size) {
        return false;  // an empty tree is consistent with anything, which proves nothing
    }
    if (old_size == new_size) {
        return proof.empty() && old_root == new_root;
    }
    // A complete old tree is itself the first node of the proof and is not sent.
    const bool is_complete = std::has_single_bit(old_size);
    if (!is_complete && proof.empty()) {
        return false;
    }
    const auto rise = std::countr_one(old_size - 1);
    std::uint64_t node = (old_size - 1) >> static_cast<unsigned>(rise);
    std::uint64_t last = (new_size - 1) >> static_cast<unsigned>(rise);
    Digest old_hash = is_complete ? old_root : proof.front();
    Digest new_hash = old_hash;
    for (const auto& sibling : proof.subspan(is_complete ? 0 : 1)) {
        if (last == 0) {
            return false;
        }
        if (node % 2 == 1 || node == last) {
            old_hash = node_hash(sibling, old_hash);
            new_hash = node_hash(sibling, new_hash);
            while (node % 2 == 0 && node != 0) {
                node >>= 1U;
                last >>= 1U;
            }
        } else {
            new_hash = node_hash(new_hash, sibling);
        }
        node >>= 1U;
        last >>= 1U;
    }
    return last == 0 && old_hash == old_root && new_hash == new_root;
}

}  // namespace mingjing::merkle
