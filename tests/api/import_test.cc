// The import wizard: a section's file with mistakes in it becomes drafts, and nothing of another
// unit's work is touched on the way.

#include <filesystem>

#include <gmock/gmock.h>

#include "api/open_office.h"
#include "base/limits.h"
#include "codec/text.h"
#include "sheet/reader.h"
#include "support/item_sheets.h"

namespace mingjing::test {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

const std::string kRegister = "/api/v1/registers/enforcement_items";

std::int64_t number(const Fields& body, std::string_view name) {
    const auto* value = member(body, name).integer();
    return value == nullptr ? -1 : *value;
}

const Fields& item(const Got& got, std::string_view list, std::size_t at) {
    return *member(got.body, list).list()->at(at).fields();
}

class Imports : public OpenOffice {
  protected:
    Got upload(
        const std::string& login, const std::string& bytes, const std::string& name = "事项.xlsx"
    ) {
        return as(login).send(
            http::Method::post, kRegister + "/imports?name=" + codec::percent_encode(name), bytes
        );
    }
    static std::string path_of(const Got& import) {
        return "/api/v1/imports/" + std::string(text_of(import.body, "id"));
    }
    Got draft(const std::string& login, const Got& import, bool takes_warned = true) {
        return as(login).post(path_of(import) + "/drafts", {{"takes_warned", takes_warned}});
    }
    Fields content_of_draft(const std::string& key) {
        const auto got = as("reviewer_legal").get(kRegister + "/drafts/" + key);
        return got.status == 200 ? *member(got.body, "content").fields() : Fields{};
    }
    [[nodiscard]] std::vector<std::string> files_kept() const {
        std::vector<std::string> names;
        for (const auto& file : std::filesystem::directory_iterator(folder_.imports())) {
            names.push_back(file.path().filename());
        }
        return names;
    }
};

TEST_F(Imports, AFileWithMistakesIsMendedInPlaceAndBecomesDrafts) {
    const auto bytes = item_sheet(
        {item_row("LJ-01", "劳务派遣检查"), item_row("LJ-02", "工资支付检查", "行政检茶")}
    );
    const auto read = upload("compiler_labour", bytes);
    ASSERT_EQ(read.status, 201) << read.text;
    EXPECT_EQ(text_of(read.body, "state"), "read");
    EXPECT_EQ(text_of(read.body, "unit"), "劳动监察支队");
    EXPECT_EQ(text_of(read.body, "uploaded_by_name"), "吴执法乙");
    EXPECT_EQ(number(read.body, "rejected"), 1);
    EXPECT_EQ(number(read.body, "created"), 1);
    const auto path = path_of(read);
    auto& window = as("compiler_labour");
    const auto rows = window.get(path + "/rows?outcome=rejected");
    ASSERT_EQ(number(rows.body, "total"), 1) << rows.text;
    const auto& row = item(rows, "rows", 0);
    EXPECT_EQ(number(row, "row"), 3);
    EXPECT_EQ(text_of(row, "effect"), "none");
    const auto& issue = *member(row, "issues").list()->front().fields();
    EXPECT_EQ(text_of(issue, "column"), "C");
    EXPECT_EQ(text_of(issue, "text"), "行政检茶");
    const Fields cell{
        {"sheet", text_of(row, "sheet")}, {"row", 3}, {"column", "C"}, {"text", "行政检查"}};
    const auto mended = window.put(path + "/cells", {{"cells", List{cell}}});
    ASSERT_EQ(mended.status, 200) << mended.text;
    EXPECT_EQ(number(mended.body, "rejected"), 0);
    EXPECT_EQ(number(mended.body, "created"), 2);
    EXPECT_EQ(number(mended.body, "cells"), 1);
    EXPECT_TRUE(content_of_draft("LJ-01").empty()) << "nothing is kept before it is asked for";
    const auto kept = draft("compiler_labour", read);
    ASSERT_EQ(kept.status, 200) << kept.text;
    EXPECT_EQ(text_of(kept.body, "state"), "drafted");
    EXPECT_EQ(number(kept.body, "created"), 2);
    EXPECT_EQ(text_of(content_of_draft("LJ-02"), "category"), "行政检查");
    const auto drafts = window.get(kRegister + "/drafts");
    EXPECT_EQ(text_of(item(drafts, "drafts", 0), "title"), "劳务派遣检查");
    EXPECT_EQ(text_of(item(drafts, "drafts", 0), "unit"), "劳动监察支队");
    // The same file once more changes nothing.
    const auto again = upload("compiler_labour", bytes);
    EXPECT_EQ(number(again.body, "created"), 0);
    EXPECT_EQ(number(again.body, "unchanged"), 1);
}

TEST_F(Imports, RowsWithWarningsBecomeDraftsOnlyWhereAskedFor) {
    auto headers = kItemHeaders;
    auto sound = item_row("LJ-01", "检查");
    auto late = item_row("LJ-02", "工资支付检查");
    const auto add = [&](const char* header, const char* in_sound, const char* in_late) {
        headers.emplace_back(header);
        sound.emplace_back(in_sound);
        late.emplace_back(in_late);
    };
    add("法定办理时限", "20个工作日", "20个工作日");
    add("承诺办理时限", "10个工作日", "30个工作日");
    const auto read = upload("compiler_labour", item_sheet({sound, late}, headers));
    ASSERT_EQ(read.status, 201) << read.text;
    const auto warned = number(read.body, "warned");
    const auto accepted = number(read.body, "accepted");
    ASSERT_GT(warned, 0) << read.text;
    const auto some = draft("compiler_labour", read, false);
    EXPECT_EQ(number(some.body, "created"), accepted);
    const auto all = draft("compiler_labour", read, true);
    EXPECT_EQ(number(all.body, "created"), warned);
    EXPECT_FALSE(content_of_draft("LJ-02").empty());
}

TEST_F(Imports, HeadersConfirmedOnceAreRememberedWithTheDrafts) {
    auto headers = kItemHeaders;
    headers[0] = "甲乙丙丁";
    const auto bytes = item_sheet({item_row("LJ-01", "劳务派遣检查")}, headers);
    const auto refused = upload("compiler_labour", bytes);
    ASSERT_EQ(refused.status, 201) << refused.text;
    EXPECT_EQ(text_of(refused.body, "state"), "refused");
    EXPECT_THAT(std::string(text_of(refused.body, "refusal")), HasSubstr("甲乙丙丁"));
    const auto& sheet = item(refused, "sheets", 0);
    const auto& columns = *member(sheet, "columns").list();
    ASSERT_EQ(columns.size(), kItemHeaders.size());
    EXPECT_EQ(text_of(*columns[0].fields(), "field"), "");
    EXPECT_EQ(text_of(*columns[1].fields(), "field"), "name");
    EXPECT_EQ(draft("compiler_labour", refused).status, 422);
    auto& window = as("compiler_labour");
    const auto put = [&](const char* field) {
        return window.put(
            path_of(refused) + "/headers",
            {{"headers", List{Fields{{"header", "甲乙丙丁"}, {"field", field}}}}}
        );
    };
    EXPECT_EQ(put("no_such_field").status, 400);
    const auto read = put("code");
    ASSERT_EQ(read.status, 200) << read.text;
    EXPECT_EQ(text_of(read.body, "state"), "read");
    EXPECT_EQ(text_of(upload("compiler_labour", bytes).body, "state"), "refused")
        << "only tried so far";
    EXPECT_EQ(draft("compiler_labour", refused).status, 200);
    EXPECT_EQ(text_of(upload("compiler_labour", bytes).body, "state"), "read");
}

TEST_F(Imports, AnotherUnitsImportIsNobodyElses) {
    const auto read = upload("compiler_labour", item_sheet({item_row("LJ-01", "劳务派遣检查")}));
    const auto path = path_of(read);
    auto& other = as("compiler_relations");
    EXPECT_EQ(other.get(path).status, 403);
    EXPECT_EQ(other.get(path + "/rows").status, 403);
    EXPECT_EQ(other.get(path + "/remarks").status, 403);
    EXPECT_EQ(draft("compiler_relations", read).status, 403);
    EXPECT_EQ(other.send(http::Method::del, path).status, 403);
    EXPECT_EQ(number(other.get(kRegister + "/imports").body, "total"), 0);
    EXPECT_EQ(number(as("head_labour").get(kRegister + "/imports").body, "total"), 1);
    EXPECT_EQ(number(as("reviewer_legal").get(kRegister + "/imports").body, "total"), 1);
    EXPECT_EQ(upload("publisher", item_sheet({item_row("LJ-01", "检查")})).status, 403);
    EXPECT_EQ(as("head_labour").send(http::Method::del, path).status, 204);
    EXPECT_EQ(as("head_labour").get(path).status, 404);
    EXPECT_TRUE(files_kept().empty());
}

TEST_F(Imports, AnotherUnitsDraftIsNotOverwritten) {
    const auto theirs = upload("compiler_relations", item_sheet({item_row("LJ-01", "他们的")}));
    ASSERT_EQ(draft("compiler_relations", theirs).status, 200);
    const auto ours = upload(
        "compiler_labour", item_sheet({item_row("LJ-01", "我们的"), item_row("LJ-02", "检查")})
    );
    EXPECT_EQ(number(ours.body, "rejected"), 1);
    EXPECT_EQ(number(ours.body, "changed"), 0);
    const auto rows = as("compiler_labour").get(path_of(ours) + "/rows?outcome=rejected");
    EXPECT_THAT(rows.text, AllOf(HasSubstr("of-another-unit"), HasSubstr("劳动关系科")));
    EXPECT_EQ(number(draft("compiler_labour", ours).body, "created"), 1);
    EXPECT_EQ(text_of(content_of_draft("LJ-01"), "name"), "他们的");
    // Legal affairs compile for the whole bureau; whose work it is stays.
    const auto legal = upload("reviewer_legal", item_sheet({item_row("LJ-01", "法规科改的")}));
    EXPECT_EQ(number(draft("reviewer_legal", legal).body, "changed"), 1);
    const auto got = as("reviewer_legal").get(kRegister + "/drafts/LJ-01");
    EXPECT_EQ(text_of(got.body, "title"), "法规科改的");
    EXPECT_EQ(text_of(got.body, "unit"), "劳动关系科");
}

TEST_F(Imports, FileNamesAreDataNeitherPathsNorHeaders) {
    const auto bytes = item_sheet({item_row("LJ-01", "劳务派遣检查")});
    const auto read =
        upload("compiler_labour", bytes, "../../../etc/\"; filename=x;<b>事项</b>.xlsx");
    ASSERT_EQ(read.status, 201) << read.text;
    EXPECT_EQ(text_of(read.body, "file"), "b>.xlsx");
    EXPECT_THAT(files_kept(), ElementsAre(std::string(text_of(read.body, "id"))));
    const auto quoted = upload("compiler_labour", bytes, "事\"项;a=b.xlsx");
    const auto back = as("compiler_labour").get(path_of(quoted) + "/remarks");
    ASSERT_EQ(back.status, 200) << back.text;
    EXPECT_EQ(
        back.headers.at("Content-Disposition"),
        "attachment; filename=\"file.xlsx\"; filename*=UTF-8''" +
            codec::percent_encode("备注-事\"项;a=b.xlsx")
    );
    EXPECT_EQ(back.headers.at("X-Content-Type-Options"), "nosniff");
}

TEST_F(Imports, TheSectionsOwnFileComesBackWithRemarks) {
    const auto read =
        upload("compiler_labour", item_sheet({item_row("LJ-02", "工资支付检查", "行政检茶")}));
    const auto back = as("compiler_labour").get(path_of(read) + "/remarks");
    ASSERT_EQ(back.status, 200);
    const auto reader = sheet::Reader::open(back.text, "a.xlsx");
    ASSERT_TRUE(reader);
    std::string all;
    ASSERT_TRUE(reader->rows(0, [&](const sheet::SheetRow& row) {
        for (const auto& cell : row.cells) {
            all += cell.text + "|";
        }
        return true;
    }));
    EXPECT_THAT(all, AllOf(HasSubstr("行政检茶"), HasSubstr("导入意见"), HasSubstr("【未导入】")));
}

TEST_F(Imports, PersonalValuesAreShownToWhoSentThemAlone) {
    const std::string csv =
        "姓名,所在单位,人员性质,身份证号,证件编号,执法类别,有效期至,证件状态,执法区域\r\n"
        "某某,劳动监察支队,公务员,110101199003070012,A-001,行政检查,2028-01-01,有效,海曦市\r\n";
    const auto read =
        as("compiler_labour")
            .send(http::Method::post, "/api/v1/registers/officers/imports?name=a.csv", csv);
    ASSERT_EQ(read.status, 201) << read.text;
    ASSERT_EQ(text_of(read.body, "state"), "read") << read.text;
    const auto own = as("compiler_labour").get(path_of(read) + "/rows");
    EXPECT_THAT(own.text, HasSubstr("110101199003070012"));
    const auto others = as("head_labour").get(path_of(read) + "/rows");
    EXPECT_EQ(others.status, 200);
    EXPECT_THAT(others.text, Not(HasSubstr("110101199003070012")));
    EXPECT_EQ(as("compiler_labour").get(path_of(read) + "/remarks").status, 200);
    EXPECT_EQ(as("head_labour").get(path_of(read) + "/remarks").status, 403);
}

TEST_F(Imports, WhatIsNoTableIsAnImportThatSaysSo) {
    const auto read = upload("compiler_labour", "MZ not a workbook");
    ASSERT_EQ(read.status, 201) << read.text;
    EXPECT_EQ(text_of(read.body, "state"), "refused");
    EXPECT_FALSE(text_of(read.body, "refusal").empty());
    EXPECT_EQ(upload("compiler_labour", "").status, 400);
}

TEST_F(Imports, TheyAreGoneAfterAMonth) {
    const auto read = upload("compiler_labour", item_sheet({item_row("LJ-01", "劳务派遣检查")}));
    ASSERT_EQ(files_kept().size(), 1U);
    clock_.advance(std::chrono::days{31});
    windows_.clear();
    const auto later = upload("compiler_labour", item_sheet({item_row("LJ-02", "检查")}));
    ASSERT_EQ(later.status, 201) << later.text;
    EXPECT_EQ(as("compiler_labour").get(path_of(read)).status, 404);
    EXPECT_THAT(files_kept(), ElementsAre(std::string(text_of(later.body, "id"))));
}

TEST_F(Imports, ALostFileIsToldAndItsRowCanBeDeleted) {
    const auto read = upload("compiler_labour", item_sheet({item_row("LJ-01", "劳务派遣检查")}));
    std::filesystem::remove(folder_.imports() + "/" + std::string(text_of(read.body, "id")));
    const auto got = draft("compiler_labour", read);
    EXPECT_EQ(got.status, 422);
    EXPECT_THAT(got.text, HasSubstr("重新上传"));
    EXPECT_EQ(as("compiler_labour").send(http::Method::del, path_of(read)).status, 204);
}

TEST_F(Imports, OnlyWhoIsSignedInMayBeginALargeFile) {
    http::Request request;
    request.method = http::Method::post;
    request.target = kRegister + "/imports?name=a.xlsx";
    request.headers = {{"cookie", "mingjing_session=made-up"}};
    EXPECT_EQ(routes_.body_bytes_max(request), 0U);
    as("compiler_labour").get("/api/v1/registers");
    request.headers = {{"cookie", as("compiler_labour").cookie_}};
    EXPECT_EQ(routes_.body_bytes_max(request), limits::kImportFileBytesMax);
    request.target = kRegister + "/drafts";
    EXPECT_EQ(routes_.body_bytes_max(request), 0U);
    request.target = kRegister + "/imports";
    clock_.advance(std::chrono::hours{13});
    EXPECT_EQ(routes_.body_bytes_max(request), 0U);
}

TEST_F(Imports, WhoeverIsSignedInStillMayAfterARestart) {
    http::Request request;
    request.method = http::Method::post;
    request.target = kRegister + "/imports";
    request.headers = {{"cookie", as("compiler_labour").cookie_}};
    const auto allowed_by_a_new_process = [&] {
        const server::Staff staff(*office_, server::StaffOptions{});
        http::Router routes;
        staff.routes(routes);
        return routes.body_bytes_max(request);
    };
    EXPECT_EQ(allowed_by_a_new_process(), limits::kImportFileBytesMax);
    clock_.advance(std::chrono::hours{13});
    EXPECT_EQ(allowed_by_a_new_process(), 0U);
}

TEST_F(Imports, ALongCellIsMendedFromAllOfIt) {
    std::string written;
    for (int i = 0; i < 300; ++i) {
        written += "长";
    }
    const auto read = upload("compiler_labour", item_sheet({item_row("LJ-01", "检查", written)}));
    const auto got = as("compiler_labour").get(path_of(read) + "/rows?outcome=rejected");
    ASSERT_EQ(got.status, 200) << got.text;
    const auto& issues = *member(item(got, "rows", 0), "issues").list();
    ASSERT_FALSE(issues.empty());
    EXPECT_EQ(text_of(*issues.front().fields(), "text"), written);
}

TEST_F(Imports, CellsAreMendedOnlyWhereThereAreAny) {
    const auto read = upload("compiler_labour", item_sheet({item_row("LJ-01", "劳务派遣检查")}));
    const auto sheet = text_of(item(read, "sheets", 0), "name");
    const auto mend = [&](std::string_view name, const char* column) {
        const Fields cell{{"sheet", name}, {"row", 2}, {"column", column}, {"text", "x"}};
        return as("compiler_labour").put(path_of(read) + "/cells", {{"cells", List{cell}}}).status;
    };
    EXPECT_EQ(mend("没有这张表", "B"), 400);
    EXPECT_EQ(mend(sheet, "b"), 400);
    EXPECT_EQ(mend(sheet, "1"), 400);
    EXPECT_EQ(mend(sheet, ""), 400);
    EXPECT_EQ(mend(sheet, "B"), 200);
}

TEST_F(Imports, OnlyColumnsOfTheFileAreConfirmed) {
    const auto read = upload("compiler_labour", item_sheet({item_row("LJ-01", "劳务派遣检查")}));
    const auto confirm = [&](const std::string& header) {
        return as("compiler_labour")
            .put(
                path_of(read) + "/headers",
                {{"headers", List{Fields{{"header", header}, {"field", "remarks"}}}}}
            )
            .status;
    };
    EXPECT_EQ(confirm("无中生有"), 400);
    EXPECT_EQ(confirm("备注"), 200);
    const auto work = office_->work().lease();
    EXPECT_EQ(work->text("SELECT headers FROM imports"), "[[\"备注\",\"remarks\"]]");
}

TEST_F(Imports, WhatIsMendedIsBoundedInBytesAcrossRequests) {
    const auto read = upload("compiler_labour", item_sheet({item_row("LJ-01", "劳务派遣检查")}));
    const auto sheet = text_of(item(read, "sheets", 0), "name");
    const auto mend = [&](int from) {
        List cells;
        for (int i = from; i < from + 70; ++i) {
            cells.emplace_back(Fields{
                {"sheet", sheet}, {"row", i}, {"column", "C"}, {"text", std::string(4000, 'x')}});
        }
        return as("compiler_labour").put(path_of(read) + "/cells", {{"cells", std::move(cells)}});
    };
    int status = 200;
    int requests = 0;
    for (; status == 200 && requests < 20; ++requests) {
        const auto got = mend(2 + 70 * requests);
        status = got.status;
        ASSERT_TRUE(status == 200 || status == 422) << got.text.substr(0, 300);
    }
    EXPECT_EQ(status, 422);
    EXPECT_EQ(requests, 15) << "4 MB of 4000 bytes each";
    EXPECT_EQ(mend(2).status, 200) << "the same cells again are no more";
}

}  // namespace
}  // namespace mingjing::test
