// What the shipped instruments say in words where the law wants it said.

#include <utility>

#include <gmock/gmock.h>

#include "press/full_case.h"

namespace mingjing::press {
namespace {

using testing::Contains;
using testing::Field;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

TEST(ShippedInstruments, FY03_OnTheSpotReconsiderationComesFirst) {
    const auto& spot = *demo_definitions().instrument("spot_decision");
    const auto html = paper().printed(spot, full_instrument(spot));
    EXPECT_THAT(html, HasSubstr("先依法向海曦市人民政府申请行政复议"));
    EXPECT_THAT(html, Not(HasSubstr("直接向")));
    const auto& ordinary = *demo_definitions().instrument("penalty_decision");
    EXPECT_THAT(
        paper().printed(ordinary, full_instrument(ordinary)),
        HasSubstr("直接向海曦市曦城区人民法院提起行政诉讼")
    );
}

TEST(ShippedInstruments, SayAmountsInDigitsAndCapitals) {
    const auto& kind = *demo_definitions().instrument("penalty_decision");
    EXPECT_THAT(
        paper().printed(kind, full_instrument(kind)),
        HasSubstr("罚款人民币14,700.00元（大写：壹万肆仟柒佰元整）")
    );
}

// What the decision orders is printed as decided: nobody types it again.
TEST(ShippedInstruments, CF28_SayWhatWasDecidedBesideTheFine) {
    const auto& penalty = *demo_definitions().instrument("penalty_decision");
    auto as = full_instrument(penalty);
    as.facts["ordered"] = "1234.5";
    as.facts["compensation"] = "617.25";
    as.facts["leniency"] = "从轻";
    as.facts["grounds"] = List{"主动消除或者减轻违法行为危害后果"};
    const auto html = paper().printed(penalty, as);
    EXPECT_THAT(html, HasSubstr("补缴人民币1,234.50元"));
    EXPECT_THAT(html, HasSubstr("赔偿金人民币617.25元"));
    EXPECT_THAT(html, HasSubstr("主动消除或者减轻违法行为危害后果的情形，依法从轻处罚"));
    const auto& handling = *demo_definitions().instrument("handling_decision");
    auto contents = full_contents(handling);
    contents["decide"]["ordered"] = "1234.5";
    contents["decide"]["compensation"] = "0";
    const auto data = desk::instrument_data(
        handling, events_of(contents), full_statement(handling), any_title, full_facts()
    );
    EXPECT_EQ(text_of(data.stated, "ordered"), "1234.5");
    EXPECT_FALSE(data.stated.contains("compensation"));
    auto order = full_instrument(handling);
    order.facts["ordered"] = "1234.5";
    EXPECT_THAT(paper().printed(handling, order), HasSubstr("补缴人民币1,234.50元"));
}

TEST(ShippedInstruments, CF05_ADecisionPrintsTheCorrectionItOrders) {
    const std::vector<std::pair<std::string, std::string>> decisions{
        {"penalty_decision", "ordered_correction"}, {"spot_decision", "correction"}};
    for (const auto& [key, field] : decisions) {
        const auto& kind = *demo_definitions().instrument(key);
        auto as = full_instrument(kind);
        as.facts[field] = "责令限期改正";
        as.facts["correct_by"] = "2026-04-30";
        EXPECT_THAT(paper().printed(kind, as), HasSubstr("2026年4月30日以前改正上述违法行为"))
            << key;
        as.facts.erase("correct_by");
        as.facts[field] = "责令当场改正";
        EXPECT_THAT(paper().printed(kind, as), HasSubstr("当场改正上述违法行为")) << key;
        as.facts[field] = "已经改正，无需责令";
        EXPECT_THAT(paper().printed(kind, as), Not(HasSubstr("改正上述违法行为"))) << key;
    }
}

TEST(ShippedInstruments, XK14_TheBarIsToldByTheOneArticleAndItsLastDay) {
    const std::string is_false(case_file::Deceit::kFalse);
    const std::string is_fraud(case_file::Deceit::kFraud);
    const auto print = [](const char* key, Fields stated) {
        const auto& kind = *demo_definitions().instrument(key);
        auto as = full_instrument(kind);
        for (const auto* bar : {"deceit", "barred_until", "barred_for"}) {
            as.facts.erase(bar);
        }
        stated.merge(std::exchange(as.facts, {}));
        as.facts = std::move(stated);
        return paper().printed(kind, as);
    };
    const auto by_78 = [](const std::string& html) {
        EXPECT_THAT(html, HasSubstr("第七十八条"));
        EXPECT_THAT(html, HasSubstr("到2027年3月6日为止"));
        EXPECT_THAT(html, Not(HasSubstr("第七十九条")));
    };
    const auto by_79 = [](const std::string& html) {
        EXPECT_THAT(html, HasSubstr("第七十九条"));
        EXPECT_THAT(html, HasSubstr("到2027年3月6日为止"));
        EXPECT_THAT(html, Not(HasSubstr("第七十八条")));
    };
    const std::string until = "2027-03-06";
    const std::string barred(case_file::PermitDeclined::kBarred);
    by_78(print("non_acceptance", {{"ground", is_false}, {"barred_until", until}}));
    Fields before{{"ground", barred}, {"barred_until", until}, {"barred_for", is_fraud}};
    by_79(print("non_acceptance", before));
    before["barred_for"] = is_false;
    by_78(print("non_acceptance", before));
    by_78(print("permit_refusal", {{"deceit", is_false}, {"barred_until", until}}));
    for (const auto* key : {"permit_revocation", "decision_revocation", "revocation_notice"}) {
        by_79(print(key, {{"deceit", is_fraud}, {"barred_until", until}}));
    }
    for (const auto* key :
         {"permit_refusal", "permit_revocation", "decision_revocation", "revocation_notice"}) {
        EXPECT_THAT(print(key, {}), Not(HasSubstr("不得再次申请"))) << key;
    }
    const auto unneeded = print("non_acceptance", {{"ground", "其他"}});
    EXPECT_THAT(unneeded, Not(HasSubstr("不得再次申请")));
    EXPECT_THAT(unneeded, HasSubstr("第三十二条"));
}

// A case begun before applications were recorded has none.
TEST(ShippedInstruments, TheApplicationIsMadeOfACaseWhoseApplicationWasNotRecorded) {
    const auto& kind = *demo_definitions().instrument("permit_application");
    auto contents = full_contents(kind);
    contents.erase("apply_permit");
    const auto data = desk::instrument_data(
        kind, events_of(contents), full_statement(kind), any_title, full_facts()
    );
    EXPECT_THAT(data.missing, IsEmpty());
}

TEST(ShippedInstruments, CF19_ADecisionThatWasChangedSaysToWhat) {
    const std::string changed_by = "海政复决〔2026〕3号";
    for (const auto* key : {"penalty_decision", "handling_decision"}) {
        const auto& kind = *demo_definitions().instrument(key);
        auto contents = full_contents(kind);
        contents["decide"]["fine"] = contents["decide"]["ordered"] = "14700";
        contents["amend_decision"] = {
            {"conclusion", text_of(contents["decide"], "conclusion")},
            {"fine", "10000"},
            {"ordered", "10000"},
            {"document", changed_by},
            {"reason", "明显不当"}};
        auto as = full_instrument(kind);
        const auto print = [&] {
            const auto data = desk::instrument_data(
                kind, events_of(contents), full_statement(kind), any_title, full_facts()
            );
            EXPECT_THAT(data.missing, IsEmpty()) << key;
            auto parts = desk::parted(kind, data.stated);
            as.facts = std::move(parts.facts);
            as.personal = std::move(parts.personal);
            return paper().printed(kind, as);
        };
        const auto changed = print();
        EXPECT_THAT(changed, HasSubstr("已经" + changed_by + "变更")) << key;
        EXPECT_THAT(changed, HasSubstr("14,700.00元")) << "what was decided stays";
        EXPECT_THAT(changed, HasSubstr("10,000.00元")) << key;
        contents.erase("amend_decision");
        EXPECT_THAT(print(), Not(HasSubstr("变更"))) << key;
    }
}

TEST(ShippedInstruments, CF19_TheChangeIsToldWithItsOutcomeAlone) {
    const auto& kind = *demo_definitions().instrument("decision_change");
    auto contents = full_contents(kind);
    contents["amend_decision"]["fine"] = "10000";
    contents["decide"]["fine"] = "14700";
    const auto data = desk::instrument_data(
        kind, events_of(contents), full_statement(kind), any_title, full_facts()
    );
    EXPECT_EQ(text_of(data.stated, "fine"), "10000");
    contents.erase("amend_decision");
    EXPECT_THAT(
        desk::instrument_data(
            kind, events_of(contents), full_statement(kind), any_title, full_facts()
        )
            .missing,
        Contains(Field(&desk::MissingFact::source, Not(IsEmpty())))
    );
}

TEST(ShippedInstruments, QZ06_QZ11_NobodyTypesWhatTheLawCounts) {
    const std::vector<std::pair<std::string, std::string>> counted{
        {"measure_decision", "until"},
        {"measure_extension", "until"},
        {"surcharge_decision", "fine"},
        {"surcharge_decision", "days"},
        {"surcharge_decision", "due_on"},
        {"surcharge_decision", "surcharge"}};
    for (const auto& [key, field] : counted) {
        const auto& kind = *demo_definitions().instrument(key);
        EXPECT_EQ(domain::find_field(kind.form.fields, field), nullptr) << key;
        EXPECT_TRUE(full_data(kind).stated.contains(field)) << key << field;
        const auto data = desk::instrument_data(
            kind, events_of(full_contents(kind)), full_statement(kind), any_title, {}
        );
        EXPECT_THAT(data.missing, Contains(Field(&desk::MissingFact::field, field)));
    }
}

TEST(ShippedInstruments, CF05_TheDayIsTheDecisionsAndOnlyOfOneThatOrdersIt) {
    const std::vector<std::pair<std::string, std::string>> decisions{
        {"penalty_decision", "decide"}, {"spot_decision", "decide_on_spot"}};
    for (const auto& [key, act] : decisions) {
        const auto& kind = *demo_definitions().instrument(key);
        auto contents = full_contents(kind);
        contents["propose"] = {{"correction", "责令限期改正"}, {"correct_by", "2026-01-05"}};
        const auto stated = [&] {
            return desk::instrument_data(
                       kind, events_of(contents), full_statement(kind), any_title, full_facts()
            )
                .stated;
        };
        contents[act]["correction"] = "责令限期改正";
        contents[act]["correct_by"] = "2026-04-30";
        EXPECT_EQ(text_of(stated(), "correct_by"), "2026-04-30") << key;
        contents[act]["correction"] = "责令当场改正";
        EXPECT_FALSE(stated().contains("correct_by")) << key;
    }
}

// Of a fine that was put off it is wrong that all of it was due on one day.
TEST(ShippedInstruments, CF34_CF37_ASurchargeTellsOfTheInstalmentsThatWereLate) {
    const auto& kind = *demo_definitions().instrument("surcharge_decision");
    auto as = full_instrument(kind);
    as.facts["due_on"] = "2026-05-29";
    as.facts["days"] = 37;
    as.facts["late"] = List{
        Fields{{"due_on", "2026-05-29"}, {"amount", "5000"}, {"days", 4}, {"surcharge", "600"}}};
    const auto deferred = paper().printed(kind, as);
    EXPECT_THAT(deferred, HasSubstr("批准延期、分期缴纳"));
    EXPECT_THAT(deferred, HasSubstr("5,000.00元"));
    EXPECT_THAT(deferred, HasSubstr("4日"));
    EXPECT_THAT(deferred, Not(HasSubstr("2026年5月29日前缴纳")));
    EXPECT_THAT(deferred, Not(HasSubstr("逾期37日")));
    as.facts.erase("late");
    EXPECT_THAT(paper().printed(kind, as), HasSubstr("2026年5月29日前缴纳。当事人逾期37日"));
}

TEST(ShippedInstruments, CF24_ARecordIsSignedOnEachPageAndSaysHow) {
    const auto& kind = *demo_definitions().instrument("inquiry_record");
    auto as = full_instrument(kind);
    as.facts["signing"] = "拒绝签字，已注明";
    const auto html = paper().printed(kind, as);
    EXPECT_THAT(html, HasSubstr("<p class=\"each\">被询问人在本页签名"));
    EXPECT_THAT(html, HasSubstr("签字情况：拒绝签字，已注明"));
    EXPECT_THAT(html, Not(HasSubstr("一致"))) << "who refused agreed to nothing";
}

TEST(ShippedInstruments, JC03_APaperToWhoReportedPromisesThePartyNoCopyOfIt) {
    for (const auto* key : {"complaint_refusal", "decline_notice"}) {
        const auto& kind = *demo_definitions().instrument(key);
        auto as = full_instrument(kind);
        as.facts["ground"] = std::string(case_file::Dropped::kOther);
        const auto html = paper().printed(kind, as);
        EXPECT_THAT(html, Not(HasSubstr("送达当事人"))) << key;
        EXPECT_THAT(html, Not(HasSubstr("，其他"))) << key;
    }
}

TEST(ShippedInstruments, CF34_WhoMayNotPayLaterIsToldTheDayOfTheDecisionStands) {
    const auto& kind = *demo_definitions().instrument("deferral_notice");
    auto as = full_instrument(kind);
    EXPECT_THAT(paper().printed(kind, as), HasSubstr("应当按照上列期限缴纳"));
    as.facts["result"] = std::string(case_file::DeferralAnswered::kRefused);
    as.facts.erase("instalments");
    const auto refused = paper().printed(kind, as);
    EXPECT_THAT(refused, HasSubstr("仍应当按照《行政处罚决定书》写明的期限缴纳"));
    EXPECT_THAT(refused, Not(HasSubstr("上列期限")));
}

TEST(ShippedInstruments, CF17_NameOnlyEvidenceThatWasVerified) {
    const auto& kind = *demo_definitions().instrument("penalty_decision");
    auto contents = full_contents(kind);
    contents["verify"]["finding"] = std::string(case_file::Verified::kExcluded);
    const auto data = desk::instrument_data(
        kind, events_of(contents), full_statement(kind), any_title, full_facts()
    );
    EXPECT_FALSE(data.stated.contains("evidence"));
    EXPECT_THAT(data.missing, Contains(Field(&desk::MissingFact::field, "evidence")));
}

TEST(ShippedInstruments, NothingPersonalIsAmongTheFacts) {
    const auto& kind = *demo_definitions().instrument("penalty_decision");
    const auto parts = desk::parted(kind, full_data(kind).stated);
    for (const auto* key : {"party", "party_address", "officers", "evidence", "reasons"}) {
        EXPECT_TRUE(parts.personal.contains(key)) << key;
        EXPECT_FALSE(parts.facts.contains(key)) << key;
    }
    EXPECT_TRUE(parts.facts.contains("fine"));
}

}  // namespace
}  // namespace mingjing::press
