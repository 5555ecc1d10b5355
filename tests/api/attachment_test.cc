// Attachments from the form to the public page, in a register nobody wrote code for.

#include "api/open_attachments.h"

namespace mingjing::test {
namespace {

TEST_F(Attached, ComesBackAsItWasSentSavedAndNeverShown) {
    const auto file = sent("plans", "平面图.pdf", small_pdf());
    ASSERT_EQ(draft("compiler_labour", {{"plans", List{file}}}).status, 201);
    const auto got =
        as("compiler_labour").get(kRegister + "/drafts/R-1/attachments/" + digest_of(file));
    EXPECT_EQ(got.status, 200);
    EXPECT_EQ(got.text, small_pdf());
    EXPECT_EQ(
        got.headers.at("Content-Disposition"),
        "attachment; filename=\"file.pdf\"; filename*=UTF-8''" + codec::percent_encode("平面图.pdf")
    );
    EXPECT_EQ(got.headers.at("X-Content-Type-Options"), "nosniff");
    EXPECT_EQ(got.headers.at("Content-Security-Policy").find("default-src 'none'; sandbox"), 0U);
}

TEST_F(Attached, IsWhatIsInItWhateverItIsCalled) {
    const auto disguised = send("compiler_labour", "plans", "平面图.pdf", "MZ\x90 a program");
    EXPECT_EQ(disguised.status, 422) << disguised.text;
    EXPECT_NE(disguised.text.find("不是可以上传的文件类型"), std::string::npos);
    EXPECT_EQ(send("compiler_labour", "plans", "平面图.pdf", small_png()).status, 422);
    EXPECT_EQ(send("compiler_labour", "plans", "平面图.docx", small_docx()).status, 422);
    EXPECT_EQ(send("compiler_labour", "equipment.manuals", "说明.docx", small_docx()).status, 201);
    EXPECT_EQ(send("compiler_labour", "plans", "平面图.pdf", "").status, 400);
    EXPECT_EQ(send("compiler_labour", "name", "平面图.pdf", small_pdf()).status, 400);
}

TEST_F(Attached, IsBounded) {
    const std::string large(1024 * 1024, 'x');
    const auto got = send("compiler_labour", "plans", "大.pdf", small_pdf(large));
    EXPECT_EQ(got.status, 422);
    EXPECT_NE(got.text.find("超过1MB"), std::string::npos) << got.text;
    http::Request request;
    request.method = http::Method::post;
    request.target = kRegister + "/attachments";
    EXPECT_EQ(routes_.body_bytes_max(request), 0U) << "nobody is known to be signed in";
    as("compiler_labour").get("/api/v1/session");
    request.headers = {{"cookie", as("compiler_labour").cookie_}};
    EXPECT_EQ(routes_.body_bytes_max(request), limits::kAttachmentBytesMax);
}

TEST_F(Attached, IsCalledByANameAlone) {
    const auto name_of = [&](const std::string& name) {
        return std::string(text_of(*sent("plans", name, small_pdf()).fields(), "name"));
    };
    EXPECT_EQ(name_of("../../etc/平面图.pdf"), "平面图.pdf");
    EXPECT_EQ(name_of("C:\\图\\平面图.PDF"), "平面图.PDF");
    EXPECT_EQ(name_of("图\u202Efdp.exe\u202C.pdf"), "图fdp.exe.pdf");
    const auto script = sent("plans", "<script>alert(1)<!--.pdf", small_pdf());
    ASSERT_EQ(draft("compiler_labour", {{"plans", List{script}}}).status, 201);
    publish();
    const auto page = visit("/registers/hearing_rooms/R-1");
    EXPECT_EQ(page.text.find("<script>alert"), std::string::npos);
    EXPECT_NE(page.text.find("&lt;script&gt;alert(1)"), std::string::npos);
    EXPECT_EQ(
        visit(kPublic + digest_of(script)).headers.at("Content-Disposition"),
        "attachment; filename=\"file.pdf\"; filename*=UTF-8''%3Cscript%3Ealert%281%29%3C%21--.pdf"
    );
}

TEST_F(Attached, ADraftNamesOnlyWhatItsUnitSentOrHadBefore) {
    const auto file = sent("plans", "平面图.pdf", small_pdf());
    const auto theirs = draft("compiler_legal", {{"plans", List{file}}}, "R-2");
    EXPECT_EQ(theirs.status, 400) << theirs.text;
    EXPECT_NE(theirs.text.find("plans[1]"), std::string::npos);
    auto changed = *file.fields();
    changed["bytes"] = 1;
    EXPECT_EQ(draft("compiler_labour", {{"plans", List{changed}}}).status, 400);
    auto unknown = *file.fields();
    unknown["digest"] = std::string(64, 'a');
    EXPECT_EQ(draft("compiler_labour", {{"plans", List{unknown}}}).status, 400);
    ASSERT_EQ(draft("compiler_labour", {{"plans", List{file}}}).status, 201);
    EXPECT_EQ(from_draft("head_labour", file), 200);
    EXPECT_EQ(from_draft("compiler_legal", file), 403);
}

TEST_F(Attached, WhatNothingNamesIsNotHandedOut) {
    const auto named = sent("plans", "平面图.pdf", small_pdf("一"));
    const auto other = sent("plans", "平面图.pdf", small_pdf("二"));
    ASSERT_EQ(draft("compiler_labour", {{"plans", List{named}}}).status, 201);
    EXPECT_EQ(from_draft("compiler_labour", other), 404);
    EXPECT_EQ(visit(kPublic + digest_of(named)).status, 404) << "it is not public yet";
    EXPECT_EQ(from_draft("compiler_labour", Fields{{"digest", "..%2F..%2Fkeys"}}), 404);
}

TEST_F(Attached, TheCheckSaysWhatAFieldMayNotHold) {
    const auto file = sent("plans", "平面图.pdf", small_pdf());
    const auto check = [&](const Value& value) {
        return as("compiler_labour")
            .post(
                kRegister + "/checks",
                {{"content", Fields{{"code", "R-1"}, {"name", "甲"}, {"plans", value}}}}
            )
            .text;
    };
    EXPECT_EQ(check(List{file}).find("rejected"), std::string::npos);
    EXPECT_NE(check(List{file, file, file}).find("最多2个"), std::string::npos);
    EXPECT_NE(check(List{"a.pdf"}).find("不是附件"), std::string::npos);
    EXPECT_NE(check("a.pdf").find("invalid-type"), std::string::npos);
    auto docx = *file.fields();
    docx["type"] = "text/html";
    EXPECT_NE(check(List{docx}).find("可用的文件类型"), std::string::npos);
}

TEST_F(Attached, ThePublicHasItFromPublicationToWithdrawal) {
    const auto plan = sent("plans", "平面图.pdf", small_pdf("图"));
    const auto docx = small_docx();
    const auto manual = sent("equipment.manuals", "说明书.docx", docx);
    const auto note = sent("notes", "内部.pdf", small_pdf("内部"));
    ASSERT_EQ(
        draft(
            "compiler_labour",
            {{"plans", List{plan}},
             {"notes", List{note}},
             {"equipment", List{Fields{{"name", "话筒"}, {"manuals", List{manual}}}}}}
        ).status,
        201
    );
    act("compiler_labour", "submissions", {{"reason", "新设"}});
    EXPECT_EQ(from_entry("head_labour", note), 200);
    EXPECT_EQ(from_entry("compiler_legal", plan), 403);
    EXPECT_EQ(visit(kPublic + digest_of(plan)).status, 404);
    act("head_labour", "approvals");
    act("publisher", "publications");

    const auto page = visit("/registers/hearing_rooms/R-1");
    EXPECT_NE(page.text.find(kPublic + digest_of(plan)), std::string::npos);
    EXPECT_EQ(page.text.find(digest_of(note)), std::string::npos);
    const auto got = visit(kPublic + digest_of(plan));
    EXPECT_EQ(got.status, 200);
    EXPECT_EQ(got.text, small_pdf("图"));
    EXPECT_EQ(got.headers.at("Content-Security-Policy").find("default-src 'none'; sandbox"), 0U);
    EXPECT_EQ(got.headers.at("X-Content-Type-Options"), "nosniff");
    EXPECT_EQ(got.etag, "\"" + digest_of(plan) + "\"");
    EXPECT_EQ(visit(kPublic + digest_of(manual)).text, docx);
    EXPECT_EQ(visit(kPublic + digest_of(note)).status, 404);
    EXPECT_NE(visit("/data/hearing_rooms.json").text.find(digest_of(plan)), std::string::npos);
    EXPECT_NE(visit("/data/hearing_rooms.csv").text.find("平面图.pdf"), std::string::npos);

    act("publisher", "withdrawals", {{"reason", "有误"}, {"basis", "政府信息公开条例第十四条"}});
    const auto gone = visit(kPublic + digest_of(plan));
    EXPECT_EQ(gone.status, 410);
    EXPECT_NE(gone.text.find("已经依法撤回"), std::string::npos);
    EXPECT_EQ(from_entry("head_labour", plan), 200);
}

TEST_F(Attached, WhoeverHasItAlreadyOrAsksOnlyWhatItIsLikeCostsNoReading) {
    const auto plan = sent("plans", "平面图.pdf", small_pdf("图"));
    ASSERT_EQ(draft("compiler_labour", {{"plans", List{plan}}}).status, 201);
    publish();
    const auto path = kPublic + digest_of(plan);
    const auto etag = visit(path).etag;
    vault::Vault(files_, folder_.vault()).remove(digest_of(plan));
    Window visitor(routes_);
    const auto head = visitor.send(http::Method::head, path);
    EXPECT_EQ(head.status, 200);
    EXPECT_EQ(head.etag, etag);
    const auto same = visitor.send(http::Method::get, path, "", {{"if-none-match", etag}});
    EXPECT_EQ(same.status, 200) << "which the session makes a 304";
    EXPECT_EQ(same.etag, etag);
    EXPECT_EQ(visitor.send(http::Method::get, path, "", {{"if-none-match", "\"x\""}}).status, 500);
}

TEST_F(Attached, AVersionGoneByStillShowsItsOwn) {
    const auto first = sent("plans", "平面图.pdf", small_pdf("一"));
    ASSERT_EQ(draft("compiler_labour", {{"plans", List{first}}}).status, 201);
    publish();
    clock_.advance(std::chrono::days{10});
    for (const auto* login : {"compiler_labour", "head_labour", "publisher"}) {
        as(login).sign_in(login);
    }
    const auto taken = as("compiler_labour").post(kRegister + "/entries/R-1/drafts", {});
    ASSERT_EQ(taken.status, 201) << taken.text;
    const auto second = sent("plans", "平面图.pdf", small_pdf("二"));
    auto content = *member(taken.body, "content").fields();
    content["plans"] = List{second};
    const auto saved =
        as("compiler_labour").put(kRegister + "/drafts/R-1", {{"content", content}}, taken.etag);
    ASSERT_EQ(saved.status, 200) << saved.text;
    content["plans"] = List{second, first};
    EXPECT_EQ(
        as("compiler_labour")
            .put(kRegister + "/drafts/R-1", {{"content", content}}, saved.etag)
            .status,
        200
    ) << "what the entry says may be taken up again";
    content["plans"] = List{second};
    const auto again = as("compiler_labour").get(kRegister + "/drafts/R-1");
    as("compiler_labour").put(kRegister + "/drafts/R-1", {{"content", content}}, again.etag);
    publish();
    EXPECT_EQ(visit(kPublic + digest_of(second)).status, 200);
    EXPECT_EQ(visit(kPublic + digest_of(first)).status, 404);
    EXPECT_EQ(visit(kPublic + digest_of(first) + "?seen=2026-11-05").text, small_pdf("一"));
    EXPECT_EQ(from_entry("head_labour", first), 200);
    const auto history = visit("/registers/hearing_rooms/R-1/history").text;
    EXPECT_NE(history.find("平面图.pdf（1 KB），校验值"), std::string::npos)
        << "of one name, but not one file";
}

}  // namespace
}  // namespace mingjing::test
