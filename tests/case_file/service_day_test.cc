// From which day a service counts, and who may sign for it.

#include <array>
#include <string>
#include <string_view>

#include "case_file/case.h"

namespace mingjing::case_file {
namespace {

// The day on the slip: whoever carries it, posts it or passes it on, and whenever it is entered.
TEST(Gates, SD03_TheDayOnTheProofCountsWhoeverCarriedIt) {
    for (const auto* mode : {"委托送达", "邮寄送达", "转交送达"}) {
        auto one = reviewed();
        one.on("2026-03-16").take("decide", decision(14'700), Case::head());
        auto carried = served(Served::kDecision);
        carried.mode = mode;
        one.on("2026-03-18");
        EXPECT_EQ(one.tried("serve", carried).error().code, "not-said-when-posted") << mode;
        carried.posted_on = "2026-03-16";
        one.take("serve", carried);
        EXPECT_EQ(one.state.decision_served_on, "2026-03-18") << mode;
        EXPECT_EQ(one.state.clocks.at("serve").met_on, "2026-03-18") << mode;
        EXPECT_EQ(one.state.clocks.at("pay").started_on, "2026-03-18") << mode;
    }
}

TEST(Gates, SD03_NothingArrivesBeforeItWasSentOff) {
    auto one = reviewed();
    one.on("2026-03-16").take("decide", decision(14'700), Case::head());
    auto posted = served(Served::kDecision);
    posted.mode = "邮寄送达";
    posted.posted_on = "2026-03-19";
    one.on("2026-03-18");
    EXPECT_EQ(one.refused_by("serve", posted), "SD-03");
    EXPECT_EQ(one.tried("serve", posted).error().code, "posted-after-service");
    posted.posted_on = "2026-03-18";
    EXPECT_EQ(one.refused_by("serve", posted), "") << "the same day";
    posted.posted_on = "2026-03-16";
    Paper paper;
    paper.name = "行政处罚决定书";
    paper.number = "罚决1号";
    paper.served_as = Served::kDecision;
    paper.issued_on = "2026-03-17";
    one.papers = {paper};
    posted.paper = paper.number;
    EXPECT_EQ(one.tried("serve", posted).error().code, "served-before-issued");
    one.papers.front().issued_on = "2026-03-16";
    one.take("serve", posted);
    EXPECT_EQ(one.state.clocks.at("pay").started_on, "2026-03-18") << "the day it came counts";
}

// "" where it may be signed so.
std::string signed_as(Case& one, std::string_view capacity, Served act) {
    act.capacity = capacity;
    const auto done = one.tried("serve", act);
    return done ? "" : done.error().code;
}

TEST(Gates, SD01_WhoSignsWhatIsHandedOverMayDoSo) {
    auto one = reviewed();
    one.on("2026-03-16").take("decide", decision(14'700), Case::head());
    auto handed = served(Served::kDecision);
    handed.receiver.clear();
    EXPECT_EQ(one.refused_by("serve", handed), "SD-01");
    EXPECT_EQ(one.tried("serve", handed).error().code, "nobody-signed");
    handed.receiver = "张示例";
    EXPECT_EQ(signed_as(one, "", handed), "signed-as-nobody-knows");
    constexpr std::array kOfPeople{Served::kSelf, Served::kFamily};
    constexpr std::array kOfOrganisations{
        Served::kLegalRepresentative, Served::kPersonInCharge, Served::kMailRoom};
    constexpr std::array kNamed{Served::kNamedReceiver, Served::kAgent};
    for (const bool is_person : {false, true}) {
        one.state.opened.party_kind = is_person ? kCitizen : kOrganisation;
        for (const auto capacity : kOfPeople) {
            EXPECT_EQ(signed_as(one, capacity, handed), is_person ? "" : "may-not-sign");
        }
        for (const auto capacity : kOfOrganisations) {
            EXPECT_EQ(signed_as(one, capacity, handed), is_person ? "may-not-sign" : "");
        }
        for (const auto capacity : kNamed) {
            EXPECT_EQ(signed_as(one, capacity, handed), "");
        }
    }
    one.state.opened.party_kind = "个体工商户";
    EXPECT_EQ(signed_as(one, Served::kSelf, handed), "");
    EXPECT_EQ(signed_as(one, Served::kMailRoom, handed), "may-not-sign");
    handed.mode = "邮寄送达";
    handed.posted_on = "2026-03-16";
    handed.receiver.clear();
    EXPECT_EQ(signed_as(one, "", handed), "") << "the slip comes back by itself";
}

// Writing the party where others are named takes nothing from it.
TEST(Gates, SD01_ThePartyIsServedAsItselfByWhateverNameItIsWritten) {
    auto one = reviewed();
    one.on("2026-03-16").take("decide", decision(14'700), Case::head());
    auto handed = served(Served::kDecision);
    for (const auto& name :
         {one.state.opened.party_name, std::string("申请人"), std::string("它的法定代表人")}) {
        handed.addressee = name;
        EXPECT_EQ(signed_as(one, Served::kFamily, handed), "may-not-sign") << name;
    }
}

// Of what has several parties one is named, of no kind on record.
TEST(Gates, SD01_WhereSeveralArePartiesWhoeverIsNamedIsServed) {
    Case one("permit");
    auto opened = lead();
    opened.procedure = "permit";
    one.take("open", opened).take("assign", assigned());
    one.state.stage = "delivery";
    PermitDecided decided;
    decided.outcome.conclusion = PermitOutcome::kRefused;
    one.state.permit_decided = {decided, one.today};
    auto handed = served(Served::kDecision);
    handed.capacity = Served::kFamily;
    handed.addressee = opened.party_name;
    EXPECT_EQ(one.refused_by("deliver_refusal", handed), "SD-01");
    handed.addressee = "示例利害关系人";
    EXPECT_EQ(one.refused_by("deliver_refusal", handed), "");
}

// A decision to hand over to the police is a letter to them.
TEST(Gates, SD01_WhoElseIsServedIsOfNoKindOnRecord) {
    auto one = reviewed();
    one.on("2026-03-16").take("decide", decision(14'700), Case::head());
    one.state.decided->conclusion = kCrime;
    auto letter = served(Served::kDecision);
    for (const auto capacity : {Served::kSelf, Served::kMailRoom}) {
        letter.capacity = capacity;
        EXPECT_EQ(one.refused_by("serve_other", letter), "") << capacity;
    }
    letter.receiver.clear();
    EXPECT_EQ(one.refused_by("serve_other", letter), "SD-01");
}

}  // namespace
}  // namespace mingjing::case_file
