// What the ledger promises, held against both databases.

#include "ledger/ledger.h"

#include <algorithm>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/databases.h"

namespace mingjing::ledger {
namespace {

using db::Transaction;

constexpr Time kNoon{std::chrono::milliseconds{1'795'435'200'000}};

Draft submitted(const std::string& title) {
    return {
        .type = "entry_submitted",
        .facts = {{"title", title}, {"amount", 3}},
        .personal = {
            {"name", {.subject = "p-1", .value = "王建国"}},
            {"phone", {.subject = "p-1", .value = nullptr}},
        }};
}

class Ledger : public test::OnBothEngines {
  protected:
    void SetUp() override {
        OnBothEngines::SetUp();
        if (!IsSkipped()) {
            connection_ = open();
            migrate(*connection_);
        }
    }
    std::vector<Record> add(
        const std::string& stream, std::uint64_t version, std::size_t count, Time time = kNoon
    ) {
        std::vector<Draft> drafts;
        for (std::size_t i = 0; i < count; ++i) {
            drafts.push_back(submitted(stream + " " + std::to_string(version + i)));
        }
        Transaction transaction(*connection_, Transaction::Mode::write);
        auto records = append(*connection_, stream, version, drafts, "li.hua", time);
        transaction.commit();
        return records;
    }

    std::unique_ptr<db::Connection> connection_;
};

TEST_P(Ledger, IsEmptyAtFirst) {
    EXPECT_EQ(size(*connection_), 0U);
    EXPECT_TRUE(read(*connection_, 0, 10).empty());
    EXPECT_TRUE(read_stream(*connection_, "entry-1").empty());
    EXPECT_TRUE(entries(*connection_, 0, 0).empty());
}

TEST_P(Ledger, CountsPositionsWithoutGapsAndVersionsPerStream) {
    add("a", 0, 2);
    add("b", 0, 1);
    const auto third = add("a", 2, 1);
    EXPECT_EQ(third.front().position, 3U);
    EXPECT_EQ(third.front().version, 3U);
    EXPECT_EQ(size(*connection_), 4U);

    const auto stream = read_stream(*connection_, "a");
    ASSERT_EQ(stream.size(), 3U);
    EXPECT_EQ(stream[0].position, 0U);
    EXPECT_EQ(stream[1].position, 1U);
    EXPECT_EQ(stream[2].position, 3U);
}

TEST_P(Ledger, GivesBackWhatItStored) {
    const auto stored = add("a", 0, 3);
    const auto found = read(*connection_, 0, 10);
    ASSERT_EQ(found.size(), 3U);
    for (std::size_t i = 0; i < found.size(); ++i) {
        EXPECT_EQ(found[i].entry, stored[i].entry);
        EXPECT_EQ(found[i].facts, stored[i].facts);
        EXPECT_EQ(found[i].time, kNoon);
        EXPECT_EQ(found[i].actor, "li.hua");
        EXPECT_EQ(found[i].type, "entry_submitted");
        EXPECT_EQ(found[i].personal.at("name").value, "\"王建国\"");
        EXPECT_EQ(found[i].personal.at("phone").value, "null");
        EXPECT_TRUE(problems(found[i]).empty());
    }
    EXPECT_EQ(found[1].facts, R"({"amount":3,"title":"a 1"})");
    EXPECT_EQ(read(*connection_, 1, 1).front().position, 1U);
    EXPECT_EQ(read(*connection_, 2, ~std::uint64_t{0}).size(), 1U);
    EXPECT_NE(found[0].facts_salt, found[1].facts_salt);
}

TEST_P(Ledger, TakesTwoHundredRecordsAtOnce) {
    add("a", 0, 200);
    const auto found = read(*connection_, 0, 1000);
    ASSERT_EQ(found.size(), 200U);
    EXPECT_EQ(entries(*connection_, 0, 200).size(), 200U);
    EXPECT_TRUE(std::all_of(found.begin(), found.end(), [](const Record& record) {
        return problems(record).empty() && record.personal.size() == 2;
    }));
}

TEST_P(Ledger, RefusesAWriterThatMissedSomething) {
    add("a", 0, 1);
    EXPECT_THROW(add("a", 0, 1), VersionConflict);
    EXPECT_THROW(add("a", 2, 1), VersionConflict);
    EXPECT_THROW(add("b", 1, 1), VersionConflict);
    EXPECT_EQ(size(*connection_), 1U);
    add("a", 1, 1);
}

// As two nodes of a province would: whoever waited for the lock sees what the other wrote.
TEST_P(Ledger, WritersTakeTurnsAndLeaveNoGap) {
    constexpr std::uint64_t kEach = 25;
    const auto write = [&](const std::string& stream) {
        const auto connection = open();
        for (std::uint64_t version = 0; version < kEach; ++version) {
            Transaction transaction(*connection, Transaction::Mode::write);
            const std::vector<Draft> drafts{submitted(stream)};
            static_cast<void>(append(*connection, stream, version, drafts, "li.hua", kNoon));
            transaction.commit();
        }
    };
    {
        const std::jthread one(write, "entry-1");
        const std::jthread other(write, "entry-2");
    }
    EXPECT_EQ(entries(*connection_, 0, size(*connection_)).size(), 2 * kEach);
}

TEST_P(Ledger, ForgetsWhatWasNotCommitted) {
    {
        const Transaction transaction(*connection_, Transaction::Mode::write);
        const std::vector<Draft> drafts = {submitted("lost")};
        static_cast<void>(append(*connection_, "a", 0, drafts, "li.hua", kNoon));
    }
    EXPECT_EQ(size(*connection_), 0U);
    EXPECT_EQ(add("b", 0, 1).front().position, 0U);
}

TEST_P(Ledger, NeverLetsTimeRunBackwards) {
    add("a", 0, 1, kNoon);
    add("b", 0, 1, kNoon - std::chrono::hours(1));
    add("c", 0, 1, kNoon + std::chrono::milliseconds(1));
    const auto found = read(*connection_, 0, 3);
    EXPECT_EQ(found[1].time, kNoon);
    EXPECT_EQ(found[2].time, kNoon + std::chrono::milliseconds(1));
}

TEST_P(Ledger, ShowsAppendsOfOneConnectionToAnother) {
    add("a", 0, 1);
    const auto other = open(db::Access::read_only);
    EXPECT_EQ(size(*other), 1U);
    add("a", 1, 1);
    EXPECT_EQ(read_stream(*other, "a").size(), 2U);
}

TEST_P(Ledger, ErasesAFieldAndKeepsEveryProof) {
    const auto before = add("a", 0, 1).front();
    for (int twice = 0; twice < 2; ++twice) {
        Transaction transaction(*connection_, Transaction::Mode::write);
        erase(*connection_, 0, std::vector<std::string>{"name"});
        transaction.commit();
    }
    EXPECT_TRUE(scrub(*connection_));
    const auto after = read(*connection_, 0, 1).front();
    EXPECT_FALSE(after.personal.at("name").value);
    EXPECT_FALSE(after.personal.at("name").salt);
    EXPECT_EQ(after.personal.at("name").commitment, before.personal.at("name").commitment);
    EXPECT_EQ(after.personal.at("phone").value, "null");
    EXPECT_EQ(after.entry, before.entry);
    EXPECT_TRUE(problems(after).empty());
}

TEST_P(Ledger, RefusesToEraseWhatItNeverHeld) {
    add("a", 0, 1);
    Transaction transaction(*connection_, Transaction::Mode::write);
    EXPECT_THROW(erase(*connection_, 0, std::vector<std::string>{"address"}), Fault);
}

TEST_P(Ledger, LetsNobodyChangeARecord) {
    add("a", 0, 1);
    for (const char* sql :
         {"UPDATE records SET actor = 'x'",
          "DELETE FROM records",
          "UPDATE record_personal SET commitment = 'x'",
          "UPDATE record_personal SET value = 'x'",
          "UPDATE record_personal SET subject = 'x', value = NULL, salt = NULL",
          "DELETE FROM record_personal"}) {
        Transaction transaction(*connection_, Transaction::Mode::write);
        EXPECT_THROW(connection_->run(sql), db::Error) << sql;
    }
    EXPECT_TRUE(problems(read(*connection_, 0, 1).front()).empty());
}

TEST_P(Ledger, RefusesWhatHasNoCanonicalForm) {
    const auto attempt = [&](Fields facts, const std::string& actor) {
        Transaction transaction(*connection_, Transaction::Mode::write);
        const std::vector<Draft> drafts = {
            {.type = "noted", .facts = std::move(facts), .personal = {}}};
        static_cast<void>(append(*connection_, "a", 0, drafts, actor, kNoon));
    };
    EXPECT_THROW(attempt({{"Key", 1}}, "li.hua"), Fault);
    EXPECT_THROW(attempt({{"key", std::string("\0", 1)}}, "li.hua"), Fault);
    EXPECT_THROW(attempt({{"key", "\xff"}}, "li.hua"), Fault);
    EXPECT_THROW(attempt({{"key", 1}}, "\xff"), Fault);
    EXPECT_THROW(attempt({{"key", std::string(std::size_t{2} << 20U, 'x')}}, "li.hua"), Fault);
    EXPECT_EQ(size(*connection_), 0U);
}

TEST_P(Ledger, HandsTheSealerOnlyUnbrokenEntries) {
    add("a", 0, 3);
    EXPECT_EQ(entries(*connection_, 1, 3).size(), 2U);
    EXPECT_EQ(entries(*connection_, 0, 1).front().size(), 32U);
    EXPECT_THROW(static_cast<void>(entries(*connection_, 0, 4)), Fault);
}

TEST_P(Ledger, MigratesTwiceWithoutHarm) {
    add("a", 0, 1);
    migrate(*connection_);
    EXPECT_EQ(size(*connection_), 1U);
}

MINGJING_ON_BOTH_ENGINES(Ledger);

}  // namespace
}  // namespace mingjing::ledger
