// fsck of ledger and log: sound ones are found sound, and whatever is changed is named.

#include "seal/fsck.h"

#include <array>
#include <filesystem>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "seal/office.h"

namespace mingjing::seal {
namespace {

using test::Office;
using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

std::vector<std::string> problems(const Office& office, bool with_identity = true) {
    const Published published(office.files(), office.log());
    const auto identity = with_identity ? std::optional(office.identity()) : std::nullopt;
    return fsck(
               office.ledger(),
               published,
               identity,
               office.files().read(office.keys() + "/log.checkpoint"),
               [](auto, auto) {}
    ).problems;
}

void change(const Office& office, const std::string& path) {
    auto bytes = office.files().read(path).value();
    bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
    office.files().replace(path, bytes);
}

// Past the ledger's own triggers, as whoever can write the file would.
void change_record(const Office& office, const std::string& sql) {
    office.ledger().script(
        "DROP TRIGGER IF EXISTS records_stay; DROP TRIGGER IF EXISTS records_remain"
    );
    office.ledger().run(sql);
}

TEST(Fsck, FindsNothingInASoundLedger) {
    for (const std::size_t count : {0U, 3U, 256U, 5000U}) {
        Office office;
        office.add(count);
        office.seal();
        EXPECT_THAT(problems(office), IsEmpty()) << count;
        EXPECT_THAT(problems(office, false), IsEmpty()) << count;
    }
}

TEST(Fsck, RecordsNotYetSealedAreNoProblem) {
    Office office;
    EXPECT_THAT(problems(office), IsEmpty()) << "nothing sealed at all";
    office.add(300);
    office.seal();
    office.add(300);
    EXPECT_THAT(problems(office), IsEmpty());
}

TEST(Fsck, NamesARecordThatWasChanged) {
    Office office;
    office.add(300);
    office.seal();
    change_record(office, "UPDATE records SET facts = '{\"n\":2}' WHERE position = 7");
    const auto found = problems(office);
    EXPECT_THAT(found, Contains(HasSubstr("第7条存证")));
    EXPECT_THAT(found, Contains(HasSubstr("tile/entries/000")));
}

TEST(Fsck, NamesARecordChangedTogetherWithItsEntry) {
    Office office;
    office.add(3);
    office.seal();
    auto forged = ledger::read(office.ledger(), 1, 1).front();
    forged.facts = "{\"n\":2}";
    const auto entry = ledger::entry_of(forged);
    change_record(
        office, "UPDATE records SET facts = '{\"n\":2}', entry = '" + entry + "' WHERE position = 1"
    );
    EXPECT_THAT(problems(office), Contains(HasSubstr("根与签名检查点不同")));
}

TEST(Fsck, NamesARecordThatIsGone) {
    Office office;
    office.add(300);
    office.seal();
    change_record(office, "DELETE FROM records WHERE position = 200");
    EXPECT_THAT(problems(office), Contains(HasSubstr("缺少第200至200条")));
    change_record(office, "DELETE FROM records WHERE position > 290");
    EXPECT_THAT(problems(office), Contains(HasSubstr("短于签名检查点")));
}

TEST(Fsck, NamesEveryPublishedFileThatWasChangedOrIsGone) {
    Office office;
    office.add(600);
    office.seal();
    for (const char* name :
         {"tile/0/000", "tile/0/002.p/88", "tile/1/000.p/2", "tile/entries/001"}) {
        const auto path = office.log() + '/' + name;
        const auto sound = office.files().read(path).value();
        change(office, path);
        EXPECT_THAT(problems(office), Contains(HasSubstr(name)));
        office.files().remove(path);
        EXPECT_THAT(problems(office), Contains(HasSubstr(name)));
        office.files().replace(path, sound);
        EXPECT_THAT(problems(office), IsEmpty());
    }
}

TEST(Fsck, NamesAPartialTileACrashLeftBehindOnceItIsChanged) {
    Office office;
    office.add(20);
    office.seal();
    const auto path = office.log() + "/tile/0/000.p/20";
    const auto left = office.files().read(path).value();
    office.add(300);
    office.seal();
    office.files().replace(path, left);
    EXPECT_THAT(problems(office), IsEmpty());
    change(office, path);
    EXPECT_THAT(problems(office), Contains(HasSubstr("tile/0/000.p/20")));
}

TEST(Fsck, NamesACheckpointThatIsNotWhatWasSigned) {
    Office office;
    office.add(5);
    office.seal();
    const auto older = office.files().read(office.log() + "/checkpoint").value();
    office.add(5);
    office.seal();
    EXPECT_THAT(problems(office), IsEmpty());
    for (const auto& path : {office.log() + "/checkpoint", office.keys() + "/log.checkpoint"}) {
        const auto sound = office.files().read(path).value();
        change(office, path);
        EXPECT_THAT(problems(office), Not(IsEmpty())) << path;
        office.files().remove(path);
        EXPECT_THAT(problems(office), Not(IsEmpty())) << path;
        office.files().replace(path, sound);
    }
    office.files().replace(office.keys() + "/log.checkpoint", older);
    EXPECT_THAT(problems(office), Contains(HasSubstr("也不更新")));
}

// A crash between signing and publishing: the next start publishes it.
TEST(Fsck, ACheckpointSignedButNotYetPublishedIsNoProblem) {
    Office office;
    office.add(5);
    office.seal();
    const auto older = office.files().read(office.log() + "/checkpoint").value();
    office.add(5);
    office.seal();
    office.files().replace(office.log() + "/checkpoint", older);
    EXPECT_THAT(problems(office), IsEmpty());
}

TEST(Fsck, ErasedValuesLeaveNothingToComplainOf) {
    Office office;
    const std::array drafts{ledger::Draft{
        .type = "noted", .facts = {{"n", 1}}, .personal = {{"name", {"subject-1", "某人"}}}}};
    const std::array<std::string, 1> fields{"name"};
    {
        db::Transaction transaction(office.ledger(), db::Transaction::Mode::write);
        static_cast<void>(ledger::append(office.ledger(), "s", 0, drafts, "li.hua", Time{}));
        transaction.commit();
    }
    office.seal();
    ledger::erase(office.ledger(), 0, fields);
    EXPECT_THAT(problems(office), IsEmpty());
}

}  // namespace
}  // namespace mingjing::seal
