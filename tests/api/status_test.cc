// The state of the system, and what each person keeps to themselves.

#include "api/open_office.h"

namespace mingjing::test {
namespace {

using Status = OpenOffice;

TEST_F(Status, IsForAdministratorsAndNamesNoSecret) {
    const auto got = as("sysadmin").get("/api/v1/status");
    ASSERT_EQ(got.status, 200) << got.text;
    EXPECT_EQ(text_of(got.body, "database"), "SQLite");
    EXPECT_EQ(text_of(got.body, "definitions_digest"), office_->definitions().digest);
    EXPECT_GE(*member(got.body, "records").integer(), 1);
    const auto sessions = *member(got.body, "sessions").integer();
    as("publisher");
    EXPECT_GT(*member(as("sysadmin").get("/api/v1/status").body, "sessions").integer(), sessions);
    EXPECT_TRUE(*member(got.body, "trail_is_whole").boolean());
    EXPECT_GT(*member(got.body, "total_bytes").integer(), 0);
    EXPECT_EQ(got.text.find(folder_.path()), std::string::npos);
    EXPECT_EQ(as("leader").get("/api/v1/status").status, 403);
}

TEST_F(Status, ATrailThatWasTamperedWithShowsWithinTheHour) {
    ASSERT_TRUE(*member(as("sysadmin").get("/api/v1/status").body, "trail_is_whole").boolean());
    {
        const auto work = office_->work().lease();
        work->run("DROP TRIGGER access_trail_stays", {});
        work->run("UPDATE access_trail SET detail = '没有这回事' WHERE number = 1", {});
    }
    clock_.advance(std::chrono::minutes{29});
    ASSERT_EQ(as("sysadmin").get("/api/v1/status").status, 200);
    clock_.advance(std::chrono::minutes{29});
    ASSERT_EQ(as("sysadmin").get("/api/v1/status").status, 200);
    clock_.advance(std::chrono::minutes{3});
    EXPECT_FALSE(*member(as("sysadmin").get("/api/v1/status").body, "trail_is_whole").boolean());
}

using Preferences = OpenOffice;

TEST_F(Preferences, AreKeptPerAccountAndGoWithAnEmptyValue) {
    const std::string path = "/api/v1/preferences/filters.enforcement_items";
    EXPECT_EQ(text_of(as("leader").get(path).body, "value"), "");
    EXPECT_EQ(as("leader").put(path, {{"value", "{\"unit\":\"信息中心\"}"}}).status, 200);
    EXPECT_EQ(text_of(as("leader").get(path).body, "value"), "{\"unit\":\"信息中心\"}");
    EXPECT_EQ(text_of(as("publisher").get(path).body, "value"), "");
    EXPECT_EQ(as("leader").put(path, {{"value", ""}}).status, 200);
    EXPECT_EQ(text_of(as("leader").get(path).body, "value"), "");
}

TEST_F(Preferences, AreBoundedInNameSizeAndNumber) {
    EXPECT_EQ(as("leader").put("/api/v1/preferences/A%20b", {{"value", "x"}}).status, 400);
    EXPECT_EQ(
        as("leader").put("/api/v1/preferences/long", {{"value", std::string(20'001, 'x')}}).status,
        400
    );
    for (int i = 0; i < 200; ++i) {
        const auto path = "/api/v1/preferences/p" + std::to_string(i);
        ASSERT_EQ(as("leader").put(path, {{"value", "x"}}).status, 200);
    }
    EXPECT_EQ(as("leader").put("/api/v1/preferences/one.more", {{"value", "x"}}).status, 400);
    EXPECT_EQ(as("leader").put("/api/v1/preferences/p7", {{"value", "y"}}).status, 200);
}

}  // namespace
}  // namespace mingjing::test
