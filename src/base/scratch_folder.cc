#include "base/scratch_folder.h"

#include <filesystem>
#include <system_error>

#include <stdlib.h>  // NOLINT(modernize-deprecated-headers): mkdtemp is POSIX, not <cstdlib>

#include "base/fault.h"

namespace mingjing {

namespace {

std::string pattern() {
    std::error_code failed;
    const auto folder = std::filesystem::temp_directory_path(failed);
    if (failed) {
        throw Fault("没有可以使用的临时目录（TMPDIR）：" + failed.message());
    }
    return folder / "mingjing-XXXXXX";
}

}  // namespace

ScratchFolder::ScratchFolder() : path_(pattern()) {
    if (::mkdtemp(path_.data()) == nullptr) {
        throw Fault("无法在 " + path_ + " 建立临时目录");
    }
}

ScratchFolder::~ScratchFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

}  // namespace mingjing
