#pragma once

// One case told in full: what grave cases look like, where the million others were dropped on
// their second day.

#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "case_filling.h"
#include "domain/instrument.h"

namespace mingjing::bench {

inline constexpr auto kToldUnit = "劳动监察支队";  // whose head and handler read it too
inline constexpr std::uint64_t kRecords = 14;      // 询问、检查笔录
inline constexpr std::uint64_t kEvidence = 20;     // each registered, then verified

inline case_file::Outcome told_outcome() {
    case_file::Outcome outcome;
    outcome.conclusion = std::string(case_file::kPenalty);
    outcome.kinds = {"警告", "罚款"};
    outcome.fine = *case_file::money_of("42000");
    outcome.benchmark = "HXCL-015-1";
    outcome.tier = "一般";
    return outcome;
}

inline List told_basis() {
    return {Fields{{"law", "劳动保障监察条例"}, {"article", 25}}};
}

// Registered, taken up and looked into, as far as the officers propose a penalty: 59 events.
inline void tell_inquiry(Filling& filling, std::uint64_t number) {
    const std::string on = "2026-03-10";
    auto opened = filling.opened(number);
    opened.unit = kToldUnit;
    filling.take("open", "lead", "2026-03-02", std::move(opened));
    case_file::Assigned assigned;
    assigned.officers = filling.officers();
    assigned.has_no_interest = true;
    filling.take("assign", "lead", "2026-03-02", std::move(assigned));
    filling.take("report_lead", "docketing", "2026-03-03", case_file::Noted{});
    filling.take("docket", "investigation", "2026-03-04", case_file::Docketed{}, {"decide"});
    for (std::uint64_t i = 1; i <= kRecords; ++i) {
        case_file::Inquired inquired;
        inquired.kind = "询问笔录";
        inquired.officers = filling.officers();
        inquired.showed_certificates = true;
        inquired.signing = "被询问人或者在场人签字";
        inquired.person = fmt::format("张示例{}", i);
        inquired.text = "问：每月加班多少小时？答：旺季时每月大约五十小时，没有安排补休。";
        filling.take("inquire", "investigation", on, std::move(inquired));
    }
    for (std::uint64_t i = 1; i <= kEvidence; ++i) {
        case_file::Collected collected;
        collected.number = fmt::format("{}", i);
        collected.kind = "书证";
        collected.title = fmt::format("考勤记录和工资表第{}册", i);
        collected.digest = fmt::format("{:064x}", i);
        collected.officers = filling.officers();
        collected.place = "海曦市曦城区示例路18号";
        collected.source = "样例服饰加工厂";
        filling.take("collect", "investigation", on, std::move(collected));
        case_file::Verified verified;
        verified.number = fmt::format("{}", i);
        verified.finding = std::string(case_file::Verified::kTrue);
        filling.take("verify", "investigation", on, std::move(verified));
    }
    case_file::Proposed proposed;
    proposed.outcome = told_outcome();
    proposed.measures.people = 36;
    proposed.facts = "安排三十六名劳动者每月加班超过三十六小时。";
    proposed.basis = told_basis();
    filling.take("conclude", "report", "2026-03-20", std::move(proposed));
}

// The party was told of it and the notice served, so that it may be heard: 2 events.
inline void tell_party(Filling& filling) {
    case_file::Notified notified;
    notified.outcome = told_outcome();
    notified.offers_hearing = true;
    notified.content = "拟给予警告，罚款42000元。";
    filling.take("give_notice", "notice", "2026-03-20", std::move(notified));
    case_file::Served served;
    served.instrument = std::string(case_file::Served::kNotice);
    served.mode = std::string(case_file::Served::kDirect);
    served.proof = "海人社监罚告字〔2026〕第1号";
    served.receiver = "张示例";
    served.capacity = std::string(case_file::Served::kMailRoom);
    filling.take("serve_notice", "plea", "2026-03-23", std::move(served), {"request_hearing"});
}

// Heard, reviewed element by element and decided: 6 events.
inline void tell_decision(Filling& filling) {
    constexpr std::int64_t kElements = 11;
    case_file::Pleaded pleaded;
    pleaded.answer = std::string(case_file::Pleaded::kSpoke);
    pleaded.content = "订单集中，已经安排补休。";
    filling.take("plead", "recheck", "2026-03-25", std::move(pleaded));
    case_file::PleaReviewed reviewed;
    reviewed.finding = "不成立";
    reviewed.reason = "没有补休的记录。";
    filling.take("review_plea", "recheck", "2026-03-26", std::move(reviewed));
    case_file::ReviewSent sent;
    sent.materials = {"调查终结报告", "决定代拟稿", "依据", "证据材料"};
    filling.take("submit_review", "review", "2026-04-01", std::move(sent), {"review"});
    case_file::ReviewConcluded concluded;
    concluded.opinion = std::string(case_file::ReviewConcluded::kAgrees);
    concluded.text = "事实清楚，程序合法，同意。";
    for (std::int64_t element = 1; element <= kElements; ++element) {
        case_file::ElementFinding finding;
        finding.element = element;
        finding.conclusion = std::string(case_file::ElementFinding::kPasses);
        finding.cited = {fmt::format("证据{}，第1页", element)};
        concluded.elements.push_back(std::move(finding));
    }
    filling.take("pass_review", "decision", "2026-04-03", std::move(concluded));
    case_file::Decided decided;
    decided.outcome = told_outcome();
    decided.basis = told_basis();
    decided.reasons = "安排三十六名劳动者每月加班超过三十六小时，没有补休。";
    filling.take("decide", "service", "2026-04-08", std::move(decided), {"serve", "publish"});
    case_file::Served served;
    served.instrument = std::string(case_file::Served::kDecision);
    served.mode = std::string(case_file::Served::kDirect);
    served.proof = "海人社监罚字〔2026〕第1号";
    served.receiver = "张示例";
    served.capacity = std::string(case_file::Served::kMailRoom);
    filling.take("serve", "performance", "2026-04-09", std::move(served), {"pay"});
}

// 67 events and the papers of each of its stages.
inline void tell_case(Filling& filling, std::uint64_t number) {
    tell_inquiry(filling, number);
    tell_party(filling);
    tell_decision(filling);
    for (const auto* kind :
         {"case_source",
          "docket_approval",
          "evidence_list",
          "investigation_report",
          "hearing_notice",
          "plea_record",
          "plea_review",
          "review_submission",
          "review_opinion",
          "decision_approval",
          "penalty_decision"}) {
        filling.issue(kind, 1, "2026-04-08");
    }
    for (std::uint64_t i = 1; i <= kRecords; ++i) {
        filling.issue("inquiry_record", static_cast<std::int64_t>(i), "2026-03-10");
    }
}

}  // namespace mingjing::bench
