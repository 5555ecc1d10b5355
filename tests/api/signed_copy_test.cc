// Signed copies over the interface: sent as evidence is, attached, opened with a row in the trail,
// bound and bagged, withdrawn; and nothing after the file is archived.

#include <gmock/gmock.h>

#include "api/papers_of_case.h"
#include "binder/binder.h"
#include "binder/pages.h"
#include "codec/canonical.h"
#include "crypto/hash.h"
#include "domain/paper_samples.h"
#include "support/small_files.h"
#include "support/unpacked_bag.h"

namespace mingjing::test {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

class SignedCopyOverHttp : public PapersOfCase {
  protected:
    static constexpr auto kPaper = "service_receipt-2026-1";
    const std::string kCopies = "/api/v1/instruments/" + std::string(kPaper) + "/signed-copies";
    const std::string kPdf = two_page_pdf();

    void issue_receipt() {
        const auto numbered = number("compiler_labour", kReceipt, receipt_stated());
        ASSERT_EQ(numbered.status, 201) << numbered.text;
        ASSERT_EQ(text_of(until_made(kPaper).body, "standing"), "issued");
    }
    std::string sent(const std::string& bytes, const std::string& name) {
        const auto got =
            as("compiler_labour")
                .send(http::Method::post, std::string(kCase) + "/files?name=" + name, bytes);
        EXPECT_EQ(got.status, 201) << got.text;
        return std::string(text_of(got.body, "digest"));
    }
    static Fields copy(const std::string& digest) {
        return {
            {"files", List{digest}},
            {"signed_on", "2026-11-02"},
            {"signing", "已签字或者盖章"},
            {"signer", "受送达人张示例"}};
    }
    Got attach(const Fields& body, const std::string& login = "compiler_labour") {
        return as(login).post(kCopies, body);
    }
    Got withdraw(const std::string& reason) {
        return as("compiler_labour").post(kCopies + "/1/withdraw", {{"reason", reason}});
    }
    // Of the main book, with what lies in it.
    List main_book() {
        const auto got = as("compiler_labour").get(std::string(kCase) + "/dossier");
        const auto* main = member(got.body, "main").list();
        return main == nullptr ? List{} : *main;
    }
};

TEST_F(SignedCopyOverHttp, IsAttachedShownAndOpenedWithARowInTheTrail) {
    issue_receipt();
    const auto digest = sent(kPdf, "a.pdf");
    const auto got = attach(copy(digest));
    ASSERT_EQ(got.status, 201) << got.text;
    EXPECT_EQ(*member(got.body, "copy").integer(), 1);
    const auto& file = *member(got.body, "files").list()->at(0).fields();
    EXPECT_EQ(text_of(file, "digest"), digest);
    EXPECT_EQ(text_of(file, "sm3"), crypto::sm3(kPdf).hex());
    EXPECT_EQ(*member(file, "pages").integer(), 2);
    EXPECT_EQ(attach(copy(digest)).status, 201) << "a retry";

    const auto list = as("compiler_labour").get(std::string(kCase) + "/instruments");
    ASSERT_EQ(member(list.body, "signed_copies").list()->size(), 1U) << list.text;
    EXPECT_THAT(list.text, HasSubstr("受送达人张示例"));
    EXPECT_THAT(
        as("supervisor").get(std::string(kCase) + "/instruments").text,
        Not(HasSubstr("受送达人张示例"))
    );
    const auto opened = as("compiler_labour").get(kCopies + "/1/files/0");
    ASSERT_EQ(opened.status, 200) << opened.text;
    EXPECT_EQ(opened.text, kPdf);
    EXPECT_THAT(as("auditor").get("/api/v1/trail").text, HasSubstr("签字件1-1"));
    EXPECT_GE(as("auditor").get(kCopies + "/1/files/0").status, 400) << "says what for";
    EXPECT_EQ(as("compiler_labour").get(kCopies + "/1/files/1").status, 404);
    EXPECT_EQ(as("compiler_labour").get(kCopies + "/2/files/0").status, 404);
    EXPECT_THAT(differing(), IsEmpty());
}

TEST_F(SignedCopyOverHttp, QZ02_IsRefusedWithoutWhatTheLawHasNoted) {
    issue_receipt();
    auto refused = copy(sent(kPdf, "a.pdf"));
    refused["signing"] = "拒绝签字，已注明";
    refused.erase("signer");
    const auto got = attach(refused);
    EXPECT_GE(got.status, 400) << got.text;
    EXPECT_THAT(got.text, HasSubstr("QZ-02"));
    EXPECT_THAT(got.text, HasSubstr("第十八条"));
    refused["reason"] = "未说明理由";
    refused["witness"] = "街道办事处李示例";
    EXPECT_EQ(attach(refused).status, 201);
}

TEST_F(SignedCopyOverHttp, TakesOnlyScansTheUnitSentOfWhoHandlesTheCase) {
    issue_receipt();
    const auto text = attach(copy(sent("送达回证的底稿，不是扫描件\n", "a.txt")));
    EXPECT_GE(text.status, 400) << text.text;
    EXPECT_THAT(text.text, HasSubstr("只能是PDF、JPG或者PNG"));
    const auto unknown = attach(copy(crypto::sha256("没有上传过").hex()));
    EXPECT_EQ(unknown.status, 400) << unknown.text;
    EXPECT_THAT(unknown.text, HasSubstr("没有上传过这个文件"));
    const auto unsaid = attach(copy(""));
    EXPECT_EQ(unsaid.status, 400) << unsaid.text;
    EXPECT_THAT(unsaid.text, HasSubstr("没有写校验值"));
    const auto broken = attach(copy(sent("%PDF-1.4\n这不是PDF\n%%EOF\n", "b.pdf")));
    EXPECT_EQ(broken.status, 400) << broken.text;
    EXPECT_THAT(broken.text, HasSubstr("不能装订"));
    const auto large = sent(small_png() + std::string(binder::kImageBytesMax, '.'), "d.png");
    EXPECT_THAT(attach(copy(large)).text, HasSubstr("这张照片超过14兆字节"));
    EXPECT_EQ(attach(copy(sent(kPdf, "c.pdf")), "supervisor").status, 403);
    EXPECT_EQ(attach(copy(crypto::sha256("没有上传过").hex()), "supervisor").status, 403)
        << "told nothing of any file";
    EXPECT_EQ(attach(copy(sent(kPdf, "c.pdf"))).status, 201);
}

TEST_F(SignedCopyOverHttp, CF15_IsAttachedByTheOfficersOfTheCaseAlone) {
    issue_receipt();
    const auto attached_by = [&](const std::string& officer) {
        auto actor = *office_->definitions().actor("compiler_labour");
        actor.officer = officer;
        const auto done = office_->desk().submit(
            actor,
            desk::AttachSignedCopy{
                std::string("instruments/") + kPaper, domain::copy_signed("2026-11-02", "d")}
        );
        return done ? std::string{} : done.error().code;
    };
    EXPECT_EQ(attached_by("37990126003"), "not-assigned");
    EXPECT_EQ(attached_by("37990126001"), "");
}

TEST_F(SignedCopyOverHttp, IsOfNoPaperThatWasVoided) {
    issue_receipt();
    const auto voided = make_void("compiler_labour", kPaper, "写错了地点");
    ASSERT_EQ(voided.status, 200) << voided.text;
    const auto got = attach(copy(sent(kPdf, "a.pdf")));
    EXPECT_GE(got.status, 400) << got.text;
    EXPECT_THAT(got.text, HasSubstr("已经作废"));
}

TEST_F(SignedCopyOverHttp, LiesAfterItsPaperInThePdfAndInTheBag) {
    issue_receipt();
    ASSERT_EQ(attach(copy(sent(kPdf, "a.pdf"))).status, 201);
    const auto main = main_book();
    ASSERT_EQ(main.size(), 3U) << "evidence, receipt, what was signed";
    EXPECT_EQ(text_of(*main[2].fields(), "title"), "送达回证（签字件）");
    const auto got = as("compiler_labour").get(std::string(kCase) + "/dossier.zip");
    ASSERT_EQ(got.status, 200) << got.text;
    const UnpackedBag unpacked(got.text);
    EXPECT_EQ(unpacked.run("cd dossier-2026-0001 && sha256sum --quiet -c manifest-sha256.txt"), 0);
    const auto root = unpacked.path("dossier-2026-0001");
    EXPECT_EQ(
        DiskFiles()
            .read(root + "/data/main/003-service_receipt-2026-1-signed-1-1.pdf")
            .value_or(""),
        kPdf
    );
    const auto manifest = DiskFiles().read(root + "/manifest-sm3.txt").value_or("");
    EXPECT_THAT(manifest, HasSubstr(crypto::sm3(kPdf).hex()));
    constexpr std::int64_t kSheets = 3;  // cover, contents, notes
    EXPECT_EQ(
        binder::pages_in(DiskFiles().read(root + "/data/dossier.pdf").value_or("")),
        kSheets + 1 + 1 + 2
    ) << "the slip of the evidence, the receipt, what was signed";
    const auto listed =
        codec::parse_json(DiskFiles().read(root + "/data/dossier.json").value_or(""));
    ASSERT_TRUE(listed);
    const auto& bound = *member(*listed->fields(), "main").list();
    ASSERT_EQ(bound.size(), 3U);
    EXPECT_EQ(*member(*bound[1].fields(), "first_page").integer(), 2);
    EXPECT_EQ(*member(*bound[2].fields(), "first_page").integer(), 3);
    EXPECT_EQ(*member(*bound[2].fields(), "pages").integer(), 2);
}

TEST_F(SignedCopyOverHttp, IsWithdrawnForAReasonAndCanStillBeOpened) {
    issue_receipt();
    EXPECT_TRUE(*member(*main_book().at(1).fields(), "lacks_signed_copy").boolean());
    ASSERT_EQ(attach(copy(sent(kPdf, "a.pdf"))).status, 201);
    EXPECT_FALSE(*member(*main_book().at(1).fields(), "lacks_signed_copy").boolean());
    EXPECT_GE(withdraw("").status, 400);
    const auto gone = withdraw("这是另一份送达回证");
    ASSERT_EQ(gone.status, 200) << gone.text;
    EXPECT_NE(text_of(gone.body, "withdrawn_at"), "");
    EXPECT_EQ(text_of(gone.body, "withdrawn_for"), "这是另一份送达回证");
    EXPECT_EQ(main_book().size(), 2U);
    EXPECT_TRUE(*member(*main_book().at(1).fields(), "lacks_signed_copy").boolean());
    EXPECT_EQ(as("compiler_labour").get(kCopies + "/1/files/0").text, kPdf);
    EXPECT_THAT(differing(), IsEmpty());
}

TEST_F(SignedCopyOverHttp, AnErasureReachesWhatItSaysOfPeople) {
    issue_receipt();
    ASSERT_EQ(attach(copy(sent(kPdf, "a.pdf"))).status, 201);
    const auto erased = as("publisher")
                            .post(
                                std::string(kCase) + "/erasures",
                                {{"fields", List{"signer"}}, {"basis", "本人申请"}},
                                {{"if-match", seen("publisher", kCase)}}
                            );
    ASSERT_LT(erased.status, 300) << erased.text;
    const auto list = as("compiler_labour").get(std::string(kCase) + "/instruments");
    ASSERT_EQ(member(list.body, "signed_copies").list()->size(), 1U) << list.text;
    EXPECT_THAT(list.text, Not(HasSubstr("受送达人张示例")));
}

TEST_F(SignedCopyOverHttp, CF18_NothingIsAttachedOrWithdrawnOnceTheFileIsArchived) {
    review_and_decide();
    issue_receipt();
    close_case_after_review();
    ASSERT_EQ(attach(copy(sent(kPdf, "a.pdf"))).status, 201) << "the case has ended, no more";
    case_file::Archived archived;
    archived.grade = case_file::Archived::kOrdinary;
    archived.remarks = "文书为纸质，另行装订";
    take("compiler_labour", "archive", archived);
    auto other = copy(sent(kPdf + "\n", "b.pdf"));
    for (const auto& got : {attach(other), withdraw("这是另一份送达回证")}) {
        EXPECT_GE(got.status, 400) << got.text;
        EXPECT_THAT(got.text, HasSubstr("已经归档"));
    }
}

}  // namespace
}  // namespace mingjing::test
