#include "support/forgetful_disk.h"

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <iterator>

#include <fcntl.h>
#include <unistd.h>

namespace mingjing::test {

namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t kSectorBytes = 512;

struct Change {
    std::uint64_t offset = 0;
    std::string bytes;
    bool is_truncation = false;
};

void apply(std::string& image, const Change& change) {
    if (change.is_truncation) {
        image.resize(change.offset);
        return;
    }
    image.resize(std::max<std::size_t>(image.size(), change.offset + change.bytes.size()));
    std::copy(
        change.bytes.begin(),
        change.bytes.end(),
        image.begin() + static_cast<std::ptrdiff_t>(change.offset)
    );
}

bool toss(std::mt19937& chance) {
    return (chance() & 1U) != 0;
}

// A change as a cut may leave it: any of its sectors, in any combination.
void apply_some(std::string& image, const Change& change, std::mt19937& chance) {
    if (change.is_truncation) {
        if (toss(chance)) {
            apply(image, change);
        }
        return;
    }
    for (std::uint64_t done = 0; done < change.bytes.size();) {
        const auto to_boundary = kSectorBytes - (change.offset + done) % kSectorBytes;
        const auto size = std::min<std::uint64_t>(to_boundary, change.bytes.size() - done);
        if (toss(chance)) {
            apply(image, {change.offset + done, change.bytes.substr(done, size), false});
        }
        done += size;
    }
}

std::string contents(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::string folder_of(const std::string& path) {
    return fs::path(path).parent_path().string();
}

// SQLite's shared memory is no file of record; it does not survive a restart.
bool is_shared_memory(const std::string& path) {
    return path.ends_with("-shm");
}

int code_of(Trouble trouble) {
    return trouble == Trouble::full || trouble == Trouble::short_write ? ENOSPC : EIO;
}

}  // namespace

struct ForgetfulDisk::Node {
    std::string durable;
    std::vector<Change> pending;
};

ForgetfulDisk::ForgetfulDisk(std::string root) : root_(std::move(root)) {
    for (const auto& entry : fs::recursive_directory_iterator(root_)) {
        const auto path = entry.path().string();
        if (entry.is_directory()) {
            live_folders_.insert(path);
        } else if (!is_shared_memory(path)) {
            live_[path] = std::make_shared<Node>(Node{contents(path), {}});
        }
    }
    live_folders_.insert(root_);
    durable_ = live_;
    durable_folders_ = live_folders_;
}

void ForgetfulDisk::trouble_at(Trouble trouble, std::uint64_t operation, std::uint64_t count) {
    const std::scoped_lock lock(mutex_);
    trouble_ = trouble;
    trouble_from_ = operation;
    trouble_count_ = count;
    has_struck_ = false;
}

std::uint64_t ForgetfulDisk::operations() const {
    const std::scoped_lock lock(mutex_);
    return operations_;
}

bool ForgetfulDisk::has_struck() const {
    const std::scoped_lock lock(mutex_);
    return has_struck_;
}

bool ForgetfulDisk::holds(std::string_view path) const {
    return path.starts_with(root_) && !path.ends_with("-shm");
}

Trouble ForgetfulDisk::next(Operation operation) {
    const std::scoped_lock lock(mutex_);
    const auto number = operations_++;
    if (trouble_ == Trouble::none || number < trouble_from_ ||
        number - trouble_from_ >= trouble_count_) {
        return Trouble::none;
    }
    const bool needs_room = operation == Operation::create || operation == Operation::write;
    if ((trouble_ == Trouble::full && !needs_room) ||
        (trouble_ == Trouble::short_write && operation != Operation::write)) {
        return Trouble::none;
    }
    has_struck_ = true;
    return trouble_;
}

ForgetfulDisk::NodePointer ForgetfulDisk::opened(const std::string& path) {
    const std::scoped_lock lock(mutex_);
    auto& node = live_[path];
    if (node == nullptr) {
        node = std::make_shared<Node>();
    }
    return node;
}

void ForgetfulDisk::wrote(const NodePointer& node, std::uint64_t offset, std::string_view bytes) {
    const std::scoped_lock lock(mutex_);
    node->pending.push_back({offset, std::string(bytes), false});
}

void ForgetfulDisk::truncated(const NodePointer& node, std::uint64_t size) {
    const std::scoped_lock lock(mutex_);
    node->pending.push_back({size, {}, true});
}

void ForgetfulDisk::synced(const NodePointer& node) {
    const std::scoped_lock lock(mutex_);
    for (const auto& change : node->pending) {
        apply(node->durable, change);
    }
    node->pending.clear();
}

void ForgetfulDisk::failed_to_sync(const NodePointer& node) {
    const std::scoped_lock lock(mutex_);
    node->pending.clear();
}

void ForgetfulDisk::folder_synced(const std::string& folder) {
    const std::scoped_lock lock(mutex_);
    std::erase_if(durable_, [&](const auto& each) { return folder_of(each.first) == folder; });
    for (const auto& [path, node] : live_) {
        if (folder_of(path) == folder) {
            durable_[path] = node;
        }
    }
    for (const auto& each : live_folders_) {
        if (folder_of(each) == folder) {
            durable_folders_.insert(each);
        }
    }
}

void ForgetfulDisk::removed(const std::string& path) {
    const std::scoped_lock lock(mutex_);
    live_.erase(path);
}

void ForgetfulDisk::restart(std::optional<std::uint32_t> seed) {
    const std::scoped_lock lock(mutex_);
    std::mt19937 chance(seed.value_or(0));
    put_back(seed ? &chance : nullptr);
    reset();
}

void ForgetfulDisk::erase() {
    const std::scoped_lock lock(mutex_);
    durable_.clear();
    live_.clear();
    live_folders_ = {root_};
    durable_folders_ = {root_};
    put_back(nullptr);
    reset();
}

void ForgetfulDisk::reset() {
    trouble_ = Trouble::none;
    has_struck_ = false;
    operations_ = 0;
    open_.clear();
}

void ForgetfulDisk::put_back(std::mt19937* chance) {
    const auto some = [&] { return chance != nullptr && toss(*chance); };
    for (const auto& folder : live_folders_) {
        if (durable_folders_.contains(folder_of(folder)) && some()) {
            durable_folders_.insert(folder);
        }
    }
    auto after = durable_;
    for (const auto& [path, node] : live_) {
        const auto before = durable_.find(path);
        if ((before == durable_.end() || before->second != node) && some()) {
            after[path] = node;  // a new name that made it
        }
    }
    for (const auto& [path, node] : durable_) {
        if (!live_.contains(path) && some()) {
            after.erase(path);  // a removal that made it
        }
    }
    std::erase_if(after, [&](const auto& each) {
        return !durable_folders_.contains(folder_of(each.first));
    });
    std::set<NodePointer> nodes;
    for (const auto& [path, node] : after) {
        nodes.insert(node);
    }
    for (const auto& node : nodes) {
        for (const auto& change : node->pending) {
            if (chance != nullptr) {
                apply_some(node->durable, change, *chance);
            }
        }
        node->pending.clear();
    }
    for (const auto& entry : fs::directory_iterator(root_)) {
        fs::remove_all(entry.path());
    }
    for (const auto& folder : durable_folders_) {
        fs::create_directories(folder);
    }
    for (const auto& [path, node] : after) {
        std::ofstream(path, std::ios::binary) << node->durable;
    }
    durable_ = after;
    live_ = after;
    live_folders_ = durable_folders_;
}

int ForgetfulDisk::open(const std::string& path, int flags, mode_t mode) {
    const bool creates = (flags & O_CREAT) != 0 && ::access(path.c_str(), F_OK) != 0;
    if (creates) {
        if (const auto trouble = next(Operation::create); trouble != Trouble::none) {
            errno = code_of(trouble);
            return -1;
        }
    }
    const int file = DiskCalls::open(path, flags, mode);
    if (file >= 0 && holds(path)) {
        OpenFile opened_file;
        if ((flags & O_DIRECTORY) != 0) {
            opened_file.folder = path;
        } else {
            opened_file.node = opened(path);
        }
        const std::scoped_lock lock(mutex_);
        open_[file] = opened_file;
    }
    return file;
}

ssize_t ForgetfulDisk::write(int file, const void* bytes, std::size_t size) {
    NodePointer node;
    {
        const std::scoped_lock lock(mutex_);
        node = open_.at(file).node;
    }
    const auto trouble = next(Operation::write);
    if (trouble == Trouble::short_write && size > 1) {
        size /= 2;
    } else if (trouble != Trouble::none) {
        errno = code_of(trouble);
        return -1;
    }
    const auto offset = ::lseek(file, 0, SEEK_CUR);
    const auto written = DiskCalls::write(file, bytes, size);
    if (written > 0) {
        wrote(
            node,
            static_cast<std::uint64_t>(offset),
            {static_cast<const char*>(bytes), static_cast<std::size_t>(written)}
        );
    }
    return written;
}

int ForgetfulDisk::sync(int file) {
    OpenFile opened_file;
    {
        const std::scoped_lock lock(mutex_);
        const auto found = open_.find(file);
        if (found == open_.end()) {
            return 0;  // another disk
        }
        opened_file = found->second;
    }
    const auto trouble = next(Operation::sync);
    if (trouble != Trouble::none) {
        if (opened_file.node != nullptr && trouble == Trouble::failing) {
            failed_to_sync(opened_file.node);
        }
        errno = code_of(trouble);
        return -1;
    }
    if (opened_file.node != nullptr) {
        synced(opened_file.node);
    } else {
        folder_synced(opened_file.folder);
    }
    return 0;
}

int ForgetfulDisk::close(int file) {
    {
        const std::scoped_lock lock(mutex_);
        open_.erase(file);
    }
    return DiskCalls::close(file);
}

int ForgetfulDisk::rename(const std::string& from, const std::string& to) {
    if (const auto trouble = next(Operation::rename); trouble != Trouble::none) {
        errno = code_of(trouble);
        return -1;
    }
    const int result = DiskCalls::rename(from, to);
    if (result == 0) {
        const std::scoped_lock lock(mutex_);
        live_[to] = live_.at(from);
        live_.erase(from);
    }
    return result;
}

int ForgetfulDisk::unlink(const std::string& path) {
    if (const auto trouble = next(Operation::remove); trouble != Trouble::none) {
        errno = code_of(trouble);
        return -1;
    }
    const int result = DiskCalls::unlink(path);
    if (result == 0) {
        removed(path);
    }
    return result;
}

int ForgetfulDisk::mkdir(const std::string& path, mode_t mode) {
    if (::access(path.c_str(), F_OK) == 0) {
        errno = EEXIST;
        return -1;
    }
    if (const auto trouble = next(Operation::create); trouble != Trouble::none) {
        errno = code_of(trouble);
        return -1;
    }
    const int result = DiskCalls::mkdir(path, mode);
    if (result == 0) {
        const std::scoped_lock lock(mutex_);
        live_folders_.insert(path);
    }
    return result;
}

}  // namespace mingjing::test
