// What the desk lets be written of who is on a public list, and for everybody to read.

#include <gmock/gmock.h>

#include "desk/instrument_gates.h"
#include "press/full_case.h"

namespace mingjing::press {
namespace {

case_file::Event done(std::string_view act, std::string_view on, const Fields& content) {
    return {
        .step = std::string(act),
        .stage = "stage",
        .is_over = false,
        .on = std::string(on),
        .content = case_file::act_kind(act)->read(content)};
}

TEST(InstrumentGates, JC15_CF18_AnArchivedFileTakesTheNoticeOfALaterRemovalFromTheList) {
    const auto removed = done("delist_dishonest", "2029-11-19", {{"ground", "列入期限届满"}});
    const auto archived = done("archive", "2026-12-01", {{"number", "2026-0001"}});
    case_file::State state;
    state.archived = {*std::get_if<case_file::Archived>(&archived.content), archived.on};
    const auto open = [&](std::string_view kind, const std::vector<case_file::Event>& events) {
        const auto& definitions = demo_definitions();
        return desk::is_open_to(
                   *definitions.instrument(kind), state, events, definitions.record_rules
        )
            .has_value();
    };
    EXPECT_TRUE(open("dishonesty_removal", {archived, removed}));
    EXPECT_FALSE(open("dishonesty_removal", {removed, archived}));

    const auto served = done("serve", "2029-11-20", {{"instrument", "其他文书"}});
    EXPECT_TRUE(open("service_receipt", {archived, removed, served}));
    EXPECT_FALSE(open("service_receipt", {served, archived, removed})) << "nothing was served yet";
    EXPECT_FALSE(open("closing_approval", {archived, removed, served}));
    EXPECT_FALSE(open("electronic_service_consent", {archived, removed, served}));
}

TEST(InstrumentGates, GK02_WhatIsAnnouncedNamesNobodyByANumberOfTheirs) {
    const auto& announcement = *demo_definitions().instrument("service_announcement");
    const auto& decision = *demo_definitions().instrument("penalty_decision");
    const auto refused = [](const domain::InstrumentKind& kind, std::string_view essence) {
        const auto may = desk::may_be_announced(kind, {{"essence", essence}});
        return may ? std::string{} : may.error().rule;
    };
    EXPECT_EQ(refused(announcement, "拟对陈测试罚款一千元。"), "");
    EXPECT_EQ(refused(announcement, "陈测试，公民身份号码379901197809230038。"), "GK-02");
    EXPECT_EQ(refused(announcement, "陈测试，手机13800138000。"), "GK-02");
    EXPECT_EQ(refused(decision, "公民身份号码379901197809230038。"), "") << "it goes to the party";
}

TEST(InstrumentGates, CF32_AHearingIsNotAnnouncedOnceItsDayHasPassed) {
    const auto refused = [](std::string_view kind, std::chrono::sys_days today) {
        const Fields data{{"held_on", "2026-11-05"}};
        const auto may =
            desk::is_announced_in_time(*demo_definitions().instrument(kind), data, today);
        return may ? std::string{} : may.error().code;
    };
    const std::chrono::sys_days held = std::chrono::year{2026} / 11 / 5;
    EXPECT_EQ(refused("hearing_announcement", held), "");
    EXPECT_EQ(refused("hearing_announcement", held + std::chrono::days{1}), "announced-too-late");
    EXPECT_EQ(refused("service_announcement", held + std::chrono::days{1}), "")
        << "its days are counted from its issue";
    EXPECT_EQ(refused("hearing_arrangement", held + std::chrono::days{1}), "") << "to the party";
}

}  // namespace
}  // namespace mingjing::press
