// Past decisions of the same item and tier, beside the case that is weighed.

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "api/open_cases.h"
#include "ledger/ledger.h"
#include "projection/projection.h"
#include "record/case_codec.h"

namespace mingjing::test {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr auto kUnit = "劳动监察支队";

class DecisionSpread : public OpenCases {
  protected:
    void SetUp() override {
        OpenCases::SetUp();
        connection_ = db::open(office_->places().ledger, db::Access::read_write);
    }
    void TearDown() override {
        EXPECT_THAT(differing(), IsEmpty());
        connection_.reset();
        OpenCases::TearDown();
    }

    // A decision of 2025: so many 元 for each of so many months of people.
    struct Past {
        std::int64_t yuan_a_month = 0;
        std::int64_t months = 10;
        std::string tier = "一般";
        std::string unit = kUnit;
        std::string item = "HXRS-CF-015";
    };
    void decided(const Past& past) {
        stream_ = fmt::format("case-{:032x}", ++count_);
        version_ = 0;
        case_file::Opened opened;
        opened.number = number_of(count_);
        opened.procedure = "penalty_ordinary";
        opened.procedure_digest = office_->definitions().procedure("penalty_ordinary")->digest;
        opened.unit = past.unit;
        opened.item = past.item;
        record("open", opened);
        case_file::Proposed proposed;
        proposed.measures.months = past.months;
        record("conclude", proposed);
        case_file::Decided made;
        made.outcome.conclusion = case_file::kPenalty;
        made.outcome.tier = past.tier;
        const auto months = std::max<std::int64_t>(past.months, 1);
        made.outcome.fine = case_file::Money{past.yuan_a_month * months * 100};
        record("decide", made);
    }
    // As the desk does, of the case decided last.
    void record(std::string step, case_file::Content content) {
        const case_file::Event event{
            .step = std::move(step),
            .stage = "investigation",
            .is_over = false,
            .on = fmt::format("2025-03-{:02}", count_),
            .content = std::move(content)};
        db::Transaction transaction(*connection_, db::Transaction::Mode::write);
        const std::array drafts{record::encode_case(event, stream_)};
        const auto records =
            ledger::append(*connection_, stream_, version_++, drafts, "somebody", clock_.now());
        projection::apply(*connection_, office_->definitions(), records.front(), event);
        transaction.commit();
    }
    static std::string number_of(std::uint64_t count) { return fmt::format("2025-{:04}", count); }

    // A decision that came here only as it was published.
    void published(const std::string& number, Fields said) {
        Fields content{
            {"number", number},
            {"category", "行政处罚"},
            {"party", "样例服饰加工厂"},
            {"party_shown", "样例服饰加工厂"},
            {"party_kind", "法人及非法人组织"},
            {"item", "HXRS-CF-015"},
            {"tier", "一般"},
            {"decided_on", "2024-05-06"},
            {"status", "公示中"}};
        for (auto& [name, value] : said) {
            content.insert_or_assign(name, std::move(value));
        }
        make_public("results", number, content);
    }

    void open_one() {
        make_registers();
        ASSERT_EQ(open("compiler_labour").status, 201);
    }
    Got spread(
        const std::string& login = "compiler_labour",
        const std::string& query = "?tier=%E4%B8%80%E8%88%AC&benchmark=HXCL-015"
    ) {
        auto got = as(login).get(at() + "/spread" + query);
        EXPECT_EQ(got.status, 200) << got.text;
        return got;
    }
    static std::int64_t count(const Got& got) { return *member(got.body, "count").integer(); }
    static std::string told(const Got& got, std::string_view part, std::string_view name) {
        const auto* fields = member(got.body, part).fields();
        return fields == nullptr ? "" : std::string(text_of(*fields, name));
    }
    // Of each decision, the latest first.
    static std::vector<std::string> decisions(const Got& got, std::string_view name) {
        std::vector<std::string> all;
        const auto& spread = *member(got.body, "spread").fields();
        for (const auto& one : *member(spread, "decisions").list()) {
            all.emplace_back(text_of(*one.fields(), name));
        }
        return all;
    }
    static std::vector<std::string> unusual(const Got& got) {
        std::vector<std::string> all;
        const auto& spread = *member(got.body, "spread").fields();
        for (const auto& one : *member(spread, "decisions").list()) {
            if (!*member(*one.fields(), "is_usual").boolean()) {
                all.emplace_back(text_of(*one.fields(), "number"));
            }
        }
        return all;
    }

    std::unique_ptr<db::Connection> connection_;
    std::string stream_;
    std::uint64_t version_ = 0;
    std::uint64_t count_ = 0;
};

TEST_F(DecisionSpread, SaysNothingOfFewerThanThree) {
    open_one();
    EXPECT_EQ(count(spread()), 0);
    decided({200});
    decided({300});
    const auto few = spread();
    EXPECT_EQ(count(few), 2);
    EXPECT_FALSE(few.body.contains("spread"));
    decided({400});
    EXPECT_EQ(told(spread(), "spread", "median"), "300");
}

TEST_F(DecisionSpread, ComparesByTheBenchmarksMeasureAndMarksWhatIsFarOff) {
    open_one();
    for (const auto months : {10, 400, 5}) {
        decided({200, months});
        decided({300, months});
    }
    decided({900, 1});
    decided({250, 7});
    const auto got = spread();
    EXPECT_EQ(count(got), 8);
    EXPECT_EQ(text_of(got.body, "unit"), "元每人每月");
    EXPECT_EQ(told(got, "spread", "minimum"), "200");
    EXPECT_EQ(told(got, "spread", "median"), "275");
    EXPECT_EQ(told(got, "spread", "maximum"), "900");
    EXPECT_THAT(unusual(got), ElementsAre("2025-0007")) << "not the 120,000元 of 400 months";
    EXPECT_FALSE(got.body.contains("own")) << "nothing is proposed yet";
}

TEST_F(DecisionSpread, CountsNoOtherItemOrTierAndNoDecisionThatFell) {
    open_one();
    for (const auto yuan : {200, 250, 300}) {
        decided({yuan});
    }
    decided({350, 10, "较重"});
    decided({350, 10, "一般", kUnit, "HXRS-CF-006"});
    decided({350, 0});  // nobody said what it was measured by
    EXPECT_EQ(*member(spread().body, "others").integer(), 1);
    decided({350});
    case_file::DecisionRevoked revoked;
    revoked.outcome = "撤销";
    record("revoke", revoked);
    decided({350});
    case_file::DecisionAmended amended;
    amended.outcome.fine = case_file::Money{220'000};
    record("amend_decision", amended);
    EXPECT_THAT(decisions(spread(), "amount"), ElementsAre("220", "300", "250", "200"));
}

TEST_F(DecisionSpread, CountsWhatWasPublishedOfDecisionsMadeElsewhere) {
    open_one();
    decided({300});
    const auto fine = [](std::string_view yuan, std::string_view words) {
        return Fields{{"fine", yuan}, {"conclusion", words}};
    };
    published("海曦人社监罚字〔2024〕第001号", fine("7800", "罚款人民币7,800元（26人月×300元）"));
    published("海曦人社监罚字〔2024〕第002号", fine("9000", "警告；罚款人民币9,000元"));
    auto here = fine("3000", "罚款人民币3,000元（10人月×300元）");
    here.emplace("case_number", "2025-0001");
    published("海曦人社监罚字〔2025〕第003号", std::move(here));
    auto changed = fine("3000", "罚款人民币3,000元（10人月×300元）");
    changed.emplace("changed_on", "2024-08-01");
    published("海曦人社监罚字〔2024〕第004号", std::move(changed));
    auto heavier = fine("3500", "罚款人民币3,500元（10人月×350元）");
    heavier.emplace("tier", "较重");
    published("海曦人社监罚字〔2024〕第005号", std::move(heavier));
    auto got = spread();
    EXPECT_EQ(count(got), 2) << "the case of now, and the one that says how it was reckoned";
    EXPECT_EQ(*member(got.body, "others").integer(), 1);
    decided({320});
    got = spread();
    EXPECT_THAT(decisions(got, "amount"), ElementsAre("320", "300", "300"));
    EXPECT_THAT(decisions(got, "result"), ElementsAre("", "", "海曦人社监罚字〔2024〕第001号"));
}

TEST_F(DecisionSpread, HoldsWhatIsBeingProposedAgainstThem) {
    open_one();
    for (const auto yuan : {200, 210, 220}) {
        decided({yuan});
    }
    const std::string query = "?tier=%E4%B8%80%E8%88%AC&benchmark=HXCL-015&fine=";
    EXPECT_FALSE(spread("compiler_labour", query + "4200").body.contains("own"))
        << "of how many months is not said yet";
    const auto usual = spread("compiler_labour", query + "4200&months=20");
    EXPECT_EQ(told(usual, "own", "amount"), "210");
    EXPECT_EQ(*member(*member(usual.body, "own").fields(), "is_usual").boolean(), true);
    const auto heavy = spread("compiler_labour", query + "8400&months=20");
    EXPECT_EQ(told(heavy, "own", "amount"), "420");
    EXPECT_EQ(*member(*member(heavy.body, "own").fields(), "is_usual").boolean(), false);
}

TEST_F(DecisionSpread, NumbersOnlyWhatTheCallerMaySee) {
    open_one();
    for (const auto* unit : {kUnit, kUnit, "劳动关系科"}) {
        decided({300, 10, "一般", unit});
    }
    EXPECT_THAT(decisions(spread(), "number"), ElementsAre("", "2025-0002", "2025-0001"));
    EXPECT_THAT(
        decisions(spread("leader"), "number"), ElementsAre("2025-0003", "2025-0002", "2025-0001")
    );
}

TEST_F(DecisionSpread, HoldsWhatTheCaseProposesAgainstThem) {
    investigate();
    for (const auto yuan : {200, 210, 220}) {
        decided({yuan});
    }
    const List both{"37990126001", "37990126002"};
    const Fields evidence{
        {"number", "1"}, {"kind", "书证"}, {"title", "考勤表"}, {"officers", both}};
    ASSERT_EQ(step("compiler_labour", "collect", evidence).status, 200);
    const Fields verified{{"number", "1"}, {"finding", "查证属实"}};
    ASSERT_EQ(step("compiler_labour", "verify", verified).status, 200);
    const Fields proposal{
        {"conclusion", "给予行政处罚"},
        {"kinds", List{"罚款"}},
        {"fine", "14700"},
        {"benchmark", "HXCL-015"},
        {"tier", "一般"},
        {"months", 42},
        {"correction", "责令当场改正"},
        {"gains", "没有违法所得"},
        {"is_major", false},
        {"facts", "42人月"},
        {"basis", List{Fields{{"law", "中华人民共和国劳动法"}, {"article", 90}}}}};
    const auto proposed = step("compiler_labour", "conclude", proposal);
    ASSERT_EQ(proposed.status, 200) << proposed.text;
    const auto got = spread("compiler_labour", "");
    EXPECT_EQ(text_of(got.body, "tier"), "一般");
    EXPECT_EQ(told(got, "own", "amount"), "350");
    EXPECT_EQ(*member(*member(got.body, "own").fields(), "is_usual").boolean(), false);
    EXPECT_EQ(count(got), 3) << "its own is none of the past ones";
    const auto other = spread("compiler_labour", "?tier=%E8%BE%83%E9%87%8D");
    EXPECT_EQ(count(other), 0);
    EXPECT_FALSE(other.body.contains("own"));
}

}  // namespace
}  // namespace mingjing::test
