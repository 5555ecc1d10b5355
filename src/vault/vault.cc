#include "vault/vault.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/fault.h"
#include "base/limits.h"
#include "crypto/hash.h"

namespace mingjing::vault {

namespace {

constexpr std::size_t kShelfLength = 2;
constexpr std::size_t kDigestLength = 64;

// Only what can be a digest becomes a path: "../" never does.
bool is_digest(std::string_view text) {
    return text.size() == kDigestLength && std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
           });
}

}  // namespace

Vault::Vault(Files& files, std::string folder) : files_(files), folder_(std::move(folder)) {}

std::string Vault::shelf(std::string_view digest) const {
    return fmt::format("{}/{}", folder_, digest.substr(0, kShelfLength));
}

std::string Vault::path(std::string_view digest) const {
    return fmt::format("{}/{}", shelf(digest), digest);
}

std::string Vault::put(std::string_view bytes) {
    if (bytes.size() > limits::kVaultFileBytesMax) {
        throw Fault(fmt::format(
            "文件过大({} 字节),单个文件不得超过 {} 字节", bytes.size(), limits::kVaultFileBytesMax
        ));
    }
    auto digest = crypto::sha256(bytes).hex();
    // Written again even when it is there already: what an earlier attempt left visible
    // need not be durable, and what the disk has changed since is mended.
    files_.make_folders(shelf(digest));
    files_.replace(path(digest), bytes);
    return digest;
}

std::optional<std::string> Vault::get(std::string_view digest) const {
    if (!is_digest(digest)) {
        return std::nullopt;
    }
    auto bytes = files_.read(path(digest));
    if (bytes && crypto::sha256(*bytes).hex() != digest) {
        throw Fault(fmt::format("库存文件已被改动或损坏:{},请从备份恢复", digest));
    }
    return bytes;
}

void Vault::remove(std::string_view digest) {
    if (is_digest(digest)) {
        files_.remove(path(digest));
    }
}

std::vector<std::string> Vault::digests() const {
    std::vector<std::string> found;
    for (const auto& shelf_name : files_.list(folder_)) {
        for (auto& name : files_.list(fmt::format("{}/{}", folder_, shelf_name))) {
            if (is_digest(name) && name.starts_with(shelf_name)) {
                found.push_back(std::move(name));
            }
        }
    }
    return found;
}

}  // namespace mingjing::vault
