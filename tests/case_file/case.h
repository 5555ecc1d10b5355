#pragma once

// A case of the demo bureau under test: the shipped procedures, four officers, two items and
// a benchmark, and a day that tests set. Steps are taken as the desk takes them.

#include <chrono>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <gmock/gmock.h>

#include "case_file/acts.h"
#include "case_file/checks.h"
#include "case_file/decide.h"
#include "definitions/sources.h"
#include "domain/day.h"

namespace mingjing::case_file {

inline const definitions::Definitions& shipped_definitions() {
    static const auto kLoaded = definitions::load(definitions::shipped());
    return kLoaded.value();
}

inline Fields officer(std::string_view number, std::string_view valid_to, List categories) {
    return {
        {"name", "示例"},
        {"certificates",
         List{Fields{
             {"number", number},
             {"status", "有效"},
             {"issued_on", "2022-01-01"},
             {"valid_to", valid_to},
             {"categories", std::move(categories)}}}}};
}

class Case {
  public:
    explicit Case(std::string_view procedure)
        : procedure_(*shipped_definitions().procedure(procedure)) {
        const List all{"行政处罚", "行政检查", "行政强制", "行政许可", "其他行政权力"};
        for (const auto* number : {"37990126001", "37990126002", "37990126003"}) {
            officers[number] = officer(number, "2027-12-31", all);
        }
        officers["37990126009"] = officer("37990126009", "2026-01-31", all);  // expired
        officers["37990126008"] = officer("37990126008", "2027-12-31", List{"行政检查"});
        reviewers["37990126010"] = {{"qualification_number", "A2024379901"}};
        items["HXRS-CF-015"] = {{"code", "HXRS-CF-015"}};
        benchmarks["HXCL-015"] = {
            {"code", "HXCL-015"},
            {"item", "HXRS-CF-015"},
            {"unit", "元每人每月"},
            {"tiers",
             List{
                 Fields{{"tier", "轻微"}, {"minimum", "100"}, {"maximum", "200"}},
                 Fields{
                     {"tier", "一般"},
                     {"minimum", "200"},
                     {"maximum", "350"},
                     {"includes_minimum", false}}}}};
    }

    // The step, done that day; CHECKed to be allowed, and to say what its form offers.
    Case& take(std::string_view step, Content content, Hand hand = handler()) {
        for (const auto& [field, offered] : procedure_.step(step)->offers) {
            const std::string stated(text_of(write(content), field));
            EXPECT_THAT(offered, testing::Contains(stated)) << step;
        }
        auto decision = tried(step, std::move(content), std::move(hand));
        EXPECT_TRUE(decision) << step << ": " << (decision ? "" : decision.error().what);
        if (decision) {
            for (const auto& event : *decision) {
                state = evolve(std::move(state), event, last_by_);
            }
        }
        return *this;
    }
    Decision tried(std::string_view step, Content content, Hand hand = handler()) {
        last_by_ = hand.by;
        return decide(
            state,
            {std::string(step), stated_on.empty() ? today : stated_on, std::move(content), reasons},
            hand,
            procedure_,
            surroundings()
        );
    }
    // The rule that refuses the step; "" where it is allowed.
    std::string refused_by(std::string_view step, Content content, Hand hand = handler()) {
        const auto decision = tried(step, std::move(content), std::move(hand));
        return decision ? "" : decision.error().rule;
    }
    Case& on(std::string_view day) {
        today = day;
        return *this;
    }
    // Rules that stand in the step's way before anything is stated.
    std::vector<std::string> in_the_way(std::string_view step, Hand hand = handler()) {
        std::vector<std::string> rules;
        const auto around = surroundings();
        for (const auto& next : next_steps(state, hand, procedure_, around)) {
            if (next.step->key == step) {
                for (const auto& one : next.unmet) {
                    rules.push_back(one.why.rule);
                }
            }
        }
        return rules;
    }

    // What a reviewer is told by itself: name of the gate -> the rule that is broken, "" where
    // it holds.
    std::map<std::string, std::string, std::less<>> checked() {
        std::map<std::string, std::string, std::less<>> told;
        for (const auto& check : checks(state, reviewer(), procedure_, surroundings())) {
            told.emplace(check.key, check.why ? check.why->code : std::string{});
        }
        return told;
    }

    static Hand handler() { return {"wu", "劳动监察支队"}; }
    static Hand head() { return {"meng", "局领导"}; }
    static Hand reviewer() { return {"zheng", "政策法规科", "37990126010"}; }

    [[nodiscard]] const domain::Procedure& procedure() const { return procedure_; }

    State state;
    std::string today = "2026-03-02";
    std::string today_is;   // where the step is told of later
    std::string stated_on;  // "" for today
    std::map<std::string, std::string, std::less<>> reasons;
    std::map<std::string, Fields, std::less<>> officers, items, benchmarks, reviewers, devices;
    // Public: of this case, which has no number here, and of another.
    std::map<std::string, Fields, std::less<>> results{
        {std::string(kResult),
         {{"number", kResult},
          {"case_number", ""},
          {"decided_on", "2026-03-16"},
          {"made_elsewhere", "系统启用以前制作"}}},
        {"他案", {{"number", "他案"}, {"case_number", "2026-0099"}}}};
    std::string results_since;  // the day they were made public
    // What stood before a day in place of the benchmarks.
    std::vector<Fields> older_benchmarks;
    std::string benchmarks_since;
    std::vector<std::string> decided_alike;
    std::vector<Bar> bars;
    std::vector<Paper> papers;           // this case's instruments that go out,
    std::vector<Paper> filed;            // and all of them,
    std::vector<std::string> ever_made;  // and what others of the bureau were served as
    // Of materials for review, the kind of instrument the bureau makes of each.
    std::map<std::string, std::string, std::less<>> made_as;
    std::vector<ReviewLoad> loads;
    std::vector<Fields> elements{
        {{"number", 1}, {"element", "主体"}}, {{"number", 2}, {"element", "权限"}}};
    std::vector<Fields> catalogue;
    std::string catalogue_since;  // before that day it had no row
    std::vector<Fields> number_books, older_books;
    std::string books_since;  // before that day the older ones stood
    // number -> the day it was used, and the case
    std::map<std::string, std::pair<std::string, std::string>, std::less<>> forms_used;
    // of other cases: their number and the evidence's
    std::map<std::pair<std::string, std::string>, EvidenceElsewhere> elsewhere;
    std::vector<domain::Threshold> thresholds = shipped_definitions().thresholds;

    [[nodiscard]] Surroundings around() { return surroundings(); }

  private:
    [[nodiscard]] std::vector<Fields> results_shown() const {
        std::vector<Fields> all;
        for (const auto& [number, result] : results) {
            all.push_back(result);
        }
        return all;
    }
    [[nodiscard]] std::vector<Fields> reviewers_listed() const {
        std::vector<Fields> all;
        for (const auto& [number, reviewer] : reviewers) {
            all.push_back(reviewer);
            all.back().insert_or_assign("certificate_number", number);
        }
        return all;
    }
    [[nodiscard]] std::vector<Fields> catalogue_on(std::string_view day) const {
        return day < catalogue_since ? std::vector<Fields>{} : catalogue;
    }
    [[nodiscard]] std::vector<Fields> books_on(std::string_view day) const {
        return day < books_since ? older_books : number_books;
    }
    [[nodiscard]] std::vector<Fields> benchmarks_on(std::string_view day) const {
        if (day < benchmarks_since) {
            return older_benchmarks;
        }
        std::vector<Fields> all;
        for (const auto& [code, benchmark] : benchmarks) {
            all.push_back(benchmark);
        }
        return all;
    }
    Surroundings surroundings() {
        return {
            .calendar = shipped_definitions().calendar,
            .today = domain::day_of(today_is.empty() ? today : today_is).value(),
            .entry =
                [this](auto register_key, auto, auto value, auto day) -> std::optional<Fields> {
                if (register_key == "results" && domain::iso(day) < results_since) {
                    return std::nullopt;
                }
                const auto& entries = register_key == "officers"    ? officers
                                      : register_key == "reviewers" ? reviewers
                                      : register_key == "results"   ? results
                                      : register_key == "devices"   ? devices
                                                                    : items;
                const auto found = entries.find(value);
                return found == entries.end() ? std::nullopt : std::optional(found->second);
            },
            .entries =
                [this](auto register_key, auto day) {
                    return register_key == "review_elements"    ? elements
                           : register_key == "review_catalogue" ? catalogue_on(domain::iso(day))
                           : register_key == "results"          ? results_shown()
                           : register_key == "reviewers"        ? reviewers_listed()
                           : register_key == "number_books"     ? books_on(domain::iso(day))
                                                                : benchmarks_on(domain::iso(day));
                },
            .referring =
                [this](auto, auto field, auto value, auto day) {
                    auto all = benchmarks_on(domain::iso(day));
                    std::erase_if(all, [&](const Fields& one) {
                        return text_of(one, field) != value;
                    });
                    return all;
                },
            .thresholds = thresholds,
            .decided_alike = [this](const Opened&) { return decided_alike; },
            .bars = [this](const Opened&) { return bars; },
            .papers = [this](const Opened&) { return papers; },
            .filed = [this](const Opened&) { return filed; },
            .review_loads = [this] { return loads; },
            .form_used_in =
                [this](auto number, auto since, const Opened&) {
                    const auto used = forms_used.find(number);
                    const bool is_used = used != forms_used.end() && used->second.first >= since;
                    return is_used ? used->second.second : std::string{};
                },
            .makes_here = [this](
                              const auto&, auto served_as
                          ) { return std::ranges::find(ever_made, served_as) != ever_made.end(); },
            .made_as =
                [this](const State&, const auto&, auto material) {
                    const auto kind = made_as.find(material);
                    return kind == made_as.end() ? std::string{} : kind->second;
                },
            .evidence_of = [this](auto of, auto number) -> std::optional<EvidenceElsewhere> {
                const auto known = elsewhere.find({std::string(of), std::string(number)});
                return known == elsewhere.end() ? std::nullopt : std::optional(known->second);
            },
        };
    }

    const domain::Procedure& procedure_;
    std::string last_by_;
};

// Up to a stage, by the usual steps.
inline Case at_the_spot() {
    Case one("penalty_summary");
    auto opened = lead();
    opened.procedure = "penalty_summary";
    one.take("open", opened).take("assign", assigned());
    one.take("show_certificate", Noted{}).take("give_notice", Noted{}).take("hear_party", Noted{});
    return one;
}
inline Case investigated() {
    Case one("penalty_ordinary");
    one.take("open", lead()).take("assign", assigned()).take("report_lead", Noted{});
    one.take("docket", Docketed{}, Case::head());
    one.on("2026-03-05").take("collect", evidence("1"));
    one.take("verify", Verified{"1", std::string(Verified::kTrue), ""});
    return one;
}
inline Case told(std::int64_t yuan = 14'700, bool offers_hearing = false) {
    auto one = investigated();
    one.reasons = {{"within_tier", "另有情节"}};  // where it is beside its tier
    one.on("2026-03-10").take("conclude", proposal(yuan));
    one.reasons.clear();
    Notified notified;
    notified.outcome = fine(yuan);
    notified.offers_hearing = offers_hearing;
    notified.content = "拟罚款";
    one.take("give_notice", notified).take("serve_notice", served(Served::kNotice));
    return one;
}
inline Case reviewed(std::int64_t yuan = 14'700) {
    auto one = told(yuan);
    one.on("2026-03-11").take("plead", Pleaded{std::string(Pleaded::kWaived), ""});
    one.take("submit_review", package());
    one.on("2026-03-13").take("pass_review", opinion(), Case::reviewer());
    return one;
}

}  // namespace mingjing::case_file
