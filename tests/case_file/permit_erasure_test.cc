// Names erased while a permit's hearing is still to come (依法删除个人信息): whose it is stands in
// facts, so that nobody's hearing is lost with a name.

#include <functional>

#include "case_file/permit_case.h"

namespace mingjing::case_file {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

constexpr std::string_view kFirst = "张示例";
constexpr std::string_view kSecond = "李示例";

Content without(const Content& content, const std::function<bool(const domain::Field&)>& gone) {
    const auto& kind = kind_of(content);
    auto fields = write(content);
    for (const auto& field : schema_of(kind, Of::record).fields) {
        if (gone(field)) {
            fields.erase(field.key);
        }
    }
    return kind.read(fields);
}
bool is_name(const domain::Field& field) {
    return field.is_personal;
}
bool is_place(const domain::Field& field) {
    return field.key == "told_at";
}

// A case as it is decided, and as it is read back with some of what was stated gone.
struct ReadBack {
    explicit ReadBack(std::function<bool(const domain::Field&)> what) : gone(std::move(what)) {}

    void take(std::string_view step, const Content& content) {
        const auto done = live.tried(step, content);
        ASSERT_TRUE(done) << step << ": " << done.error().what;
        for (auto event : *done) {
            live.state = evolve(std::move(live.state), event, "wu");
            event.content = without(event.content, gone);
            state = evolve(std::move(state), event, "wu");
        }
    }
    // Which goes on from what was read back.
    [[nodiscard]] Case then() const {
        auto one = live;
        one.state = state;
        return one;
    }

    std::function<bool(const domain::Field&)> gone;
    Case live = under_examination();
    State state = live.state;
};

HearingHeld withdrawal_of(std::string_view who) {
    return {std::string(HearingHeld::kWithdrawn), "撤回", std::string(who)};
}
Served notice_for(std::string_view addressee) {
    auto notice = served(Served::kHearingNotice);
    notice.addressee = addressee;
    return notice;
}
// All are told, both neighbours ask, the first withdraws and the other was served no notice.
void come_to_the_hearing(ReadBack& one) {
    one.live.on("2026-03-03");
    const std::string interested(InterestedTold::kInterested);
    const auto& party = one.live.state.opened.party_name;
    one.take("tell_interested", InterestedTold{"申请人", party, "告1号"});
    one.take("tell_interested", InterestedTold{interested, std::string(kFirst), "告2号"});
    one.take("tell_interested", InterestedTold{interested, std::string(kSecond), "告3号"});
    one.take("tell_interested", InterestedTold{interested, std::string(kFirst), "告2号之二"});
    one.live.on("2026-03-05");
    one.take("request_hearing", HearingAsked{"", std::string(kFirst)});
    one.take("request_hearing", HearingAsked{"", std::string(kSecond)});
    HearingArranged arranged;
    arranged.held_on = "2026-03-17";
    arranged.presider = "37990126003";
    arranged.place = "会议室";
    one.take("arrange_hearing", arranged);
    one.take("serve_hearing_notice", notice_for(party));
    one.take("serve_hearing_notice", notice_for(kFirst));
    one.take("hear", withdrawal_of(kFirst));
}
PermitProposed touching() {
    auto opinion = examined(PermitOutcome::kGranted);
    opinion.third_party_interest = PermitProposed::kDirect;
    return opinion;
}

TEST(Permit, XK05_XK11_AnErasedNameTakesNobodysHearing) {
    ReadBack one(is_name);
    come_to_the_hearing(one);
    const auto& telling = one.state.telling;
    EXPECT_THAT(telling.told, SizeIs(3)) << "one was told again";
    EXPECT_THAT(telling.asking, SizeIs(1));
    EXPECT_EQ(telling.asking, one.live.state.telling.asking);
    EXPECT_EQ(telling.hearing_notice_served_to, one.live.state.telling.hearing_notice_served_to);
    EXPECT_FALSE(telling.held);
    EXPECT_THAT(without_hearing_notice(one.state), ElementsAre("利害关系人（告知书告3号）"));
    auto then = one.then();
    EXPECT_EQ(code(then.on("2026-03-13"), "examine", touching()), "hearing-not-held");
    const HearingHeld ended{std::string(HearingHeld::kHeld), "笔录"};
    EXPECT_EQ(code(then.on("2026-03-17"), "hear", ended), "hearing-notice-not-served");
}

TEST(Permit, XK05_XK11_WhoseNameWasErasedIsWrittenByThePaperThatTold) {
    ReadBack one(is_name);
    come_to_the_hearing(one);
    auto held = one.then();
    held.on("2026-03-06");
    EXPECT_EQ(code(held, "serve_hearing_notice", notice_for("告9号")), "hearing-notice-to-another");
    held.take("serve_hearing_notice", notice_for("告3号"));
    held.on("2026-03-17").take("hear", HearingHeld{std::string(HearingHeld::kHeld), "笔录"});
    held.take("examine", touching());
    auto withdrawn = one.then();
    withdrawn.on("2026-03-13");
    EXPECT_EQ(code(withdrawn, "hear", withdrawal_of("告2号之二")), "hearing-not-asked-by");
    withdrawn.take("hear", withdrawal_of("告3号")).take("examine", touching());
}

TEST(Permit, XK05_XK11_RecordsThatStateNoPlaceGoByTheName) {
    ReadBack one(is_place);
    come_to_the_hearing(one);
    EXPECT_THAT(one.state.telling.asking, SizeIs(1));
    EXPECT_THAT(without_hearing_notice(one.state), ElementsAre("利害关系人（告知书告3号）"));
    auto then = one.then();
    then.on("2026-03-06").take("serve_hearing_notice", notice_for(kSecond));
    EXPECT_THAT(without_hearing_notice(then.state), IsEmpty());
    then.on("2026-03-13").take("hear", withdrawal_of(kSecond)).take("examine", touching());
}

// Of the bureau's own idea, of which nobody was told.
TEST(Permit, XK11_ANoticeToAnErasedNameIsStillOneOfOne) {
    ReadBack one(is_name);
    one.live.on("2026-03-03");
    HearingArranged arranged;
    arranged.held_on = "2026-03-17";
    arranged.presider = "37990126003";
    arranged.place = "会议室";
    one.take("arrange_hearing", arranged);
    one.take("serve_hearing_notice", notice_for(kFirst));
    one.state.opened.party_name.clear();
    EXPECT_THAT(without_hearing_notice(one.state), ElementsAre("申请人"));
    auto then = one.then();
    then.take("serve_hearing_notice", notice_for(InterestedTold::kApplicant));
    EXPECT_THAT(without_hearing_notice(then.state), IsEmpty());
}

}  // namespace
}  // namespace mingjing::case_file
