#pragma once

// A ledger and its log in a temporary folder.

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "base/files.h"
#include "ledger/ledger.h"
#include "seal/sealer.h"
#include "support/temporary_folder.h"

namespace mingjing::seal::test {

inline constexpr const char* kOrigin = "haixi.example/mingjing";

class Office {
  public:
    Office() : connection_(open_ledger("ledger.db")) {
        files_.make_folders(log());
        identity_ = open_identity(files_, keys(), kOrigin);
    }

    [[nodiscard]] std::unique_ptr<db::Connection> open_ledger(const std::string& name) const {
        auto connection =
            db::open({db::Engine::sqlite, folder_.path(name), ""}, db::Access::read_write);
        ledger::migrate(*connection);
        return connection;
    }
    static void add(
        db::Connection& connection, std::size_t count, const std::string& stream = "stream"
    ) {
        const std::vector<ledger::Draft> drafts(
            count, ledger::Draft{.type = "noted", .facts = {{"n", 1}}, .personal = {}}
        );
        db::Transaction transaction(connection, db::Transaction::Mode::write);
        const auto version = ledger::read_stream(connection, stream).size();
        static_cast<void>(ledger::append(connection, stream, version, drafts, "li.hua", Time{}));
        transaction.commit();
    }
    void add(std::size_t count, const std::string& stream = "stream") {
        add(*connection_, count, stream);
    }
    [[nodiscard]] Sealer sealer() { return {files_, log(), identity_}; }
    // Opens and seals as a fresh process would.
    std::uint64_t seal() { return sealer().seal(*connection_); }

    [[nodiscard]] merkle::Checkpoint checkpoint() const {
        return merkle::open_note(
                   Published(files_, log()).checkpoint().value(), {identity_.verifier()}
        )
            .and_then([](const std::string& text) { return merkle::parse_checkpoint(text); })
            .value();
    }
    [[nodiscard]] std::vector<merkle::Digest> leaves() const {
        std::vector<merkle::Digest> hashes;
        for (const auto& entry : ledger::entries(*connection_, 0, ledger::size(*connection_))) {
            hashes.push_back(merkle::leaf_hash(entry));
        }
        return hashes;
    }

    [[nodiscard]] std::string log() const { return folder_.path("log"); }
    [[nodiscard]] std::string keys() const { return folder_.path("keys"); }
    [[nodiscard]] std::string path(const std::string& name) const { return folder_.path(name); }
    [[nodiscard]] Files& files() const { return files_; }
    [[nodiscard]] const LogIdentity& identity() const { return identity_; }
    [[nodiscard]] db::Connection& ledger() const { return *connection_; }

  private:
    mingjing::test::TemporaryFolder folder_;
    mutable DiskFiles files_;
    std::unique_ptr<db::Connection> connection_;
    LogIdentity identity_;
};

}  // namespace mingjing::seal::test
