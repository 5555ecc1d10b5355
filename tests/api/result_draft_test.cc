// A result on somebody's desk: what may not be public holds it back until a person has looked,
// whatever the way it came (GK-02); then it goes the way of every entry.

#include <gmock/gmock.h>

#include "api/open_entries.h"
#include "codec/text.h"
#include "query/registers.h"

namespace mingjing::test {
namespace {

using testing::HasSubstr;

class ResultDraft : public OpenEntries {
  protected:
    static constexpr auto kNumber = "海曦人社监罚字〔2026〕第001号";

    static Fields decision(std::string_view facts) {
        return {
            {"number", kNumber},
            {"category", "行政处罚"},
            {"party", "陈测试"},
            {"party_kind", "自然人"},
            {"id_number", "379901199001010015"},
            {"facts", facts},
            {"conclusion", "警告"},
            {"decided_on", "2026-10-26"}};
    }
    static std::string at(std::string_view kind) {
        return "/api/v1/registers/results/" + std::string(kind) + "/" +
               codec::percent_encode(kNumber);
    }
    Got write(const Fields& content) {
        return as("compiler_labour")
            .post("/api/v1/registers/results/drafts", {{"content", content}});
    }
    Got submit(const Fields& body = {}) {
        return as("compiler_labour")
            .post(
                at("entries") + "/submissions",
                body,
                {{"if-match", seen("compiler_labour", at("drafts"))}}
            );
    }
};

TEST_F(ResultDraft, GK02_WhatTheMasksReachIsSubmittedMasked) {
    ASSERT_EQ(write(decision("陈测试（电话19000093296）冒领养老金")).status, 201);
    const auto submitted = submit();
    ASSERT_EQ(submitted.status, 200) << submitted.text;
    EXPECT_THAT(submitted.text, HasSubstr("陈某（电话（隐去））冒领养老金"));
    EXPECT_THAT(submitted.text, testing::Not(HasSubstr("19000093296"))) << "hidden until revealed";
    EXPECT_EQ(text_of(submitted.body, "due"), "2026-11-04") << "7 working days of the decision";
    const auto shown =
        as("head_labour").post(at("entries") + "/revelations", {{"purpose", "审核"}});
    EXPECT_THAT(shown.text, HasSubstr("陈测试（电话19000093296）")) << "before and after";
}

TEST_F(ResultDraft, GK02_WhatTheyCannotReachWaitsForAPerson) {
    ASSERT_EQ(write(decision("证人钱光看见陈测试冒领养老金")).status, 201);
    const auto held = submit();
    EXPECT_EQ(held.status, 422);
    EXPECT_EQ(said(held, "rule"), "GK-02");
    EXPECT_THAT(held.text, HasSubstr("疑有不得公开的内容"));
    EXPECT_THAT(held.text, testing::Not(HasSubstr("钱光"))) << "a refusal is kept in the trail";
    auto content = decision("证人钱光看见陈测试冒领养老金");
    content["other_people"] = List{"钱光"};
    const auto saved =
        as("compiler_labour")
            .put(at("drafts"), {{"content", content}}, seen("compiler_labour", at("drafts")));
    ASSERT_EQ(saved.status, 200) << saved.text;
    const auto submitted = submit();
    ASSERT_EQ(submitted.status, 200) << submitted.text;
    EXPECT_THAT(submitted.text, HasSubstr("证人钱某看见陈某冒领养老金"));
}

TEST_F(ResultDraft, CF19_AWithdrawalSaysWhenTheDecisionWasRevoked) {
    ASSERT_EQ(write(decision("冒领养老金")).status, 201);
    const auto named = submit({{"reason", "陈测试申请更正"}});
    EXPECT_EQ(named.status, 422) << named.text;
    EXPECT_EQ(said(named, "rule"), "GK-02");
    ASSERT_EQ(submit().status, 200);
    const auto act = [&](const std::string& login, const std::string& verb, const Fields& body) {
        const auto entry = at("entries");
        const auto got = as(login).post(entry + verb, body, {{"if-match", seen(login, entry)}});
        ASSERT_EQ(got.status, 200) << got.text;
    };
    for (const auto* login : {"head_labour", "reviewer_legal", "leader"}) {
        act(login, "/approvals", {});
    }
    act("publisher", "/publications", {});
    const auto entry_at = at("entries");
    for (const auto* reason : {"陈测试申请复议", "当事人（19000093296）申请复议"}) {
        const auto got = as("publisher")
                             .post(
                                 entry_at + "/withdrawals",
                                 {{"reason", reason}},
                                 {{"if-match", seen("publisher", entry_at)}}
                             );
        EXPECT_EQ(got.status, 422) << got.text;
        EXPECT_EQ(said(got, "rule"), "GK-02");
    }
    act("publisher", "/withdrawals", {{"reason", "行政复议决定撤销"}, {"changed_on", "2026-10-30"}}
    );
    const auto ledger = office_->ledger().lease();
    const auto entry = query::entry(*ledger, *office_->definitions().find("results"), kNumber, {});
    ASSERT_TRUE(entry);
    EXPECT_TRUE(entry->version.is_withdrawn);
    EXPECT_EQ(entry->version.changed_on, "2026-10-30");
    EXPECT_TRUE(entry->version.content.empty());
}

}  // namespace
}  // namespace mingjing::test
