// What papers made after evidence was found to be a reporter's tell of it: nothing the party reads.

#include <gmock/gmock.h>

#include "desk/instrument_act.h"
#include "desk/instrument_data.h"
#include "desk/standing_events.h"
#include "press/full_case.h"

namespace mingjing::press {
namespace {

using testing::ElementsAre;

case_file::Event done(std::string_view act, const Fields& content) {
    return {
        .step = std::string(act),
        .stage = "stage",
        .is_over = false,
        .on = "2026-03-04",
        .content = case_file::act_kind(act)->read(content)};
}
case_file::Event collected(std::string_view number, std::string_view source) {
    return done(
        "collect", {{"number", number}, {"kind", "书证"}, {"title", "考勤表"}, {"source", source}}
    );
}
case_file::Event verified(std::string_view number, std::string_view reason) {
    return done("verify", {{"number", number}, {"finding", "查证属实"}, {"reason", reason}});
}
case_file::Event moved(std::string_view number) {
    return done("move_evidence", {{"number", number}, {"from_reporter", true}, {"reason", "漏选"}});
}
std::vector<case_file::Event> with_evidence() {
    return {
        done("open", {{"party_name", "样例甲厂"}, {"item", "HXRS-CF-015"}}),
        collected("1", "石示例"),
        collected("2", "样例甲厂"),
        verified("1", "石示例当面核对"),
        verified("2", "属实")};
}

std::vector<std::string> listed(
    const domain::InstrumentKind& kind,
    const std::vector<case_file::Event>& events,
    std::string_view table
) {
    const auto data =
        desk::instrument_data(kind, events, full_statement(kind), any_title, {}).stated;
    std::vector<std::string> numbers;
    const auto* rows = member(data, table).list();
    for (const auto& row : rows == nullptr ? List{} : *rows) {
        numbers.emplace_back(text_of(*row.fields(), "number"));
    }
    return numbers;
}

TEST(InstrumentData, JC03_TellsThePartyNothingOfEvidenceThatWasMoved) {
    const auto& list = *demo_definitions().instrument("evidence_list");
    const auto& decision = *demo_definitions().instrument("penalty_decision");
    auto events = with_evidence();
    EXPECT_THAT(listed(list, desk::standing_events(events), "evidence"), ElementsAre("1", "2"));
    events.push_back(moved("1"));
    const auto standing = desk::standing_events(events);
    EXPECT_THAT(listed(list, standing, "evidence"), ElementsAre("2"));
    EXPECT_THAT(listed(list, standing, "findings"), ElementsAre("2"));
    EXPECT_THAT(listed(decision, standing, "evidence"), ElementsAre("2"));
}

// Such a paper has the case as it stood then, but for whose evidence it is.
TEST(InstrumentData, JC03_APaperOfAnActThatWasSetAsideTellsNothingOfItEither) {
    auto kind = *demo_definitions().instrument("evidence_list");
    kind.each = "propose";
    auto events = with_evidence();
    const auto place = static_cast<std::int64_t>(events.size());
    events.push_back(done("propose", {{"facts", "事实"}}));
    events.push_back(collected("3", "样例甲厂"));
    events.push_back(done("propose", {{"facts", "另有事实"}}));
    events.push_back(moved("1"));
    const auto told = desk::telling(kind, events, {}, place);
    ASSERT_TRUE(told);
    EXPECT_THAT(listed(kind, told->events, "evidence"), ElementsAre("2"));
    EXPECT_THAT(listed(kind, told->events, "findings"), ElementsAre("2"));
}

}  // namespace
}  // namespace mingjing::press
