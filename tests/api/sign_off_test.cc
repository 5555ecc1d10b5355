// A paper that a party is told its rights by is signed off by the head of its unit before it has
// a number: who sends it, who signs it, what undoes it, what numbering says.

#include <gmock/gmock.h>

#include "api/papers_signed_off.h"
#include "ledger/ledger.h"
#include "query/sign_offs.h"

namespace mingjing::test {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

class SignOffOverHttp : public PapersSignedOff {
  protected:
    // How many papers wait for this person.
    std::size_t waiting(const std::string& login) {
        const auto got = as(login).get("/api/v1/sign-offs");
        EXPECT_EQ(got.status, 200) << got.text;
        return member(got.body, "sign_offs").list()->size();
    }
    // Of the notice among the kinds the case may have.
    std::string standing() {
        const auto got = as("compiler_labour").get(std::string(kCase) + "/instruments");
        for (const auto& kind : *member(got.body, "kinds").list()) {
            if (text_of(*kind.fields(), "key") == "penalty_notice") {
                const auto* sign_off = member(*kind.fields(), "sign_off").fields();
                return sign_off == nullptr ? "" : std::string(text_of(*sign_off, "standing"));
            }
        }
        return "no such kind";
    }
};

TEST_F(SignOffOverHttp, NothingIsNumberedBeforeItIsSignedOff) {
    const auto unsent = number("compiler_labour", stated());
    EXPECT_EQ(unsent.status, 422) << unsent.text;
    EXPECT_THAT(unsent.text, HasSubstr("还没有经承办机构负责人或者局负责人签发，不能编号"));
    EXPECT_THAT(unsent.text, HasSubstr("党政机关公文处理工作条例第二十二条"));
    EXPECT_THAT(unsent.text, HasSubstr("国办发〔2018〕118号"));
    EXPECT_THAT(unsent.text, HasSubstr("请先送签"));

    const auto sent = sent_by_handler();
    EXPECT_THAT(number("compiler_labour", stated()).text, HasSubstr("已经送签，还没有签发"));
    const auto signed_off = answer("head_labour", sent, "/sign");
    ASSERT_EQ(signed_off.status, 200) << signed_off.text;
    EXPECT_EQ(text_of(signed_off.body, "signed_by"), "周执法甲");

    const auto numbered = number("compiler_labour", stated());
    ASSERT_EQ(numbered.status, 201) << numbered.text;
    EXPECT_EQ(text_of(numbered.body, "signed_by"), "周执法甲");
    EXPECT_EQ(text_of(numbered.body, "signed_on"), "2026-11-02");
    const auto file = as("compiler_labour").get(std::string(kCase) + "/dossier");
    EXPECT_THAT(file.text, HasSubstr(R"("signed_by":"周执法甲","signed_on":"2026-11-02")"));
    EXPECT_EQ(standing(), "") << "the next one is sent by itself";
    EXPECT_THAT(differing(), IsEmpty());
}

TEST_F(SignOffOverHttp, IsSignedOffByWhoHeadsItsUnitAndDidNotSendIt) {
    const auto sent = sent_by_handler();
    EXPECT_EQ(answer("compiler_labour", sent, "/sign").status, 403);
    EXPECT_EQ(answer("head_relations", sent, "/sign").status, 403) << "of another unit";
    EXPECT_EQ(answer("reviewer_legal", sent, "/sign").status, 403);
    EXPECT_EQ(answer("leader", sent, "/sign").status, 200);

    const auto own = send("head_labour", stated("五个工作日"));
    ASSERT_EQ(own.status, 201) << own.text;
    EXPECT_EQ(waiting("head_labour"), 0U) << "not what they sent themselves";
    EXPECT_EQ(waiting("leader"), 1U);
    const auto refused = answer("head_labour", own, "/sign");
    EXPECT_EQ(refused.status, 422) << refused.text;
    EXPECT_THAT(refused.text, HasSubstr("不能由您自己签发"));
}

TEST_F(SignOffOverHttp, AChangeUndoesIt) {
    sign_off();
    const auto changed = number("compiler_labour", stated("五个工作日"));
    EXPECT_EQ(changed.status, 422) << changed.text;
    EXPECT_THAT(changed.text, HasSubstr("签发以后有改动"));
    EXPECT_THAT(changed.text, HasSubstr("重新送签"));
    const auto again = send("compiler_labour", stated("五个工作日"));
    ASSERT_EQ(again.status, 201) << again.text;
    EXPECT_EQ(standing(), "waiting");
    EXPECT_EQ(number("compiler_labour", stated()).status, 422) << "what was signed off is gone";
    EXPECT_EQ(answer("head_labour", again, "/sign").status, 200);
    EXPECT_EQ(number("compiler_labour", stated("五个工作日")).status, 201);
    EXPECT_THAT(differing(), IsEmpty());
}

TEST_F(SignOffOverHttp, IsReturnedWithAReasonItsDrafterReads) {
    const auto sent = sent_by_handler();
    EXPECT_EQ(waiting("head_labour"), 1U);
    const auto shown = as("head_labour").get(path_of(sent));
    EXPECT_THAT(shown.text, HasSubstr("样例服饰加工厂"));
    EXPECT_THAT(shown.text, HasSubstr("三个工作日"));
    EXPECT_EQ(answer("head_labour", sent, "/return", {{"reason", ""}}).status, 422);
    const auto returned = answer("head_labour", sent, "/return", {{"reason", "期限写错"}});
    ASSERT_EQ(returned.status, 200) << returned.text;
    EXPECT_EQ(waiting("head_labour"), 0U);
    EXPECT_EQ(standing(), "returned");
    EXPECT_THAT(
        as("compiler_labour").get(std::string(kCase) + "/instruments").text, HasSubstr("期限写错")
    );
    EXPECT_THAT(number("compiler_labour", stated()).text, HasSubstr("请按退回的理由修改"));
    EXPECT_EQ(answer("head_labour", returned, "/sign").status, 422);
    EXPECT_THAT(differing(), IsEmpty());
}

TEST_F(SignOffOverHttp, IsAnsweredAsItWasSeen) {
    const auto sent = sent_by_handler();
    ASSERT_EQ(send("compiler_labour", stated("五个工作日")).status, 201);
    EXPECT_EQ(answer("head_labour", sent, "/sign").status, 412) << "sent anew since";
}

TEST_F(SignOffOverHttp, OnceNumberedItIsNotReturned) {
    const auto sent = sent_by_handler();
    const auto signed_off = answer("head_labour", sent, "/sign");
    ASSERT_EQ(number("compiler_labour", stated()).status, 201);
    const auto refused =
        answer("head_labour", signed_off, "/return", {{"reason", "当事人名称有误"}});
    EXPECT_EQ(refused.status, 422) << refused.text;
    EXPECT_THAT(refused.text, HasSubstr("已经编号"));
}

TEST_F(SignOffOverHttp, WhatNeedsNoneIsNotSent) {
    const auto got = as("compiler_labour")
                         .post(
                             std::string(kCase) + "/instruments/evidence_list/sign-offs",
                             {{"content", Fields{}}},
                             {{"if-match", seen("compiler_labour", kCase)}}
                         );
    EXPECT_EQ(got.status, 422) << got.text;
    EXPECT_THAT(got.text, HasSubstr("不需要送签"));
}

TEST_F(SignOffOverHttp, AnErasureReachesWhatWasSent) {
    const auto sent = sent_by_handler();
    const auto erased = as("publisher")
                            .post(
                                std::string(kCase) + "/erasures",
                                {{"fields", List{"party_name"}}, {"basis", "本人申请"}},
                                {{"if-match", seen("publisher", kCase)}}
                            );
    ASSERT_LT(erased.status, 300) << erased.text;
    EXPECT_THAT(as("head_labour").get(path_of(sent)).text, Not(HasSubstr("样例服饰加工厂")));
    const auto lease = office_->ledger().lease();
    for (const auto& row : query::sign_offs_of_case(*lease, stream_)) {
        for (const auto& record : ledger::read_stream(*lease, row.stream)) {
            const auto party = record.personal.find("party");
            EXPECT_TRUE(party == record.personal.end() || !party->second.value);
        }
    }
}

TEST_F(SignOffOverHttp, WhoseItIsNotReadsNothingOfIt) {
    const auto sent = sent_by_handler();
    EXPECT_EQ(as("supervisor").get("/api/v1/sign-offs").status, 403);
    EXPECT_EQ(waiting("head_relations"), 0U);
    for (const auto* login : {"supervisor", "head_relations"}) {
        const auto got = as(login).get(path_of(sent));
        EXPECT_GE(got.status, 400) << login;
        EXPECT_THAT(got.text, Not(HasSubstr("样例服饰加工厂")));
    }
}

}  // namespace
}  // namespace mingjing::test
