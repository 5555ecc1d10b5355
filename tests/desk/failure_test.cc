// What the desk does when the database, or its callers, ask too much of it.

#include <fstream>
#include <iterator>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include "base/limits.h"
#include "desk/breakable_connection.h"
#include "desk/open_desk.h"

namespace mingjing {
namespace {

namespace entry = domain::register_entry;

class DeskFailure : public test::OpenDesk {
  protected:
    void SetUp() override {
        OpenDesk::SetUp();
        if (IsSkipped()) {
            return;
        }
        desk_ = std::make_unique<desk::Desk>(
            [this] { return std::make_unique<test::BreakableConnection>(open(), breaking_); },
            definitions_,
            clock_,
            [this] { ++commits_; },
            [this] { ++stops_; }
        );
    }
    entry::Submit device(std::size_t number) {
        const auto key = "D-" + std::to_string(number);
        return {submission("devices", key, {{"number", key}, {"model", "记录仪"}}), ""};
    }
    auto submit_device(std::size_t number) {
        return act(people_.compiler, "D-" + std::to_string(number), device(number));
    }

    test::Breaking breaking_;
};
MINGJING_ON_BOTH_ENGINES(DeskFailure);

TEST_P(DeskFailure, AfterACommitWithoutAnAnswerNothingMoreIsWritten) {
    ASSERT_TRUE(submit_device(1));
    breaking_.next_commit(test::Breaking::Commit::loses_its_answer);
    EXPECT_THROW((void)submit_device(2), Fault);
    EXPECT_EQ(stops_, 1);
    EXPECT_THROW((void)submit_device(3), Fault);
    EXPECT_EQ(stops_, 1);
    // It had happened, and nobody was told that it had not: a restart finds it.
    EXPECT_EQ(ledger_size(), 2U);
}

TEST_P(DeskFailure, AnErasureIsAnsweredOnceAndItsJournalEmptiedAsSoonAsItCanBe) {
    if (GetParam() != db::Engine::sqlite) {
        GTEST_SKIP() << "no journal of ours";
    }
    const auto journal_holds = [&](std::string_view text) {
        std::ifstream in(place().location + "-wal", std::ios::binary);
        const std::string bytes{std::istreambuf_iterator<char>(in), {}};
        return bytes.find(text) != std::string::npos;
    };
    const auto officer =
        submission("officers", "Z-1", {{"number", "Z-1"}, {"name", "周执法甲"}, {"unit", "支队"}});
    ASSERT_TRUE(act(people_.compiler, "Z-1", entry::Submit{officer, ""}));
    ASSERT_TRUE(journal_holds("周执法甲"));
    breaking_.fill_disk_for("PRAGMA wal_checkpoint");
    const auto erased = act(people_.legal, "Z-1", entry::Erase{{0}, {"name"}, "本人申请"});
    ASSERT_TRUE(erased);
    EXPECT_EQ(erased->records, 1U);
    {
        const auto page = open(db::Access::read_only);
        db::Transaction reading(*page, db::Transaction::Mode::read);
        EXPECT_EQ(ledger::size(*page), 2U);
        breaking_.mend();
        EXPECT_TRUE(submit_device(1));
        EXPECT_TRUE(journal_holds("周执法甲"));
    }
    while (journal_holds("周执法甲")) {  // or the test never ends
        std::this_thread::yield();
    }
    EXPECT_EQ(ledger_size(), 3U);
}

TEST_P(DeskFailure, AFullQueueIsAFaultAtOnce) {
    breaking_.hold_commits();
    std::atomic<std::size_t> accepted = 0;
    std::vector<std::jthread> people;
    const auto submit = [&](std::size_t number) {
        people.emplace_back([&, number] { accepted += submit_device(number) ? 1 : 0; });
    };
    submit(0);
    breaking_.wait_for_commit();  // The writer has taken it; all that follow must queue.
    std::atomic<bool> was_refused = false;
    for (std::size_t number = 1; number <= limits::kCommandQueueMax + 1; ++number) {
        people.emplace_back([&, number] {
            try {
                accepted += submit_device(number) ? 1 : 0;
            } catch (const Fault&) {
                was_refused = true;
                breaking_.release_commits();
            }
        });
    }
    people.clear();
    EXPECT_TRUE(was_refused);
    EXPECT_EQ(accepted, limits::kCommandQueueMax + 1);
    EXPECT_EQ(ledger_size(), limits::kCommandQueueMax + 1);
}

TEST_P(DeskFailure, ABatchIsRefusedWholeWhenItIsTooLarge) {
    desk::Batch batch;
    for (std::size_t number = 0; number < limits::kRecordsPerCommandMax; ++number) {
        batch.acts.push_back({stream("D-" + std::to_string(number)), device(number), {}});
    }
    const auto most = desk_->submit(people_.compiler, batch);
    ASSERT_TRUE(most);
    EXPECT_EQ(most->records, limits::kRecordsPerCommandMax);

    batch.acts.push_back({stream("D-more"), device(limits::kRecordsPerCommandMax), {}});
    const auto refused = desk_->submit(people_.compiler, batch);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, "batch-too-large");
    EXPECT_EQ(ledger_size(), limits::kRecordsPerCommandMax);
}

TEST_P(DeskFailure, OfTwoEntriesWithOneKeyOnlyOneIsTaken) {
    breaking_.hold_commits();
    std::jthread first([&] { EXPECT_TRUE(submit_device(0)); });
    breaking_.wait_for_commit();
    std::vector<std::string> taken;
    std::vector<std::string> refused;
    std::mutex mutex;
    {
        std::vector<std::jthread> rivals;
        for (const std::string name : {"entry-one", "entry-other"}) {
            rivals.emplace_back([&, name] {
                const auto answer =
                    desk_->submit(people_.compiler, desk::EntryAct{name, device(1), {}});
                const std::scoped_lock lock(mutex);
                (answer ? taken : refused).push_back(answer ? name : answer.error().code);
            });
        }
        breaking_.release_commits();
    }
    first.join();
    ASSERT_EQ(taken.size(), 1U);
    EXPECT_EQ(refused, std::vector<std::string>{"key-taken"});
    // What a failed group had planned is forgotten: the review goes by what is recorded.
    const entry::Approve approve{"unit_head", "", ""};
    EXPECT_TRUE(desk_->submit(people_.head, desk::EntryAct{taken[0], approve, {}}));
    EXPECT_EQ(ledger_size(), 3U);
}

TEST_P(DeskFailure, WhatAnotherNodeWroteIsSeen) {
    desk::Desk other(
        place(), definitions_, clock_, [] {}, [] {}
    );
    const auto by_other = [&](const identity::Actor& actor, entry::Command command) {
        return other.submit(actor, desk::EntryAct{stream("D-1"), std::move(command), {}});
    };
    ASSERT_TRUE(submit_device(1));
    ASSERT_TRUE(by_other(people_.head, entry::Approve{"unit_head", "", ""}));
    ASSERT_TRUE(act(people_.legal, "D-1", entry::Approve{"legal_reviewer", "", ""}));
    ASSERT_TRUE(by_other(people_.publisher, entry::Publish{}));
    EXPECT_EQ(act(people_.publisher, "D-1", entry::Publish{})->records, 0U);
    EXPECT_EQ(ledger_size(), 4U);
}

TEST_P(DeskFailure, ALostConnectionCostsNobodyACommand) {
    if (GetParam() != db::Engine::postgres) {
        GTEST_SKIP() << "a file is not lost";
    }
    ASSERT_TRUE(submit_device(1));
    test::Postgres::cut_connections(place());
    EXPECT_TRUE(submit_device(2));
    reader_ = open();
    EXPECT_EQ(ledger_size(), 2U);
}

}  // namespace
}  // namespace mingjing
