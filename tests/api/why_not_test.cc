// What the interface says may be done is what then can be done, and its reason is the
// refusal: for every act, at every stage, for everybody of the demo bureau.

#include "desk/why_not.h"

#include <functional>

#include <gmock/gmock.h>

#include "api/open_entries.h"

namespace mingjing::test {
namespace {

const std::vector<std::string> kEverybody{
    "compiler_labour",
    "head_labour",
    "compiler_relations",
    "head_relations",
    "compiler_legal",
    "reviewer_legal",
    "leader",
    "publisher",
    "certificate_keeper",
    "window_clerk",
    "supervisor"};

// One act as the interface told of it before anyone tried.
struct Told {
    std::string act;
    bool is_duty = false;
    bool is_allowed = false;
    std::string why_not;
    std::string version;
};

class WhyNot : public OpenEntries {
  protected:
    static std::vector<Told> told(const Got& got) {
        std::vector<Told> all;
        const auto* acts = member(got.body, "acts").list();
        for (std::size_t i = 0; acts != nullptr && i < acts->size(); ++i) {
            const auto& one = *(*acts)[i].fields();
            const auto* why_not = member(one, "why_not").fields();
            all.push_back(
                {std::string(text_of(one, "act")),
                 *member(one, "is_duty").boolean(),
                 *member(one, "is_allowed").boolean(),
                 std::string(why_not == nullptr ? std::string_view{} : text_of(*why_not, "title")),
                 std::string(text_of(one, "version"))}
            );
        }
        return all;
    }
    static const Told& of(const std::vector<Told>& all, std::string_view act) {
        return *std::ranges::find(all, act, &Told::act);
    }

    // The act itself, as a browser sends it.
    Got attempt(const std::string& login, const std::string& key, const Told& told) {
        const Fields reason{{"reason", "岗位有误"}};
        const Fields purpose{{"purpose", "核对身份"}};
        auto& window = as(login);
        const Window::Headers match{{"if-match", told.version}};
        if (told.act == "approve") {
            return window.post(entry(key, "/approvals"), {}, match);
        }
        if (told.act == "return") {
            return window.post(entry(key, "/returns"), reason, match);
        }
        if (told.act == "publish") {
            return window.post(entry(key, "/publications"), {}, match);
        }
        if (told.act == "withdraw") {
            return window.post(entry(key, "/withdrawals"), reason, match);
        }
        if (told.act == "take_back") {
            return window.send(http::Method::del, entry(key, "/submissions"), "", match);
        }
        if (told.act == "revise") {
            return window.post(entry(key, "/drafts"), {});
        }
        if (told.act == "submit") {
            return window.post(entry(key, "/submissions"), reason, match);
        }
        if (told.act == "save") {
            return window.put(draft(key), {{"content", content(key, "调研员")}}, told.version);
        }
        if (told.act == "discard") {
            return window.send(http::Method::del, draft(key), "", match);
        }
        EXPECT_EQ(told.act, "reveal");
        const bool is_draft = as("leader").get(entry(key)).status == 404;
        return window.post((is_draft ? draft : entry)(key, "/revelations"), purpose);
    }
    std::string version(const std::string& key) { return as("leader").get(entry(key)).etag; }

    using Make = std::function<void(const std::string& key)>;
    // `look` is where the acts are told. A key serves until something was done to it.
    template <class Look>
    void agree(const std::string& stage, const Make& make, Look look) {
        std::string key;
        for (const auto& login : kEverybody) {
            as(login);
            for (std::size_t i = 0, acts = 1; i < acts; ++i) {
                if (key.empty()) {
                    key = "W-" + std::to_string(++made_);
                    make(key);
                }
                const auto seen = as(login).get(look(key));
                const auto all = told(seen);
                acts = std::max(acts, all.size());
                if (all.empty()) {
                    ASSERT_THAT(seen.status, testing::AnyOf(403, 404)) << stage << login;
                    continue;
                }
                SCOPED_TRACE(stage + "：" + login + " " + all[i].act);
                key = is_as_told(login, key, all[i]) ? "" : key;
                ++asked_;
            }
        }
    }
    // Whether it was done.
    bool is_as_told(const std::string& login, const std::string& key, const Told& told) {
        const auto before = version(key);
        const auto done = attempt(login, key, told);
        const bool is_recorded = told.act != "publish" || version(key) != before;
        EXPECT_EQ(told.is_allowed, done.status < 300 && is_recorded) << done.text;
        if (done.status >= 300) {
            EXPECT_EQ(told.why_not, said(done, "title"));
        }
        return done.status < 300 && told.act != "reveal" && is_recorded;
    }

    std::uint64_t made_ = 0;
    std::uint64_t asked_ = 0;
};

TEST_F(WhyNot, OfAnEntryIsWhatItsCommandThenDoes) {
    const std::vector<std::pair<std::string, Make>> stages{
        {"待本单位负责人审核", [&](const auto& key) { submit(key); }},
        {"负责人自己提交的",
         [&](const auto& key) {
             ASSERT_EQ(write("head_labour", key, "科员").status, 201);
             ASSERT_EQ(act("head_labour", key, "submissions").status, 200);
         }},
        {"待法制审核",
         [&](const auto& key) {
             submit(key);
             ASSERT_EQ(act("head_labour", key, "approvals").status, 200);
         }},
        {"待公示",
         [&](const auto& key) {
             submit(key);
             approve(key);
         }},
        {"已退回",
         [&](const auto& key) {
             submit(key);
             ASSERT_EQ(act("head_labour", key, "returns", {{"reason", "有误"}}).status, 200);
         }},
        {"已撤回提交",
         [&](const auto& key) {
             submit(key);
             ASSERT_EQ(take_back("compiler_labour", key).status, 200);
         }},
        {"已公示", [&](const auto& key) { publish(key); }},
        {"修订在审",
         [&](const auto& key) {
             publish(key);
             revise(key, "科长");
         }},
        {"修订已退回",
         [&](const auto& key) {
             publish(key);
             revise(key, "科长");
             ASSERT_EQ(act("head_labour", key, "returns", {{"reason", "有误"}}).status, 200);
         }},
        {"已撤回公示", [&](const auto& key) {
             publish(key);
             ASSERT_EQ(act("publisher", key, "withdrawals", {{"reason", "调离"}}).status, 200);
         }}};
    for (const auto& [stage, make] : stages) {
        agree(stage, make, [](const auto& key) { return entry(key); });
    }
    EXPECT_GT(asked_, 500U);
}

TEST_F(WhyNot, OfADraftIsWhatItsCommandThenDoes) {
    const auto look = [](const auto& key) { return draft(key); };
    agree(
        "写好的", [&](const auto& key) { write("compiler_labour", key, "科员"); }, look
    );
    agree(
        "没有写全的",
        [&](const auto& key) {
            auto part = content(key, "科员");
            part.erase("name");
            ASSERT_EQ(
                as("compiler_labour")
                    .post("/api/v1/registers/window_staff/drafts", {{"content", part}})
                    .status,
                201
            );
        },
        look
    );
    agree(
        "与公示的相同的",
        [&](const auto& key) {
            publish(key);
            ASSERT_EQ(as("compiler_labour").post(entry(key, "/drafts"), {}).status, 201);
        },
        look
    );
    EXPECT_GT(asked_, 50U);
}

TEST_F(WhyNot, TellsAnothersActApartFromNoActOfOnes) {
    submit("W-1");
    const auto leader = told(as("leader").get(entry("W-1")));
    EXPECT_TRUE(of(leader, "approve").is_duty);
    EXPECT_EQ(of(leader, "approve").why_not, "现在轮到承办机构负责人审核");
    EXPECT_FALSE(of(leader, "publish").is_duty);
    const auto publisher = told(as("publisher").get(entry("W-1")));
    EXPECT_TRUE(of(publisher, "publish").is_duty);
    EXPECT_THAT(of(publisher, "publish").why_not, testing::HasSubstr("审核"));
}

TEST_F(WhyNot, GK04_CitesTheArticleTheRefusalCites) {
    submit("W-1");
    const auto got = as("publisher").get(entry("W-1"));
    const auto refused = act("publisher", "W-1", "publications");
    EXPECT_EQ(said(refused, "article"), "政府信息公开条例第十七条");
    EXPECT_NE(got.text.find("\"article\":\"政府信息公开条例第十七条\""), std::string::npos);
}

TEST_F(WhyNot, OfARowOfTheQueueIsThatOfItsEntry) {
    submit("W-1");
    for (const auto* query : {"/api/v1/reviews", "/api/v1/tasks"}) {
        const auto got = as("head_labour").get(query);
        const auto& row = *member(got.body, "tasks").list()->at(0).fields();
        EXPECT_EQ(text_of(row, "etag"), version("W-1"));
        std::vector<std::string> open;
        for (const auto& one : told(as("head_labour").get(entry("W-1")))) {
            if (one.is_allowed) {
                open.push_back(one.act);
            }
        }
        std::vector<std::string> listed;
        for (const auto& word : *member(row, "acts").list()) {
            listed.push_back(*word.text());
        }
        EXPECT_EQ(listed, open);
        EXPECT_THAT(open, testing::Contains("approve"));
    }
}

TEST_F(WhyNot, IsToldOfEveryActThereIs) {
    ASSERT_EQ(write("compiler_labour", "W-2", "科员").status, 201);
    submit("W-1");
    std::set<std::string> words;
    for (const auto& got : {as("leader").get(entry("W-1")), as("leader").get(draft("W-2"))}) {
        for (const auto& one : told(got)) {
            words.insert(one.act);
        }
    }
    EXPECT_EQ(words.size(), desk::all_acts().size());
}

}  // namespace
}  // namespace mingjing::test
