#include "http/folder.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <utility>

#include "base/fault.h"

namespace mingjing::http {

namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 9> kContentTypes{{
    {".html", "text/html; charset=utf-8"},
    {".css", "text/css; charset=utf-8"},
    {".js", "text/javascript; charset=utf-8"},
    {".json", "application/json; charset=utf-8"},
    {".svg", "image/svg+xml"},
    {".png", "image/png"},
    {".ico", "image/x-icon"},
    {".woff2", "font/woff2"},
    {".txt", "text/plain; charset=utf-8"},
}};

std::string content_type_of(const std::filesystem::path& path) {
    const auto* const known = std::ranges::find(
        kContentTypes, path.extension().string(), &decltype(kContentTypes)::value_type::first
    );
    if (known == kContentTypes.end()) {
        throw Fault("no content type for " + path.string());
    }
    return std::string(known->second);
}

// Null where there is no such file.
std::shared_ptr<const std::string> bytes_of(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return file ? std::make_shared<const std::string>(
                      std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()
                  )
                : nullptr;
}

}  // namespace

Folder::Folder(const std::string& path) {
    if (!std::filesystem::is_directory(path)) {
        return;
    }
    for (const auto& file : std::filesystem::recursive_directory_iterator(path)) {
        const auto extension = file.path().extension();
        if (!file.is_regular_file() || extension == ".gz" || extension == ".br") {
            continue;
        }
        const auto name = std::filesystem::relative(file.path(), path).generic_string();
        Response response;
        response.content_type = content_type_of(file.path());
        response.body = bytes_of(file.path());
        if (response.body == nullptr) {
            throw Fault("cannot read " + file.path().string());
        }
        response.gzip = bytes_of(file.path().string() + ".gz");
        response.brotli = bytes_of(file.path().string() + ".br");
        response.headers.emplace_back(
            "Cache-Control",
            name.starts_with("assets/") ? "public, max-age=31536000, immutable" : "no-cache"
        );
        files_.emplace(name, std::move(response));
    }
}

const Response* Folder::find(std::string_view name) const {
    const auto found = files_.find(name);
    return found == files_.end() ? nullptr : &found->second;
}

}  // namespace mingjing::http
