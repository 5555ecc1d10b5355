#pragma once

// A register nobody wrote code for, with files: sent, saved, published and taken down as
// people do it in a browser.

#include <fstream>

#include "api/open_office.h"
#include "attachments/problems.h"
#include "base/limits.h"
#include "codec/text.h"
#include "desk/register_acts.h"
#include "drafts/drafts.h"
#include "server/command_list.h"
#include "server/fsck.h"
#include "server/premises.h"
#include "support/small_files.h"

namespace mingjing::test {

inline constexpr const char* kRooms = R"yaml(
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

inline constexpr const char* kRule = R"yaml(
  - register: hearing_rooms
    scope: 听证室
    content: 名称和设备
    channel: 公示专栏
    reviewers: [unit_head]
    supervision: 公众
    basis: 行政处罚法第六十四条
)yaml";

inline const std::string kRegister = "/api/v1/registers/hearing_rooms";
inline const std::string kPublic = "/registers/hearing_rooms/R-1/attachments/";

inline std::string shipped_rules() {
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
        portal_ = std::make_unique<portal::Portal>(server::portal_parts(*office_, ""));
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

}  // namespace mingjing::test
