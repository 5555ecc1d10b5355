// 守法诚信档案: an employer found by a part of its name or its credit code, and what its cases came
// to.

#include <gmock/gmock.h>

#include "api/decided_case.h"
#include "codec/text.h"

namespace mingjing::test {
namespace {

using testing::IsEmpty;

constexpr auto kCode = "91379901MAFAKE027T";

class HonestyFile : public DecidedCase {
  protected:
    Got look_for(const std::string& login, const std::string& text) {
        return as(login).get("/api/v1/honesty-files?text=" + codec::percent_encode(text));
    }
    Got file(const std::string& login, const std::string& query = std::string("code=") + kCode) {
        return as(login).get("/api/v1/honesty-file?" + query);
    }
    static Fields first(const Got& got, std::string_view list) {
        const auto* rows = member(got.body, list).list();
        EXPECT_TRUE(rows != nullptr && !rows->empty()) << got.text;
        return rows == nullptr || rows->empty() ? Fields{} : *rows->front().fields();
    }
    static std::int64_t number(const Fields& row, std::string_view name) {
        const auto* found = member(row, name).integer();
        return found == nullptr ? -1 : *found;
    }
    // Another case, of a party so called.
    void open_another(const std::string& stream, case_file::Opened opened) {
        const auto done = office_->desk().submit(
            *office_->definitions().actor("compiler_labour"),
            desk::CaseAct{
                stream,
                "penalty_ordinary",
                {"open", "2026-11-02", case_file::write(opened), {}},
                {}}
        );
        ASSERT_TRUE(done) << done.error().what;
    }
};

TEST_F(HonestyFile, JC13_TellsWhatWasDecidedAndWhetherItWasPerformed) {
    auto got = file("leader");
    ASSERT_EQ(got.status, 200) << got.text;
    EXPECT_EQ(number(got.body, "total"), 0) << "nothing was found yet";
    EXPECT_TRUE(member(got.body, "years").list()->empty()) << got.text;
    EXPECT_EQ(number(look_for("leader", "样例服").body, "total"), 0);

    review_and_decide();
    got = file("compiler_labour");
    EXPECT_EQ(number(first(got, "years"), "decided"), 1);
    EXPECT_EQ(number(first(got, "years"), "performed"), 0);
    EXPECT_EQ(text_of(first(got, "cases"), "content"), "罚款人民币14,700元");
    EXPECT_EQ(text_of(first(got, "cases"), "decided_on"), "2026-11-02");

    take("compiler_labour", "serve", case_file::served(case_file::Served::kDecision));
    take("compiler_labour", "pay", case_file::Paid{{1'470'000}, "票据1", "银行或者电子支付"});
    take("compiler_labour", "perform", case_file::Performed{"自动履行", ""});
    got = file("compiler_labour");
    EXPECT_EQ(number(first(got, "years"), "performed"), 1);
    EXPECT_EQ(number(first(got, "years"), "no_more"), 0);
    EXPECT_EQ(number(first(got, "years"), "listed"), 0);
    EXPECT_EQ(text_of(first(got, "cases"), "performance"), "已履行");
}

TEST_F(HonestyFile, JC13_IsOfAnEmployerByItsCodeWhateverItIsCalled) {
    review_and_decide();
    auto renamed = case_file::lead();
    renamed.party_name = "样例服饰有限公司";
    renamed.party_credit_code = kCode;
    open_another("case-5f00000000000001", renamed);
    auto uncoded = case_file::lead();
    uncoded.party_name = "样例服装店";
    open_another("case-5f00000000000002", uncoded);

    for (const auto* text : {"样例服", "加工厂", "MAFAKE027T"}) {
        const auto found = look_for("compiler_labour", text);
        ASSERT_EQ(found.status, 200) << found.text;
        EXPECT_EQ(number(found.body, "total"), 1) << found.text;
        EXPECT_EQ(text_of(first(found, "employers"), "name"), "样例服饰有限公司")
            << "as it is called last, looked for by " << text;
    }
    EXPECT_EQ(number(file("leader").body, "total"), 1) << "what is alleged is not in it";
    EXPECT_EQ(look_for("leader", "样").status, 400);
    EXPECT_EQ(file("leader", "code=").status, 400);

    const std::string at = "/api/v1/cases/2026-0001";
    const auto erased = as("reviewer_legal")
                            .post(
                                at + "/erasures",
                                {{"fields", List{"party_name", "party_credit_code"}},
                                 {"basis", "个人信息保护法第四十七条"}},
                                {{"if-match", seen("reviewer_legal", at)}}
                            );
    ASSERT_EQ(erased.status, 200) << erased.text;
    EXPECT_EQ(number(file("leader").body, "total"), 0);
    EXPECT_THAT(differing(), IsEmpty());
}

TEST_F(HonestyFile, JC13_IsForThoseWhoWorkOnItsCases) {
    review_and_decide();
    for (const auto* login : {"supervisor", "publisher", "compiler_relations"}) {
        EXPECT_EQ(look_for(login, "样例服").status, 403) << login;
        EXPECT_EQ(file(login).status, 403) << login;
    }
    EXPECT_EQ(number(look_for("officer_relations", "样例服").body, "total"), 0) << "another unit";
    EXPECT_EQ(number(file("officer_relations").body, "total"), 0);
    EXPECT_EQ(number(look_for("head_labour", "样例服").body, "total"), 1);
}

}  // namespace
}  // namespace mingjing::test
