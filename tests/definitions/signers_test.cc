// Who signs an instrument off before it has a number, as its file says.

#include <gmock/gmock.h>

#include "sources.h"

namespace mingjing::definitions {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr auto kNotice = "instruments/penalty_notice.yaml";
constexpr auto kSigners = "signed_off_by: [unit_head, bureau_leader]";

TEST(Signers, SignOffWhatAPartyIsToldNotWhatTheHeadDecided) {
    EXPECT_THAT(
        demo().instrument("penalty_notice")->signed_off_by,
        ElementsAre("unit_head", "bureau_leader")
    );
    EXPECT_THAT(demo().instrument("penalty_decision")->signed_off_by, IsEmpty());
    EXPECT_THAT(problems_of(changed(kNotice, kSigners, "signed_off_by: [unit_head]")), IsEmpty());
}

TEST(Signers, AreRolesThatHaveThatDuty) {
    for (const std::string role : {"nobody", "case_officer"}) {
        EXPECT_THAT(
            problems_of(changed(kNotice, kSigners, "signed_off_by: [" + role + "]")),
            Contains(HasSubstr("要由“" + role + "”签发"))
        );
    }
}

TEST(Signers, LeaveTheNameOfTheirRecordAlone) {
    EXPECT_THAT(
        problems_of(
            changed("instruments/evidence_list.yaml", "key: findings,", "key: signed_off_by,")
        ),
        Contains(HasSubstr("“key: signed_off_by”另有用处"))
    );
}

}  // namespace
}  // namespace mingjing::definitions
