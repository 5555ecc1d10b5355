#include "binder/bag.h"

#include <memory>

#include <fmt/format.h>
#include <zip.h>

#include "base/fault.h"
#include "crypto/hash.h"

namespace mingjing::binder {

namespace {

constexpr std::string_view kDeclaration =
    "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";
constexpr std::string_view kData = "data/";
constexpr zip_int64_t kEnd = -1;

void must(bool is_done, std::string_view what) {
    if (!is_done) {
        throw Fault(fmt::format("归档包没有写成：{}", what));
    }
}

using Hash = crypto::Digest (*)(std::string_view);

std::string manifest(const std::vector<BagFile>& files, std::string_view folder, Hash hash) {
    std::string lines;
    for (const auto& file : files) {
        lines += fmt::format("{}  {}{}\n", hash(file.bytes).hex(), folder, file.path);
    }
    return lines;
}

std::string info_of(const Bag& bag) {
    std::size_t bytes = 0;
    for (const auto& file : bag.payload) {
        bytes += file.bytes.size();
    }
    std::string text;
    for (const auto& [label, value] : bag.info) {
        text += fmt::format("{}: {}\n", label, value);
    }
    return text + fmt::format("Payload-Oxum: {}.{}\n", bytes, bag.payload.size());
}

class Zip {
  public:
    Zip() {
        source_ = zip_source_buffer_create(nullptr, 0, 0, nullptr);
        must(source_ != nullptr, "zip_source_buffer_create");
        zip_source_keep(source_);  // read from once the archive is closed
        zip_ = zip_open_from_source(source_, ZIP_TRUNCATE, nullptr);
        if (zip_ == nullptr) {
            zip_source_free(source_);
            zip_source_free(source_);
        }
        must(zip_ != nullptr, "zip_open_from_source");
    }
    Zip(const Zip&) = delete;
    Zip& operator=(const Zip&) = delete;
    ~Zip() {
        if (zip_ != nullptr) {
            zip_discard(zip_);
        }
        zip_source_free(source_);
    }

    // `bytes` outlive `closed`.
    void add(const std::string& path, const std::string& bytes) {
        auto* const source = zip_source_buffer(zip_, bytes.data(), bytes.size(), 0);
        must(source != nullptr, path);
        const auto index = zip_file_add(zip_, path.c_str(), source, ZIP_FL_ENC_UTF_8);
        if (index < 0) {
            zip_source_free(source);
        }
        must(index >= 0, path);
        // No time of ours: the same file is the same bag.
        constexpr zip_uint16_t kFirstOfJanuary = (1U << 5U) | 1U;
        must(
            zip_file_set_dostime(zip_, static_cast<zip_uint64_t>(index), 0, kFirstOfJanuary, 0) ==
                0,
            path
        );
    }
    std::string closed() {
        const bool is_closed = zip_close(zip_) == 0;
        const std::string why = is_closed ? "" : zip_strerror(zip_);
        if (is_closed) {
            zip_ = nullptr;
        }
        must(is_closed, why);
        must(zip_source_open(source_) == 0, "zip_source_open");
        must(zip_source_seek(source_, 0, SEEK_END) == 0, "zip_source_seek");
        const auto size = zip_source_tell(source_);
        must(size != kEnd && zip_source_seek(source_, 0, SEEK_SET) == 0, "zip_source_tell");
        std::string bytes(static_cast<std::size_t>(size), '\0');
        const auto got = zip_source_read(source_, bytes.data(), bytes.size());
        zip_source_close(source_);
        must(got == size, "zip_source_read");
        return bytes;
    }

  private:
    zip_source_t* source_ = nullptr;
    zip_t* zip_ = nullptr;
};

}  // namespace

std::string zipped(const Bag& bag) {
    // SM3 beside it, as the state's own systems ask (GB/T 32905); every tool knows the other.
    const Hash sha256 = crypto::sha256;
    std::vector<BagFile> tags{
        {"bagit.txt", std::string(kDeclaration)},
        {"bag-info.txt", info_of(bag)},
        {"manifest-sha256.txt", manifest(bag.payload, kData, sha256)},
        {"manifest-sm3.txt", manifest(bag.payload, kData, crypto::sm3)}};
    tags.insert(tags.end(), bag.tags.begin(), bag.tags.end());
    const BagFile tag_manifest{"tagmanifest-sha256.txt", manifest(tags, "", sha256)};
    Zip zip;
    for (const auto& tag : tags) {
        zip.add(fmt::format("{}/{}", bag.name, tag.path), tag.bytes);
    }
    zip.add(fmt::format("{}/{}", bag.name, tag_manifest.path), tag_manifest.bytes);
    for (const auto& file : bag.payload) {
        zip.add(fmt::format("{}/{}{}", bag.name, kData, file.path), file.bytes);
    }
    return zip.closed();
}

}  // namespace mingjing::binder
