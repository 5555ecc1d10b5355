#pragma once

// The same test on both engines: a fixture over TEST_P, instantiated by
// MINGJING_ON_BOTH_ENGINES(Fixture). The PostgreSQL half skips loudly when absent.

#include <memory>
#include <string>

#include <gtest/gtest.h>

#include "db/database.h"
#include "support/postgres.h"
#include "support/temporary_folder.h"

namespace mingjing::test {

class OnBothEngines : public testing::TestWithParam<db::Engine> {
  protected:
    void SetUp() override {
        if (GetParam() == db::Engine::sqlite) {
            place_ = {db::Engine::sqlite, folder_.path("test.db"), ""};
        } else if (const auto postgres = Postgres::running()) {
            place_ = postgres->place();
        } else {
            GTEST_SKIP() << "PostgreSQL is not installed";
        }
    }
    [[nodiscard]] const db::Place& place() const { return place_; }
    [[nodiscard]] std::unique_ptr<db::Connection> open(db::Access access = db::Access::read_write)
        const {
        return db::open(place_, access);
    }

  private:
    TemporaryFolder folder_;
    db::Place place_;
};

inline std::string engine_name(const testing::TestParamInfo<db::Engine>& info) {
    return info.param == db::Engine::sqlite ? "sqlite" : "postgres";
}

}  // namespace mingjing::test

// A macro because googletest's instantiation is one.
#define MINGJING_ON_BOTH_ENGINES(Fixture)                                              \
    INSTANTIATE_TEST_SUITE_P(                                                          \
        Engines,                                                                       \
        Fixture,                                                                       \
        testing::Values(mingjing::db::Engine::sqlite, mingjing::db::Engine::postgres), \
        mingjing::test::engine_name                                                    \
    )
