// A basis that no longer is one: who cites a repealed statute hears of it.

#include "domain/statute.h"

#include <gtest/gtest.h>

#include "domain/day.h"
#include "domain/rules.h"
#include "rule_samples.h"

namespace mingjing::domain {
namespace {

class RepealedBasis : public testing::Test {
  protected:
    RepealedBasis() {
        schema_.key = "samples";
        schema_.effective_from = "from";
        schema_.effective_to = "to";
        auto rows = named("rows", FieldType::table);
        rows.children = {named("basis", FieldType::citations)};
        schema_.fields = {
            named("basis", FieldType::citations),
            named("from", FieldType::date),
            named("to", FieldType::date),
            rows};
        lookup_.today = *day_of("2026-11-02");
        lookup_.statute_change = [this](std::string_view law) {
            return law == "旧法" ? std::optional(change_) : std::nullopt;
        };
    }
    static Value cites(std::string_view law) {
        return List{
            Fields{{"law", law}, {"article", std::int64_t{1}}},
            Fields{{"law", law}, {"article", std::int64_t{2}}}};
    }
    std::size_t warnings(const Fields& entry) {
        std::size_t count = 0;
        for (const auto& issue : check_entry(schema_, entry, lookup_)) {
            EXPECT_EQ(issue.level, Level::warned) << issue.what;
            count += issue.code == "statute-repealed" ? 1U : 0U;
        }
        return count;
    }

    Schema schema_;
    Lookup lookup_;
    StatuteChange change_{StatuteChange::Kind::repealed, "2027-01-01", "由新法取代"};
};

TEST_F(RepealedBasis, CountsFromTheDayTheEntryTakesEffect) {
    EXPECT_EQ(warnings({{"basis", cites("旧法")}}), 0U) << "in force until the new year";
    EXPECT_EQ(warnings({{"basis", cites("旧法")}, {"from", "2027-01-01"}}), 1U);
    EXPECT_EQ(warnings({{"basis", cites("新法")}, {"from", "2027-01-01"}}), 0U);
    change_.day = "2026-11-02";
    EXPECT_EQ(warnings({{"basis", cites("旧法")}, {"from", "2020-01-01"}}), 1U);
    EXPECT_EQ(
        warnings({{"basis", cites("旧法")}, {"from", "2020-01-01"}, {"to", "2026-11-01"}}), 0U
    ) << "over before the statute was";
}

TEST_F(RepealedBasis, AnAmendmentIsNoRepeal) {
    change_ = {StatuteChange::Kind::amended, "2020-01-01", ""};
    EXPECT_EQ(warnings({{"basis", cites("旧法")}}), 0U);
}

TEST_F(RepealedBasis, ChildRowsCiteToo) {
    EXPECT_EQ(citation_fields(schema_), (std::vector<std::string>{"basis", "rows.basis"}));
    change_.day = "2026-01-01";
    EXPECT_EQ(warnings({{"rows", List{Fields{{"basis", cites("旧法")}}}}}), 1U);
}

}  // namespace
}  // namespace mingjing::domain
