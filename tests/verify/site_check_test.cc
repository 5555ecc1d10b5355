// What a visitor who remembers a log notices when it is not the same log any more.

#include "verify/site_check.h"

#include <filesystem>
#include <map>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "seal/epoch.h"
#include "seal/office.h"

namespace mingjing::verify {
namespace {

using seal::test::Office;
using testing::Contains;
using testing::HasSubstr;

// A site as somebody copied it at one moment.
class Site {
  public:
    explicit Site(const Office& office)
        : Site(office.files(), office.log(), office.identity().verifier_key()) {}
    Site(Files& files, const std::string& log, const std::string& key) {
        namespace fs = std::filesystem;
        for (const auto& item : fs::recursive_directory_iterator(log)) {
            if (item.is_regular_file()) {
                const auto path = item.path().string();
                files_[path.substr(log.size() + 1)] = files.read(path).value();
            }
        }
        files_["vkey"] = key + "\n";
    }
    [[nodiscard]] SiteReport check(const std::optional<State>& remembered = {}) const {
        return check_site(
            {.get = [this](const std::string& path) -> std::optional<std::string> {
                 const auto file = files_.find(path);
                 return file == files_.end() ? std::nullopt : std::optional(file->second);
             },
             .key = std::nullopt,
             .remembered = remembered,
             .progress = nullptr}
        );
    }
    std::string& operator[](const std::string& path) { return files_.at(path); }

  private:
    std::map<std::string, std::string> files_;
};

Site site_of(Office& office, std::size_t more) {
    office.add(more);
    office.seal();
    return Site(office);
}

// The same key over another history: what only its holder could do.
Site forked(const Office& office, std::size_t records) {
    const auto other = office.open_ledger("forked.db");
    Office::add(*other, records, "other");
    const auto keys = office.path("forked-keys");
    std::filesystem::create_directories(keys);
    std::filesystem::copy_file(office.keys() + "/log.key", keys + "/log.key");
    const auto log = office.path("forked-log");
    office.files().make_folders(log);
    const auto identity = seal::open_identity(office.files(), keys, seal::test::kOrigin);
    seal::Sealer(office.files(), log, identity).seal(*other);
    return {office.files(), log, identity.verifier_key()};
}

TEST(SiteCheck, RemembersALogAndSeesItGrow) {
    Office office;
    const auto first = site_of(office, 300).check();
    ASSERT_EQ(first.report.outcome, Outcome::holds);
    ASSERT_TRUE(first.state);
    const auto again = site_of(office, 700).check(first.state);
    EXPECT_EQ(again.report.outcome, Outcome::holds);
    EXPECT_THAT(again.report.lines, Contains(HasSubstr("此前记住的 300 条记录原样都在")));
    EXPECT_THAT(again.report.lines, Contains(HasSubstr("新增 700 条")));
    EXPECT_FALSE(again.conflicting_note);
}

TEST(SiteCheck, NoticesALogSetBack) {
    Office office;
    const auto older = site_of(office, 5);
    const auto state = site_of(office, 5).check().state;
    const auto found = older.check(state);
    EXPECT_EQ(found.report.outcome, Outcome::rewritten);
    EXPECT_THAT(found.report.lines, Contains(HasSubstr("日志倒退")));
    EXPECT_FALSE(found.state) << "what was remembered stays remembered";
}

TEST(SiteCheck, NoticesARewrittenLogThatWentOn) {
    Office office;
    const auto state = site_of(office, 260).check().state;
    auto site = forked(office, 900);
    const auto found = site.check(state);
    EXPECT_EQ(found.report.outcome, Outcome::rewritten);
    EXPECT_THAT(found.report.lines, Contains(HasSubstr("日志被改写")));
    EXPECT_EQ(found.conflicting_note, site["checkpoint"]);
}

TEST(SiteCheck, NoticesASplitView) {
    Office office;
    const auto state = site_of(office, 260).check().state;
    auto site = forked(office, 260);
    const auto found = site.check(state);
    EXPECT_EQ(found.report.outcome, Outcome::rewritten);
    EXPECT_THAT(found.report.lines, Contains(HasSubstr("日志分叉")));
    EXPECT_EQ(found.conflicting_note, site["checkpoint"]);
}

TEST(SiteCheck, TellsANewEpochThatKeptEverything) {
    Office office;
    const auto state = site_of(office, 300).check().state;
    const auto second =
        seal::begin_epoch(office.files(), office.keys(), seal::test::kOrigin, office.log());
    office.add(1);
    seal::Sealer(office.files(), office.log(), second).seal(office.ledger());
    const auto found = Site(office.files(), office.log(), second.verifier_key()).check(state);
    EXPECT_EQ(found.report.outcome, Outcome::rewritten);
    EXPECT_THAT(found.report.lines, Contains(HasSubstr("300 条记录原样都在")));
    EXPECT_THAT(found.report.lines, Contains(HasSubstr(second.verifier_key())));
}

TEST(SiteCheck, TellsANewEpochThatLostRecords) {
    Office office;
    const auto restored = office.open_ledger("restored.db");
    Office::add(*restored, 200);
    const auto state = site_of(office, 300).check().state;
    const auto second =
        seal::begin_epoch(office.files(), office.keys(), seal::test::kOrigin, office.log());
    seal::Sealer(office.files(), office.log(), second).seal(*restored);
    const auto found = Site(office.files(), office.log(), second.verifier_key()).check(state);
    EXPECT_EQ(found.report.outcome, Outcome::rewritten);
    EXPECT_THAT(found.report.lines, Contains(HasSubstr("变短了")));
}

TEST(SiteCheck, ASiteThatServesAnythingElseDoesNotHold) {
    Office office;
    const auto sound = site_of(office, 600);
    for (const char* path : {"checkpoint", "tile/0/001", "tile/entries/000", "tile/1/000.p/2"}) {
        auto site = sound;
        site[path][40] = static_cast<char>(site[path][40] ^ 1);
        EXPECT_EQ(site.check().report.outcome, Outcome::broken) << path;
    }
}

TEST(State, ComesBackFromItsText) {
    Office office;
    const auto state = site_of(office, 3).check().state;
    const auto again = parse_state(state->text());
    ASSERT_TRUE(again);
    EXPECT_EQ(again->text(), state->text());
    auto damaged = state->text();
    damaged[damaged.size() / 2] = static_cast<char>(damaged[damaged.size() / 2] ^ 1);
    EXPECT_FALSE(parse_state(damaged));
}

}  // namespace
}  // namespace mingjing::verify
