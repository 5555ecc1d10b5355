// Which officer an account names: checked against the register of officers, told in the trail.

#include <gmock/gmock.h>

#include "api/open_cases.h"

namespace mingjing::test {
namespace {

using testing::HasSubstr;

constexpr auto kArchivist = "/api/v1/accounts/archivist";

class AccountOfficers : public OpenCases {
  protected:
    void SetUp() override {
        OpenCases::SetUp();
        make_registers();
    }
    Got create(const std::string& login, const std::string& name, const std::string& officer) {
        return as("sysadmin")
            .post(
                "/api/v1/accounts",
                {{"login", login}, {"name", name}, {"unit", "劳动监察支队"}, {"officer", officer}}
            );
    }
    static std::string at(const Got& created) {
        const auto account = member(created.body, "account");
        const auto* fields = account.fields();
        return "/api/v1/accounts/" + std::string(fields ? text_of(*fields, "id") : "none");
    }
    Got change(const std::string& path, const std::string& officer, bool is_disabled = false) {
        const Fields now{
            {"name", "执法甲"},
            {"unit", "劳动监察支队"},
            {"officer", officer},
            {"is_disabled", is_disabled}};
        return as("sysadmin").put(path, now, seen("sysadmin", path));
    }
    std::string trail() { return as("auditor").get("/api/v1/trail?event=account").text; }
};

TEST_F(AccountOfficers, AreOfTheRegisterAndBearTheHoldersName) {
    const auto unknown = create("new.one", "执法甲", "37990126999");
    EXPECT_EQ(unknown.status, 400) << unknown.text;
    EXPECT_THAT(unknown.text, HasSubstr("清单里没有执法证37990126999"));
    EXPECT_THAT(unknown.text, HasSubstr(R"("path":"officer")"));
    const auto anothers = create("new.one", "某某", "37990126001");
    EXPECT_EQ(anothers.status, 400) << anothers.text;
    EXPECT_THAT(anothers.text, HasSubstr("是执法甲的，不是某某的"));
    const auto made = create("new.one", "执法　甲", "LDJC-37990126001");
    ASSERT_EQ(made.status, 201) << made.text << "by any of their certificates, however spaced";
    EXPECT_THAT(made.text, HasSubstr(R"("officer":"LDJC-37990126001")"));
    EXPECT_THAT(trail(), HasSubstr("执法证LDJC-37990126001"));
    const auto changed = change(at(made), "37990126999");
    EXPECT_EQ(changed.status, 400) << changed.text;
    ASSERT_EQ(change(at(made), "37990126002").status, 200);
    EXPECT_THAT(trail(), HasSubstr("执法证件编号由“LDJC-37990126001”改为“37990126002”"));
}

TEST_F(AccountOfficers, HaveOneAccountInUse) {
    const auto first = create("first", "执法甲", "37990126001");
    ASSERT_EQ(first.status, 201) << first.text;
    const auto second = create("second", "执法甲", "LDJC-37990126001");
    EXPECT_EQ(second.status, 400) << "the same person by another certificate";
    EXPECT_THAT(second.text, HasSubstr("已经登记在账号first上"));
    ASSERT_EQ(change(at(first), "37990126001", true).status, 200) << "disabled";
    ASSERT_EQ(create("second", "执法甲", "LDJC-37990126001").status, 201);
    const auto back = change(at(first), "37990126001");
    EXPECT_EQ(back.status, 400) << back.text;
    EXPECT_THAT(back.text, HasSubstr("已经登记在账号second上"));
}

TEST_F(AccountOfficers, WhoLeftTheRegisterCanStillBeMovedAndDisabled) {
    make_officer("archivist", "37990126888");
    const auto put = [&](const std::string& name, const std::string& unit, bool is_disabled) {
        const Fields now{
            {"name", name},
            {"unit", unit},
            {"officer", "37990126888"},
            {"is_disabled", is_disabled}};
        return as("sysadmin").put(kArchivist, now, seen("sysadmin", kArchivist)).status;
    };
    EXPECT_EQ(put("秦档案", "劳动监察支队", false), 200);
    EXPECT_EQ(put("秦某", "劳动监察支队", false), 400) << "who it is, said anew";
    EXPECT_EQ(put("秦档案", "劳动监察支队", true), 200);
    EXPECT_EQ(put("秦档案", "劳动监察支队", false), 400) << "in use again";
}

}  // namespace
}  // namespace mingjing::test
