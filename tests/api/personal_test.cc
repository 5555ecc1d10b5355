// Personal values that one may not see: told by no check, no refusal, and not without saying
// what for.

#include <gmock/gmock.h>

#include "api/masking.h"
#include "api/open_office.h"
#include "codec/text.h"

namespace mingjing::test {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

const std::string kOfficers = "/api/v1/registers/officers";

class Personal : public OpenOffice {
  protected:
    // Somebody's draft whose gender is nothing a register knows.
    Got written() {
        return as("head_labour")
            .post(
                kOfficers + "/drafts",
                {{"content",
                  Fields{
                      {"name", "某某甲"},
                      {"gender", "男性SECRET"},
                      {"unit", "劳动监察支队"},
                      {"certificates", List{Fields{{"number", "A-001"}, {"status", "有效"}}}}}}}
            );
    }
    static Fields content_of(const Got& got) { return *member(got.body, "content").fields(); }
};

TEST_F(Personal, ACheckDoesNotQuoteWhatCameBackHidden) {
    const auto made = written();
    ASSERT_EQ(made.status, 201) << made.text;
    const auto key = std::string(text_of(made.body, "key"));
    const auto seen = as("compiler_labour").get(kOfficers + "/drafts/" + key);
    ASSERT_EQ(text_of(content_of(seen), "gender"), domain::kHidden);
    const auto checked =
        as("compiler_labour")
            .post(kOfficers + "/checks", {{"content", content_of(seen)}, {"key", key}});
    ASSERT_EQ(checked.status, 200) << checked.text;
    EXPECT_THAT(checked.text, AllOf(HasSubstr("性别有问题"), Not(HasSubstr("SECRET"))));
    auto typed = content_of(seen);
    typed["gender"] = "女性";
    EXPECT_THAT(
        as("compiler_labour").post(kOfficers + "/checks", {{"content", typed}, {"key", key}}).text,
        HasSubstr("女性")
    ) << "what they typed themselves is no secret to them";
}

TEST_F(Personal, ARefusedSubmissionDoesNotQuoteThem) {
    const auto key = std::string(text_of(written().body, "key"));
    const auto refused =
        as("compiler_labour")
            .post(
                kOfficers + "/entries/" + key + "/submissions",
                {},
                {{"if-match", seen("compiler_labour", kOfficers + "/drafts/" + key)}}
            );
    EXPECT_EQ(refused.status, 422);
    EXPECT_THAT(refused.text, Not(HasSubstr("SECRET")));
}

TEST_F(Personal, ABlankPurposeIsNone) {
    const auto key = std::string(text_of(written().body, "key"));
    const auto reveal = [&](const char* purpose) {
        return as("head_labour")
            .post(kOfficers + "/drafts/" + key + "/revelations", {{"purpose", purpose}})
            .status;
    };
    EXPECT_EQ(reveal("   "), 400);
    EXPECT_EQ(reveal("　"), 400);
    EXPECT_EQ(reveal("核对证件"), 200);
    EXPECT_EQ(api::purpose_said(" 核对证件 ").value(), "核对证件");
}

domain::Field named(std::string key) {
    domain::Field field;
    field.key = std::move(key);
    return field;
}

// A register whose rows hold something personal, told apart by their number.
domain::Schema people() {
    auto number = named("number");
    number.need = domain::Need::required;
    auto phone = named("phone");
    phone.is_personal = true;
    auto rows = named("rows");
    rows.type = domain::FieldType::table;
    rows.children = {number, phone};
    domain::Schema schema;
    schema.fields = {rows};
    return schema;
}

Value row(const char* number, std::string_view phone) {
    return Fields{{"number", number}, {"phone", phone}};
}

TEST(Masking, AHiddenValueComesBackToItsRowWhereverThatNowStands) {
    const auto schema = people();
    const Fields known{{"rows", List{row("1", "111"), row("2", "222"), row("3", "333")}}};
    ASSERT_TRUE(api::has_personal(schema));
    const Fields sent{{"rows", List{row("3", domain::kHidden), row("2", domain::kHidden)}}};
    EXPECT_EQ(
        api::shown_again(schema, sent, known),
        (Fields{{"rows", List{row("3", "333"), row("2", "222")}}})
    );
}

TEST(Masking, AHiddenValueOfNoKnownRowStaysHidden) {
    const auto schema = people();
    const Fields known{{"rows", List{row("1", "111"), row("1", "222")}}};
    for (const auto* number : {"1", "4", ""}) {
        const Fields sent{{"rows", List{row(number, domain::kHidden)}}};
        EXPECT_EQ(api::shown_again(schema, sent, known), sent) << number;
        EXPECT_TRUE(api::is_hidden(sent, "rows.phone"));
    }
    const Fields sent{{"rows", List{row("9", "999")}}};
    EXPECT_FALSE(api::is_hidden(sent, "rows.phone"));
    EXPECT_EQ(api::shown_again(schema, sent, known), sent);
}

}  // namespace
}  // namespace mingjing::test
