#include "sheet/archive.h"

#include <array>

#include <zip.h>

#include "sheet/problems.h"

namespace mingjing::sheet {
namespace {

// Below this a part is too small to hurt, whatever its ratio: tables of zeros pack well.
constexpr std::size_t kSmallPartBytes = 1U << 20U;
constexpr std::size_t kBlockBytes = 64U << 10U;

bool exceeds(std::size_t unpacked, std::size_t packed, const Limits& limits) {
    return unpacked > limits.unpacked_bytes_max ||
           (unpacked > kSmallPartBytes && unpacked / limits.ratio_max > packed);
}

struct CloseFile {
    void operator()(zip_file_t* file) const { zip_fclose(file); }
};

}  // namespace

void Archive::Close::operator()(zip* archive) const {
    zip_discard(archive);
}

tl::expected<Archive, FileProblem> Archive::open(std::string_view bytes, const Limits& limits) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    zip_t* archive = source == nullptr ? nullptr : zip_open_from_source(source, ZIP_RDONLY, &error);
    zip_error_fini(&error);
    if (archive == nullptr) {
        zip_source_free(source);
        return tl::unexpected(damaged_archive("压缩包目录缺失"));
    }
    return Archive(archive, limits);
}

bool Archive::has(const std::string& part) const {
    return zip_name_locate(archive_.get(), part.c_str(), ZIP_FL_NOCASE) >= 0;
}

tl::expected<void, FileProblem> Archive::read(
    const std::string& part, const std::function<bool(std::string_view)>& each
) const {
    zip_stat_t about;
    zip_stat_init(&about);
    constexpr zip_uint64_t kNeeded = ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_INDEX;
    if (zip_stat(archive_.get(), part.c_str(), ZIP_FL_NOCASE, &about) != 0 ||
        (about.valid & kNeeded) != kNeeded) {
        return tl::unexpected(damaged_archive("缺少部件" + part));
    }
    if (exceeds(about.size, about.comp_size, limits_)) {
        return tl::unexpected(unpacks_too_large(limits_));
    }
    const std::unique_ptr<zip_file_t, CloseFile> file(
        zip_fopen_index(archive_.get(), about.index, 0)
    );
    if (file == nullptr) {
        return tl::unexpected(damaged_archive("部件" + part + "打不开"));
    }
    std::array<char, kBlockBytes> block;  // NOLINT(cppcoreguidelines-pro-type-member-init)
    std::size_t total = 0;
    for (;;) {
        const auto count = zip_fread(file.get(), block.data(), block.size());
        if (count < 0) {
            return tl::unexpected(damaged_archive("部件" + part + "校验不符"));
        }
        if (count == 0) {
            return {};
        }
        total += static_cast<std::size_t>(count);
        if (exceeds(total, about.comp_size, limits_)) {
            return tl::unexpected(unpacks_too_large(limits_));
        }
        if (!each({block.data(), static_cast<std::size_t>(count)})) {
            return {};
        }
    }
}

}  // namespace mingjing::sheet
