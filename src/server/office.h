#pragma once

// Everything behind the surfaces, built in one order and torn down in the reverse: data
// folder and lock, databases, vault, definitions in use, desk, sealer, index. `serve`
// puts a portal in front of it; a command without a running server opens one for the
// length of the command.

#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "attachments/attachments.h"
#include "base/clock.h"
#include "base/files.h"
#include "db/database.h"
#include "definitions/definitions.h"
#include "desk/desk.h"
#include "press/press.h"
#include "seal/sealer.h"
#include "server/data_folder.h"
#include "server/worker.h"
#include "vault/vault.h"

namespace mingjing::server {

struct OfficeOptions {
    std::string database;  // "" for SQLite in the data folder, else postgresql://...
    // Proposals adopted when the bureau has none yet; later folders overlay earlier ones.
    std::vector<std::string> definitions;
    // What exactly those folders say, where they were read before: tests read them once. Null:
    // they are read. Must outlive the making of the office.
    const definitions::Definitions* known = nullptr;
    // From the writer thread, once, when the outcome of a commit is unknown: only a restart,
    // into recovery, can go on writing.
    std::function<void()> stopped = {};
    // Once definitions were adopted: they are in use when the office is built again.
    std::function<void()> adopted = {};
};

// The three databases of a bureau.
struct Places {
    db::Place ledger;
    db::Place work;
    db::Place search;
};
[[nodiscard]] Places places_of(const DataFolder& folder, const std::string& database);

// What the bureau adopted last, from the vault; else the proposals that ship with the
// program; with it, for as long as the vault is there, the procedures older cases run by.
// Throws Fault naming every problem.
[[nodiscard]] definitions::Definitions definitions_in_use(
    const Places& places,
    const vault::Vault& vault,
    const std::vector<std::string>& proposals,
    const definitions::Definitions* known = nullptr
);

class Office {
  public:
    // The folder must be locked by the caller. Throws Fault with a Chinese sentence when
    // the ledger may not be served or the definitions do not load.
    Office(const DataFolder& folder, const OfficeOptions& options, const Clock& clock);
    ~Office();

    [[nodiscard]] const definitions::Definitions& definitions() const { return definitions_; }
    [[nodiscard]] const Clock& clock() const { return clock_; }
    [[nodiscard]] desk::Desk& desk() { return *desk_; }
    [[nodiscard]] db::Pool& ledger() { return ledger_; }
    [[nodiscard]] db::Pool& work() { return work_; }
    [[nodiscard]] db::Pool& search() { return search_; }
    [[nodiscard]] const seal::Published& published() const { return published_; }
    [[nodiscard]] const seal::LogIdentity& identity() const { return identity_; }
    [[nodiscard]] const vault::Vault& vault() const { return vault_; }
    // Keeps bytes in the vault; returns their digest.
    [[nodiscard]] std::string keep(std::string_view bytes) { return vault_.put(bytes); }
    [[nodiscard]] attachments::Attachments& attachments() { return *attachments_; }
    // Makes the bytes of instruments, on a thread of its own.
    [[nodiscard]] press::Press& press() { return *press_; }
    [[nodiscard]] const press::Press& press() const { return *press_; }
    [[nodiscard]] const DataFolder& folder() const { return folder_; }
    [[nodiscard]] const Places& places() const { return places_; }
    // The public half of the key that citizens' submissions are sealed to.
    [[nodiscard]] const std::string& mailbox_key() const { return mailbox_key_; }
    // Says that definitions were adopted.
    void adopted() const {
        if (adopted_) {
            adopted_();
        }
    }
    // Called with a growing number whenever what the public sees has changed, and again once
    // that is sealed; from the sealing thread.
    void on_public_change(std::function<void(std::uint64_t change)> listener);
    // Runs sealing and indexing to the end of what is committed now.
    void settle();
    // Nothing is signed or published meanwhile: log and keys stay one moment's.
    void between_seals(const std::function<void()>& work);

  private:
    void adopt_if_new();
    void record_epoch();
    void seal_once();
    void tell_public_change();
    void wake_press();

    const DataFolder& folder_;
    const Clock& clock_;
    std::function<void()> adopted_;
    Places places_;
    DiskFiles files_;
    vault::Vault vault_;
    definitions::Definitions definitions_;
    seal::LogIdentity identity_;
    seal::Published published_;
    db::Pool ledger_;
    db::Pool work_;
    db::Pool search_;
    std::unique_ptr<attachments::Attachments> attachments_;
    std::unique_ptr<db::Connection> sealer_connection_;
    std::unique_ptr<db::Connection> index_connection_;
    std::unique_ptr<db::Connection> index_source_;
    seal::Sealer sealer_;
    std::string mailbox_key_;
    std::mutex sealing_;
    // These four under sealing_. Positions of public changes, told about and also sealed.
    std::uint64_t told_position_ = 0;
    std::uint64_t sealed_position_ = 0;
    std::uint64_t changes_told_ = 0;
    std::function<void(std::uint64_t)> public_change_;
    std::mutex indexing_;
    std::unique_ptr<Worker> seal_worker_;
    std::unique_ptr<Worker> index_worker_;
    std::unique_ptr<desk::Desk> desk_;
    std::unique_ptr<press::Press> press_;
    // Its work submits to the desk, whose commits wake it: it begins after the desk and ends
    // before it, and is woken under the lock alone.
    std::mutex waking_;
    std::unique_ptr<Worker> press_worker_;
};

}  // namespace mingjing::server
