#include "server/resources.h"

#include <filesystem>

namespace mingjing::server {

std::string resource(const std::string& name) {
    std::error_code ignored;
    const auto program = std::filesystem::read_symlink("/proc/self/exe", ignored);
    const auto installed = program.parent_path().parent_path() / "share" / "mingjing" / name;
    if (!program.empty() && std::filesystem::exists(installed, ignored)) {
        return installed.string();
    }
    return std::string(MINGJING_SOURCE_DIR) + "/" + name;
}

}  // namespace mingjing::server
