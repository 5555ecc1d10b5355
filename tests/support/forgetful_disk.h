#pragma once

// A disk that forgets. Under `root` it behaves as any other disk, until its power is
// cut: then only what was synced is there again, names (folders synced) as well as bytes
// (files synced). kill -9 cannot show this: the kernel keeps what the process had
// written. It can also be full or failing from a chosen operation on.
//
// DiskFiles writes through it as DiskCalls; SQLite through ForgetfulVfs. Every operation
// that changes something is counted, so a trial can run once to learn how many there
// are, and then once for each of them. Safe for concurrent use.

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <string_view>

#include "base/disk_calls.h"

namespace mingjing::test {

enum class Trouble : std::uint8_t {
    none,
    power_cut,    // this operation and all after it do nothing and fail
    full,         // ENOSPC for whatever needs room
    failing,      // EIO; a sync that fails makes the kernel drop what it had not written
    short_write,  // half the bytes, then no room
};

class ForgetfulDisk final : public DiskCalls {
  public:
    enum class Operation : std::uint8_t { create, write, truncate, sync, rename, remove };
    // One file's bytes, whatever it is called.
    struct Node;
    using NodePointer = std::shared_ptr<Node>;

    explicit ForgetfulDisk(std::string root);

    // From the n-th operation (0-based) on, `count` operations meet this trouble.
    void trouble_at(Trouble trouble, std::uint64_t operation, std::uint64_t count = UINT64_MAX);
    void mend() { trouble_at(Trouble::none, 0); }
    [[nodiscard]] std::uint64_t operations() const;
    // Whether any operation has met the trouble yet.
    [[nodiscard]] bool has_struck() const;

    // Puts back what a power cut leaves; all files must be closed. With a seed, some of
    // what was not synced is there too: any sectors of it, any of the new names.
    void restart(std::optional<std::uint32_t> seed = {});

    // An empty disk again; all files must be closed.
    void erase();

    int open(const std::string& path, int flags, mode_t mode) override;
    ssize_t write(int file, const void* bytes, std::size_t size) override;
    int sync(int file) override;
    int close(int file) override;
    int rename(const std::string& from, const std::string& to) override;
    int unlink(const std::string& path) override;
    int mkdir(const std::string& path, mode_t mode) override;

    // For the VFS. What becomes of the next operation:
    [[nodiscard]] Trouble next(Operation operation);
    // and what it did, once it has done it.
    NodePointer opened(const std::string& path);
    void wrote(const NodePointer& node, std::uint64_t offset, std::string_view bytes);
    void truncated(const NodePointer& node, std::uint64_t size);
    void synced(const NodePointer& node);
    void failed_to_sync(const NodePointer& node);
    void folder_synced(const std::string& folder);
    void removed(const std::string& path);
    [[nodiscard]] bool holds(std::string_view path) const;

  private:
    struct OpenFile {
        NodePointer node;  // none for a folder
        std::string folder;
    };
    void put_back(std::mt19937* chance);
    void reset();

    const std::string root_;
    mutable std::mutex mutex_;
    Trouble trouble_ = Trouble::none;
    std::uint64_t trouble_from_ = 0;
    std::uint64_t trouble_count_ = 0;
    bool has_struck_ = false;
    std::uint64_t operations_ = 0;
    std::map<std::string, NodePointer> live_;
    std::map<std::string, NodePointer> durable_;
    std::set<std::string> live_folders_;
    std::set<std::string> durable_folders_;
    std::map<int, OpenFile> open_;
};

}  // namespace mingjing::test
