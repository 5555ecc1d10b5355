// 职权: what an entrusted organisation may do by its agreement, and whose item it is.

#include "case_file/case.h"

namespace mingjing::case_file {
namespace {

using testing::Contains;
using testing::Pair;

constexpr std::string_view kUnit = "劳动监察支队";

Fields agreement() {
    return {
        {"number", "HXWT-2025-01"},
        {"delegated_body", kUnit},
        {"items", List{"HXRS-CF-015"}},
        {"signed_on", "2025-12-08"},
        {"term_from", "2025-12-15"},
        {"term_to", "2028-12-14"},
        {"status", "已备案"}};
}

bool lists(const Fields& of, std::string_view field, std::string_view value) {
    const auto* list = member(of, field).list();
    return list != nullptr && std::ranges::any_of(*list, [&](const Value& one) {
               return one.text() != nullptr && *one.text() == value;
           });
}

// A case of a unit the register of bodies knows, with what was agreed with it.
struct Entrusted {
    explicit Entrusted(Case of) : one(std::move(of)) {}

    Surroundings around() {
        auto around = one.around();
        around.entry = [this, others = around.entry](
                           auto key, auto field, auto value, auto day
                       ) -> std::optional<Fields> {
            if (key != "enforcement_bodies") {
                return others(key, field, value, day);
            }
            return value == kUnit ? std::optional(Fields{{"name", value}, {"body_type", body_type}})
                                  : std::nullopt;
        };
        around.referring = [this,
                            others = around.referring](auto key, auto field, auto value, auto day) {
            if (key != "delegations") {
                return others(key, field, value, day);
            }
            auto all = agreements;
            std::erase_if(all, [&](const Fields& one_of) { return !lists(one_of, field, value); });
            return all;
        };
        return around;
    }
    std::string refused_by(std::string_view step, Content content, const Hand& hand) {
        const Take take{std::string(step), one.today, std::move(content), one.reasons};
        const auto decision = decide(one.state, take, hand, one.procedure(), around());
        return decision ? "" : decision.error().rule;
    }
    std::string opening() { return refused_by("open", lead(), Case::handler()); }

    Case one;
    std::string body_type = "受委托组织";
    std::vector<Fields> agreements{agreement()};
};

TEST(Gates, CF03_AnEntrustedOrganisationActsWithinItsAgreement) {
    Entrusted at(Case("penalty_ordinary"));
    EXPECT_EQ(at.opening(), "");
    at.agreements.front()["items"] = List{"HXRS-CF-016"};
    EXPECT_EQ(at.opening(), "CF-03");
    at.body_type = "法定行政机关";
    EXPECT_EQ(at.opening(), "") << "it acts by its own right";
}

TEST(Gates, CF03_AnAgreementIsItsOwnSignedInItsTermAndNotEnded) {
    Entrusted at(Case("penalty_ordinary"));
    const auto with = [&](const char* field, const char* value) {
        at.agreements = {agreement()};
        at.agreements.front()[field] = value;
        return at.opening();
    };
    at.one.on("2026-03-02");
    EXPECT_EQ(with("delegated_body", "海曦市社会保险事业中心"), "CF-03");
    EXPECT_EQ(with("signed_on", ""), "CF-03");
    EXPECT_EQ(with("signed_on", "2026-03-03"), "CF-03");
    EXPECT_EQ(with("status", "待签"), "CF-03");
    EXPECT_EQ(with("status", "解除"), "CF-03");
    EXPECT_EQ(with("term_from", "2026-03-03"), "CF-03");
    EXPECT_EQ(with("term_to", "2026-03-01"), "CF-03");
    EXPECT_EQ(with("term_from", "2026-03-02"), "");
    EXPECT_EQ(with("term_to", "2026-03-02"), "");
    EXPECT_EQ(with("status", "到期"), "") << "its days say when";
}

TEST(Gates, CF03_ACaseIsDocketedAndProposedWithinTheAgreementToo) {
    Case reported("penalty_ordinary");
    reported.take("open", lead()).take("assign", assigned()).take("report_lead", Noted{});
    Entrusted lying(std::move(reported));
    EXPECT_EQ(lying.refused_by("docket", Docketed{}, Case::head()), "");
    lying.agreements.clear();
    EXPECT_EQ(lying.refused_by("docket", Docketed{}, Case::head()), "CF-03");

    Entrusted looked_into(investigated());
    looked_into.one.on("2026-03-10");
    EXPECT_EQ(looked_into.refused_by("conclude", proposal(14'700), Case::handler()), "");
    looked_into.agreements.clear();
    EXPECT_EQ(looked_into.refused_by("conclude", proposal(14'700), Case::handler()), "CF-03");
}

TEST(Gates, QZ01_AnEntrustedOrganisationImposesNoMeasure) {
    Case urgent("coercive_measure");
    auto opened = lead();
    opened.procedure = "coercive_measure";
    urgent.take("open", opened).take("assign", assigned()).take("act_urgently", Noted{});
    Entrusted at(std::move(urgent));
    const Imposed imposed{"封存", true, true, true, "QD1", "账册"};
    EXPECT_EQ(at.refused_by("impose_urgently", imposed, Case::handler()), "QZ-01")
        << "whatever the agreement lists";
    at.body_type = "法定行政机关";
    EXPECT_EQ(at.refused_by("impose_urgently", imposed, Case::handler()), "");
}

TEST(Gates, QZ01_AnEntrustedOrganisationOpensNoCaseOfAMeasure) {
    Entrusted at(Case("coercive_measure"));
    auto opened = lead();
    opened.procedure = "coercive_measure";
    EXPECT_EQ(at.refused_by("open", opened, Case::handler()), "QZ-01")
        << "though the agreement lists the item";
    at.agreements.clear();
    EXPECT_EQ(at.refused_by("open", opened, Case::handler()), "QZ-01") << "no agreement would help";
    at.body_type = "法定行政机关";
    EXPECT_EQ(at.refused_by("open", opened, Case::handler()), "");
}

TEST(Gates, CF03_AnItemOfAnotherUnitTakesAReason) {
    Case one("penalty_ordinary");
    one.items["HXRS-CF-015"]["handling_unit"] = "劳动关系科";
    EXPECT_EQ(one.refused_by("open", lead()), "CF-03");
    one.reasons = {{"item_is_of_this_unit", "局领导指定劳动监察支队承办"}};
    EXPECT_EQ(one.refused_by("open", lead()), "");
    one.reasons.clear();
    one.items["HXRS-CF-015"]["handling_unit"] = kUnit;
    EXPECT_EQ(one.refused_by("open", lead()), "");
}

TEST(Checks, CF03_WhatWasDoneOutsideTheAgreementIsTold) {
    Entrusted at(told());
    const auto told_of = [&] {
        std::map<std::string, std::string, std::less<>> all;
        for (const auto& check :
             checks(at.one.state, Case::reviewer(), at.one.procedure(), at.around())) {
            all.emplace(check.key, check.why ? check.why->code : std::string{});
        }
        return all;
    };
    EXPECT_THAT(told_of(), Contains(Pair("acts_within_delegation", "")));
    at.agreements.front()["term_from"] = "2026-03-06";  // evidence was collected the day before
    EXPECT_THAT(told_of(), Contains(Pair("acts_within_delegation", "not-delegated")));
}

}  // namespace
}  // namespace mingjing::case_file
