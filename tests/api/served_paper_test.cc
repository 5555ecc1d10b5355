// What a party holds is undone by who heads those who wrote it, not by them.

#include <gmock/gmock.h>

#include "api/papers_signed_off.h"

namespace mingjing::test {
namespace {

using testing::HasSubstr;

class ServedPaper : public PapersSignedOff {
  protected:
    // Served the day it bears.
    void number_notice() {
        sign_off();
        const auto got = number("compiler_labour", stated());
        ASSERT_EQ(got.status, 201) << got.text;
    }
    Got make_void(const std::string& login) {
        return PapersSignedOff::make_void(
            login, "penalty_notice-2026-1", "告知的数额有误，已另行告知"
        );
    }
    // The demo's people, the leader an officer by that certificate instead.
    std::vector<std::string> with_leader(const std::string& certificate) {
        auto folders = PapersSignedOff::definitions();
        folders.push_back(
            bureau_with({{R"(officer: "37990126003")", "officer: \"" + certificate + "\""}})
        );
        return folders;
    }
};

TEST_F(ServedPaper, IsNotVoidedByTheHandlerAlone) {
    number_notice();
    const auto refused = make_void("compiler_labour");
    EXPECT_GE(refused.status, 400);
    EXPECT_THAT(refused.text, HasSubstr("承办人员不能自行作废"));
    const auto voided = make_void("leader");
    EXPECT_EQ(voided.status, 200) << voided.text;
}

class LeaderWithACertificate : public ServedPaper {
  protected:
    std::vector<std::string> definitions() override { return with_leader("37990126009"); }
};

TEST_F(LeaderWithACertificate, VoidsWhatWasServedInACaseThatIsNotTheirs) {
    number_notice();
    const auto voided = make_void("leader");
    EXPECT_EQ(voided.status, 200) << voided.text;
}

class LeaderWhoWasItsOfficer : public ServedPaper {
  protected:
    std::vector<std::string> definitions() override { return with_leader("37990126002"); }
};

TEST_F(LeaderWhoWasItsOfficer, CF15_VoidsNothingWhereTheyWereRecused) {
    number_notice();
    case_file::RecusalAsked asked;
    asked.officer = "37990126002";
    asked.asked_by = "当事人";
    asked.ground = "与当事人有近亲属关系";
    take("compiler_labour", "ask_recusal", asked);
    case_file::RecusalSettled settled;
    settled.officer = "37990126002";
    settled.is_granted = true;
    settled.reason = "情况属实";
    take("leader_deputy", "settle_recusal", settled);
    const auto refused = make_void("leader");
    EXPECT_GE(refused.status, 400);
    EXPECT_THAT(refused.text, HasSubstr("CF-15"));
}

}  // namespace
}  // namespace mingjing::test
