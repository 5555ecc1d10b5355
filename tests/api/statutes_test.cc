// Changes of statutes: who enters them, whom they concern, what a form then says.

#include "api/rule_document.h"

namespace mingjing::test {
namespace {

constexpr auto kPenalties = kPenaltiesLaw;

class Statutes : public OpenOffice {
  protected:
    void submit(const std::string& number) { hold_rule_document(*office_, clock_, number); }
    Got citing(const std::string& who, const std::string& more = "") {
        return as(who).get("/api/v1/statutes/citing?name=处罚法" + more);
    }
    static std::int64_t total(const Got& got) { return *member(got.body, "total").integer(); }
    static Fields repeal(std::string_view name, std::string_view day) {
        return {{"name", name}, {"kind", "repealed"}, {"day", day}, {"note", "由新法取代"}};
    }
    std::string issues() {
        return as("compiler_legal")
            .post(
                "/api/v1/registers/rule_documents/checks",
                {{"content", rule_document("海人社规〔2024〕9号")}}
            )
            .text;
    }
};

TEST_F(Statutes, EveryEntryThatCitesOneIsFoundByAnyOfItsNamesAndByArticle) {
    submit("海人社规〔2024〕1号");
    submit("海人社规〔2024〕2号");
    const auto all = citing("leader");
    ASSERT_EQ(all.status, 200) << all.text;
    EXPECT_EQ(total(all), 2);
    const auto& first = *member(all.body, "entries").list()->front().fields();
    EXPECT_EQ(text_of(first, "register"), "rule_documents");
    EXPECT_EQ(text_of(first, "article"), "第三十九条、第四十八条");
    EXPECT_EQ(text_of(first, "unit"), "政策法规科");
    EXPECT_EQ(total(citing("leader", "&article=48")), 2);
    EXPECT_EQ(total(citing("leader", "&article=47")), 0);
    EXPECT_EQ(total(citing("leader", "&article=48&page=2&page_size=1")), 2);
    const auto list = as("leader").get("/api/v1/statutes?text=处罚法");
    ASSERT_EQ(list.status, 200) << list.text;
    EXPECT_EQ(
        *member(*member(list.body, "statutes").list()->front().fields(), "citing").integer(), 2
    );
}

TEST_F(Statutes, AnotherUnitsUnpublishedWorkIsNotShown) {
    submit("海人社规〔2024〕1号");
    EXPECT_EQ(total(citing("compiler_labour")), 0);
    EXPECT_EQ(total(citing("compiler_labour", "&article=48")), 0);
    EXPECT_EQ(total(citing("compiler_legal")), 1);
}

TEST_F(Statutes, ARepealWarnsWhoCitesItFromItsDayOn) {
    EXPECT_EQ(issues().find("statute-repealed"), std::string::npos);
    auto& legal = as("reviewer_legal");
    const auto entered =
        legal.put("/api/v1/statutes/changes", repeal("《行政处罚法》", "2026-12-01"));
    ASSERT_EQ(entered.status, 200) << entered.text;
    EXPECT_EQ(text_of(entered.body, "name"), kPenalties);
    EXPECT_EQ(text_of(entered.body, "state"), "in_force");
    EXPECT_EQ(text_of(entered.body, "kind"), "repealed");
    EXPECT_EQ(issues().find("statute-repealed"), std::string::npos) << "not yet";
    ASSERT_EQ(legal.put("/api/v1/statutes/changes", repeal(kPenalties, "2026-10-01")).status, 200);
    EXPECT_NE(issues().find("自2026年10月1日起废止（由新法取代）"), std::string::npos) << issues();
    EXPECT_EQ(
        legal.send(http::Method::del, "/api/v1/statutes/changes?name=行政处罚法").status, 204
    );
    EXPECT_EQ(issues().find("statute-repealed"), std::string::npos);
    EXPECT_EQ(
        legal.send(http::Method::del, "/api/v1/statutes/changes?name=行政处罚法").status, 404
    );
    const auto work = office_->work().lease();
    EXPECT_EQ(work->integer("SELECT count(*) FROM statute_changes", {}), 3);
}

TEST_F(Statutes, AreEnteredByLegalAffairsAndLeadersWithARealDay) {
    EXPECT_EQ(
        as("compiler_labour")
            .put("/api/v1/statutes/changes", repeal(kPenalties, "2026-10-01"))
            .status,
        403
    );
    EXPECT_EQ(
        as("leader").put("/api/v1/statutes/changes", repeal(kPenalties, "2026-02-30")).status, 400
    );
}

}  // namespace
}  // namespace mingjing::test
