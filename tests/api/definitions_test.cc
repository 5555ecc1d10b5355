// The definitions: what a change would do is said before, and whose word it takes.

#include "api/open_office.h"
#include "api/rule_document.h"
#include "desk/public_entries.h"
#include "ledger/ledger.h"

namespace mingjing::test {
namespace {

constexpr std::string_view kItems = "registers/enforcement_items.yaml";

class DefinitionChanges : public OpenOffice {
  protected:
    std::string text_of_source(const std::string& name) {
        const auto got = as("leader").get("/api/v1/definitions/source?name=" + name);
        EXPECT_EQ(got.status, 200) << got.text;
        return std::string(text_of(got.body, "text"));
    }
    static Fields changes(std::string_view name, std::string text) {
        return {{"changes", List{Fields{{"name", name}, {"text", std::move(text)}}}}};
    }
    static std::string replaced(std::string text, std::string_view what, std::string_view with) {
        const auto at = text.find(what);
        EXPECT_NE(at, std::string::npos) << what;
        return at == std::string::npos ? text : text.replace(at, what.size(), with);
    }
};

TEST_F(DefinitionChanges, ThoseInUseAreListedWithTheirTextAndDay) {
    const auto got = as("compiler_labour").get("/api/v1/definitions");
    ASSERT_EQ(got.status, 200) << got.text;
    EXPECT_EQ(text_of(got.body, "digest"), office_->definitions().digest);
    EXPECT_TRUE(text_of(got.body, "adopted_at").starts_with("2026-11-0")) << got.text;
    EXPECT_NE(got.text.find("行政执法事项清单"), std::string::npos);
    for (const auto& source : *member(got.body, "sources").list()) {
        const auto& fields = *source.fields();
        EXPECT_NE(text_of(fields, "title"), text_of(fields, "name")) << "no file by its path alone";
    }
    EXPECT_EQ(as("leader").get("/api/v1/definitions/source?name=../keys/log.key").status, 404);
    EXPECT_EQ(as("sysadmin").get("/api/v1/definitions").status, 403);
    EXPECT_EQ(as("auditor").get("/api/v1/definitions").status, 403);
}

TEST_F(DefinitionChanges, AMistakeIsNamedByFileAndLine) {
    const auto text = replaced(text_of_source(std::string(kItems)), "type:", "typ:");
    const auto got = as("leader").post("/api/v1/definitions/checks", changes(kItems, text));
    ASSERT_EQ(got.status, 200) << got.text;
    const auto& problems = *member(got.body, "problems").list();
    ASSERT_FALSE(problems.empty());
    EXPECT_EQ(text_of(*problems.front().fields(), "file"), kItems);
    EXPECT_GT(*member(*problems.front().fields(), "line").integer(), 1);
    auto body = changes(kItems, text);
    body.emplace("reason", "试试");
    EXPECT_EQ(as("leader").post("/api/v1/definitions/adoptions", body).status, 400);
}

TEST_F(DefinitionChanges, TheLogKeepsItsNameAndSomebodyMayAlwaysAdopt) {
    const auto bureau = replaced(text_of_source("bureau.yaml"), "origin: haixi", "origin: other");
    auto got = as("leader").post("/api/v1/definitions/checks", changes("bureau.yaml", bureau));
    EXPECT_EQ(got.status, 422) << got.text;
    auto roles = text_of_source("roles.yaml");
    for (auto at = roles.find(" adopt,"); at != std::string::npos; at = roles.find(" adopt,")) {
        roles.erase(at, std::string_view(" adopt,").size());
    }
    auto body = changes("roles.yaml", roles);
    body.emplace("reason", "试试");
    got = as("secadmin").post("/api/v1/definitions/adoptions", body);
    EXPECT_EQ(got.status, 422) << got.text;
    EXPECT_NE(got.text.find("采用后将无法再改"), std::string::npos) << got.text;
}

TEST_F(DefinitionChanges, WhatIsHeldIsCheckedAgainstTheNewSchemaBeforehand) {
    constexpr std::string_view kDocuments = "registers/rule_documents.yaml";
    hold_rule_document(*office_, clock_, "海人社规〔2024〕1号");
    hold_rule_document(*office_, clock_, "海人社规〔2024〕2号");
    const auto before = text_of_source(std::string(kDocuments));
    const auto effect = [&](std::string text) {
        const auto got =
            as("leader").post("/api/v1/definitions/checks", changes(kDocuments, std::move(text)));
        EXPECT_EQ(got.status, 200) << got.text;
        const auto* effects = member(got.body, "effects").list();
        const bool is_one = effects != nullptr && effects->size() == 1;
        EXPECT_TRUE(is_one) << got.text;
        return is_one ? *effects->front().fields() : Fields{};
    };
    const auto relabelled = effect(replaced(before, "label: 文件名称", "label: 名称"));
    ASSERT_FALSE(relabelled.empty());
    EXPECT_EQ(*member(relabelled, "checked").integer(), 2);
    EXPECT_EQ(*member(relabelled, "rejected").integer(), 0);
    const auto stricter = effect(replaced(
        before,
        "    label: 备案号\n    type: text",
        "    label: 备案号\n    type: text\n    need: required\n    missing: 请补报备案"
    ));
    ASSERT_FALSE(stricter.empty());
    EXPECT_EQ(*member(stricter, "rejected").integer(), 2);
    const auto& example = *member(stricter, "examples").list()->front().fields();
    EXPECT_EQ(text_of(example, "key"), "海人社规〔2024〕2号");
    EXPECT_EQ(text_of(example, "what"), "请补报备案");
}

TEST_F(DefinitionChanges, AYearsCalendarIsAddedAsAFileOfItsOwn) {
    constexpr std::string_view kNext = "calendars/2027.yaml";
    const auto next = [&](std::string_view day) {
        return Fields{
            {"changes",
             List{Fields{
                 {"name", kNext},
                 {"text",
                  "year: 2027\nnotice: 通知\nsource: https://www.gov.cn/\ndays_off:\n  - " +
                      std::string(day) + "\nmake_up_days: []\n"},
                 {"base", ""}}}},
            {"reason", "国务院公布了放假安排"}};
    };
    const auto faulty = as("leader").post("/api/v1/definitions/adoptions", next("2026-12-31"));
    EXPECT_EQ(faulty.status, 400) << faulty.text;
    EXPECT_NE(faulty.text.find("2026-12-31不在2027年"), std::string::npos) << faulty.text;
    const auto adopted = as("leader").post("/api/v1/definitions/adoptions", next("2027-01-01"));
    ASSERT_EQ(adopted.status, 201) << adopted.text;
    EXPECT_NE(text_of(adopted.body, "digest"), office_->definitions().digest);
}

TEST_F(DefinitionChanges, AChangeOfATextNoLongerInUseUndoesNothing) {
    const auto text = text_of_source(std::string(kItems));
    const auto source = as("leader").get("/api/v1/definitions/source?name=" + std::string(kItems));
    const auto digest = text_of(source.body, "digest");
    const auto body_from = [&](std::string_view base) {
        return Fields{
            {"changes",
             List{Fields{
                 {"name", kItems},
                 {"text", replaced(text, "label: 事项名称", "label: 名称")},
                 {"base", base}}}}};
    };
    EXPECT_EQ(as("leader").post("/api/v1/definitions/checks", body_from(digest)).status, 200);
    auto body = body_from(std::string(64, '0'));
    EXPECT_EQ(as("leader").post("/api/v1/definitions/checks", body).status, 412);
    body.emplace("reason", "统一名称");
    const auto got = as("leader").post("/api/v1/definitions/adoptions", body);
    EXPECT_EQ(got.status, 412);
    EXPECT_EQ(text_of(*member(got.body, "current").fields(), "digest"), digest) << got.text;
}

TEST_F(DefinitionChanges, WhoMayNotAdoptIsRefused) {
    auto body = changes(kItems, "");
    EXPECT_EQ(as("compiler_labour").post("/api/v1/definitions/checks", body).status, 403);
    body.emplace("reason", "试试");
    EXPECT_EQ(as("publisher").post("/api/v1/definitions/adoptions", body).status, 403);
}

// The list is what the one who adopts it decides by: a new procedure may come after it.
TEST_F(DefinitionChanges, CF12_AnItemNoProcedureWouldTakeIsNamedBeforeItIsAdopted) {
    constexpr std::string_view kPermits = "procedures/permit.yaml";
    make_public_by(
        office_->desk(),
        office_->definitions(),
        "enforcement_items",
        "HXRS-XK-001",
        {{"code", "HXRS-XK-001"},
         {"category", "行政许可"},
         {"name", "劳务派遣经营许可"},
         {"handling_unit", "劳动监察支队"}}
    );
    const auto before = text_of_source(std::string(kPermits));
    const auto unhandled = [&](std::string_view handles) {
        const auto got = as("leader").post(
            "/api/v1/definitions/checks",
            changes(kPermits, replaced(before, "handles: [行政许可]", handles))
        );
        EXPECT_EQ(got.status, 200) << got.text;
        EXPECT_TRUE(member(got.body, "problems").list()->empty()) << got.text;
        return *member(got.body, "unhandled").list();
    };
    EXPECT_TRUE(unhandled("handles: [行政许可, 行政确认]").empty());
    const auto items = unhandled("handles: [行政确认]");
    ASSERT_EQ(items.size(), 1U);
    EXPECT_EQ(text_of(*items.front().fields(), "code"), "HXRS-XK-001");
    EXPECT_EQ(text_of(*items.front().fields(), "name"), "劳务派遣经营许可");
    EXPECT_EQ(text_of(*items.front().fields(), "category"), "行政许可");
}

// One legal reviewer alone could otherwise write himself every duty there is.
TEST_F(DefinitionChanges, RolesAndSignInAreTheSecurityAdministratorsToChange) {
    const std::pair<std::string, std::pair<std::string_view, std::string_view>> policies[] = {
        {"roles.yaml", {"may: [see, draft, submit]", "may: [see, draft, submit, withdraw]"}},
        {"bureau.yaml", {"second_factor: 0", "second_factor: 1"}},
        {"bureau.yaml", {"settings:", "staff_addresses: [10.0.0.0/8]\nsettings:"}},
        {"bureau.yaml", {"roles: [window_clerk]", "roles: [publisher]"}},
    };
    for (const auto& [name, change] : policies) {
        auto body = changes(name, replaced(text_of_source(name), change.first, change.second));
        for (const auto* login : {"reviewer_legal", "leader"}) {
            const auto checked = as(login).post("/api/v1/definitions/checks", body);
            EXPECT_EQ(checked.status, 403) << change.second << checked.text;
            EXPECT_NE(checked.text.find("安全保密管理员"), std::string::npos) << checked.text;
        }
        EXPECT_EQ(as("secadmin").post("/api/v1/definitions/checks", body).status, 200)
            << change.second;
        body.emplace("reason", "试试");
        EXPECT_EQ(as("reviewer_legal").post("/api/v1/definitions/adoptions", body).status, 403);
    }
}

TEST_F(DefinitionChanges, TheSecurityAdministratorSeesAndAdoptsPolicyAlone) {
    auto& security = as("secadmin");
    const auto listed = security.get("/api/v1/definitions");
    ASSERT_EQ(listed.status, 200) << listed.text;
    EXPECT_EQ(member(listed.body, "sources").list()->size(), 2U) << listed.text;
    EXPECT_EQ(security.get("/api/v1/definitions/source?name=roles.yaml").status, 200);
    EXPECT_EQ(security.get("/api/v1/definitions/source?name=" + std::string(kItems)).status, 404);
    const auto items = changes(
        kItems, replaced(text_of_source(std::string(kItems)), "label: 事项名称", "label: 甲")
    );
    EXPECT_EQ(security.post("/api/v1/definitions/checks", items).status, 403);
    const auto name = changes(
        "bureau.yaml",
        replaced(text_of_source("bureau.yaml"), "short_name:", "phone_2: x\nshort_name:")
    );
    EXPECT_EQ(security.post("/api/v1/definitions/checks", name).status, 200)
        << "named as a mistake";
    auto body = changes(
        "bureau.yaml",
        replaced(text_of_source("bureau.yaml"), "second_factor: 0", "second_factor: 1")
    );
    body.emplace("reason", "启用动态口令");
    const auto adopted = security.post("/api/v1/definitions/adoptions", body);
    EXPECT_EQ(adopted.status, 201) << adopted.text;
}

TEST_F(DefinitionChanges, WhatMixesBothPartsIsNobodysToAdopt) {
    auto bureau = replaced(text_of_source("bureau.yaml"), "second_factor: 0", "second_factor: 1");
    bureau = replaced(bureau, "short_name: ", "short_name: 又");
    const auto both = changes("bureau.yaml", bureau);
    EXPECT_EQ(as("leader").post("/api/v1/definitions/checks", both).status, 403);
    EXPECT_EQ(as("secadmin").post("/api/v1/definitions/checks", both).status, 403);
}

TEST_F(DefinitionChanges, AdoptingIsAFactWithItsReasonAndWhoComesSecondIsTold) {
    const auto before = text_of_source(std::string(kItems));
    auto body = changes(kItems, replaced(before, "label: 事项名称", "label: 名称甲"));
    body.emplace("reason", "统一名称");
    const auto first = as("leader").post("/api/v1/definitions/adoptions", body);
    ASSERT_EQ(first.status, 201) << first.text;
    const auto position = *member(first.body, "position").integer();
    {
        const auto ledger = office_->ledger().lease();
        const auto record = ledger::read(*ledger, static_cast<std::uint64_t>(position), 1).at(0);
        EXPECT_EQ(record.type, "definitions_adopted");
        EXPECT_EQ(record.actor, "leader");
        EXPECT_NE(record.facts.find("统一名称"), std::string::npos);
    }
    body = changes(kItems, replaced(before, "label: 事项名称", "label: 名称乙"));
    body.emplace("reason", "另一个想法");
    EXPECT_EQ(as("leader").post("/api/v1/definitions/adoptions", body).status, 409);
}

}  // namespace
}  // namespace mingjing::test
