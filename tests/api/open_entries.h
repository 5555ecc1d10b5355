#pragma once

// The demo bureau's office and one register of it, 窗口人员公示 (reviewed by the unit's head
// and by legal affairs), with the steps of publication as people take them in a browser.

#include <string>

#include "api/open_office.h"

namespace mingjing::test {

class OpenEntries : public OpenOffice {
  protected:
    static std::string entry(const std::string& key, const std::string& more = "") {
        return "/api/v1/registers/window_staff/entries/" + key + more;
    }
    static std::string draft(const std::string& key, const std::string& more = "") {
        return "/api/v1/registers/window_staff/drafts/" + key + more;
    }
    static Fields content(const std::string& key, const std::string& position) {
        return {{"staff_number", key}, {"name", "测试甲"}, {"position", position}};
    }

    Got write(const std::string& login, const std::string& key, const std::string& position) {
        return as(login).post(
            "/api/v1/registers/window_staff/drafts", {{"content", content(key, position)}}
        );
    }
    Got act(
        const std::string& login,
        const std::string& key,
        const std::string& what,
        const Fields& body = {},
        const std::string& etag = ""
    ) {
        const auto at = what == "submissions" ? draft(key) : entry(key);
        return as(login).post(
            entry(key, "/" + what), body, {{"if-match", etag.empty() ? seen(login, at) : etag}}
        );
    }
    Got take_back(const std::string& login, const std::string& key, const std::string& etag = "") {
        return as(login).send(
            http::Method::del,
            entry(key, "/submissions"),
            "",
            {{"if-match", etag.empty() ? seen(login, entry(key)) : etag}}
        );
    }
    void submit(const std::string& key, const std::string& position = "科员") {
        const auto written = write("compiler_labour", key, position);
        ASSERT_EQ(written.status, 201) << written.text;
        const auto done = act("compiler_labour", key, "submissions");
        ASSERT_EQ(done.status, 200) << done.text;
    }
    void approve(const std::string& key) {
        for (const auto* login : {"head_labour", "reviewer_legal"}) {
            const auto done = act(login, key, "approvals", {{"comment", "同意"}});
            ASSERT_EQ(done.status, 200) << done.text;
        }
    }
    void publish(const std::string& key) {
        submit(key);
        approve(key);
        const auto done = act("publisher", key, "publications");
        ASSERT_EQ(done.status, 200) << done.text;
    }
    // A revision under review, on top of what is public.
    void revise(const std::string& key, const std::string& position) {
        auto taken = as("compiler_labour").post(entry(key, "/drafts"), {});
        ASSERT_EQ(taken.status, 201) << taken.text;
        auto changed = *member(taken.body, "content").fields();
        changed["position"] = position;
        const auto saved =
            as("compiler_labour").put(draft(key), {{"content", changed}}, taken.etag);
        ASSERT_EQ(saved.status, 200) << saved.text;
        const auto done = act("compiler_labour", key, "submissions", {{"reason", "岗位调整"}});
        ASSERT_EQ(done.status, 200) << done.text;
    }

    static std::string said(const Got& got, std::string_view name) {
        return std::string(text_of(got.body, name));
    }
    static std::int64_t total(const Got& got) {
        const auto* number = member(got.body, "total").integer();
        return number == nullptr ? -1 : *number;
    }
    static std::string position_in(const Got& got, std::string_view part) {
        const auto* fields = member(got.body, part).fields();
        return fields == nullptr ? "" : std::string(text_of(*fields, "position"));
    }
};

}  // namespace mingjing::test
