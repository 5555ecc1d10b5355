// Attachments from the form to the public page and back out of sight, in a register nobody
// wrote code for.

#include <fstream>

#include "api/open_office.h"
#include "attachments/problems.h"
#include "base/limits.h"
#include "codec/text.h"
#include "desk/register_acts.h"
#include "drafts/drafts.h"
#include "portal/portal.h"
#include "server/command_list.h"
#include "server/fsck.h"
#include "support/small_files.h"

namespace mingjing::test {
namespace {

constexpr const char* kRooms = R"yaml(
key: hearing_rooms
name: 听证室清单
audience: open
group: during
about: 可以举行听证的场所和设备。
entry_key: [code]
title: name
list: [code, name]
sort: [code]
fields:
  - {key: code, label: 编号, type: code, need: required, missing: 编号为空}
  - {key: name, label: 名称, type: text, need: required, missing: 名称为空}
  - {key: plans, label: 平面图, type: attachments, kinds: [pdf, png], count_max: 2, megabytes_max: 1}
  - {key: notes, label: 内部材料, type: attachments, kinds: [pdf], open: false}
  - {key: licence, label: 值守人证件, type: attachments, kinds: [pdf], personal: true, open: true}
  - key: equipment
    label: 设备
    type: table
    fields:
      - {key: name, label: 设备名称, type: text, need: required, missing: 设备名称为空}
      - {key: manuals, label: 说明书, type: attachments, kinds: [pdf, docx]}
)yaml";

constexpr const char* kRule = R"yaml(
  - register: hearing_rooms
    scope: 听证室
    content: 名称和设备
    channel: 公示专栏
    reviewers: [unit_head]
    supervision: 公众
    basis: 行政处罚法第六十四条
)yaml";

const std::string kRegister = "/api/v1/registers/hearing_rooms";
const std::string kPublic = "/registers/hearing_rooms/R-1/attachments/";

std::string shipped_rules() {
    std::ifstream file(server::resource("definitions") + "/publication-rules.yaml");
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

class Unheard final : public server::Output {
  public:
    void line(std::string_view) override {}
    void progress(std::string_view, std::uint64_t, std::uint64_t) override {}
    void file(std::string_view, std::string_view) override {}
};

class Attached : public OpenOffice {
  protected:
    void SetUp() override {
        files_.make_folders(temporary_.path("more/registers"));
        files_.replace(temporary_.path("more/registers/hearing_rooms.yaml"), rooms());
        files_.replace(temporary_.path("more/publication-rules.yaml"), shipped_rules() + kRule);
        more_definitions_ = {temporary_.path("more")};
        OpenOffice::SetUp();
        portal_ = std::make_unique<portal::Portal>(portal::Parts{
            office_->definitions(),
            office_->ledger(),
            office_->work(),
            office_->search(),
            office_->published(),
            office_->identity(),
            office_->vault(),
            clock_,
            server::resource("portal"),
            "",
            office_->mailbox_key()});
        portal_->routes(routes_);
    }
    virtual std::string rooms() { return kRooms; }
    void TearDown() override {
        portal_.reset();
        OpenOffice::TearDown();
    }

    Got send(
        const std::string& login,
        const std::string& field,
        const std::string& name,
        const std::string& bytes
    ) {
        const auto target =
            kRegister + "/attachments?field=" + field + "&name=" + codec::percent_encode(name);
        return as(login).send(http::Method::post, target, bytes);
    }
    // What the answer says, to be put into a draft.
    Value sent(const std::string& field, const std::string& name, const std::string& bytes) {
        const auto got = send("compiler_labour", field, name, bytes);
        EXPECT_EQ(got.status, 201) << got.text;
        return got.body;
    }
    static std::string digest_of(const Value& attachment) {
        return std::string(text_of(*attachment.fields(), "digest"));
    }
    Got draft(const std::string& login, Fields more, const std::string& key = "R-1") {
        more.emplace("code", key);
        more.emplace("name", "第一听证室");
        return as(login).post(kRegister + "/drafts", {{"content", std::move(more)}});
    }
    void act(const std::string& login, const std::string& what, const Fields& body = {}) {
        const auto at = kRegister + (what == "submissions" ? "/drafts/R-1" : "/entries/R-1");
        const auto got = as(login).post(
            kRegister + "/entries/R-1/" + what, body, {{"if-match", seen(login, at)}}
        );
        ASSERT_EQ(got.status, 200) << got.text;
    }
    void publish() {
        act("compiler_labour", "submissions", {{"reason", "新设"}});
        act("head_labour", "approvals");
        act("publisher", "publications");
    }
    server::Exit erase(const std::string& field) {
        server::Request request;
        request.words = {"hearing_rooms", "R-1"};
        request.options = {
            {"actor", "publisher"}, {"fields", field}, {"basis", "个人信息保护法第四十七条"}};
        request.operated_by = "operator test";
        Unheard output;
        return server::publish_erase(*office_, request, output);
    }
    Got visit(const std::string& target) { return Window(routes_).get(target); }
    int from_draft(const std::string& login, const Value& file, const std::string& more = "") {
        return as(login)
            .get(kRegister + "/drafts/R-1/attachments/" + digest_of(file) + more)
            .status;
    }
    int from_entry(const std::string& login, const Value& file, const std::string& more = "") {
        return as(login)
            .get(kRegister + "/entries/R-1/attachments/" + digest_of(file) + more)
            .status;
    }

    DiskFiles files_;
    std::unique_ptr<portal::Portal> portal_;
};

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
