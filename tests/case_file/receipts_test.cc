// What each service was shown by lies in the book of whom it was for.

#include "case_file/case.h"
#include "case_file/dossier.h"

namespace mingjing::case_file {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Event service_of(std::string_view paper, std::string on = "2026-03-13") {
    auto act = served(Served::kOther);
    act.paper = paper;
    return {
        .step = "serve_end",
        .stage = "",
        .is_over = false,
        .on = std::move(on),
        .content = std::move(act)};
}
Filed filed(std::string kind, std::string number = "") {
    return {
        .id = kind + "-2026-1",
        .kind = kind,
        .title = kind,
        .number = std::move(number),
        .dated = "2026-03-05",
        .digest = "d",
        .pages = 1,
        .code = "CODE" + kind};
}
const std::vector<Filed> kPapers{filed("decline_notice", "不立告1号"), filed("penalty_decision")};
constexpr auto kToReporter = "不立告1号";
constexpr auto kToParty = "CODEpenalty_decision";

// What is due for the services and not there, each by the kinds that would do.
std::vector<std::vector<std::string>> lacking(
    const std::vector<Event>& services, const std::vector<std::string>& receipts, bool main = false
) {
    const auto& shipped = shipped_definitions();
    const auto& procedure = *shipped.procedure("penalty_ordinary");
    auto papers = kPapers;
    for (const auto& receipt : receipts) {
        papers.push_back(filed(receipt));
    }
    auto file = dossier(services, papers, {procedure, shipped.instruments, shipped.record_rules});
    if (main) {
        file.keep_main_alone(shipped.instruments);
    }
    std::vector<std::vector<std::string>> all;
    for (const auto& lack : file.missing) {
        if (lack.rule->key == "service") {
            all.push_back(lack.instruments);
        }
    }
    return all;
}
const std::vector<std::string> kReporters{"reporter_receipt"};
const std::vector<std::string> kPartys{"service_receipt"};
const std::vector<std::string> kEither{"service_receipt", "reporter_receipt"};

TEST(ADossier, JC03_SD06_WhatWasServedOnPartyAndReporterHasAReceiptOfEach) {
    const std::vector<Event> both{service_of(kToParty), service_of(kToReporter)};
    EXPECT_THAT(lacking(both, {}), ElementsAre(kPartys, kReporters));
    EXPECT_THAT(lacking(both, {"reporter_receipt"}), ElementsAre(kPartys));
    EXPECT_THAT(lacking(both, {"service_receipt", "service_receipt"}), ElementsAre(kReporters));
    EXPECT_THAT(lacking(both, {"reporter_receipt", "service_receipt"}), IsEmpty());
}

TEST(ADossier, JC03_SD06_EitherReceiptWillDoWhereNobodyKnowsWhomItWasFor) {
    const std::vector<Event> unnamed{service_of("")};
    EXPECT_THAT(lacking(unnamed, {}), ElementsAre(kEither));
    EXPECT_THAT(lacking(unnamed, {"reporter_receipt"}), IsEmpty());
    EXPECT_THAT(lacking({service_of("在外1号")}, {"service_receipt"}), IsEmpty());
    EXPECT_THAT(
        lacking({service_of(""), service_of(kToParty)}, {"service_receipt"}), ElementsAre(kEither)
    ) << "the one it alone will do for has it";
}

TEST(ADossier, JC03_ItsMainBookAloneLacksNoReceiptOfAReporter) {
    const std::vector<Event> both{service_of(kToParty), service_of(kToReporter)};
    EXPECT_THAT(lacking(both, {}, true), ElementsAre(kPartys));
}

TEST(ADossier, CF18_AConsentGivenOnceCoversLaterElectronicServices) {
    const auto& shipped = shipped_definitions();
    const auto& procedure = *shipped.procedure("labour_inspection");
    auto first = service_of("罚1号");
    std::get<Served>(first.content).mode = Served::kElectronic;
    auto later = service_of("失移1号", "2029-11-20");
    std::get<Served>(later.content).mode = Served::kElectronic;
    const auto lacks_consent = [&](const std::vector<Event>& events,
                                   const std::vector<Filed>& papers) {
        const auto file =
            dossier(events, papers, {procedure, shipped.instruments, shipped.record_rules});
        return std::ranges::any_of(file.missing, [](const Lack& lack) {
            return lack.rule->key == "electronic_service";
        });
    };
    EXPECT_TRUE(lacks_consent({later}, {}));
    EXPECT_FALSE(lacks_consent({first, later}, {filed("electronic_service_consent")}));
}

}  // namespace
}  // namespace mingjing::case_file
