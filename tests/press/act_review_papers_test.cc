// 重大执法行为法制审核送审表、意见书: each review of an act beside the decision is told by its own
// two papers, and the decision's tell nothing of it.

#include <gmock/gmock.h>

#include "desk/instrument_act.h"
#include "press/full_case.h"

namespace mingjing::press {
namespace {

using testing::ElementsAre;
using testing::Field;
using testing::HasSubstr;
using testing::Not;

const domain::InstrumentKind& kind_named(std::string_view key) {
    return *demo_definitions().instrument(key);
}

case_file::Event recorded(std::string_view act, std::string_view on, const Fields& content) {
    return {
        .step = std::string(act),
        .stage = "stage",
        .is_over = false,
        .on = std::string(on),
        .content = case_file::act_kind(act)->read(content),
        .actor = "whoever"};
}
case_file::Event opened() {
    return recorded(
        "open",
        "2026-03-02",
        {{"party_name", "样例甲厂"}, {"party_kind", "法人或者其他组织"}, {"item", "HXRS-CF-015"}}
    );
}
case_file::Event sent_of(std::string_view subject, std::string_view on) {
    return recorded(
        "send_act_review",
        on,
        {{"subject", subject},
         {"rows", List{"HXRS-FS-19"}},
         {"materials", List{"决定代拟稿"}},
         {"reason", "可能被转移"}}
    );
}
case_file::Event said_of(std::string_view subject, std::string_view on, std::string_view opinion) {
    return recorded(
        "conclude_act_review",
        on,
        {{"subject", subject},
         {"opinion", opinion},
         {"text", "书面意见"},
         {"elements", List{Fields{{"element", 1}, {"conclusion", "通过"}}}}}
    );
}

// Of the act it tells of, or of the one that was chosen.
Fields stated(
    const domain::InstrumentKind& kind,
    const std::vector<case_file::Event>& events,
    const std::vector<std::int64_t>& told = {},
    std::optional<std::int64_t> chosen = {}
) {
    const auto telling = desk::telling(kind, events, told, chosen);
    EXPECT_TRUE(telling) << (telling ? "" : telling.error().what);
    return telling ? desk::instrument_data(kind, telling->events, {}, any_title, {}).stated
                   : Fields{};
}

TEST(PapersOfActReviews, GS08_OfTwoActsUnderReviewAtOnceEachIsToldByItsOwn) {
    const std::vector<case_file::Event> events{
        opened(),
        sent_of("查封", "2026-03-03"),
        sent_of("扣押", "2026-03-04"),
        said_of("查封", "2026-03-05", "同意"),
        said_of("扣押", "2026-03-06", "建议纠正")};
    const auto& submission = kind_named("act_review_submission");
    const auto& opinion = kind_named("act_review_opinion");
    const auto first = stated(submission, events);
    EXPECT_EQ(text_of(first, "subject"), "查封");
    EXPECT_EQ(text_of(first, "sent_on"), "2026-03-03");
    EXPECT_EQ(text_of(stated(submission, events, {1}), "subject"), "扣押");
    EXPECT_EQ(text_of(stated(opinion, events), "opinion"), "同意");
    EXPECT_EQ(text_of(stated(opinion, events, {3}), "opinion"), "建议纠正");
    for (const auto* key : {"review_submission", "review_opinion"}) {
        EXPECT_FALSE(stated(kind_named(key), events).contains("text")) << key;
        EXPECT_FALSE(stated(kind_named(key), events).contains("materials")) << key;
    }
}

TEST(PapersOfActReviews, GS08_WhatWasSentAnewSetsAsideTheReviewOfThatActAlone) {
    const std::vector<case_file::Event> events{
        opened(),
        sent_of("查封", "2026-03-03"),
        sent_of("扣押", "2026-03-03"),
        said_of("查封", "2026-03-04", "建议纠正"),
        sent_of("查封", "2026-03-05"),
        said_of("查封", "2026-03-06", "同意")};
    const auto& opinion = kind_named("act_review_opinion");
    EXPECT_THAT(
        desk::acts_told(opinion, events, {}),
        ElementsAre(Field(&desk::ActTold::stands, false), Field(&desk::ActTold::stands, true))
    );
    EXPECT_THAT(
        desk::acts_told(kind_named("act_review_submission"), events, {}),
        ElementsAre(
            Field(&desk::ActTold::stands, false),
            Field(&desk::ActTold::stands, true),
            Field(&desk::ActTold::stands, true)
        )
    );
    EXPECT_EQ(text_of(stated(opinion, events), "opinion"), "同意");
    EXPECT_EQ(text_of(stated(opinion, events, {}, 3), "opinion"), "建议纠正")
        << "the first opinion is told too, where it is chosen";
}

TEST(PapersOfActReviews, GS08_AReviewOfWhatAnotherPartyDidIsToldAsOfThatParty) {
    std::vector<case_file::Event> events{
        opened(), sent_of("查封", "2026-03-03"), said_of("查封", "2026-03-04", "同意")};
    events.push_back(recorded(
        "amend_party",
        "2026-03-05",
        {{"party_name", "样例乙厂"}, {"party_kind", "法人或者其他组织"}}
    ));
    const auto& opinion = kind_named("act_review_opinion");
    EXPECT_FALSE(stated(opinion, events).contains("opinion"));
    EXPECT_EQ(text_of(stated(opinion, events, {}, 2), "party"), "样例甲厂");
}

TEST(PapersOfActReviews, GS08_AnActTakenOnItIsStillToldOf) {
    const std::vector<case_file::Event> events{
        opened(),
        sent_of("移送司法机关", "2026-03-03"),
        said_of("移送司法机关", "2026-03-04", "同意"),
        recorded("decide_transfer", "2026-03-05", {{"is_approved", true}})};
    EXPECT_EQ(text_of(stated(kind_named("act_review_opinion"), events), "opinion"), "同意");
}

TEST(PapersOfActReviews, GS08_AnOpinionThatDoesNotAgreeSaysWhatMayNotBeDone) {
    const auto& opinion = kind_named("act_review_opinion");
    auto as = full_instrument(opinion);
    as.facts["opinion"] = "同意";
    EXPECT_THAT(paper().printed(opinion, as), Not(HasSubstr("不得作出决定")));
    as.facts["opinion"] = "建议纠正";
    EXPECT_THAT(
        paper().printed(opinion, as),
        HasSubstr("审核未通过的，不得作出决定（国办发〔2018〕118号（十）、（十二））")
    );
}

}  // namespace
}  // namespace mingjing::press
