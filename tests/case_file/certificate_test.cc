// What else a certificate needs for its holder to act (执法资格): that it holds where the act
// happened, and that its annual check does not suspend it. And who presides over a hearing.

#include "case_file/case.h"

namespace mingjing::case_file {
namespace {

using testing::HasSubstr;

const domain::Regions kRegions{
    "海曦市", {{"曦城区", "海曦市"}, {"东湾区", "海曦市"}, {"北屿县", "海曦市"}}};

Case opened_in(std::string_view region) {
    Case one("penalty_ordinary");
    auto opened = lead();
    opened.act_region = region;
    one.take("open", opened);
    one.officers["37990126001"]["region"] = "海曦市";
    return one;
}
// Why 37990126001 and 37990126002, of that region, may not be assigned; "" where they may.
std::string why_not(Case& one, std::string_view region) {
    one.officers["37990126002"]["region"] = region;
    auto around = one.around();
    around.regions = kRegions;
    const auto decision = decide(
        one.state, {"assign", one.today, assigned()}, Case::handler(), one.procedure(), around
    );
    return decision ? "" : decision.error().what;
}

TEST(Gates, ZJ01_ACertificateHoldsWhereTheActHappened) {
    auto one = opened_in("东湾区");
    EXPECT_EQ(why_not(one, "东湾区"), "");
    EXPECT_EQ(why_not(one, "海曦市"), "");
    EXPECT_THAT(
        why_not(one, "北屿县"),
        HasSubstr("执法证37990126002的执法区域是北屿县，不包括行为发生地东湾区")
    );
}

TEST(Gates, ZJ01_WhereNobodySaidWhereOnlyAnotherBureausCertificateIsRefused) {
    auto one = opened_in("");
    EXPECT_EQ(why_not(one, "北屿县"), "");
    EXPECT_THAT(why_not(one, "邻市"), HasSubstr("不在本机关的区域内"));
}

TEST(Gates, ZJ01_WhereTheActHappenedIsPutRight) {
    auto one = opened_in("东湾区");
    PartyAmended amended;
    amended.party_kind = one.state.opened.party_kind;
    amended.party_name = one.state.opened.party_name;
    amended.act_ended_on = one.state.opened.act_ended_on;
    amended.reason = "营业执照";
    one.take("amend_party", amended);
    EXPECT_EQ(one.state.opened.act_region, "东湾区") << "nothing was said of it";
    amended.act_region = "北屿县";
    one.take("amend_party", amended);
    EXPECT_EQ(why_not(one, "北屿县"), "");
    EXPECT_NE(why_not(one, "东湾区"), "");
}

void set_number(Case& one, std::string_view key, std::int64_t amount) {
    const auto found = std::ranges::find(one.thresholds, key, &domain::Threshold::key);
    ASSERT_NE(found, one.thresholds.end()) << key;
    found->values.back().amount = amount;
}

TEST(Gates, ZJ03_AFailedAnnualReviewSuspendsACertificate) {
    Case one("penalty_ordinary");
    one.take("open", lead());
    one.officers["37990126002"]["annual_review"] = "合格";
    EXPECT_EQ(one.refused_by("assign", assigned()), "");
    one.officers["37990126002"]["annual_review"] = "不合格";
    EXPECT_THAT(one.tried("assign", assigned()).error().what, HasSubstr("没有通过年度审核"));
    set_number(one, "annual_review_missed_suspends", 0);
    EXPECT_EQ(one.refused_by("assign", assigned()), "CF-14") << "that is no matter of rules";
}

TEST(Gates, ZJ03_AMissedAnnualReviewSuspendsAsTheBureausRuleHasIt) {
    Case one("penalty_ordinary");
    one.take("open", lead());
    one.officers["37990126002"]["annual_review"] = "未参加";
    EXPECT_EQ(one.refused_by("assign", assigned()), "CF-14");
    set_number(one, "annual_review_missed_suspends", 0);
    EXPECT_EQ(one.refused_by("assign", assigned()), "");
}

// What stands in the way of 37990126003 as presider, whom the register says that of.
std::string as_presider(Case& one, const Fields& said, bool knows_another) {
    for (const auto& [field, value] : said) {
        one.officers["37990126003"][field] = value;
    }
    HearingArranged arranged;
    arranged.held_on = "2026-03-23";
    arranged.presider = "37990126003";
    arranged.place = "会议室";
    auto around = one.around();
    around.entries = [&, others = around.entries](auto key, auto day) {
        if (key != "officers") {
            return others(key, day);
        }
        auto another = one.officers["37990126001"];
        another["is_hearing_officer"] = knows_another;
        return std::vector<Fields>{another, one.officers["37990126003"]};
    };
    const auto decision = decide(
        one.state,
        {"arrange_hearing", one.today, arranged},
        Case::handler(),
        one.procedure(),
        around
    );
    return decision ? "" : decision.error().code;
}
Case hearing_asked() {
    auto one = told(14'700, true);
    one.on("2026-03-12").take("request_hearing", HearingAsked{});
    return one;
}

TEST(Gates, CF32_APresiderIsOneTheRegisterKnowsAsSuch) {
    auto one = hearing_asked();
    EXPECT_EQ(as_presider(one, {}, true), "presider-not-qualified");
    EXPECT_EQ(as_presider(one, {{"is_hearing_officer", false}}, true), "presider-not-qualified");
    EXPECT_EQ(as_presider(one, {{"is_hearing_officer", true}}, true), "");
    auto numbered = hearing_asked();
    EXPECT_EQ(as_presider(numbered, {{"hearing_officer_number", "HXTZ-2024-01"}}, true), "");
}

TEST(Gates, CF32_ARegisterThatKnowsNoPresidersAsksOfNobody) {
    auto one = hearing_asked();
    EXPECT_EQ(as_presider(one, {}, false), "");
}

TEST(Gates, CF32_WhetherAPresiderNeedsACertificateTheBureausRuleSays) {
    auto one = hearing_asked();
    set_number(one, "hearing_officer_certified", 0);
    EXPECT_EQ(as_presider(one, {}, true), "");
}

}  // namespace
}  // namespace mingjing::case_file
