// What is kept of a file when somebody else works on the same entry meanwhile.

#include "imports/effects.h"

#include "api/open_office.h"
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

}  // namespace
}  // namespace mingjing::test
