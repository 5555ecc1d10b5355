// A key is its holder's: nobody drafts under another unit's, nor inherits what was said under
// it; and the version of a draft tells nothing of what is in it.

#include <gmock/gmock.h>

#include "api/open_entries.h"
#include "support/item_sheets.h"

namespace mingjing::test {
namespace {

using testing::HasSubstr;
using testing::Not;

class DraftKeys : public OpenEntries {};

TEST_F(DraftKeys, ADraftUnderAnotherUnitsEntryIsRefused) {
    publish("W-1");
    const auto taken = write("compiler_relations", "W-1", "别的岗位");
    EXPECT_EQ(taken.status, 403) << taken.text;
    const auto revised = as("compiler_labour").post(entry("W-1", "/drafts"), {});
    EXPECT_EQ(revised.status, 201) << revised.text;
}

TEST_F(DraftKeys, NorIsADraftMovedThere) {
    publish("W-1");
    const auto own = write("compiler_relations", "W-2", "科员");
    ASSERT_EQ(own.status, 201);
    const auto moved =
        as("compiler_relations").put(draft("W-2"), {{"content", content("W-1", "科员")}}, own.etag);
    EXPECT_EQ(moved.status, 403) << moved.text;
    EXPECT_EQ(as("compiler_relations").get(draft("W-2")).status, 200);
}

TEST_F(DraftKeys, WhoActsThroughoutTheBureauWritesForTheUnitThatHoldsIt) {
    publish("W-1");
    const auto written = write("reviewer_legal", "W-1", "科长");
    ASSERT_EQ(written.status, 201) << written.text;
    EXPECT_EQ(said(written, "unit"), "劳动监察支队");
}

TEST_F(DraftKeys, WhatWasSaidOfADiscardedDraftGoesWithIt) {
    const auto written = write("compiler_labour", "W-1", "科员");
    ASSERT_EQ(
        as("compiler_labour").post(entry("W-1", "/comments"), {{"text", "内部意见"}}).status, 200
    );
    ASSERT_EQ(
        as("compiler_labour")
            .send(http::Method::del, draft("W-1"), "", {{"if-match", written.etag}})
            .status,
        204
    );
    ASSERT_EQ(write("compiler_relations", "W-1", "科员").status, 201);
    const auto said = as("compiler_relations").get(entry("W-1", "/comments"));
    EXPECT_EQ(said.status, 200);
    EXPECT_THAT(said.text, Not(HasSubstr("内部意见")));
}

TEST_F(DraftKeys, WhatWasSaidComesAlongToTheRightKey) {
    const auto written = write("compiler_labour", "W-1", "科员");
    ASSERT_EQ(
        as("compiler_labour").post(entry("W-1", "/comments"), {{"text", "编号有误"}}).status, 200
    );
    const auto moved = as("compiler_labour")
                           .put(draft("W-1"), {{"content", content("W-2", "科员")}}, written.etag);
    ASSERT_EQ(moved.status, 200) << moved.text;
    EXPECT_THAT(as("compiler_labour").get(entry("W-2", "/comments")).text, HasSubstr("编号有误"));
    ASSERT_EQ(write("compiler_relations", "W-1", "科员").status, 201);
    EXPECT_THAT(
        as("compiler_relations").get(entry("W-1", "/comments")).text, Not(HasSubstr("编号有误"))
    );
}

// With the digest of all that was saved in it, a hidden value could be found by trying.
TEST_F(DraftKeys, TheVersionOfADraftSaysNothingOfItsContent) {
    const auto etag_of_one = [&] {
        const auto written = write("compiler_labour", "W-1", "科员");
        EXPECT_EQ(
            as("compiler_labour")
                .send(http::Method::del, draft("W-1"), "", {{"if-match", written.etag}})
                .status,
            204
        );
        return written.etag;
    };
    EXPECT_NE(etag_of_one(), etag_of_one()) << "the same words, saved at the same moment";
}

class Headers : public OpenOffice {
  protected:
    Got upload(const std::string& login, const std::vector<std::string>& headers) {
        return as(login).send(
            http::Method::post,
            "/api/v1/registers/enforcement_items/imports?name=a.xlsx",
            item_sheet({item_row("LJ-01", "劳务派遣检查")}, headers)
        );
    }
    // Says what a header means, and makes drafts of the file.
    void confirm(
        const std::string& login, const Got& import, const char* header, const char* field
    ) {
        const auto path = "/api/v1/imports/" + std::string(text_of(import.body, "id"));
        const auto said = as(login).put(
            path + "/headers", {{"headers", List{Fields{{"header", header}, {"field", field}}}}}
        );
        ASSERT_EQ(said.status, 200) << said.text;
        const auto saved = as(login).post(path + "/drafts", {{"takes_warned", true}});
        ASSERT_EQ(saved.status, 200) << saved.text;
    }
    static std::string state(const Got& import) {
        return std::string(text_of(import.body, "state"));
    }
};

TEST_F(Headers, WhatOneUnitConfirmedIsNotHowAnothersFilesAreRead) {
    auto headers = kItemHeaders;
    headers[0] = "甲乙丙丁";
    const auto first = upload("compiler_labour", headers);
    ASSERT_EQ(state(first), "refused") << first.text;
    confirm("compiler_labour", first, "甲乙丙丁", "code");
    EXPECT_EQ(state(upload("compiler_labour", headers)), "read");
    EXPECT_EQ(state(upload("compiler_relations", headers)), "refused");
}

TEST_F(Headers, WhatTheRegisterItselfNamesIsNotRememberedOtherwise) {
    constexpr std::size_t kRemedies = 5;
    const auto field_of = [](const Got& import) {
        const auto& sheet = *member(import.body, "sheets").list()->at(0).fields();
        return std::string(
            text_of(*member(sheet, "columns").list()->at(kRemedies).fields(), "field")
        );
    };
    const auto first = upload("compiler_labour", kItemHeaders);
    ASSERT_NE(field_of(first), "");
    confirm("compiler_labour", first, kItemHeaders[kRemedies].c_str(), "");
    EXPECT_EQ(field_of(upload("compiler_labour", kItemHeaders)), field_of(first));
}

TEST_F(DraftKeys, NobodyBeginsAnotherWhileOneIsUnderReview) {
    submit("W-1");
    const auto begun = write("compiler_labour", "W-1", "科长");
    EXPECT_EQ(begun.status, 422) << begun.text;
    EXPECT_THAT(said(begun, "title"), HasSubstr("正在审核"));
    const auto own = write("compiler_labour", "W-2", "科员");
    const auto moved =
        as("compiler_labour").put(draft("W-2"), {{"content", content("W-1", "科员")}}, own.etag);
    EXPECT_EQ(moved.status, 422) << moved.text;
}

TEST_F(DraftKeys, ARevisionBegunBeforeIsTheOneThatIsThere) {
    publish("W-1");
    const auto first = as("compiler_labour").post(entry("W-1", "/drafts"), {});
    const auto again = as("compiler_labour").post(entry("W-1", "/drafts"), {});
    EXPECT_EQ(first.status, 201) << first.text;
    EXPECT_EQ(again.status, 200) << again.text;
    EXPECT_EQ(again.etag, first.etag);
}

TEST_F(DraftKeys, AKeyCanBeAddressed) {
    for (const auto& key : {std::string(201, 'W'), std::string("."), std::string("..")}) {
        const auto written = write("compiler_labour", key, "科员");
        EXPECT_EQ(written.status, 400) << written.text;
    }
    EXPECT_EQ(write("compiler_labour", std::string(60, 'W'), "科员").status, 201);
}

TEST_F(DraftKeys, WhatIsSubmittedAsFirstIsNotPublicYet) {
    publish("W-1");
    ASSERT_EQ(as("compiler_labour").post(entry("W-1", "/drafts"), {}).status, 201);
    const auto done =
        act("compiler_labour", "W-1", "submissions", {{"kind", "initial"}, {"reason", "岗位调整"}});
    EXPECT_EQ(done.status, 422) << done.text;
    EXPECT_THAT(said(done, "title"), HasSubstr("已经公示过"));
}

// Nothing was done: the same operation may be asked for again.
TEST_F(DraftKeys, AnOperationTheWorldFailedMayBeTriedAgain) {
    (void)as("compiler_labour");
    const auto create = [&] {
        return as("compiler_labour")
            .post(
                "/api/v1/registers/window_staff/drafts",
                {{"content", content("W-1", "科员")}},
                {{"idempotency-key", "k-1"}}
            );
    };
    office_->work().lease()->script("ALTER TABLE drafts RENAME TO away");
    EXPECT_EQ(create().status, 500);
    office_->work().lease()->script("ALTER TABLE away RENAME TO drafts");
    const auto written = create();
    EXPECT_EQ(written.status, 201) << written.text;
}

}  // namespace
}  // namespace mingjing::test
