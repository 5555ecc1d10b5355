#pragma once

// Reading the published vectors beside the repository.

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "codec/text.h"
#include "merkle/tree.h"

namespace mingjing::merkle::test {

inline std::filesystem::path vectors(const std::string& name) {
    return std::filesystem::path(MINGJING_SHARED_DIR) / "vectors" / name;
}

inline std::string file(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

// Some negative vectors hold hashes of other lengths; they are cut or filled to 32 bytes,
// which keeps equal ones equal and different ones different.
inline Digest digest(const nlohmann::json& base64) {
    auto raw = codec::from_base64(base64.get<std::string>()).value();
    raw.resize(sizeof(Digest::bytes));
    return crypto::digest_from(raw);
}

inline std::vector<Digest> digests(const nlohmann::json& list) {
    std::vector<Digest> hashes;
    for (const auto& item : list) {
        hashes.push_back(digest(item));
    }
    return hashes;
}

}  // namespace mingjing::merkle::test
