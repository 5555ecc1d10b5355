#pragma once

// A desk over an empty ledger on either engine, with a small bureau and a clock to turn.
// After every test the projections are rebuilt and must equal what they were.

#include <memory>
#include <string>

#include <gtest/gtest.h>

#include "desk/desk.h"
#include "domain/parts.h"
#include "ledger/ledger.h"
#include "projection/compare.h"
#include "projection/projection.h"
#include "query/registers.h"
#include "support/bureau.h"
#include "support/databases.h"
#include "support/turned_clock.h"

namespace mingjing::test {

class OpenDesk : public OnBothEngines {
  protected:
    using Kind = domain::register_entry::Kind;

    explicit OpenDesk(definitions::Definitions definitions = small_bureau())
        : definitions_(std::move(definitions)) {}

    void SetUp() override {
        OnBothEngines::SetUp();
        if (IsSkipped()) {
            return;
        }
        clock_.turn_to(std::chrono::year{2026} / 3 / 2);
        reader_ = open();
        ledger::migrate(*reader_);
        projection::migrate(*reader_);
        projection::prepare(*reader_, definitions_, {});
        desk_ = std::make_unique<desk::Desk>(
            place(), definitions_, clock_, [this] { ++commits_; }, [this] { ++stops_; }
        );
    }

    void TearDown() override {
        desk_.reset();
        if (reader_) {
            expect_rebuild_equals_live();
        }
    }

    void expect_rebuild_equals_live() {
        EXPECT_EQ(
            projection::differing_tables(*reader_, definitions_, [](auto) {}),
            std::vector<std::string>{}
        );
        const auto live = projection::digests(*reader_);
        db::Transaction transaction(*reader_, db::Transaction::Mode::write);
        projection::rebuild(*reader_, definitions_, {});
        EXPECT_EQ(projection::digests(*reader_), live);
        transaction.commit();
    }

    [[nodiscard]] const domain::Schema& schema(std::string_view register_key) const {
        return *definitions_.find(register_key);
    }
    static std::string stream(std::string_view key) { return "entry-" + std::string(key); }

    [[nodiscard]] domain::register_entry::Submitted submission(
        std::string_view register_key,
        std::string_view key,
        const Fields& entry,
        Kind kind = Kind::initial,
        std::string reason = ""
    ) const {
        auto [facts, apart] = domain::parted(schema(register_key), entry, stream(key));
        return {
            .register_key = std::string(register_key),
            .schema = schema(register_key).digest,
            .key = std::string(key),
            .kind = kind,
            .content = std::move(facts),
            .personal = std::move(apart),
            .effective_from = std::string(text_of(entry, "from")),
            .effective_to = std::string(text_of(entry, "to")),
            .reason = std::move(reason),
            .reviewers = {"unit_head", "legal_reviewer"},
            .due = "2026-03-11",
            .external_approval = "",
        };
    }

    auto act(
        const identity::Actor& actor, std::string_view key, domain::register_entry::Command command
    ) {
        return desk_->submit(actor, desk::EntryAct{stream(key), std::move(command)});
    }

    // Submits and has it reviewed; everything must be accepted.
    void review(domain::register_entry::Submitted submission) {
        namespace entry = domain::register_entry;
        const auto key = submission.key;
        ASSERT_TRUE(act(people_.compiler, key, entry::Submit{std::move(submission), ""}));
        ASSERT_TRUE(act(people_.head, key, entry::Approve{"unit_head", "", ""}));
        ASSERT_TRUE(act(people_.legal, key, entry::Approve{"legal_reviewer", "", ""}));
    }
    void publish(domain::register_entry::Submitted submission) {
        const auto key = submission.key;
        review(std::move(submission));
        ASSERT_TRUE(act(people_.publisher, key, domain::register_entry::Publish{}));
    }

    [[nodiscard]] std::uint64_t ledger_size() { return ledger::size(*reader_); }

    const definitions::Definitions definitions_;
    const People people_;
    TurnedClock clock_;
    std::unique_ptr<db::Connection> reader_;
    std::unique_ptr<desk::Desk> desk_;
    std::atomic<int> commits_ = 0;
    std::atomic<int> stops_ = 0;
};

}  // namespace mingjing::test
