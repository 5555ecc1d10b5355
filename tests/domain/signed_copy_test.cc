// Signed copies of an instrument: of which papers, of what, with what is stated of who signed.

#include "domain/signed_copy.h"

#include <gmock/gmock.h>

#include "domain/instrument.h"
#include "domain/paper_samples.h"

namespace mingjing::domain::instrument {
namespace {

constexpr auto kToday = "2026-03-20";

State numbered() {
    Numbered as;
    as.name = {"inquiry_record", 2026, 1};
    as.title = "询问笔录";
    as.dated = "2026-03-13";
    State state;
    state.numbered = as;
    return state;
}
State issued() {
    auto state = numbered();
    state.issued = Issued{.title = "询问笔录", .number = "", .code = "", .digest = "d1"};
    return state;
}
SignedCopy copy(std::string digest = "s1") {
    return copy_signed("2026-03-14", std::move(digest));
}
SignedCopy refused_copy() {
    auto one = copy();
    one.signing = SignedCopy::kRefused;
    one.signer = "";
    one.reason = "认为与己无关";
    one.witness = "街道办事处张样本";
    return one;
}
State with(State state, const Command& command) {
    const auto decided = decide(state, command);
    EXPECT_TRUE(decided) << (decided ? "" : decided.error().what);
    for (const auto& event : decided.value_or(std::vector<Event>{})) {
        state = evolve(std::move(state), event);
    }
    return state;
}
std::string why_not(const State& state, const SignedCopy& as) {
    const auto decided = decide(state, AttachCopy{as, kToday});
    return decided ? "" : decided.error().code;
}
std::string rule(const State& state, const SignedCopy& as) {
    const auto decided = decide(state, AttachCopy{as, kToday});
    return decided ? "" : decided.error().rule;
}

TEST(ASignedCopy, IsOfAPaperThatWasIssuedAndStands) {
    EXPECT_EQ(why_not({}, copy()), "no-such-instrument");
    EXPECT_EQ(why_not(numbered(), copy()), "not-made-yet");
    EXPECT_EQ(why_not(issued(), copy()), "");
    EXPECT_EQ(why_not(with(issued(), Void{"写错了"}), copy()), "instrument-voided");
}

TEST(ASignedCopy, IsWhatAScannerOrACameraMakes) {
    auto one = copy();
    for (const auto* type : {"application/pdf", "image/jpeg", "image/png"}) {
        one.files[0].type = type;
        EXPECT_EQ(why_not(issued(), one), "") << type;
    }
    for (const auto* type :
         {"application/vnd.openxmlformats-officedocument.wordprocessingml.document",
          "text/plain",
          ""}) {
        one.files[0].type = type;
        EXPECT_EQ(why_not(issued(), one), "copy-of-wrong-type") << type;
    }
    one.files.clear();
    EXPECT_EQ(why_not(issued(), one), "copy-without-file");
    one.files.resize(SignedCopy::kFilesMax + 1);
    EXPECT_EQ(why_not(issued(), one), "copy-without-file");
}

TEST(ASignedCopy, WasSignedOnADayThePaperCanHaveBeen) {
    auto one = copy();
    one.signed_on = "2026-03-12";
    EXPECT_EQ(why_not(issued(), one), "signed-before-dated");
    one.signed_on = "2026-03-21";
    EXPECT_EQ(why_not(issued(), one), "signed-on-wrong");
    one.signed_on = "三月十四日";
    EXPECT_EQ(why_not(issued(), one), "signed-on-wrong");
    for (const auto* day : {"2026-03-13", kToday}) {
        one.signed_on = day;
        EXPECT_EQ(why_not(issued(), one), "") << day;
    }
}

TEST(ASignedCopy, QZ02_SaysWhoSignedOrThatItWasRefusedAndNoted) {
    auto one = copy();
    one.signer = "";
    EXPECT_EQ(why_not(issued(), one), "signer-missing");
    one.signing = "随便";
    EXPECT_EQ(why_not(issued(), one), "signing-unknown");

    EXPECT_EQ(why_not(issued(), refused_copy()), "");
    auto unsaid = refused_copy();
    unsaid.reason = "";
    EXPECT_EQ(why_not(issued(), unsaid), "refusal-not-noted");
    EXPECT_EQ(rule(issued(), unsaid), "QZ-02");
    auto alone = refused_copy();
    alone.witness = "";
    EXPECT_EQ(why_not(issued(), alone), "witness-missing");
    EXPECT_EQ(rule(issued(), alone), "QZ-02");

    auto absent = refused_copy();
    absent.signing = SignedCopy::kAbsent;
    absent.reason = "";
    EXPECT_EQ(why_not(issued(), absent), "");
    absent.witness = "";
    EXPECT_EQ(rule(issued(), absent), "QZ-02");
}

TEST(ASignedCopy, IsOneOfSeveralAndAttachedOnce) {
    const auto once = with(issued(), AttachCopy{copy(), kToday});
    ASSERT_EQ(once.copies.size(), 1U);
    EXPECT_TRUE(decide(once, AttachCopy{copy(), kToday})->empty()) << "a retry adds nothing";
    auto other = copy();
    other.signer = "另一人";
    EXPECT_EQ(why_not(once, other), "copy-twice") << "the same file again";
    auto doubled = copy("s2");
    doubled.files.push_back(doubled.files[0]);
    EXPECT_EQ(why_not(once, doubled), "copy-twice");
    const auto twice = with(once, AttachCopy{copy("s2"), kToday});
    EXPECT_EQ(twice.copies.size(), 2U);
}

TEST(ASignedCopy, IsWithdrawnForAReasonAndNeverDeleted) {
    const auto once = with(issued(), AttachCopy{copy(), kToday});
    const auto code = [&](const WithdrawCopy& command) {
        const auto decided = decide(once, command);
        return decided ? std::string{} : decided.error().code;
    };
    EXPECT_EQ(code({2, "选错了文书"}), "no-such-copy");
    EXPECT_EQ(code({0, "选错了文书"}), "no-such-copy");
    EXPECT_EQ(code({1, ""}), "reason-missing");
    const auto gone = with(once, WithdrawCopy{1, "选错了文书"});
    ASSERT_EQ(gone.copies.size(), 1U);
    EXPECT_TRUE(gone.copies[0].is_withdrawn);
    EXPECT_EQ(gone.copies[0].withdrawn_for, "选错了文书");
    EXPECT_EQ(gone.copies[0].as, copy());
    EXPECT_TRUE(decide(gone, WithdrawCopy{1, "又一次"})->empty());
    const auto again = with(gone, AttachCopy{copy(), kToday});
    ASSERT_EQ(again.copies.size(), 2U) << "what was withdrawn bars nothing";
    EXPECT_FALSE(again.copies[1].is_withdrawn);
}

}  // namespace
}  // namespace mingjing::domain::instrument
