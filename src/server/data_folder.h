#pragma once

// The folder a bureau lives in, and the lock that says one process owns it. Layout:
//
//   ledger.db work.db search.db   databases (SQLite; absent with --database)
//   log/ log.1/ …                 published checkpoint and tiles; those of ended epochs
//   keys/                         signing key, mailbox key, the last checkpoint's copy; the
//                                 identity provider's secret, where there is one
//   vault/                        files by digest: definitions, attachments
//   imports/                      what sections sent in to be read, for a month; not backed up
//   lock  control.sock            who runs here, and the way to speak to it

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace mingjing::server {

// log, log.1 …, keys, vault: plain files, backed up by copying. Databases are not.
[[nodiscard]] bool is_copied_as_it_is(std::string_view name);
// Everything in it but hidden files: those are half written, and may be gone any moment; and
// but what goes while others are copied.
void copy_folder(const std::filesystem::path& from, const std::filesystem::path& to);

class DataFolder {
  public:
    explicit DataFolder(std::string path);
    DataFolder(const DataFolder&) = delete;
    DataFolder& operator=(const DataFolder&) = delete;
    ~DataFolder();

    // Creates what is missing and takes the lock. False when another process holds it.
    [[nodiscard]] bool lock();

    [[nodiscard]] const std::string& path() const { return path_; }
    [[nodiscard]] std::string ledger_database() const { return path_ + "/ledger.db"; }
    [[nodiscard]] std::string work_database() const { return path_ + "/work.db"; }
    [[nodiscard]] std::string search_database() const { return path_ + "/search.db"; }
    [[nodiscard]] std::string log() const { return path_ + "/log"; }
    [[nodiscard]] std::string keys() const { return path_ + "/keys"; }
    [[nodiscard]] std::string vault() const { return path_ + "/vault"; }
    [[nodiscard]] std::string imports() const { return path_ + "/imports"; }
    [[nodiscard]] std::string control_socket() const { return path_ + "/control.sock"; }

  private:
    std::string path_;
    int lock_ = -1;
};

}  // namespace mingjing::server
