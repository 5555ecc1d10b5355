// Registers taken away as files, and the choices of a reference.

#include <gmock/gmock.h>

#include "api/open_office.h"
#include "codec/text.h"

namespace mingjing::test {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

const std::string kOfficers = "/api/v1/registers/officers";
const std::string kItems = "/api/v1/registers/enforcement_items";

class Exports : public OpenOffice {
  protected:
    void draft_officer(
        const std::string& login, const std::string& name, const std::string& number
    ) {
        const Fields certificate{{"number", number}, {"status", "有效"}};
        const auto got = as(login).post(
            kOfficers + "/drafts",
            {{"content",
              Fields{
                  {"name", name},
                  {"mobile", "13900001111"},
                  {"unit", "劳动监察支队"},
                  {"certificates", List{certificate}}}}}
        );
        ASSERT_EQ(got.status, 201) << got.text;
    }
    void draft_item(const std::string& login, const std::string& code, const std::string& name) {
        const auto got = as(login).post(
            kItems + "/drafts", {{"content", Fields{{"code", code}, {"name", name}}}}
        );
        ASSERT_EQ(got.status, 201) << got.text;
    }
    std::vector<std::string> keys(const std::string& login, const std::string& query) {
        const auto got = as(login).get(kItems + "/choices" + query);
        EXPECT_EQ(got.status, 200) << got.text;
        std::vector<std::string> all;
        for (const auto& choice : *member(got.body, "choices").list()) {
            all.emplace_back(text_of(*choice.fields(), "key"));
        }
        return all;
    }
};

TEST_F(Exports, PersonalValuesLeaveOnlyForAPurposeThatIsRecorded) {
    draft_officer("compiler_labour", "某某甲", "A-001");
    const auto purpose = "&purpose=" + codec::percent_encode("换发证件核对");
    const auto target = kOfficers + "/export?format=json&of=drafts";
    const auto plain = as("head_labour").get(target);
    ASSERT_EQ(plain.status, 200) << plain.text;
    EXPECT_THAT(plain.text, AllOf(HasSubstr("A-001"), Not(HasSubstr("13900001111"))));
    EXPECT_EQ(as("compiler_labour").get(target + purpose).status, 403) << "no duty to see them";
    EXPECT_EQ(as("head_labour").get(target + "&purpose=%20").status, 400);
    const auto whole = as("head_labour").get(target + purpose);
    EXPECT_THAT(whole.text, AllOf(HasSubstr("13900001111"), HasSubstr("某某甲")));
    EXPECT_THAT(
        whole.headers.at("Content-Disposition"), HasSubstr(codec::percent_encode("草稿.json"))
    );
    const auto trail = as("auditor").get("/api/v1/trail?event=reveal");
    EXPECT_THAT(trail.text, AllOf(HasSubstr("换发证件核对"), HasSubstr("周执法甲")));
}

TEST_F(Exports, AHiddenValueDoesNotComeHomeAsAValue) {
    draft_officer("compiler_labour", "某某甲", "A-001");
    const auto plain = as("compiler_labour").get(kOfficers + "/export?format=json&of=drafts");
    const auto read = as("compiler_labour")
                          .send(http::Method::post, kOfficers + "/imports?name=a.json", plain.text);
    ASSERT_EQ(read.status, 201) << read.text;
    EXPECT_EQ(*member(read.body, "rejected").integer(), 1);
    const auto rows =
        as("compiler_labour")
            .get("/api/v1/imports/" + std::string(text_of(read.body, "id")) + "/rows");
    EXPECT_THAT(rows.text, HasSubstr("hidden-value"));
}

TEST_F(Exports, DraftsOfAnotherUnitStayThere) {
    draft_item("compiler_labour", "LJ-01", "劳务派遣检查");
    const auto target = kItems + "/export?format=json";
    EXPECT_THAT(as("compiler_labour").get(target).text, HasSubstr("LJ-01"));
    EXPECT_THAT(as("reviewer_legal").get(target).text, HasSubstr("LJ-01"));
    EXPECT_THAT(as("compiler_relations").get(target).text, Not(HasSubstr("LJ-01")));
    EXPECT_THAT(
        as("compiler_labour").get(kItems + "/export?of=held&format=json").text,
        Not(HasSubstr("LJ-01"))
    );
    EXPECT_EQ(as("sysadmin").get(target).status, 403);
}

TEST_F(Exports, AWorkbookIsNamedAndTyped) {
    draft_item("compiler_labour", "LJ-01", "劳务派遣检查");
    const auto got = as("compiler_labour").get(kItems + "/export");
    ASSERT_EQ(got.status, 200);
    EXPECT_EQ(got.text.substr(0, 2), "PK");
    EXPECT_THAT(
        got.headers.at("Content-Disposition"), HasSubstr("filename=\"file.xlsx\"; filename*=UTF-8")
    );
    EXPECT_EQ(as("compiler_labour").get(kItems + "/export?format=exe").status, 400);
}

TEST_F(Exports, ChoicesAreFoundByKeyOrTitleInOrder) {
    using ::testing::ElementsAre;
    draft_item("compiler_labour", "LJ-02", "工资支付检查");
    draft_item("compiler_labour", "LJ-01", "劳务派遣检查");
    draft_item("compiler_relations", "GX-01", "集体合同审查");
    EXPECT_THAT(keys("compiler_labour", ""), ElementsAre("LJ-01", "LJ-02"));
    EXPECT_THAT(keys("compiler_labour", "?text=LJ-02"), ElementsAre("LJ-02"));
    EXPECT_THAT(
        keys("compiler_labour", "?text=" + codec::percent_encode("派遣")), ElementsAre("LJ-01")
    );
    EXPECT_THAT(keys("compiler_labour", "?page_size=1"), ElementsAre("LJ-01"));
    EXPECT_THAT(keys("reviewer_legal", ""), ElementsAre("GX-01", "LJ-01", "LJ-02"));
    EXPECT_EQ(as("compiler_labour").get(kItems + "/choices?page_size=51").status, 400);
}

}  // namespace
}  // namespace mingjing::test
