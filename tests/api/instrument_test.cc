// An instrument over the interface: what it lacks, its draft, its number by the law's leave,
// its bytes, and what the public learns of it.

#include <algorithm>
#include <cctype>
#include <set>
#include <thread>

#include <gmock/gmock.h>

#include "api/papers_of_case.h"
#include "binder/pages.h"
#include "crypto/hash.h"
#include "ledger/ledger.h"

namespace mingjing::test {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

class InstrumentOverHttp : public PapersOfCase {
  protected:
    static Fields stated() { return decision_stated(); }
    static std::string said(const Got& got, std::string_view name) {
        return std::string(text_of(got.body, name));
    }
    [[nodiscard]] std::uint64_t issued_position() {
        const auto lease = office_->ledger().lease();
        return static_cast<std::uint64_t>(
            query::instrument_at(*lease, "instruments/penalty_decision-2026-1")->issued_position
        );
    }
    static const Fields* open_kind(const Got& got, std::string_view key) {
        for (const auto& kind : *member(got.body, "kinds").list()) {
            if (text_of(*kind.fields(), "key") == key) {
                return kind.fields();
            }
        }
        return nullptr;
    }
};

TEST_F(InstrumentOverHttp, CF27_ADecisionBearsNoNumberBeforeAPassedReviewAndADecision) {
    const auto before = as("compiler_labour").get(std::string(kCase) + "/instruments");
    ASSERT_EQ(before.status, 200) << before.text;
    const auto* kind = open_kind(before, "penalty_decision");
    ASSERT_NE(kind, nullptr);
    EXPECT_FALSE(member(*kind, "missing").list()->empty());
    const auto early = number("compiler_labour", kDecision, stated());
    EXPECT_EQ(early.status, 422) << early.text;
    EXPECT_THAT(early.text, HasSubstr("作出决定"));

    review_and_decide();
    const auto numbered = number("compiler_labour", kDecision, stated());
    ASSERT_EQ(numbered.status, 201) << numbered.text;
    EXPECT_EQ(said(numbered, "number"), "海人社监罚决字〔2026〕1号");
    EXPECT_EQ(said(numbered, "dated"), "2026-11-02");
    const auto whole = as("leader").get("/api/v1/instruments/penalty_decision-2026-1");
    EXPECT_EQ(said(whole, "review"), "法制审核通过");
}

TEST_F(InstrumentOverHttp, IsMadeOfWhatItStatesAndCheckedByAnybody) {
    review_and_decide();
    const auto numbered = number("compiler_labour", kDecision, stated());
    ASSERT_EQ(numbered.status, 201) << numbered.text;
    const auto made = until_made("penalty_decision-2026-1");
    ASSERT_EQ(said(made, "standing"), "issued") << made.text;
    const auto pdf = as("compiler_labour").get("/api/v1/instruments/penalty_decision-2026-1/pdf");
    ASSERT_EQ(pdf.status, 200) << pdf.text;
    EXPECT_TRUE(pdf.text.starts_with("%PDF-"));
    EXPECT_EQ(crypto::sha256(pdf.text).hex(), said(made, "digest"));
    const auto& data = *member(made.body, "data").fields();
    EXPECT_EQ(text_of(data, "party"), "样例服饰加工厂");
    EXPECT_EQ(text_of(data, "item"), "违法延长工作时间");
    EXPECT_EQ(text_of(data, "fine"), "14700");

    EXPECT_THAT(differing(), IsEmpty());
}

TEST_F(InstrumentOverHttp, CF30_AServiceNamesThePaperThatWasIssued) {
    review_and_decide();
    Fields service{
        {"instrument", "决定书"},
        {"mode", "直接送达"},
        {"proof", "回证1"},
        {"receiver", "张示例"},
        {"capacity", "负责收件的人"}};
    const auto serve = [&] {
        return number("compiler_labour", std::string(kCase) + "/steps/serve", service);
    };
    const auto numbered = number("compiler_labour", kDecision, stated());
    ASSERT_EQ(numbered.status, 201) << numbered.text;
    service["paper"] = "海人社监罚决字〔2026〕2号";
    EXPECT_THAT(serve().text, HasSubstr("paper-unknown"));
    ASSERT_EQ(said(until_made("penalty_decision-2026-1"), "standing"), "issued");
    service.erase("paper");
    const auto unnamed = serve();
    EXPECT_EQ(unnamed.status, 422) << unnamed.text;
    EXPECT_THAT(unnamed.text, HasSubstr("没有写明送达的是哪一份决定书"));
    EXPECT_THAT(unnamed.text, HasSubstr("CF-30"));
    const auto offered = as("compiler_labour").get(kCase);
    EXPECT_THAT(offered.text, HasSubstr(R"("choices":["海人社监罚决字〔2026〕1号"])"));
    service["paper"] = said(numbered, "number");
    const auto served = serve();
    EXPECT_EQ(served.status, 200) << served.text;
    const auto gone = make_void("leader", "penalty_decision-2026-1", "写错");
    EXPECT_GE(gone.status, 400) << gone.text;
    EXPECT_THAT(differing(), IsEmpty());
}

TEST_F(InstrumentOverHttp, CF28_RefusesNamingWhatIsMissing) {
    review_and_decide();
    const auto got = number("compiler_labour", kDecision, {{"correction", "责令立即改正"}});
    EXPECT_EQ(got.status, 400) << got.text;
    EXPECT_THAT(got.text, HasSubstr("violated"));
    EXPECT_THAT(got.text, HasSubstr("违反了哪条规定"));
    const auto unknown = number("compiler_labour", kDecision, {{"fine", "1"}});
    EXPECT_EQ(unknown.status, 400) << "what the case says is not restated";
}

TEST_F(InstrumentOverHttp, ADecisionIsNumberedOnceAndTheSameRequestNeverTwice) {
    review_and_decide();
    const auto etag = seen("compiler_labour", kCase);
    const Window::Headers headers{{"if-match", etag}, {"idempotency-key", "k1"}};
    const auto first = as("compiler_labour").post(kDecision, {{"content", stated()}}, headers);
    const auto again = as("compiler_labour").post(kDecision, {{"content", stated()}}, headers);
    EXPECT_EQ(first.status, 201) << first.text;
    EXPECT_EQ(said(again, "id"), said(first, "id"));
    const auto second = number("compiler_labour", kDecision, stated());
    EXPECT_EQ(second.status, 409) << second.text;
    EXPECT_THAT(second.text, HasSubstr("罚决字〔2026〕1号"));
}

TEST_F(InstrumentOverHttp, AVoidedNumberIsKeptAndTheNextOneFollows) {
    review_and_decide();
    ASSERT_EQ(number("compiler_labour", kDecision, stated()).status, 201);
    until_made("penalty_decision-2026-1");
    const auto at = std::string("/api/v1/instruments/penalty_decision-2026-1");
    const auto blank =
        as("compiler_labour")
            .post(at + "/void", {{"reason", ""}}, {{"if-match", seen("compiler_labour", at)}});
    EXPECT_GE(blank.status, 400);
    const auto voided = make_void("compiler_labour", "penalty_decision-2026-1", "当事人住所有误");
    ASSERT_EQ(voided.status, 200) << voided.text;
    EXPECT_EQ(said(voided, "standing"), "voided");
    EXPECT_NE(said(voided, "voided_at"), "") << "the timeline has it";
    const auto next = number("compiler_labour", kDecision, stated());
    EXPECT_EQ(said(next, "number"), "海人社监罚决字〔2026〕2号") << next.text;
    until_made("penalty_decision-2026-2");

    auto service = case_file::served(case_file::Served::kDecision);
    service.paper = said(next, "number");
    take("compiler_labour", "serve", service);
    const auto second = std::string("/api/v1/instruments/penalty_decision-2026-2");
    const auto second_match = seen("compiler_labour", second);
    const auto served =
        as("compiler_labour")
            .post(second + "/void", {{"reason", "又有误"}}, {{"if-match", second_match}});
    EXPECT_THAT(served.text, HasSubstr("已经送达"));
}

TEST_F(InstrumentOverHttp, ManyAtOnceGetNumbersWithoutGapOrDouble) {
    review_and_decide();
    constexpr int kEach = 8;
    const auto& actor = *office_->definitions().actor("compiler_labour");
    const auto& kind = *office_->definitions().instrument("service_receipt");
    std::vector<std::jthread> writers;
    for (int writer = 0; writer < 4; ++writer) {
        writers.emplace_back([&, writer] {
            for (int i = 0; i < kEach; ++i) {
                const auto name = std::to_string(writer) + "-" + std::to_string(i);
                const auto done = office_->desk().submit(
                    actor,
                    desk::NumberInstrument{
                        .asked =
                            {.case_stream = stream_, .kind = kind.key, .stated = receipt_stated()},
                        .code = "CODE" + name,
                        .site = "https://haixi.example",
                        .request = name}
                );
                EXPECT_TRUE(done) << (done ? "" : done.error().what);
            }
        });
    }
    writers.clear();
    const auto lease = office_->ledger().lease();
    std::set<std::int64_t> serials;
    for (const auto& row : query::instruments_of_case(*lease, stream_)) {
        serials.insert(row.serial);
    }
    EXPECT_EQ(serials.size(), 4U * kEach);
    EXPECT_EQ(*serials.begin(), 1);
    EXPECT_EQ(*serials.rbegin(), 4 * kEach);
}

TEST_F(InstrumentOverHttp, ADraftSaysSoAndWhatItLacks) {
    const auto got = as("compiler_labour").post(kDecision + "/draft", {{"content", Fields{}}});
    ASSERT_EQ(got.status, 200) << got.text;
    EXPECT_THAT(said(got, "html"), HasSubstr("draft"));
    EXPECT_THAT(said(got, "html"), HasSubstr("文号待编"));
    EXPECT_THAT(said(got, "html"), HasSubstr("样例服饰加工厂"));
    EXPECT_FALSE(member(got.body, "missing").list()->empty());
    EXPECT_EQ(as("supervisor").post(kDecision + "/draft", {{"content", Fields{}}}).status, 404);
    const auto style = as("compiler_labour").get("/api/v1/instrument-style.css");
    EXPECT_EQ(style.status, 200);
}

TEST_F(InstrumentOverHttp, WhoOnlyLooksSeesNobodysNameAndSaysWhatFor) {
    review_and_decide();
    ASSERT_EQ(number("compiler_labour", kDecision, stated()).status, 201);
    until_made("penalty_decision-2026-1");
    const auto at = std::string("/api/v1/instruments/penalty_decision-2026-1");
    EXPECT_THAT(as("supervisor").get(at).text, Not(HasSubstr("样例服饰加工厂")));
    EXPECT_EQ(as("supervisor").get(at + "/pdf").status, 400);
    EXPECT_EQ(as("supervisor").get(at + "/pdf?purpose=%E7%9D%A3%E5%AF%9F").status, 200);
    EXPECT_EQ(as("compiler_relations").get(at).status, 403);
    EXPECT_EQ(as("compiler_relations").get(at + "/pdf").status, 403);
    EXPECT_EQ(number("supervisor", kDecision, stated()).status, 403);
}

TEST_F(InstrumentOverHttp, SeveralArePrintedTogetherAndOnlyWhatWasIssued) {
    review_and_decide();
    ASSERT_EQ(number("compiler_labour", kDecision, stated()).status, 201);
    ASSERT_EQ(number("compiler_labour", kReceipt, receipt_stated()).status, 201);
    const auto decision = until_made("penalty_decision-2026-1");
    const auto first = until_made("service_receipt-2026-1");
    const auto pages = *member(decision.body, "pages").integer();
    const std::string at = "/api/v1/cases/2026-0001/instruments.pdf";
    const auto both = at + "?ids=service_receipt-2026-1,penalty_decision-2026-1";
    const auto got = as("compiler_labour").get(both);
    ASSERT_EQ(got.status, 200) << got.text;
    EXPECT_EQ(binder::pages_in(got.text), pages + *member(first.body, "pages").integer());
    EXPECT_THAT(as("auditor").get("/api/v1/trail").text, HasSubstr("批量打印：送达回证"));
    EXPECT_EQ(as("compiler_labour").get(at + "?ids=penalty_decision-2026-7").status, 404);
    EXPECT_EQ(as("supervisor").get(both).status, 400)
        << "whoever does not work on it says what for";
    EXPECT_EQ(as("compiler_relations").get(both).status, 403);
    ASSERT_EQ(make_void("compiler_labour", "service_receipt-2026-1", "填写有误").status, 200);
    const auto voided = as("compiler_labour").get(both);
    EXPECT_EQ(voided.status, 422);
    EXPECT_THAT(voided.text, HasSubstr("送达回证已经作废，不能打印"));
}

TEST_F(InstrumentOverHttp, ThePublicChecksItByItsCodeAndLearnsNobodysName) {
    review_and_decide();
    ASSERT_EQ(number("compiler_labour", kDecision, stated()).status, 201);
    const auto made = until_made("penalty_decision-2026-1");
    office_->settle();
    const auto code = said(made, "code");
    const auto page = read("/verify/" + code);
    ASSERT_EQ(page.status, 200);
    EXPECT_THAT(page.text, HasSubstr("海人社监罚决字〔2026〕1号"));
    EXPECT_THAT(page.text, HasSubstr(said(made, "digest")));
    for (const auto* secret : {"样例服饰", "91379901", "14,700", "14700", "2026-0001", "加班"}) {
        EXPECT_THAT(page.text, Not(HasSubstr(secret)));
    }
    auto typed = code;
    typed.insert(4, "-");
    std::ranges::transform(typed, typed.begin(), [](char c) {
        return static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    });
    EXPECT_EQ(read("/verify/" + typed).text, page.text);
    EXPECT_THAT(read("/verify/000000000000").text, Not(HasSubstr("罚决字")));

    const auto receipt_url = "/verify/" + code + "/receipt";
    EXPECT_THAT(page.text, HasSubstr(receipt_url));
    const auto receipt = read(receipt_url);
    EXPECT_EQ(receipt.status, 200) << receipt.text;
    EXPECT_THAT(receipt.text, HasSubstr("c2sp.org/tlog-proof"));
    // Who knows no code and counts positions learns of no instrument.
    for (std::uint64_t position = 0; position <= issued_position(); ++position) {
        const auto walked = read("/receipts/" + std::to_string(position) + ".tlog-proof");
        EXPECT_THAT(walked.text, Not(HasSubstr(code))) << position;
    }
    EXPECT_EQ(read("/receipts/" + std::to_string(issued_position()) + ".tlog-proof").status, 404);
    EXPECT_EQ(read("/verify/000000000000/receipt").status, 404);

    const auto schema = read("/data/instruments/penalty_decision.schema.json");
    EXPECT_EQ(schema.status, 200);
    EXPECT_THAT(schema.text, HasSubstr("violated"));
    EXPECT_EQ(read("/data/instruments/nothing.schema.json").status, 404);

    ASSERT_EQ(make_void("compiler_labour", "penalty_decision-2026-1", "有误").status, 200);
    EXPECT_THAT(read("/verify/" + code).text, HasSubstr("已经作废"));
}

TEST_F(InstrumentOverHttp, WhatIsErasedOfTheCaseIsErasedOfItsInstruments) {
    review_and_decide();
    ASSERT_EQ(number("compiler_labour", kDecision, stated()).status, 201);
    until_made("penalty_decision-2026-1");
    const auto at = std::string("/api/v1/instruments/penalty_decision-2026-1");
    const auto before = as("compiler_labour").get(at);
    EXPECT_THAT(before.text, HasSubstr("样例服饰加工厂"));
    EXPECT_THAT(before.text, HasSubstr("示例路18号"));
    const auto erased =
        as("publisher")
            .post(
                std::string(kCase) + "/erasures",
                {{"fields", List{"party_name", "party_address", "party_credit_code"}},
                 {"basis", "本人申请"}},
                {{"if-match", seen("publisher", kCase)}}
            );
    ASSERT_LT(erased.status, 300) << erased.text;
    for (const auto* login : {"compiler_labour", "leader"}) {
        const auto after = as(login).get(at);
        EXPECT_EQ(after.status, 200) << after.text;
        EXPECT_THAT(after.text, Not(HasSubstr("样例服饰加工厂")));
        EXPECT_THAT(after.text, Not(HasSubstr("示例路18号")));
        EXPECT_THAT(after.text, Not(HasSubstr("91379901MAFAKE027T")));
        EXPECT_THAT(after.text, HasSubstr("14700")) << "facts stay";
    }
    const auto lease = office_->ledger().lease();
    for (const auto& record : ledger::read_stream(*lease, "instruments/penalty_decision-2026-1")) {
        const auto party = record.personal.find("party");
        EXPECT_TRUE(party == record.personal.end() || !party->second.value);
    }
}

TEST_F(InstrumentOverHttp, AStaleNumberingIsRefused) {
    review_and_decide();
    const auto before = seen("compiler_labour", kCase);
    take("compiler_labour", "serve", case_file::served(case_file::Served::kDecision));
    const auto got =
        as("compiler_labour").post(kDecision, {{"content", stated()}}, {{"if-match", before}});
    EXPECT_EQ(got.status, 412) << got.text;
}

}  // namespace
}  // namespace mingjing::test
