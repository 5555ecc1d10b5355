// What citizens send in: kept, sealed to the office, bounded, answered with a number.

#include "intake/mailbox.h"

#include <array>
#include <filesystem>

#include <gtest/gtest.h>

#include "codec/text.h"
#include "support/temporary_folder.h"

namespace mingjing::intake {
namespace {

class Mailbox : public testing::Test {
  protected:
    void SetUp() override { migrate(*connection_); }

    tl::expected<std::string, BadInput> send(const Submission& submission) {
        return submit(*connection_, key_.public_key, submission, kNow);
    }
    [[nodiscard]] std::string sealed_text(const std::string& number) {
        const std::array<db::Cell, 1> cells{number};
        return connection_->text("SELECT sealed FROM mailbox WHERE number = $1", cells).value();
    }

    static constexpr Time kNow{std::chrono::sys_days{std::chrono::year{2026} / 11 / 13}};
    test::TemporaryFolder folder_;
    std::unique_ptr<db::Connection> connection_ =
        db::open({db::Engine::sqlite, folder_.path() + "/work.db", ""}, db::Access::read_write);
    OfficeKey key_ = make_office_key();
};

TEST_F(Mailbox, GivesANumberThatCanBeAskedAbout) {
    const auto number = send({Matter::complaint, "officers/37990126001", "未出示证件", "", ""});
    ASSERT_TRUE(number);
    EXPECT_TRUE(number->starts_with("TS20261113-"));
    const auto found = status(*connection_, *number);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->state, "received");
    EXPECT_EQ(found->received_at, "2026-11-13T00:00:00.000Z");
}

TEST_F(Mailbox, OnlyTheOfficeReadsWhatWasWritten) {
    const Submission written{
        Matter::correction, "enforcement_items/HXRS-CF-006", "时限有误", "张示例", ""};
    const auto number = send(written);
    ASSERT_TRUE(number);
    const auto sealed = codec::from_base64(sealed_text(*number)).value();
    EXPECT_EQ(sealed.find("时限"), std::string::npos);
    EXPECT_FALSE(open(sealed, make_office_key()));
    const auto read = open(sealed, key_);
    ASSERT_TRUE(read);
    EXPECT_EQ(read->text, written.text);
    EXPECT_EQ(read->about, written.about);
    EXPECT_EQ(read->name, written.name);
}

TEST_F(Mailbox, TakesFromAnotherTheLettersItLacksAndKeepsItsOwn) {
    const auto shared = send({Matter::complaint, "", "两处都有", "", ""}).value();
    std::filesystem::copy_file(folder_.path("work.db"), folder_.path("other.db"));
    const auto other =
        db::open({db::Engine::sqlite, folder_.path("other.db"), ""}, db::Access::read_write);
    migrate(*other);
    const auto lacking =
        submit(*other, key_.public_key, {Matter::correction, "", "只在另一处", "", ""}, kNow);
    const auto own = send({Matter::complaint, "", "只在这里", "", ""}).value();
    static_cast<void>(add_missing(*connection_, *other));
    for (const auto& number : {shared, lacking.value(), own}) {
        EXPECT_TRUE(status(*connection_, number)) << number;
    }
    EXPECT_TRUE(problems(*connection_).empty());
    EXPECT_EQ(add_missing(*connection_, *other), 0U);
}

TEST_F(Mailbox, NamesTheFieldThatIsEmptyOrTooLong) {
    EXPECT_EQ(send({Matter::complaint, "", " \n", "", ""}).error().where, "text");
    EXPECT_EQ(send({Matter::complaint, "", std::string(4001, 'x'), "", ""}).error().where, "text");
    EXPECT_EQ(send({Matter::complaint, "", "x", std::string(61, 'x'), ""}).error().where, "name");
    EXPECT_TRUE(send({Matter::complaint, "", std::string(4000, 'x'), "", ""}));
}

TEST_F(Mailbox, AnUnknownNumberIsUnknown) {
    EXPECT_FALSE(status(*connection_, "TS20261113-AAAAAAAA"));
}

TEST_F(Mailbox, ARowChangedBehindOurBackIsNamed) {
    const auto number = send({Matter::complaint, "", "未出示证件", "", ""});
    ASSERT_TRUE(number);
    EXPECT_TRUE(problems(*connection_).empty());
    connection_->run("UPDATE mailbox SET matter = 'correction'");
    const auto found = problems(*connection_);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_NE(found.front().find(*number), std::string::npos);
}

TEST_F(Mailbox, AFullOneTakesNoMoreAndSaysWhereToTurn) {
    connection_->run(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10000)"
        " INSERT INTO mailbox(number, matter, received_at, state, sealed, digest)"
        " SELECT 'TS' || i, 'complaint', '', 'received', '', '' FROM n"
    );
    const auto refused = send({Matter::complaint, "", "未出示证件", "", ""});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().where, "") << "not the citizen's fault";
    EXPECT_NE(refused.error().what.find("电话"), std::string::npos);
}

TEST_F(Mailbox, AKeyWhoseHalvesDoNotBelongTogetherIsNoKey) {
    const auto text = text_of(key_);
    ASSERT_TRUE(parse_office_key(text));
    EXPECT_EQ(parse_office_key(text)->public_key, key_.public_key);
    for (std::size_t at = 1; at < text.size(); at += 5) {
        auto damaged = text;
        damaged[at] = damaged[at] == '0' ? '1' : '0';
        EXPECT_FALSE(parse_office_key(damaged)) << at;
    }
}

}  // namespace
}  // namespace mingjing::intake
