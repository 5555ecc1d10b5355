// 程序从新: a running case goes on by another version of its procedure.

#include "case_file/migration.h"

#include "case_file/case.h"

namespace mingjing::case_file {
namespace {

using testing::ElementsAre;

// The ordinary procedure as it might be next year: the investigation has another name, the
// limit to decide is another, things preserved have no clock.
domain::Procedure next_version() {
    auto to = *shipped_definitions().procedure("penalty_ordinary");
    to.digest = "next";
    auto& stage = *std::ranges::find(to.stages, "investigation", &domain::Stage::key);
    stage.key = "inquiry";
    stage.was = {"investigation"};
    auto& decide = *std::ranges::find(to.limits, "decide", &domain::TimeLimit::key);
    decide.key = "decide_by";
    decide.was = {"decide"};
    decide.amount = 60;
    std::erase_if(to.limits, [](const auto& limit) { return limit.key == "release"; });
    return to;
}

Case running() {
    auto one = investigated();
    one.state.opened.procedure_digest = "this";
    one.take("preserve", Preserved{"DJ1", "账册三本"}, Case::head());
    return one;
}

TEST(Migration, MapsTheStageAndTheClocks) {
    const auto one = running();
    const auto to = next_version();
    const auto events = migrate(one.state, to, "2026-04-01", "新程序施行");
    ASSERT_TRUE(events);
    ASSERT_EQ(events->size(), 1U);
    const auto& event = events->front();
    EXPECT_EQ(event.stage, "inquiry");
    const auto& migrated = std::get<Migrated>(event.content);
    EXPECT_THAT(migrated.renamed, ElementsAre("decide=decide_by", "release/DJ1="));
    const auto after = evolve(one.state, event, "meng");
    EXPECT_EQ(after.stage, "inquiry");
    EXPECT_EQ(after.opened.procedure_digest, "next");
    EXPECT_EQ(after.moved_on, one.state.moved_on) << "it has not moved";
    EXPECT_EQ(after.worked_on_by, one.state.worked_on_by) << "nobody worked on it";
    EXPECT_FALSE(after.clocks.contains("decide"));
    EXPECT_FALSE(after.clocks.at("release/DJ1").runs());
    const auto due = due_of(
        *to.limit("decide_by"), after.clocks.at("decide_by"), shipped_definitions().calendar
    );
    EXPECT_EQ(domain::iso(due.value().unrolled), "2026-05-01");  // sixty days from 2026-03-02
    EXPECT_TRUE(migrate(after, to, "2026-04-02", "").value().empty()) << "and adds nothing twice";
}

TEST(Migration, ALimitOnlyTheNewVersionHasBeginsThatDay) {
    const auto one = running();
    auto to = next_version();
    auto added = *to.limit("review");
    added.key = "docketed_long";
    added.starts = {"docket"};
    added.ends = {"conclude"};
    to.limits.push_back(added);
    auto met = added;
    met.key = "met_long_ago";
    met.ends = {"report_lead"};
    to.limits.push_back(met);
    const auto events = migrate(one.state, to, "2026-04-01", "新程序施行");
    ASSERT_TRUE(events);
    EXPECT_THAT(events->front().begun, ElementsAre("docketed_long"));
    const auto after = evolve(one.state, events->front(), "meng");
    EXPECT_EQ(after.clocks.at("docketed_long").started_on, "2026-04-01");
}

// What was met and is waited for once more runs; what came to nothing sets nothing going.
TEST(Migration, CF31_ALimitOfHearingsRunsAsTheLastActsHaveIt) {
    const auto begun = [](std::string_view outcome, std::string_view asked_again_on) {
        auto one = running();
        one.state.clocks.clear();
        const auto take = [&](const char* step, Content content, std::string_view on) {
            one.state.last[step] = {
                {step, "hearing", false, std::string(on), {}, {}, {}, {}, std::move(content)},
                "wu"};
        };
        take("request_hearing", HearingAsked{}, asked_again_on);
        take("arrange_hearing", HearingArranged{}, "2026-03-12");
        take("hear", HearingHeld{std::string(outcome), ""}, "2026-03-20");
        return migrate(one.state, next_version(), "2026-04-01", "新程序施行").value().front().begun;
    };
    using testing::Contains;
    using testing::Not;
    EXPECT_THAT(begun(HearingHeld::kHeld, "2026-03-10"), Contains("report_hearing"));
    EXPECT_THAT(begun(HearingHeld::kWithdrawn, "2026-03-10"), Not(Contains("report_hearing")));
    EXPECT_THAT(begun(HearingHeld::kHeld, "2026-03-10"), Not(Contains("accept_hearing")));
    EXPECT_THAT(begun(HearingHeld::kHeld, "2026-03-25"), Contains("accept_hearing"));
}

TEST(Migration, CF35_TheTimeToPayOfAWarningStopsAndOfNoneBegins) {
    auto one = reviewed();
    one.on("2026-03-16").take("decide", decision(14'700), Case::head());
    one.take("serve", served(Served::kDecision));
    auto to = next_version();
    const auto fined = migrate(one.state, to, "2026-04-01", "新程序施行");
    ASSERT_TRUE(fined);
    EXPECT_TRUE(evolve(one.state, fined->front(), "meng").clocks.at("pay").runs());
    one.state.decided = Outcome{};
    one.state.decided->conclusion = kPenalty;
    one.state.decided->kinds = {"警告"};
    const auto warned = migrate(one.state, to, "2026-04-01", "新程序施行");
    ASSERT_TRUE(warned);
    EXPECT_EQ(evolve(one.state, warned->front(), "meng").clocks.at("pay").stopped_on, "2026-04-01");
    one.state.clocks.erase("pay");
    const auto without = migrate(one.state, to, "2026-04-01", "新程序施行");
    ASSERT_TRUE(without);
    EXPECT_THAT(without->front().begun, testing::Not(testing::Contains("pay")));
}

TEST(Migration, NamesWhyACaseCannot) {
    const auto one = running();
    auto to = next_version();
    std::ranges::find(to.stages, "inquiry", &domain::Stage::key)->was.clear();
    EXPECT_EQ(migrate(one.state, to, "2026-04-01", "").error().code, "stage-not-mapped");
    to = next_version();
    std::ranges::find(to.stages, "inquiry", &domain::Stage::key)->is_end = true;
    EXPECT_EQ(migrate(one.state, to, "2026-04-01", "").error().code, "stage-ends-there");
    to = next_version();
    to.key = "permit";
    EXPECT_EQ(migrate(one.state, to, "2026-04-01", "").error().code, "no-such-case");
    auto over = one.state;
    over.is_over = true;
    EXPECT_EQ(migrate(over, next_version(), "2026-04-01", "").error().code, "case-over");
}

}  // namespace
}  // namespace mingjing::case_file
