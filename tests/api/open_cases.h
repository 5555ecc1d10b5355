#pragma once

// Cases over the interface: the registers they need made public, a case opened, its steps taken.

#include <string>
#include <vector>

#include <gmock/gmock.h>

#include "api/open_entries.h"
#include "desk/public_entries.h"

namespace mingjing::test {

class OpenCases : public OpenEntries {
  protected:
    void SetUp() override {
        OpenEntries::SetUp();
        clock_.turn_to(std::chrono::year{2026} / 11 / 2);
    }

    void make_public(
        const std::string& register_key, const std::string& key, const Fields& content
    ) {
        make_public_by(office_->desk(), office_->definitions(), register_key, key, content);
    }
    static Fields certificate(std::string_view number) {
        return {
            {"number", number},
            {"categories", List{"行政处罚"}},
            {"issued_on", "2022-01-01"},
            {"valid_to", "2027-12-31"},
            {"status", "有效"}};
    }
    void make_registers() {
        make_registers_of_penalties(office_->desk(), office_->definitions());
        for (const auto* number : {"37990126001", "37990126002"}) {
            make_public(
                "officers",
                number,
                {{"name", "执法甲"},
                 {"unit", "劳动监察支队"},
                 {"region", "海曦市"},
                 {"certificates",
                  List{certificate(number), certificate("LDJC-" + std::string(number))}}}
            );
        }
        make_public(
            "review_elements", "1", {{"number", 1}, {"element", "主体是否合法"}, {"points", List{}}}
        );
    }

    // Before they sign in: an account that says which officer its holder is.
    void make_officer(const std::string& login, const std::string& certificate) {
        auto actor = *office_->definitions().actor(login);
        actor.officer = certificate;
        server::make_demo_account(*office_, actor, clock_.now());
    }

    Got open(
        const std::string& login,
        const Fields& content = lead(),
        std::string_view procedure = "penalty_ordinary"
    ) {
        const auto got =
            as(login).post("/api/v1/cases", {{"procedure", procedure}, {"content", content}});
        number_ = text_of(got.body, "number");
        return got;
    }
    Got step(const std::string& login, const std::string& key, const Fields& content = {}) {
        return as(login).post(
            at() + "/steps/" + key, {{"content", content}}, {{"if-match", seen(login, at())}}
        );
    }
    Got look(const std::string& login) { return as(login).get(at()); }
    [[nodiscard]] std::string at() const { return "/api/v1/cases/" + number_; }

    // The rules that stand in a step's way, as the answer tells.
    static std::vector<std::string> in_the_way(const Got& got, std::string_view key) {
        std::vector<std::string> rules;
        for (const auto& next : *member(got.body, "next").list()) {
            if (text_of(*next.fields(), "step") == key) {
                for (const auto& unmet : *member(*next.fields(), "unmet").list()) {
                    rules.emplace_back(text_of(*unmet.fields(), "rule"));
                }
            }
        }
        return rules;
    }

    static Fields lead() {
        return {
            {"source", "投诉"},
            {"item", "HXRS-CF-015"},
            {"party_kind", "法人或者其他组织"},
            {"party_name", "样例服饰加工厂"},
            {"act_ended_on", "2026-10-20"},
            {"summary", "安排加班超过法定时间"}};
    }

    // As far as a decision may be proposed: investigated, its evidence verified.
    void investigate() {
        make_registers();
        ASSERT_EQ(open("compiler_labour").status, 201);
        const List both{"37990126001", "37990126002"};
        const Fields officers{{"officers", both}, {"has_no_interest", true}};
        ASSERT_EQ(step("compiler_labour", "assign", officers).status, 200);
        ASSERT_EQ(step("compiler_labour", "report_lead").status, 200);
        ASSERT_EQ(step("leader", "docket").status, 200);
    }

    std::string number_;
};

}  // namespace mingjing::test
