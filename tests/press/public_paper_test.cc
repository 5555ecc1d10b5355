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
    EXPECT_FALSE(open("reporter_receipt", {archived, removed, served}))
        << "it is no paper of theirs";
}

// 行政处罚法 art. 61, 民事诉讼法: who is served so has consented, or could read it, before.
TEST(InstrumentGates, CF18_AnArchivedFileTakesWhatALaterServiceNeedsBeforeIt) {
    const auto removed = done("delist_dishonest", "2029-11-19", {{"ground", "列入期限届满"}});
    const auto archived = done("archive", "2026-12-01", {{"number", "2026-0001"}});
    const auto served =
        done("serve", "2029-11-20", {{"instrument", "其他文书"}, {"mode", "直接送达"}});
    case_file::State state;
    state.archived = {*std::get_if<case_file::Archived>(&archived.content), archived.on};
    const auto& definitions = demo_definitions();
    for (const auto* key : {"electronic_service_consent", "service_announcement"}) {
        const auto& kind = *definitions.instrument(key);
        const auto open = [&](const std::vector<case_file::Event>& events) {
            return desk::is_open_to(kind, state, events, definitions.record_rules).has_value();
        };
        EXPECT_TRUE(open({archived, removed})) << key;
        EXPECT_FALSE(open({archived})) << key;
        EXPECT_TRUE(open({removed, archived})) << key << ", to be served in the archived file";
        EXPECT_FALSE(open({removed, served, archived})) << key << ", the file has told of it";
        auto over = archived;
        over.is_over = true;
        EXPECT_TRUE(desk::is_still_written(kind, {over, removed})) << key;
    }
}

TEST(InstrumentGates, CF18_AnArchivedFileTakesTheReceiptOfALaterServiceAlone) {
    const auto archived = done("archive", "2026-12-01", {{"number", "2026-0001"}});
    const auto served = [](std::string_view on, std::string_view paper) {
        return done("serve", on, {{"instrument", "其他文书"}, {"paper", paper}});
    };
    const std::vector<case_file::Paper> papers{
        {.name = "行政处罚决定书",
         .number = "罚1号",
         .served_as = "决定书",
         .issued_on = "2026-06-01"},
        {.name = "移出通知书",
         .number = "失移1号",
         .served_as = "其他文书",
         .issued_on = "2029-11-19",
         .each = "delist_dishonest"}};
    const auto refused = [&](std::string_view kind,
                             std::string_view number,
                             const std::vector<case_file::Event>& events) {
        const auto& definitions = demo_definitions();
        const auto may = desk::is_of_later_service(
            *definitions.instrument(kind),
            {{"document_number", number}},
            events,
            papers,
            definitions.record_rules
        );
        return may ? std::string{} : may.error().code;
    };
    const auto before = served("2026-06-02", "罚1号");
    const auto after = served("2029-11-20", "失移1号");
    const std::string shut = "service-before-the-archive";
    EXPECT_EQ(refused("service_receipt", "罚1号", {before}), "") << "not archived yet";
    EXPECT_EQ(refused("service_receipt", "罚1号", {before, archived, after}), shut);
    EXPECT_EQ(refused("service_receipt", "在外1号", {before, archived, after}), shut);
    EXPECT_EQ(refused("service_receipt", "失移1号", {before, archived, after}), "");
    EXPECT_EQ(refused("service_announcement", "罚1号", {before, archived, after}), shut);
    EXPECT_EQ(refused("service_announcement", "失移1号", {before, archived}), "")
        << "it comes first";
    EXPECT_EQ(refused("electronic_service_consent", "", {before, archived, after}), "");
    const auto unnamed = served("2029-11-20", "");
    EXPECT_EQ(refused("service_receipt", "罚1号", {before, archived, unnamed}), shut);
    EXPECT_EQ(refused("service_receipt", "在外1号", {before, archived, unnamed}), "");
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

// One that tells of a review is of those cases alone that go to one.
TEST(InstrumentGates, AnInstrumentIsOfCasesThatDoWhatItTells) {
    const auto& definitions = demo_definitions();
    const auto is_of = [&](std::string_view kind, std::string_view procedure) {
        return desk::is_of(*definitions.instrument(kind), *definitions.procedure(procedure));
    };
    for (const auto* procedure : {"penalty_ordinary", "penalty_summary", "permit", "inspection"}) {
        EXPECT_TRUE(is_of("publication_approval", procedure)) << procedure;
        EXPECT_TRUE(is_of("service_receipt", procedure)) << procedure;
    }
    for (const auto* kind : {"review_submission", "review_opinion", "review_dispute"}) {
        EXPECT_TRUE(is_of(kind, "penalty_ordinary")) << kind;
        EXPECT_TRUE(is_of(kind, "permit")) << kind;
        EXPECT_FALSE(is_of(kind, "penalty_summary")) << kind;
        EXPECT_FALSE(is_of(kind, "inspection")) << kind;
    }
    EXPECT_FALSE(is_of("evidence_list", "permit")) << "it registers none";
    EXPECT_FALSE(is_of("penalty_decision", "permit"));
}

}  // namespace
}  // namespace mingjing::press
