// What is kept of a file when somebody else works on the same entry meanwhile.

#include "imports/effects.h"

#include <future>
#include <optional>

#include "api/open_office.h"
#include "desk/register_acts.h"
#include "drafts/drafts.h"
#include "imports/imports.h"
#include "support/item_sheets.h"

namespace mingjing::test {
namespace {

class Effects : public OpenOffice {
  protected:
    Effects() : OpenOffice(false) {}
    imports::Parts parts() {
        return {
            office_->ledger(),
            office_->work(),
            office_->desk(),
            office_->definitions(),
            office_->clock()};
    }
    const domain::Schema& schema() { return *office_->definitions().find("enforcement_items"); }
    const identity::Actor& actor(const char* id) { return *office_->definitions().actor(id); }
    imports::Reading read(const char* id, const std::string& bytes) {
        auto reading = imports::read_file(parts(), schema(), actor(id), {"a.xlsx", bytes}, {});
        return std::move(reading.value());
    }
    imports::Sums save(const char* id, const imports::Reading& reading) {
        return imports::save_drafts(parts(), schema(), actor(id), reading, imports::Warned::taken);
    }
    desk::RegisterActs acts() {
        return {
            office_->desk(),
            office_->ledger(),
            office_->work(),
            office_->definitions(),
            office_->clock()};
    }
    void submit(const char* id) {
        const auto done = acts().submit(actor(id), "enforcement_items", "LJ-01", {});
        ASSERT_TRUE(done) << done.error().what;
    }
    void publish() {
        save("compiler_labour", read("compiler_labour", sheet_));
        submit("compiler_labour");
        for (const auto* id : {"head_labour", "reviewer_legal", "leader_deputy"}) {
            const auto done = acts().approve(actor(id), "enforcement_items", "LJ-01", "");
            ASSERT_TRUE(done) << done.error().what;
        }
        ASSERT_TRUE(acts().publish(actor("publisher"), "enforcement_items", "LJ-01"));
    }
    const std::string sheet_ = item_sheet({item_row("LJ-01", "劳务派遣检查")});
    const std::string changed_ = item_sheet({item_row("LJ-01", "劳务派遣专项检查")});

    drafts::Draft draft(const char* key) {
        return drafts::find(*office_->work().lease(), "enforcement_items", key).value();
    }
};

TEST_F(Effects, WhatSomebodySavedSinceTheFileWasReadIsComparedAnew) {
    const auto reading = read("compiler_labour", item_sheet({item_row("LJ-01", "劳务派遣检查")}));
    ASSERT_EQ(imports::sums_of(reading.effects).created, 1U);
    const auto other = drafts::draft_of(
        schema(),
        {{"code", "LJ-01"}, {"name", "别的"}, {"acceptance_conditions", "不在表中"}},
        "在线填写",
        "head_labour",
        "劳动监察支队",
        clock_.now()
    );
    drafts::save(*office_->work().lease(), other);
    const auto sums = save("compiler_labour", reading);
    EXPECT_EQ(sums.created, 0U);
    EXPECT_EQ(sums.changed, 1U);
    const auto kept = draft("LJ-01");
    EXPECT_EQ(text_of(kept.content, "name"), "劳务派遣检查");
    EXPECT_EQ(text_of(kept.content, "acceptance_conditions"), "不在表中")
        << "what the file has no column for stays";
}

TEST_F(Effects, AnotherUnitsDraftMadeMeanwhileIsLeftAlone) {
    const auto reading = read("compiler_labour", item_sheet({item_row("LJ-01", "劳务派遣检查")}));
    save(
        "compiler_relations", read("compiler_relations", item_sheet({item_row("LJ-01", "他们的")}))
    );
    const auto sums = save("compiler_labour", reading);
    EXPECT_EQ(sums.created + sums.changed + sums.unchanged, 0U);
    EXPECT_EQ(draft("LJ-01").title, "他们的");
}

TEST_F(Effects, ALargeFileIsSavedInPartsAndAgainWhereItStopped) {
    std::vector<std::vector<std::string>> rows;
    for (int i = 1001; i <= 1250; ++i) {
        rows.push_back(item_row("LJ-" + std::to_string(i), "劳务派遣检查"));
    }
    const auto file = item_sheet(rows);
    const auto reading = read("compiler_labour", file);
    {
        const auto work = office_->work().lease();
        work->script(
            "CREATE TRIGGER stops BEFORE INSERT ON drafts WHEN NEW.key = 'LJ-1240'"
            " BEGIN SELECT RAISE(ABORT, 'stopped'); END"
        );
    }
    EXPECT_THROW(save("compiler_labour", reading), db::Error);
    {
        const auto work = office_->work().lease();
        EXPECT_EQ(work->integer("SELECT count(*) FROM drafts"), 200) << "what was written stays";
        work->script("DROP TRIGGER stops");
    }
    const auto sums = save("compiler_labour", read("compiler_labour", file));
    EXPECT_EQ(sums.unchanged, 200U);
    EXPECT_EQ(sums.created, 50U);
}

TEST_F(Effects, WhoImportsThroughoutTheBureauWritesForTheUnitThatHoldsTheEntry) {
    publish();
    const auto reading = read("reviewer_legal", changed_);
    ASSERT_EQ(imports::sums_of(reading.effects).changed, 1U);
    save("reviewer_legal", reading);
    EXPECT_EQ(draft("LJ-01").unit, "劳动监察支队");
    EXPECT_TRUE(acts().begin_draft(actor("compiler_labour"), "enforcement_items", "LJ-01"));
}

TEST_F(Effects, WhatIsUnderReviewIsLeftAlone) {
    save("compiler_labour", read("compiler_labour", sheet_));
    submit("compiler_labour");
    const auto reading = read("compiler_labour", changed_);
    ASSERT_EQ(reading.effects.size(), 1U);
    EXPECT_EQ(reading.effects.front().kind, imports::EntryEffect::Kind::refused);
    const auto& issues = reading.report.sheets.front().rows.front().issues;
    EXPECT_EQ(issues.back().issue.code, "under-review");
    EXPECT_EQ(save("compiler_labour", reading).changed, 0U);
    EXPECT_FALSE(drafts::find(*office_->work().lease(), "enforcement_items", "LJ-01"));
}

// The pending text goes on in what the sheet has no column for.
TEST_F(Effects, GK04_WhoWroteWhatWasReturnedWroteWhatIsImportedOverIt) {
    save("head_labour", read("head_labour", sheet_));
    submit("compiler_labour");
    ASSERT_TRUE(acts().take_back(actor("compiler_labour"), "enforcement_items", "LJ-01"));
    drafts::remove(*office_->work().lease(), "enforcement_items", "LJ-01");
    save("compiler_labour", read("compiler_labour", changed_));
    EXPECT_EQ(draft("LJ-01").authors, (std::vector<std::string>{"compiler_labour", "head_labour"}));
    submit("compiler_labour");
    const auto own = acts().approve(actor("head_labour"), "enforcement_items", "LJ-01", "");
    ASSERT_FALSE(own);
    EXPECT_EQ(own.error().code, "own-writing");
}

// What is read is as large as its reading: another waits until it is gone.
TEST_F(Effects, AFileBeingSavedKeepsItsTurn) {
    DiskFiles files;
    imports::Imports imports(parts(), files, temporary_.path("imports"));
    const auto& labour = actor("compiler_labour");
    const auto import = imports.take_in(labour, schema(), "a.xlsx", sheet_).value();
    const auto held = office_->work().lease();
    std::optional<db::Transaction> writing(std::in_place, *held, db::Transaction::Mode::write);
    auto saved = std::async(std::launch::async, [&] {
        for (;;) {
            const auto done = imports.save_drafts(labour, import, imports::Warned::taken);
            if (done || done.error().code != "imports-busy") {
                return done.has_value();
            }
        }
    });
    // It reads, then waits to write: from some moment on its place stays taken.
    for (int refused = 0; refused < 100;) {
        const auto read = imports.with_remarks(labour, import);
        refused = read ? 0 : refused + 1;
        ASSERT_TRUE(read || read.error().code == "imports-busy");
    }
    const auto mended = imports.mend(labour, import, {});
    EXPECT_EQ(mended.error().code, "imports-busy") << "nor is anything kept that is not read";
    writing.reset();
    EXPECT_TRUE(saved.get());
    EXPECT_TRUE(imports.with_remarks(labour, import));
}

}  // namespace
}  // namespace mingjing::test
