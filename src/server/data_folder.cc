#include "server/data_folder.h"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/fault.h"

namespace mingjing::server {

bool is_copied_as_it_is(std::string_view name) {
    return name == "log" || name == "keys" || name == "vault" || name.starts_with("log.");
}

namespace {

// Files nothing names any more go while others are being copied.
void copy_if_there(const std::filesystem::path& from, const std::filesystem::path& to) {
    namespace fs = std::filesystem;
    std::error_code error;
    fs::copy_file(from, to, fs::copy_options::overwrite_existing, error);
    const bool is_gone = error == std::errc::no_such_file_or_directory && !fs::exists(from);
    if (error && !is_gone) {
        throw fs::filesystem_error("copy_file", from, to, error);
    }
}

}  // namespace

void copy_folder(const std::filesystem::path& from, const std::filesystem::path& to) {
    namespace fs = std::filesystem;
    fs::create_directory(to, from);
    for (const auto& item : fs::directory_iterator(from)) {
        const auto name = item.path().filename();
        if (name.string().starts_with('.')) {
            continue;
        }
        if (item.is_directory()) {
            copy_folder(item.path(), to / name);
        } else {
            copy_if_there(item.path(), to / name);
        }
    }
}

DataFolder::DataFolder(std::string path) : path_(std::move(path)) {}

DataFolder::~DataFolder() {
    if (lock_ >= 0) {
        ::close(lock_);
    }
}

bool DataFolder::lock() {
    try {
        for (const auto& folder : {path_, log(), keys(), vault()}) {
            std::filesystem::create_directories(folder);
        }
        std::filesystem::permissions(keys(), std::filesystem::perms::owner_all);
    } catch (const std::filesystem::filesystem_error& error) {
        throw Fault("无法建立数据目录 " + path_, error);
    }
    const auto file = path_ + "/lock";
    lock_ = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (lock_ < 0) {
        throw Fault("无法打开 " + file + "：" + std::generic_category().message(errno));
    }
    if (::flock(lock_, LOCK_EX | LOCK_NB) == 0) {
        return true;
    }
    if (errno != EWOULDBLOCK) {
        throw Fault("无法锁定 " + file + "：" + std::generic_category().message(errno));
    }
    return false;
}

}  // namespace mingjing::server
