// What an older program left of the projected tables, and what this one makes of it when it
// first starts.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fmt/format.h>

#include "desk/open_desk.h"
#include "projection/tables.h"

namespace mingjing {
namespace {

class Upgrade : public test::OpenDesk {
  protected:
    void publish_and_withdraw() {
        const Fields item{
            {"code", "CF-001"}, {"name", "事项"}, {"category", "行政处罚"}, {"from", "2026-01-01"}};
        publish(submission("items", "CF-001", item));
        ASSERT_TRUE(
            act(people_.publisher, "CF-001", domain::register_entry::Withdraw{"依据已废止", "公告"})
        );
    }
    // As a program of so many steps left them: a row of its own making in each of its first
    // tables, and the name of the definitions they were made with.
    void become_old(std::size_t steps) {
        for (const auto& table : projection::kTables) {
            reader_->run(fmt::format("DROP TABLE IF EXISTS {}", table.name));
        }
        reader_->run("DROP TABLE made_with");
        reader_->run("DELETE FROM migrations WHERE module = 'projection'");
        if (GetParam() == db::Engine::postgres) {
            reader_->run("DROP FUNCTION instr(TEXT, TEXT)");
        }
        projection::migrate_to(*reader_, steps);
        reader_->run(
            "INSERT INTO entries(id, stream, register, key, reviews_left, versions)"
            " VALUES (1, 'entry-CF-001', 'items', 'CF-001', 0, 7)"
        );
        if (steps > 1) {
            reader_->run("INSERT INTO made_with(one, definitions) VALUES (1, 'small-bureau-v1')");
        }
    }
};
MINGJING_ON_BOTH_ENGINES(Upgrade);

TEST_P(Upgrade, LeavesTheTablesAsThisProgramMakesThem) {
    publish_and_withdraw();
    desk_.reset();
    for (std::size_t steps = 2; steps < projection::kSteps; ++steps) {
        become_old(steps);
        projection::migrate(*reader_);
        EXPECT_EQ(projection::made_with(*reader_), "") << "until prepare has made them";
        projection::prepare(*reader_, definitions_, {});
        EXPECT_THAT(
            projection::differing_tables(*reader_, definitions_, [](auto) {}), testing::IsEmpty()
        ) << steps;
    }
}

}  // namespace
}  // namespace mingjing
