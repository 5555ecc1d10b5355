// A file is there before anybody is told of it, and as long as a draft or a fact names it; on
// a disk that forgets, too.

#include "attachments/attachments.h"

#include <array>
#include <filesystem>

#include <gtest/gtest.h>

#include "attachments/problems.h"
#include "attachments/table.h"
#include "base/limits.h"
#include "crypto/hash.h"
#include "drafts/drafts.h"
#include "ledger/ledger.h"
#include "projection/projection.h"
#include "record/codec.h"
#include "support/forgetful_disk.h"
#include "support/small_files.h"
#include "support/temporary_folder.h"
#include "support/turned_clock.h"

namespace mingjing::attachments {
namespace {

const identity::Actor kActor{"compiler_labour", "", "劳动监察支队", {"compiler"}, ""};

domain::Field samples() {
    domain::Field field;
    field.key = "samples";
    field.label = "样表文件";
    field.type = domain::FieldType::attachments;
    field.kinds = {"pdf", "docx"};
    field.megabytes_max = 1;
    return field;
}

class AttachmentsTest : public testing::Test {
  protected:
    AttachmentsTest() {
        clock_.turn_to(std::chrono::year{2026} / 11 / 2);
        const auto ledger = db::open(ledger_place_, db::Access::read_write);
        ledger::migrate(*ledger);
        projection::migrate(*ledger);
        const auto work = work_.lease();
        drafts::migrate(*work);
        attachments::migrate(*work);
        open();
    }
    void open() { attachments_.emplace(vault_, ledger_, work_, clock_); }
    std::string send(const std::string& bytes, std::string_view name = "样表.pdf") {
        const auto taken = attachments_->take_in(kActor, samples(), name, bytes);
        return taken ? taken->digest : taken.error().code;
    }
    domain::Attachment attachment(const std::string& digest, const std::string& bytes) {
        return {"样表.pdf", digest, std::ssize(bytes), "application/pdf"};
    }
    void name_in_draft(const domain::Attachment& named) {
        const auto work = work_.lease();
        drafts::Draft draft;
        draft.register_key = "service_guides";
        draft.key = "A";
        draft.content = {{"rows", List{Fields{{"samples", List{to_value(named)}}}}}};
        drafts::save(*work, draft);
    }
    static std::string made(std::string folder) {
        std::filesystem::create_directories(folder);
        return folder;
    }
    // As the projection does of a submission.
    void name_in_ledger(const std::string& digest) {
        const std::array<db::Cell, 1> cells{digest};
        db::open(ledger_place_, db::Access::read_write)
            ->run("INSERT INTO entry_attachments(submission, digest) VALUES (7, $1)", cells);
    }
    void unname_in_ledger(const std::string& digest) {
        const std::array<db::Cell, 1> cells{digest};
        db::open(ledger_place_, db::Access::read_write)
            ->run("DELETE FROM entry_attachments WHERE digest = $1", cells);
    }
    void adopt(const std::string& digest) {
        const auto ledger = db::open(ledger_place_, db::Access::read_write);
        db::Transaction transaction(*ledger, db::Transaction::Mode::write);
        const std::array event{
            record::encode(record::DefinitionsAdopted{digest, {{"bureau.yaml", digest}}})};
        static_cast<void>(ledger::append(*ledger, "definitions", 0, event, kActor.id, clock_.now())
        );
        transaction.commit();
    }
    void days_later(int days) { clock_.advance(std::chrono::days{days}); }
    std::vector<std::string> swept() {
        attachments_->sweep();
        return vault_.digests();
    }

    test::TemporaryFolder folder_;
    test::ForgetfulDisk disk_{made(folder_.path("disk"))};
    DiskFiles files_{disk_};
    vault::Vault vault_{files_, folder_.path("disk/vault")};
    db::Place ledger_place_{db::Engine::sqlite, folder_.path("ledger.db"), ""};
    db::Pool ledger_{ledger_place_, 2};
    db::Pool work_{{db::Engine::sqlite, folder_.path("work.db"), ""}, 2, db::Access::read_write};
    test::TurnedClock clock_;
    std::optional<Attachments> attachments_;
};

TEST_F(AttachmentsTest, RefusesWhatTheFieldMayNotHold) {
    EXPECT_EQ(send("MZ\x90", "样表.pdf"), "unknown-file-kind");
    EXPECT_EQ(send(test::small_png(), "样表.png"), "invalid-attachment");
    EXPECT_EQ(send(test::small_docx(), "样表.pdf"), "invalid-attachment");
    EXPECT_EQ(send(test::small_pdf(std::string(1024 * 1024, 'x'))), "invalid-attachment");
    EXPECT_TRUE(vault_.digests().empty());
    EXPECT_TRUE(known(*work_.lease()).empty());
}

TEST_F(AttachmentsTest, AFileNothingNamesGoesAfterSomeDays) {
    const auto digest = send(test::small_pdf());
    days_later(6);
    EXPECT_EQ(swept().size(), 1U);
    EXPECT_TRUE(may_name(*work_.lease(), kActor.unit, attachment(digest, test::small_pdf())));
    days_later(1);
    EXPECT_TRUE(swept().empty());
    EXPECT_FALSE(may_name(*work_.lease(), kActor.unit, attachment(digest, test::small_pdf())));
}

TEST_F(AttachmentsTest, OneADraftNamesStaysAndGoesDaysAfterTheDraft) {
    name_in_draft(attachment(send(test::small_pdf()), test::small_pdf()));
    days_later(100);
    EXPECT_EQ(swept().size(), 1U);
    drafts::remove(*work_.lease(), "service_guides", "A");
    EXPECT_EQ(swept().size(), 1U) << "the draft may be taken up again";
    days_later(8);
    EXPECT_TRUE(swept().empty());
}

TEST_F(AttachmentsTest, OneAFactNamesStaysForEver) {
    name_in_ledger(send(test::small_pdf()));
    days_later(4000);
    EXPECT_EQ(swept().size(), 1U);
    attachments_->condemn(vault_.digests());
    attachments_->remove_unnamed(vault_.digests());
    EXPECT_EQ(swept().size(), 1U) << "an erasure that was refused";
    unname_in_ledger(vault_.digests().front());
    EXPECT_EQ(swept().size(), 1U) << "it is kept some days as any other";
}

TEST_F(AttachmentsTest, WhatAnErasureLeavesUnnamedGoesAtOnceThoughACrashComesBetween) {
    const auto digest = send(test::small_pdf());
    attachments_->condemn({digest});
    attachments_.reset();
    open();
    EXPECT_TRUE(vault_.digests().empty());
}

TEST_F(AttachmentsTest, WhatAnErasureLeavesUnnamedGoesAtOnceThoughASweepComesBetween) {
    const auto digest = send(test::small_pdf());
    name_in_ledger(digest);
    attachments_->condemn({digest});
    EXPECT_EQ(swept().size(), 1U) << "the ledger names it still";
    unname_in_ledger(digest);
    attachments_.reset();
    open();
    EXPECT_TRUE(vault_.digests().empty()) << "the crash came before remove_unnamed";
}

// As after a restore: the vault and the ledger have the file, the work database does not know.
TEST_F(AttachmentsTest, WhatAnErasureLeavesUnnamedGoesThoughNoRowTellsOfIt) {
    const auto digest = send(test::small_pdf());
    name_in_ledger(digest);
    forget(*work_.lease(), digest);
    attachments_->condemn({digest});
    EXPECT_FALSE(may_name(*work_.lease(), "", attachment(digest, test::small_pdf())));
    unname_in_ledger(digest);
    attachments_->remove_unnamed({digest});
    EXPECT_TRUE(vault_.digests().empty());
    EXPECT_TRUE(known(*work_.lease()).empty());
}

TEST_F(AttachmentsTest, NoAdoptedDefinitionGoesWithAFileOfTheSameBytes) {
    const auto digest = send(test::small_pdf());
    adopt(digest);
    days_later(8);
    EXPECT_EQ(swept().size(), 1U);
    attachments_->remove_unnamed({digest});
    EXPECT_EQ(vault_.digests().size(), 1U);
}

TEST_F(AttachmentsTest, AnotherUnitMayNotNameWhatItDidNotSend) {
    const auto bytes = test::small_pdf();
    const auto digest = send(bytes);
    const auto work = work_.lease();
    auto named = attachment(digest, bytes);
    EXPECT_TRUE(may_name(*work, kActor.unit, named));
    EXPECT_FALSE(may_name(*work, "政策法规科", named));
    named.bytes = 1;
    EXPECT_FALSE(may_name(*work, kActor.unit, named));
}

TEST_F(AttachmentsTest, FsckNamesAFileThatIsMissing) {
    const auto bytes = test::small_pdf();
    const auto digest = send(bytes);
    name_in_draft(attachment(digest, bytes));
    const auto ledger = ledger_.lease();
    const auto work = work_.lease();
    EXPECT_TRUE(problems(*ledger, *work, {digest}).empty());
    const auto found = problems(*ledger, *work, {});
    ASSERT_EQ(found.size(), 1U);
    EXPECT_NE(found[0].find("草稿 service_guides A 的附件不在库中：" + digest), std::string::npos);
}

TEST_F(AttachmentsTest, FsckNamesAFileThatNothingNames) {
    const auto in_draft = send(test::small_pdf("草稿"));
    name_in_draft(attachment(in_draft, test::small_pdf("草稿")));
    const auto in_ledger = send(test::small_pdf("账本"));
    name_in_ledger(in_ledger);
    const auto adopted = send(test::small_pdf("定义"));
    adopt(adopted);
    const auto lost = send(test::small_pdf("遗留"));
    const auto waiting = send(test::small_pdf("待用"));
    for (const auto& digest : {in_draft, in_ledger, adopted, lost}) {
        forget(*work_.lease(), digest);
    }
    const auto digests = vault_.digests();
    EXPECT_EQ(
        unnamed(*ledger_.lease(), *work_.lease(), {digests.begin(), digests.end()}),
        std::vector<std::string>{lost}
    );
}

// What was acknowledged survives; what was not leaves nothing for ever.
TEST_F(AttachmentsTest, APowerCutAnywhereLosesNoFileThatWasAcknowledged) {
    for (std::uint64_t operation = 0;; ++operation) {
        const auto bytes = test::small_pdf("样表" + std::to_string(operation));
        const auto digest = crypto::sha256(bytes).hex();
        disk_.trouble_at(test::Trouble::power_cut, disk_.operations() + operation);
        bool is_acknowledged = false;
        try {
            is_acknowledged = send(bytes) == digest;
        } catch (const Fault&) {
            EXPECT_TRUE(disk_.has_struck());
        }
        const bool has_struck = disk_.has_struck();
        disk_.mend();
        disk_.restart(static_cast<std::uint32_t>(operation));
        if (is_acknowledged) {
            EXPECT_EQ(vault_.get(digest), bytes) << operation;
        } else {
            EXPECT_FALSE(may_name(*work_.lease(), kActor.unit, attachment(digest, bytes)))
                << operation;
        }
        days_later(8);
        EXPECT_TRUE(swept().empty()) << operation;
        EXPECT_TRUE(known(*work_.lease()).empty()) << operation;
        if (!has_struck) {
            break;
        }
    }
}

}  // namespace
}  // namespace mingjing::attachments
