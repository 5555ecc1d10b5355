// The file of a case over the interface: its order, what it lacks, its archive number, and that
// nothing is added to it afterwards.

#include <filesystem>
#include <thread>

#include <gmock/gmock.h>

#include "api/papers_of_case.h"
#include "binder/pages.h"
#include "ledger/ledger.h"
#include "merkle/note.h"
#include "support/small_files.h"
#include "support/unpacked_bag.h"
#include "support/words_in_pdf.h"
#include "verify/receipt_check.h"

namespace mingjing::test {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

class DossierOverHttp : public PapersOfCase {
  protected:
    static constexpr auto kFile = "/api/v1/cases/2026-0001/dossier";

    void close_case() {
        review_and_decide();
        close_case_after_review();
    }
    Got archive(const Fields& content, const std::string& login = "compiler_labour") {
        return as(login).post(
            std::string(kCase) + "/steps/archive",
            {{"content", content}},
            {{"if-match", seen(login, kCase)}}
        );
    }
    // Of another case, 2026-0002.
    void take_second(
        const std::string& login, const std::string& step, const case_file::Content& content
    ) {
        const auto done = office_->desk().submit(
            *office_->definitions().actor(login),
            desk::CaseAct{
                "case-5f00000000000001",
                "penalty_ordinary",
                {step, "2026-11-02", case_file::write(content), {}},
                {}}
        );
        ASSERT_TRUE(done) << step << ": " << done.error().what;
    }
    static Fields explained() {
        return {{"grade", "一般"}, {"fonds", "HX01"}, {"remarks", "文书为纸质，另行装订"}};
    }
    static std::string cover(const Got& got, std::string_view key) {
        return std::string(text_of(*member(got.body, "cover").fields(), key));
    }
    static std::vector<std::string> missing(const Got& got) {
        std::vector<std::string> rules;
        for (const auto& one : *member(got.body, "missing").list()) {
            rules.emplace_back(text_of(*one.fields(), "rule"));
        }
        return rules;
    }
};

TEST_F(DossierOverHttp, ListsWhatIsInItAndWhatIsDueAndMissing) {
    review_and_decide();
    const auto got = as("compiler_labour").get(kFile);
    ASSERT_EQ(got.status, 200) << got.text;
    EXPECT_EQ(cover(got, "title"), "样例服饰加工厂违法延长工作时间案");
    EXPECT_EQ(cover(got, "docketed_on"), "2026-11-02");
    EXPECT_EQ(cover(got, "closed_on"), "");
    const auto& main = *member(got.body, "main").list();
    ASSERT_EQ(main.size(), 1U) << "the evidence";
    EXPECT_EQ(text_of(*main[0].fields(), "title"), "考勤表");
    EXPECT_EQ(text_of(*main[0].fields(), "finding"), "查证属实");
    EXPECT_THAT(missing(got), testing::IsSupersetOf({"docket", "notice", "service", "penalty"}));
    EXPECT_THAT(missing(got), Not(Contains("no_penalty")));
}

TEST_F(DossierOverHttp, HidesFromWhoOnlyLooksAndLeavesARowOfWhoLooked) {
    const auto got = as("supervisor").get(kFile);
    ASSERT_EQ(got.status, 200) << got.text;
    EXPECT_THAT(got.text, Not(HasSubstr("样例服饰加工厂")));
    EXPECT_THAT(got.text, Not(HasSubstr("考勤表")));
    const auto trail = as("auditor").get("/api/v1/trail");
    ASSERT_EQ(trail.status, 200) << trail.text;
    EXPECT_THAT(trail.text, HasSubstr("查阅案卷"));
    EXPECT_EQ(as("compiler_labour").get("/api/v1/cases/2020-0001/dossier").status, 404);
}

TEST_F(DossierOverHttp, CF18_IsArchivedWholeOrWithTheReason) {
    review_and_decide();
    const auto early = archive(explained());
    EXPECT_EQ(early.status, 422) << early.text;

    close_case_after_review();
    const auto bare = archive({{"grade", "一般"}});
    EXPECT_EQ(bare.status, 422) << bare.text;
    EXPECT_THAT(bare.text, HasSubstr("《行政处罚决定书》"));
    EXPECT_THAT(bare.text, HasSubstr("CF-18"));
    const auto done = archive(explained());
    ASSERT_EQ(done.status, 200) << done.text;

    const auto got = as("compiler_labour").get(kFile);
    EXPECT_EQ(cover(got, "archive_number"), "2026-0001");
    EXPECT_EQ(cover(got, "retention"), "30年");
    EXPECT_EQ(cover(got, "archived_on"), "2026-11-02");
    EXPECT_EQ(cover(got, "closed_on"), "2026-11-02");
    EXPECT_EQ(cover(got, "remarks"), "文书为纸质，另行装订");
    EXPECT_THAT(as("supervisor").get(kFile).text, Not(HasSubstr("另行装订")));
}

TEST_F(DossierOverHttp, CF18_TakesNothingMoreOnceArchived) {
    close_case();
    ASSERT_EQ(archive(explained()).status, 200);
    const auto again = archive(explained());
    EXPECT_EQ(again.status, 200) << "the same once more adds nothing: " << again.text;
    for (const auto& next : *member(again.body, "next").list()) {
        EXPECT_NE(text_of(*next.fields(), "act"), "archive");
    }
    auto other = explained();
    other["remarks"] = "另一个说明";
    const auto second = archive(other);
    EXPECT_EQ(second.status, 422) << second.text;
    EXPECT_THAT(second.text, HasSubstr("2026-0001"));
    const auto instrument = number(
        "compiler_labour",
        std::string(kCase) + "/instruments/docket_approval",
        {{"grounds", "有违法的初步事实"}}
    );
    EXPECT_GE(instrument.status, 400) << instrument.text;
    EXPECT_THAT(instrument.text, HasSubstr("已经归档"));
}

// The renderer takes longer to begin than the archivist to ask.
TEST_F(DossierOverHttp, CF18_IsNotArchivedWhileAnInstrumentIsBeingMade) {
    close_case();
    const auto numbered = number("compiler_labour", kReceipt, receipt_stated());
    ASSERT_EQ(numbered.status, 201) << numbered.text;
    const auto early = archive(explained());
    EXPECT_EQ(early.status, 422) << early.text;
    EXPECT_THAT(early.text, HasSubstr("正在制作"));
    auto done = early;
    for (int i = 0; i < 600 && done.status != 200; ++i) {
        std::this_thread::sleep_for(std::chrono::milliseconds{100});
        done = archive(explained());
    }
    ASSERT_EQ(done.status, 200) << done.text;
    EXPECT_EQ(
        *member(*member(as("compiler_labour").get(kFile).body, "cover").fields(), "pages")
             .integer(),
        1
    );
}

TEST_F(DossierOverHttp, CF18_NumbersFollowEachOtherWithoutAGap) {
    close_case();
    ASSERT_EQ(archive(explained()).status, 200);
    take_second("compiler_labour", "open", case_file::lead());
    take_second("compiler_labour", "report_lead", case_file::Noted{});
    take_second("leader", "decline", case_file::Dropped{"没有违法事实", "查无实据"});
    case_file::Archived archived;
    archived.grade = case_file::Archived::kImportant;
    archived.remarks = "没有立案";
    take_second("compiler_labour", "archive", archived);
    const auto got = as("compiler_labour").get("/api/v1/cases/2026-0002/dossier");
    EXPECT_EQ(cover(got, "archive_number"), "2026-0002");
    EXPECT_EQ(cover(got, "retention"), "永久");

    EXPECT_THAT(differing(), IsEmpty());
}

TEST_F(DossierOverHttp, IsExportedAsOnePdfAndTheTrailSaysWhoTookIt) {
    close_case();
    ASSERT_EQ(archive(explained()).status, 200);
    const auto got = as("compiler_labour").get(std::string(kFile) + ".pdf");
    ASSERT_EQ(got.status, 200) << got.text;
    EXPECT_TRUE(got.text.starts_with("%PDF-"));
    constexpr std::int64_t kSheets = 3;  // cover, contents, notes: nothing lies in the side book
    EXPECT_EQ(binder::pages_in(got.text), kSheets + 1) << "the evidence is a thing: a slip";
    EXPECT_THAT(as("auditor").get("/api/v1/trail").text, HasSubstr("导出案卷（PDF）"));
    const auto unsaid = as("auditor").get(std::string(kFile) + ".pdf");
    EXPECT_GE(unsaid.status, 400) << "whoever does not work on it says what for";
}

TEST_F(DossierOverHttp, JC03_ItsMainBookAloneIsExportedForItsPartyToRead) {
    review_and_decide();
    const auto numbered = number(
        "compiler_labour",
        std::string(kCase) + "/instruments/reporter_receipt",
        {{"document", "告知书"},
         {"document_number", "1号"},
         {"mode", "直接送达"},
         {"informant", "举报人"}}
    );
    ASSERT_EQ(numbered.status, 201) << numbered.text;
    ASSERT_EQ(text_of(until_made("reporter_receipt-2026-1").body, "standing"), "issued");
    const auto listed = as("compiler_labour").get(kFile);
    EXPECT_EQ(*member(*member(listed.body, "cover").fields(), "pages").integer(), 1);
    const auto whole = as("compiler_labour").get(std::string(kFile) + ".pdf");
    ASSERT_EQ(whole.status, 200) << whole.text;
    EXPECT_EQ(binder::pages_in(whole.text), 6) << "with the side book's contents and its paper";
    const auto main = as("compiler_labour").get(std::string(kFile) + ".pdf?book=main");
    ASSERT_EQ(main.status, 200) << main.text;
    EXPECT_EQ(binder::pages_in(main.text), 4);
    EXPECT_THAT(words_in_pdf(whole.text), HasSubstr("《立案审批表》"));
    EXPECT_THAT(words_in_pdf(main.text), Not(HasSubstr("《立案审批表》")))
        << "lies in the side book";
    EXPECT_THAT(words_in_pdf(main.text), HasSubstr("《行政处罚决定书》"));
    EXPECT_THAT(as("auditor").get("/api/v1/trail").text, HasSubstr("导出案卷正卷（PDF）"));
}

TEST_F(DossierOverHttp, IsExportedAsABagThatProvesItself) {
    close_case();
    ASSERT_EQ(archive(explained()).status, 200);
    office_->settle();
    const auto got = as("compiler_labour").get(std::string(kFile) + ".zip");
    ASSERT_EQ(got.status, 200) << got.text;
    const UnpackedBag unpacked(got.text);
    const std::string into = "cd dossier-2026-0001 && ";
    EXPECT_EQ(unpacked.run(into + "sha256sum --quiet -c manifest-sha256.txt"), 0);
    EXPECT_EQ(unpacked.run(into + "sha256sum --quiet -c tagmanifest-sha256.txt"), 0);
    EXPECT_EQ(unpacked.run(into + "grep -q 'mingjing-verify --vkey' 说明.txt"), 0);
    const auto listed =
        codec::parse_json(*DiskFiles().read(unpacked.path("dossier-2026-0001/data/dossier.json")));
    ASSERT_TRUE(listed);
    const auto& evidence = *member(*listed->fields(), "main").list()->at(0).fields();
    EXPECT_EQ(*member(evidence, "first_page").integer(), 1) << "as it lies in the PDF beside it";
    EXPECT_EQ(*member(evidence, "pages").integer(), 1);

    const auto key = merkle::parse_verifier_key(office_->identity().verifier_key());
    ASSERT_TRUE(key);
    const auto root = unpacked.path("dossier-2026-0001/data");
    std::size_t proven = 0;
    for (const auto& file : std::filesystem::directory_iterator(root + "/records")) {
        const auto receipt =
            DiskFiles().read(root + "/receipts/" + file.path().stem().string() + ".tlog-proof");
        ASSERT_TRUE(receipt) << file.path();
        const auto report = verify::check_receipt(*receipt, *key, std::nullopt);
        EXPECT_EQ(report.outcome, verify::Outcome::holds)
            << file.path() << (report.lines.empty() ? "" : report.lines.back());
        ++proven;
    }
    const auto ledger = office_->ledger().lease();
    EXPECT_EQ(proven, ledger::read_stream(*ledger, stream_).size());
}

// With evidence in files of their own: each by itself in the bag, under a name any disk takes.
TEST_F(DossierOverHttp, HasEachFileOfItsEvidenceInTheBag) {
    const auto pdf = two_page_pdf();
    take_second("compiler_labour", "open", case_file::lead());
    take_second("compiler_labour", "assign", case_file::assigned());
    take_second("compiler_labour", "report_lead", case_file::Noted{});
    take_second("leader", "docket", case_file::Docketed{});
    const std::string at = "/api/v1/cases/2026-0002";
    const auto sent = as("compiler_labour").send(http::Method::post, at + "/files?name=a.pdf", pdf);
    ASSERT_EQ(sent.status, 201) << sent.text;
    auto collected = case_file::evidence("1");
    collected.digest = std::string(text_of(sent.body, "digest"));
    take_second("compiler_labour", "collect", collected);
    const auto got = as("compiler_labour").get(at + "/dossier.zip");
    ASSERT_EQ(got.status, 200) << got.text;
    const UnpackedBag unpacked(got.text);
    const auto root = unpacked.path("dossier-2026-0002/data");
    EXPECT_EQ(DiskFiles().read(root + "/main/001-evidence-1.pdf").value_or(""), pdf);
    EXPECT_EQ(binder::pages_in(*DiskFiles().read(root + "/dossier.pdf")), 1 + 1 + 2 + 1)
        << "cover, contents, it, notes";
}

}  // namespace
}  // namespace mingjing::test
