// Attachments out of sight again: hidden, erased, withdrawn, out of another unit's reach.

#include "api/open_attachments.h"

namespace mingjing::test {
namespace {

TEST_F(Attached, OneThatIsPersonalAsksForAPurposeAndIsErased) {
    const auto licence = sent("licence", "证件.pdf", small_pdf("证件"));
    const auto plan = sent("plans", "平面图.pdf", small_pdf("图"));
    const auto made = draft("compiler_labour", {{"licence", List{licence}}, {"plans", List{plan}}});
    ASSERT_EQ(made.status, 201);
    EXPECT_EQ(made.text.find(digest_of(licence)), std::string::npos) << "hidden";
    EXPECT_EQ(from_draft("compiler_labour", licence, "?purpose=x"), 403) << "not their duty";
    EXPECT_EQ(from_draft("head_labour", licence), 400);
    EXPECT_EQ(from_draft("head_labour", licence, "?purpose=%E6%A0%B8%E5%AF%B9"), 200);
    EXPECT_NE(as("auditor").get("/api/v1/trail").text.find("含个人信息的附件"), std::string::npos);
    publish();
    EXPECT_EQ(visit(kPublic + digest_of(licence)).status, 200) << "the field is open";

    ASSERT_EQ(erase("licence"), server::Exit::done);
    EXPECT_EQ(visit(kPublic + digest_of(licence)).status, 404);
    EXPECT_EQ(office_->vault().get(digest_of(licence)), std::nullopt);
    EXPECT_EQ(visit(kPublic + digest_of(plan)).status, 200);
}

// Published by mistake, in a register that names nobody: what is in a file no schema knows.
TEST_F(Attached, OneThatNamesNobodyIsErasedAllTheSame) {
    const auto plan = sent("plans", "平面图.pdf", small_pdf("图"));
    const auto manual = sent("equipment.manuals", "说明书.docx", small_docx());
    ASSERT_EQ(
        draft(
            "compiler_labour",
            {{"plans", List{plan}},
             {"equipment", List{Fields{{"name", "话筒"}, {"manuals", List{manual}}}}}}
        ).status,
        201
    );
    publish();
    ASSERT_EQ(erase("plans"), server::Exit::done);
    EXPECT_EQ(visit(kPublic + digest_of(plan)).status, 404);
    EXPECT_EQ(office_->vault().get(digest_of(plan)), std::nullopt);
    EXPECT_EQ(visit("/registers/hearing_rooms/R-1").text.find("平面图"), std::string::npos);
    EXPECT_EQ(visit("/registers/hearing_rooms/R-1").status, 200);
    EXPECT_EQ(visit(kPublic + digest_of(manual)).status, 200);
    ASSERT_EQ(erase("equipment.manuals"), server::Exit::done);
    EXPECT_EQ(office_->vault().get(digest_of(manual)), std::nullopt);
}

// A draft must not bring back what was erased.
TEST_F(Attached, OneThatIsErasedIsInNoDraftEither) {
    const auto plan = sent("plans", "平面图.pdf", small_pdf("图"));
    ASSERT_EQ(draft("compiler_labour", {{"plans", List{plan}}}).status, 201);
    publish();
    ASSERT_EQ(as("compiler_labour").post(kRegister + "/entries/R-1/drafts", {}).status, 201);
    ASSERT_EQ(erase("plans"), server::Exit::done);
    EXPECT_EQ(from_draft("compiler_labour", plan), 404);
    EXPECT_EQ(office_->vault().get(digest_of(plan)), std::nullopt);
}

// A register without one personal field, as most of those shipped.
class AttachedToNobody : public Attached {
    std::string rooms() override {
        std::string text = kRooms;
        const auto licence = text.find("  - {key: licence");
        return text.erase(licence, text.find('\n', licence) + 1 - licence);
    }
};

TEST_F(AttachedToNobody, OneThatWasTakenDownIsDownOnEveryDay) {
    const auto plan = sent("plans", "平面图.pdf", small_pdf("图"));
    ASSERT_EQ(draft("compiler_labour", {{"plans", List{plan}}}).status, 201);
    publish();
    clock_.advance(std::chrono::days{2});
    const auto while_public = kPublic + digest_of(plan) + "?seen=2026-11-03";
    EXPECT_EQ(visit(while_public).status, 200);
    as("publisher").sign_in("publisher");
    act("publisher", "withdrawals", {{"reason", "载有公民身份号码"}});
    EXPECT_EQ(visit(kPublic + digest_of(plan)).status, 410);
    EXPECT_EQ(visit(while_public).status, 410);
    EXPECT_NE(
        visit("/registers/hearing_rooms/R-1?seen=2026-11-03").text.find("第一听证室"),
        std::string::npos
    ) << "the text names nobody";
}

TEST_F(Attached, OneThatItsUnitWithdrewIsNothingToAnotherUnit) {
    const auto plan = sent("plans", "平面图.pdf", small_pdf("图"));
    const auto note = sent("notes", "内部.pdf", small_pdf("内部"));
    ASSERT_EQ(draft("compiler_labour", {{"plans", List{plan}}, {"notes", List{note}}}).status, 201);
    publish();
    EXPECT_EQ(from_entry("compiler_legal", plan), 200);
    act("publisher", "withdrawals", {{"reason", "有误"}});
    EXPECT_EQ(from_entry("compiler_legal", plan), 404);
    EXPECT_EQ(from_entry("compiler_legal", note), 404);
    EXPECT_EQ(from_entry("compiler_labour", plan), 200);
    const auto told = as("compiler_legal").get(kRegister + "/entries/R-1/history").text;
    EXPECT_EQ(told.find(digest_of(plan)), std::string::npos);
    EXPECT_NE(told.find("撤回公示"), std::string::npos);
}

TEST_F(Attached, MayNotBeGivenAnotherKindOfNameByADraft) {
    const auto file = sent("plans", "平面图.pdf", small_pdf());
    auto renamed = *file.fields();
    renamed["name"] = "平面图.html";
    const auto got = draft("compiler_labour", {{"plans", List{renamed}}});
    EXPECT_EQ(got.status, 400) << got.text;
    renamed["name"] = "一层平面图.pdf";
    EXPECT_EQ(draft("compiler_labour", {{"plans", List{renamed}}}).status, 201);
}

TEST_F(Attached, NoFileOfASectionTakesThemAway) {
    const auto plan = sent("plans", "平面图.pdf", small_pdf("图"));
    const auto manual = sent("equipment.manuals", "说明书.docx", small_docx());
    const Fields whole{
        {"code", "R-1"},
        {"name", "第一听证室"},
        {"plans", List{plan}},
        {"equipment", List{Fields{{"name", "话筒"}, {"manuals", List{manual}}}}}};
    ASSERT_EQ(draft("compiler_labour", whole).status, 201);
    publish();
    const auto& schema = *office_->definitions().find("hearing_rooms");
    for (const auto& [format, name] :
         {std::pair{tabular::ExportFormat::xlsx, "a.xlsx"},
          std::pair{tabular::ExportFormat::csv, "a.csv"},
          std::pair{tabular::ExportFormat::json, "a.json"}}) {
        const auto bytes = tabular::export_register(schema, {whole}, format, false);
        const auto got = as("compiler_labour")
                             .send(http::Method::post, kRegister + "/imports?name=" + name, bytes);
        ASSERT_EQ(got.status, 201) << got.text;
        EXPECT_EQ(member(got.body, "unchanged"), Value(1)) << name << got.text;
    }
    // A stranger's file names a digest: nothing of it is taken.
    auto forged = *plan.fields();
    forged["digest"] = std::string(64, 'a');
    auto other = whole;
    other["code"] = "R-9";
    other["plans"] = List{forged};
    const auto bytes =
        tabular::export_register(schema, {other}, tabular::ExportFormat::json, false);
    const auto got =
        as("compiler_labour").send(http::Method::post, kRegister + "/imports?name=a.json", bytes);
    ASSERT_EQ(got.status, 201) << got.text;
    const auto drafted =
        as("compiler_labour")
            .post(
                "/api/v1/imports/" + std::string(text_of(got.body, "id")) + "/drafts",
                {{"takes_warned", true}}
            );
    ASSERT_EQ(drafted.status, 200) << drafted.text;
    const auto draft = drafts::find(*office_->work().lease(), "hearing_rooms", "R-9");
    ASSERT_TRUE(draft);
    EXPECT_TRUE(member(draft->content, "plans").is_null());
}

}  // namespace
}  // namespace mingjing::test
