// The recordings a file must and should hold, by the shipped rules.

#include "case_file/case.h"
#include "case_file/dossier.h"
#include "case_file/filed_acts.h"

namespace mingjing::case_file {
namespace {

using testing::Contains;
using testing::Not;

DossierRules rules_of(std::string_view procedure) {
    const auto& shipped = shipped_definitions();
    return {*shipped.procedure(procedure), shipped.instruments, shipped.record_rules};
}

TEST(ADossier, CF18_GS05_AsksForTheRecordingOfASealing) {
    const auto measure = rules_of("coercive_measure");
    auto recorded = evidence("1");
    recorded.kind = "书证";
    auto before = recorded;
    before.kind = "视听资料";
    std::vector<Event> events{
        event("collect", "2026-02-04", before),
        event("impose", "2026-03-04", Imposed{}),
        event("collect", "2026-03-04", recorded)};
    EXPECT_THAT(missing(dossier(events, {}, measure)), Contains("measure_recording"));
    recorded.kind = "视听资料";
    events.push_back(event("collect", "2026-03-04", recorded));
    EXPECT_THAT(missing(dossier(events, {}, measure)), Not(Contains("measure_recording")));
}

TEST(ADossier, GS06_ShouldHoldARecordingOfWhatIsRecordedAsNeeded) {
    Served service;
    service.instrument = Served::kDecision;
    const auto told_of = [&](std::string_view mode, std::string_view kind) {
        service.mode = mode;
        auto recorded = evidence("1");
        recorded.kind = kind;
        const auto file = dossier(
            {event("serve", "2026-03-13", service), event("collect", "2026-03-13", recorded)},
            {},
            rules_of("penalty_ordinary")
        );
        const auto lack = std::ranges::find_if(file.missing, [](const auto& one) {
            return one.rule->key.ends_with("_service_recording");
        });
        return lack == file.missing.end() || lack->rule->is_must ? std::string{} : lack->rule->key;
    };
    EXPECT_EQ(told_of(Served::kLeft, "书证"), "left_service_recording");
    EXPECT_EQ(told_of(Served::kAnnounced, "书证"), "announced_service_recording");
    EXPECT_EQ(told_of(Served::kLeft, "视听资料"), "");
    EXPECT_EQ(told_of(Served::kDirect, "书证"), "");
}

}  // namespace
}  // namespace mingjing::case_file
