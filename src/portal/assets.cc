#include "portal/assets.h"

#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <utility>

#include "base/fault.h"
#include "codec/text.h"
#include "crypto/hash.h"

namespace mingjing::portal {

namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kContentTypes{{
    {".css", "text/css; charset=utf-8"},
    {".js", "text/javascript; charset=utf-8"},
    {".svg", "image/svg+xml"},
    {".png", "image/png"},
    {".txt", "text/plain; charset=utf-8"},
}};

std::string content_type(const std::filesystem::path& path) {
    for (const auto& [extension, type] : kContentTypes) {
        if (path.extension() == extension) {
            return std::string(type);
        }
    }
    throw Fault("no content type for asset " + path.string());
}

std::string read(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) {
        throw Fault("cannot read asset " + path.string());
    }
    return {std::istreambuf_iterator<char>(file), {}};
}

std::string short_digest(std::string_view bytes) {
    constexpr std::size_t kDigits = 16;
    return crypto::sha256(bytes).hex().substr(0, kDigits);
}

}  // namespace

Assets::Assets(const std::string& folder) {
    std::error_code error;
    for (const auto& file : std::filesystem::directory_iterator(folder, error)) {
        auto bytes = read(file.path());
        Asset asset{
            .content_type = content_type(file.path()), .digest = short_digest(bytes), .bytes = {}};
        asset.bytes = std::make_shared<const std::string>(std::move(bytes));
        assets_.emplace(file.path().filename().string(), std::move(asset));
    }
    if (error) {
        throw Fault("cannot read folder " + folder);
    }
    std::string all;
    for (const auto& [name, asset] : assets_) {
        all += name + asset.digest;
    }
    digest_ = short_digest(all);
}

const Asset* Assets::find(std::string_view name) const {
    const auto found = assets_.find(name);
    return found == assets_.end() ? nullptr : &found->second;
}

std::string Assets::url(std::string_view name) const {
    const auto* asset = find(name);
    if (asset == nullptr) {
        throw Fault("no asset called " + std::string(name));
    }
    return "/assets/" + std::string(name) + "?v=" + asset->digest;
}

}  // namespace mingjing::portal
