// Lists show a register's own columns, are ordered and filtered by them, and tell nothing of a
// personal field, not even an order.

#include <gmock/gmock.h>

#include "api/open_entries.h"

namespace mingjing::test {
namespace {

using testing::ElementsAre;

class Lists : public OpenEntries {
  protected:
    static constexpr auto kEntries = "/api/v1/registers/window_staff/entries";

    static std::vector<std::string> texts(
        const Got& got, const char* list, const std::string& column
    ) {
        std::vector<std::string> found;
        for (const auto& row : *member(got.body, list).list()) {
            const auto* cells = member(*row.fields(), "cells").fields();
            found.emplace_back(
                cells == nullptr ? text_of(*row.fields(), column) : text_of(*cells, column)
            );
        }
        return found;
    }
    void submit_at(const std::string& key, const std::string& window, const std::string& presence) {
        auto staff = content(key, "科员");
        staff["hall"] = "政务服务中心";
        staff["window_number"] = window;
        staff["presence"] = presence;
        const auto written =
            as("compiler_labour")
                .post("/api/v1/registers/window_staff/drafts", {{"content", staff}});
        ASSERT_EQ(written.status, 201) << written.text;
        ASSERT_EQ(act("compiler_labour", key, "submissions").status, 200);
    }
    static std::string key_of_first(const Got& got, const char* list) {
        const auto* rows = member(got.body, list).list();
        return rows == nullptr || rows->empty()
                   ? got.text
                   : std::string(text_of(*rows->front().fields(), "key"));
    }
    std::vector<std::string> windows(const std::string& query) {
        const auto got = as("leader").get(std::string(kEntries) + query);
        EXPECT_EQ(got.status, 200) << got.text;
        return texts(got, "entries", "window_number");
    }
};

TEST_F(Lists, ShowAndSortAndFilterByTheRegistersColumns) {
    submit_at("W-1", "B12", "在岗");
    submit_at("W-2", "A03", "离岗");
    EXPECT_THAT(windows("?sort=window_number"), ElementsAre("A03", "B12"));
    EXPECT_THAT(windows("?sort=-window_number"), ElementsAre("B12", "A03"));
    EXPECT_THAT(windows("?filter=presence:%E7%A6%BB%E5%B2%97"), ElementsAre("A03"));
    EXPECT_THAT(
        windows("?filter=presence:%E7%A6%BB%E5%B2%97&filter=hall:%E5%88%AB%E5%A4%84"), ElementsAre()
    );
    EXPECT_EQ(as("leader").get(std::string(kEntries) + "?filter=phone:1").status, 400);
    EXPECT_EQ(as("leader").get(std::string(kEntries) + "?filter=%27;drop").status, 400);
}

TEST_F(Lists, OfDraftsShowThemToo) {
    ASSERT_EQ(write("compiler_labour", "W-1", "科员").status, 201);
    const auto got = as("leader").get("/api/v1/registers/window_staff/drafts");
    EXPECT_THAT(texts(got, "drafts", "hall"), ElementsAre(""));
    const auto& row = *member(got.body, "drafts").list()->front().fields();
    EXPECT_EQ(text_of(row, "etag"), as("leader").get(draft("W-1")).etag);
}

TEST_F(Lists, HideWhatIsPersonalAndItsOrder) {
    const std::string devices = "/api/v1/registers/devices";
    auto& keeper = as("device_keeper");
    const Fields device{{"number", "SB-1"}, {"model", "测试型"}, {"keeper", "测试乙"}};
    ASSERT_EQ(keeper.post(devices + "/drafts", {{"content", device}}).status, 201);
    const auto got = keeper.get(devices + "/drafts");
    EXPECT_THAT(texts(got, "drafts", "keeper"), ElementsAre(std::string(domain::kHidden)));
    EXPECT_EQ(got.text.find("测试乙"), std::string::npos);
    const auto schema = keeper.get(devices);
    const auto& columns = *member(schema.body, "columns").list();
    const auto column = std::ranges::find_if(columns, [](const Value& each) {
        return text_of(*each.fields(), "key") == "keeper";
    });
    ASSERT_NE(column, columns.end());
    EXPECT_EQ(member(*column->fields(), "is_sortable"), Value(false));
}

// A column is named as the register names it, never by its place, which may be a hidden one's.
TEST_F(Lists, AreNotOrderedByWhatIsHidden) {
    const std::string devices = "/api/v1/registers/devices";
    auto& keeper = as("device_keeper");
    for (const auto& [number, name] : {std::pair{"SB-1", "丙"}, std::pair{"SB-2", "甲"}}) {
        const Fields device{
            {"number", number},
            {"device_type", "执法记录仪"},
            {"model", "测试型"},
            {"unit", "劳动监察支队"},
            {"status", "在用"},
            {"keeper", name}};
        const auto saved = keeper.post(devices + "/drafts", {{"content", device}});
        ASSERT_EQ(saved.status, 201) << saved.text;
        const auto done = keeper.post(
            devices + "/entries/" + number + "/submissions", {}, {{"if-match", saved.etag}}
        );
        ASSERT_EQ(done.status, 200) << done.text;
    }
    for (const auto* sort : {"column_4", "-column_4", "keeper", "-keeper"}) {
        const auto got = keeper.get(devices + "/entries?sort=" + sort);
        EXPECT_EQ(key_of_first(got, "entries"), "SB-1") << sort;
        const auto waiting =
            as("head_labour").get("/api/v1/reviews?register=devices&sort=" + std::string(sort));
        EXPECT_EQ(key_of_first(waiting, "tasks"), "SB-1") << sort;
    }
    EXPECT_EQ(key_of_first(as("head_labour").get("/api/v1/reviews?sort=-key"), "tasks"), "SB-2");
}

}  // namespace
}  // namespace mingjing::test
