#pragma once

// The file operations whose order decides what survives a power cut. Everything
// durable outside a database (tiles, checkpoints, vault) goes through this, so a
// test can stand in a disk that forgets what was not synced, is full, or errs.
// Paths are UTF-8. All functions throw Fault. Safe for concurrent use.

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/disk_calls.h"

namespace mingjing {

class Files {
  public:
    Files() = default;
    Files(const Files&) = delete;
    Files& operator=(const Files&) = delete;
    virtual ~Files() = default;

    // The whole file; nothing where it does not exist.
    [[nodiscard]] virtual std::optional<std::string> read(const std::string& path) const = 0;
    // Writes a temporary neighbour, syncs it, renames it over `path` and syncs the
    // folder: after return the new bytes survive a power cut, before it the old ones do.
    virtual void replace(const std::string& path, std::string_view bytes) = 0;
    // As replace, for many files of few folders: one sync per file, one per folder.
    virtual void replace_all(const std::vector<std::pair<std::string, std::string>>& path_and_bytes
    ) = 0;
    virtual void make_folders(const std::string& path) = 0;
    // Durable, too; nothing happens where there is no such file.
    virtual void remove(const std::string& path) = 0;
    // Names in a folder, sorted, without hidden ones (what a crash left half written is
    // hidden); empty where there is no such folder.
    [[nodiscard]] virtual std::vector<std::string> list(const std::string& folder) const = 0;
};

// Everything it makes is the owner's alone (0600, folders 0700).
class DiskFiles final : public Files {
  public:
    explicit DiskFiles(DiskCalls& calls = DiskCalls::system()) : calls_(calls) {}
    [[nodiscard]] std::optional<std::string> read(const std::string& path) const override;
    void replace(const std::string& path, std::string_view bytes) override;
    void replace_all(const std::vector<std::pair<std::string, std::string>>& path_and_bytes
    ) override;
    void make_folders(const std::string& path) override;
    void remove(const std::string& path) override;
    [[nodiscard]] std::vector<std::string> list(const std::string& folder) const override;

  private:
    DiskCalls& calls_;
};

}  // namespace mingjing
