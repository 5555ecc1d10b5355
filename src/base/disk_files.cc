// Why this order: a rename may reach the disk before the bytes it names, and a new name
// before nothing at all. So: bytes synced, then renamed, then the folder synced. A crash
// in between leaves the old file and a hidden temporary, which nobody reads.

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <set>

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include "base/fault.h"
#include "base/files.h"

namespace mingjing {

namespace {

constexpr mode_t kFileMode = 0600;
constexpr mode_t kFolderMode = 0700;
constexpr std::size_t kReadBytes = 64 * 1024;

std::string meaning(int code) {
    switch (code) {
        case ENOSPC:
        case EDQUOT:
            return "磁盘空间已满,请腾出空间后重试";
        case EIO:
            return "磁盘读写出错,请检查磁盘";
        case EACCES:
        case EPERM:
            return "没有权限,请检查目录的属主";
        case EROFS:
            return "文件系统为只读";
        case EMFILE:
        case ENFILE:
            return "打开的文件过多";
        case ENOENT:
            return "文件或上级目录不存在";
        default:
            return "系统错误";
    }
}

[[noreturn]] void fail(std::string_view action, std::string_view path, int code) {
    throw Fault(fmt::format("{}失败:{}({},错误码 {})", action, path, meaning(code), code));
}

std::string folder_of(const std::string& path) {
    const auto slash = path.rfind('/');
    if (slash == std::string::npos) {
        return ".";
    }
    return slash == 0 ? "/" : path.substr(0, slash);
}

// A hidden neighbour, so that the rename stays in one folder. Unique, because two threads
// may put the same file into the vault at once.
std::string temporary_for(const std::string& path) {
    static std::atomic<std::uint64_t> counter{0};
    const auto name_begin = path.rfind('/') == std::string::npos ? 0 : path.rfind('/') + 1;
    return fmt::format(
        "{}.{}.{}-{}", path.substr(0, name_begin), path.substr(name_begin), ::getpid(), counter++
    );
}

template <class Call>
auto retrying(Call call) {
    auto result = call();
    while (result < 0 && errno == EINTR) {
        result = call();
    }
    return result;
}

class OpenFile {
  public:
    OpenFile(DiskCalls& calls, const std::string& path, int flags)
        : calls_(calls),
          descriptor_(retrying([&] { return calls.open(path, flags | O_CLOEXEC, kFileMode); })) {}
    OpenFile(const OpenFile&) = delete;
    OpenFile& operator=(const OpenFile&) = delete;
    ~OpenFile() {
        if (descriptor_ >= 0) {
            calls_.close(descriptor_);
        }
    }
    [[nodiscard]] bool is_open() const { return descriptor_ >= 0; }

    [[nodiscard]] ssize_t read(char* bytes, std::size_t size) {
        return retrying([&] { return calls_.read(descriptor_, bytes, size); });
    }
    [[nodiscard]] bool write_all(std::string_view bytes) {
        while (!bytes.empty()) {
            const auto written =
                retrying([&] { return calls_.write(descriptor_, bytes.data(), bytes.size()); });
            if (written < 0) {
                return false;
            }
            if (written == 0) {
                errno = ENOSPC;  // A disk that takes nothing more without saying why.
                return false;
            }
            bytes.remove_prefix(static_cast<std::size_t>(written));
        }
        return true;
    }
    // Not retried after an error: the kernel may have dropped the pages it could not
    // write, and a second fsync would then say yes to bytes that are gone.
    [[nodiscard]] bool sync() { return calls_.sync(descriptor_) == 0; }

  private:
    DiskCalls& calls_;
    int descriptor_;
};

void sync_folder(DiskCalls& calls, const std::string& folder) {
    OpenFile opened(calls, folder, O_RDONLY | O_DIRECTORY);
    if (!opened.is_open() || !opened.sync()) {
        fail("同步目录", folder, errno);
    }
}

// A folder that is there already may owe its name to a call that failed, or a process that
// ended, before the name was synced. A parent we may not even read has none of ours in it.
void sync_known_folder(DiskCalls& calls, const std::string& folder) {
    OpenFile opened(calls, folder, O_RDONLY | O_DIRECTORY);
    if (opened.is_open() && !opened.sync() && errno != EINVAL && errno != EROFS) {
        fail("同步目录", folder, errno);
    }
}

// Temporaries that were not renamed go away again, so that a full disk is not filled
// further by each attempt.
class Temporaries {
  public:
    explicit Temporaries(DiskCalls& calls) : calls_(calls) {}
    Temporaries(const Temporaries&) = delete;
    Temporaries& operator=(const Temporaries&) = delete;
    ~Temporaries() {
        for (const auto& [temporary, path] : pending_) {
            calls_.unlink(temporary);
        }
    }

    void write(const std::string& path, std::string_view bytes) {
        const auto temporary = temporary_for(path);
        OpenFile opened(calls_, temporary, O_WRONLY | O_CREAT | O_EXCL);
        if (!opened.is_open()) {
            fail("写入文件", path, errno);
        }
        pending_.emplace_back(temporary, path);
        if (!opened.write_all(bytes) || !opened.sync()) {
            fail("写入文件", path, errno);
        }
    }

    void rename_all() {
        std::set<std::string> folders;
        while (!pending_.empty()) {
            const auto& [temporary, path] = pending_.front();
            if (calls_.rename(temporary, path) != 0) {
                fail("写入文件", path, errno);
            }
            folders.insert(folder_of(path));
            pending_.erase(pending_.begin());
        }
        for (const auto& folder : folders) {
            sync_folder(calls_, folder);
        }
    }

  private:
    DiskCalls& calls_;
    std::vector<std::pair<std::string, std::string>> pending_;
};

}  // namespace

std::optional<std::string> DiskFiles::read(const std::string& path) const {
    OpenFile opened(calls_, path, O_RDONLY);
    if (!opened.is_open()) {
        if (errno == ENOENT || errno == ENOTDIR) {
            return std::nullopt;
        }
        fail("读取文件", path, errno);
    }
    std::string bytes;
    while (true) {
        const auto before = bytes.size();
        bytes.resize(before + kReadBytes);
        const auto count = opened.read(bytes.data() + before, kReadBytes);
        if (count < 0) {
            fail("读取文件", path, errno);
        }
        bytes.resize(before + static_cast<std::size_t>(count));
        if (count == 0) {
            return bytes;
        }
    }
}

void DiskFiles::replace(const std::string& path, std::string_view bytes) {
    Temporaries temporaries(calls_);
    temporaries.write(path, bytes);
    temporaries.rename_all();
}

void DiskFiles::replace_all(const std::vector<std::pair<std::string, std::string>>& path_and_bytes
) {
    Temporaries temporaries(calls_);
    for (const auto& [path, bytes] : path_and_bytes) {
        temporaries.write(path, bytes);
    }
    temporaries.rename_all();
}

void DiskFiles::make_folders(const std::string& path) {
    for (std::size_t end = 0; end != std::string::npos;) {
        end = path.find('/', end + 1);
        const auto folder = path.substr(0, end);
        if (folder.empty() || folder.back() == '/') {
            continue;
        }
        if (calls_.mkdir(folder, kFolderMode) == 0) {
            sync_folder(calls_, folder_of(folder));
        } else if (errno == EEXIST) {
            sync_known_folder(calls_, folder_of(folder));
        } else {
            fail("建立目录", folder, errno);
        }
    }
}

void DiskFiles::remove(const std::string& path) {
    if (calls_.unlink(path) == 0) {
        sync_folder(calls_, folder_of(path));
    } else if (errno == ENOENT) {
        sync_known_folder(calls_, folder_of(path));  // an earlier removal may not be durable
    } else {
        fail("删除文件", path, errno);
    }
}

std::vector<std::string> DiskFiles::list(const std::string& folder) const {
    std::vector<std::string> names;
    std::error_code error;
    for (auto entry = std::filesystem::directory_iterator(folder, error);
         !error && entry != std::filesystem::directory_iterator();
         entry.increment(error)) {
        auto name = entry->path().filename().string();
        if (name.front() != '.') {
            names.push_back(std::move(name));
        }
    }
    if (error && error.value() != ENOENT && error.value() != ENOTDIR) {
        fail("读取目录", folder, error.value());
    }
    std::sort(names.begin(), names.end());
    return names;
}

}  // namespace mingjing
