// A list of many entries is one list: however it is ordered and whoever looks, its pages put
// together are all of it, each entry once, found from either end alike.

#include <algorithm>
#include <set>

#include <gtest/gtest.h>

#include <fmt/format.h>

#include "desk/open_desk.h"
#include "query/office.h"

namespace mingjing {
namespace {

namespace entry = domain::register_entry;

// More than are sorted at once, so that most pages are walked to.
constexpr int kEntries = 2200;
constexpr int kPublic = 150;  // of each unit
constexpr int kPerBatch = 50;

class OfficeList : public test::OpenDesk {
  protected:
    void SetUp() override {
        OpenDesk::SetUp();
        if (IsSkipped()) {
            return;
        }
        for (int first = 0; first < kEntries; first += kPerBatch) {
            const auto& actor = first % (2 * kPerBatch) == 0 ? people_.compiler : elsewhere_;
            batch(actor, first, [&](int number) { return entry::Submit{submitted(number), ""}; });
        }
        for (int first = 0; first < 2 * kPublic; first += kPerBatch) {
            const bool is_own = first % (2 * kPerBatch) == 0;
            batch(is_own ? people_.head : head_elsewhere_, first, [](int) {
                return entry::Approve{"unit_head", "", ""};
            });
            batch(people_.legal, first, [](int) {
                return entry::Approve{"legal_reviewer", "", ""};
            });
            batch(people_.publisher, first, [](int) { return entry::Publish{}; });
        }
    }
    template <class Make>
    void batch(const identity::Actor& actor, int first, Make make) {
        desk::Batch batch;
        for (int number = first; number < first + kPerBatch; ++number) {
            batch.acts.push_back({stream(key(number)), make(number)});
        }
        const auto done = desk_->submit(actor, batch);
        ASSERT_TRUE(done) << done.error().what;
    }
    static std::string key(int number) { return fmt::format("CF-{:04}", number); }
    // Names, categories and limits repeat, so that an order alone does not tell entries apart.
    [[nodiscard]] entry::Submitted submitted(int number) const {
        auto of = submission(
            "items",
            key(number),
            {{"code", key(number)},
             {"name", fmt::format("事项{}", number * 7 % 31)},
             {"category", number % 3 == 0 ? "行政检查" : "行政处罚"},
             {"limit", std::int64_t{number % 17}}}
        );
        of.due = number % 5 == 0 ? "" : fmt::format("2026-03-{:02}", 1 + number % 28);
        return of;
    }

    std::vector<std::string> keys(query::OfficeRequest request, std::uint64_t page_size) {
        request.register_key = "items";
        request.page_size = page_size;
        std::vector<std::string> found;
        for (request.page = 1;; ++request.page) {
            const auto page = query::office_list(*reader_, request);
            total_ = page.total;
            if (page.entries.empty()) {
                return found;
            }
            for (const auto& one : page.entries) {
                found.push_back(one.key);
            }
        }
    }
    static std::size_t different(const std::vector<std::string>& keys) {
        return std::set<std::string>(keys.begin(), keys.end()).size();
    }

    const identity::Actor elsewhere_{"wu", "吴虚构", "信息中心", {"compiler"}, ""};
    const identity::Actor head_elsewhere_{"he", "何演示", "信息中心", {"unit_head"}, ""};
    std::uint64_t total_ = 0;
};
MINGJING_ON_BOTH_ENGINES(OfficeList);

TEST_P(OfficeList, IsTheSameFromEitherEndInEveryOrder) {
    const std::vector<std::string> sorts{"key", "title", "due", "submitted_at", "column_2"};
    for (const auto& sight : {query::Sight{}, query::Sight{"信息中心"}, query::Sight{"局领导"}}) {
        for (const auto& sort : sorts) {
            for (const auto* down : {"", "-"}) {
                const query::OfficeRequest request{.sort = down + sort, .sight = sight};
                const auto all = keys(request, kEntries);
                SCOPED_TRACE(request.sort + " " + sight.value_or("全局"));
                EXPECT_EQ(all.size(), total_);
                EXPECT_EQ(different(all), all.size());
                EXPECT_EQ(keys(request, 700), all);
            }
        }
    }
}

TEST_P(OfficeList, IsOrderedAsAsked) {
    auto by_key = keys({.sort = "key"}, 300);
    EXPECT_EQ(by_key.size(), kEntries);
    EXPECT_TRUE(std::ranges::is_sorted(by_key));
    std::ranges::reverse(by_key);
    EXPECT_EQ(keys({.sort = "-key"}, 300), by_key);
    std::vector<std::string> due;
    for (const auto& one : query::office_list(
                               *reader_,
                               {.register_key = "items",
                               .stage = query::EntryStage::submitted,
                               .sort = "-due",
                               .page_size = kEntries}
         )
                               .entries) {
        due.push_back(one.due);
    }
    const auto none = std::ranges::find(due, "");
    EXPECT_TRUE(std::is_sorted(due.begin(), none, std::greater<>{}));
    EXPECT_TRUE(std::all_of(none, due.end(), [](const auto& day) { return day.empty(); }));
    EXPECT_NE(none, due.begin());
}

TEST_P(OfficeList, IsNarrowedByStageUnitTextAndField) {
    EXPECT_EQ(keys({.stage = query::EntryStage::published}, 40).size(), 2U * kPublic);
    EXPECT_EQ(keys({.unit = "信息中心"}, 500).size(), kEntries / 2U);
    EXPECT_EQ(keys({.text = "CF-0007"}, 20), std::vector<std::string>{"CF-0007"});
    EXPECT_EQ(
        keys({.text = "事项30"}, 20).size(), keys({.text = "事项30", .sort = "title"}, 7).size()
    );
    const auto checks = keys({.filters = {{"category", "行政检查"}}}, 100);
    EXPECT_EQ(checks.size(), (kEntries + 2U) / 3);
    EXPECT_EQ(total_, checks.size());
    EXPECT_EQ(
        keys({.filters = {{"category", "行政检查"}}, .sort = "-title"}, 100).size(), checks.size()
    );
    EXPECT_EQ(keys({.text = "没有这个词"}, 20).size(), 0U);
}

TEST_P(OfficeList, ShowsAnotherUnitWhatIsPublicAlone) {
    EXPECT_EQ(keys({.sight = "局领导"}, 100).size(), 2U * kPublic);
    EXPECT_EQ(keys({.sight = "信息中心"}, 500).size(), kEntries / 2U + kPublic);
    auto revised = submitted(0);
    revised.kind = Kind::revision;
    revised.reason = "更名";
    revised.content["name"] = "尚未公示的新名称";
    ASSERT_TRUE(act(people_.compiler, key(0), entry::Submit{revised, ""}));
    EXPECT_EQ(keys({.text = "尚未公示"}, 20).size(), 1U);
    EXPECT_EQ(keys({.text = "尚未公示", .sight = "信息中心"}, 20).size(), 0U);
    EXPECT_EQ(keys({.text = "CF-0000", .sight = "信息中心"}, 20).size(), 1U);
}

}  // namespace
}  // namespace mingjing
