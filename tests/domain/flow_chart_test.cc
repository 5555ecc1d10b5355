// No flow chart has a line through a box or a word, or words over words: measured, on made-up
// procedures of every kind (the shipped ones in tests/definitions).

#include "domain/flow_chart.h"

#include <random>

#include <gmock/gmock.h>

#include "domain/flow_measure.h"

namespace mingjing::domain {
namespace {

using testing::IsEmpty;

Procedure made_up(std::uint32_t seed) {
    std::mt19937 random(seed);
    const auto below = [&](std::size_t n) { return random() % n; };
    Procedure procedure;
    for (std::size_t i = 0; i < 1 + below(5); ++i) {
        procedure.lanes.push_back({"l" + std::to_string(i), "承办机构"});
    }
    const auto stages = 2 + below(14);
    for (std::size_t i = 0; i < stages; ++i) {
        std::string name;
        for (std::size_t n = 0; n < 2 + below(15); ++n) {
            name += "办";
        }
        procedure.stages.push_back(
            {"s" + std::to_string(i),
             std::move(name),
             procedure.lanes[below(procedure.lanes.size())].key,
             below(3) == 0 ? "两名以上执法人员" : "",
             i + 1 == stages}
        );
    }
    for (std::size_t i = 0; i < stages * 2; ++i) {
        const auto from = below(stages);
        const auto to = below(stages);
        if (from != to) {
            procedure.steps.push_back(
                {"t" + std::to_string(i),
                 below(2) == 0 ? "立案" : "陈述申辩或者放弃权利",
                 procedure.stages[from].key,
                 procedure.stages[to].key,
                 "",
                 ""}
            );
        }
    }
    return procedure;
}

TEST(FlowChart, CrossesNoBoxAndNoWordsWhateverTheProcedure) {
    for (std::uint32_t seed = 1; seed <= 500; ++seed) {
        ASSERT_THAT(faults(flow_chart(made_up(seed))), IsEmpty()) << "seed " << seed;
    }
}

TEST(FlowChart, SaysEachStepWhereThereIsAChoiceAndNoneWhereThereIsNot) {
    Procedure procedure;
    procedure.lanes = {{"a", "承办机构"}};
    procedure.stages = {
        {"one", "审批", "a", "", false},
        {"two", "调查", "a", "", false},
        {"three", "结案", "a", "", true}};
    procedure.steps = {
        {"file", "立案", "one", "two", "a", ""},
        {"decline", "不予立案", "one", "three", "a", ""},
        {"close", "结案", "two", "three", "a", ""}};
    const auto chart = flow_chart(procedure);
    std::vector<std::string> words;
    for (const auto& label : chart.labels) {
        words.push_back(label.text);
    }
    EXPECT_THAT(words, testing::UnorderedElementsAre("立案", "不予立案"));
    EXPECT_EQ(chart.lines.size(), 3U);
}

TEST(FlowChart, MeasuringNoticesALineThroughABox) {
    FlowChart chart;
    chart.width = chart.height = 100;
    chart.boxes.push_back({.area = {10, 10, 30, 30}, .stage = "a", .lines = {}, .note = {}});
    chart.lines.push_back({{{20, 5}, {20, 60}}, "x", "y"});
    EXPECT_THAT(faults(chart), testing::SizeIs(1));
}

}  // namespace
}  // namespace mingjing::domain
