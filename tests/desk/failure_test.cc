// What the desk does when the database, or its callers, ask too much of it.

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
