#pragma once

// The demo bureau's office with a penalty case taken to its decision, by the people whose
// steps they are; what an instrument of it needs is recorded.

#include <string>

#include "api/open_office.h"
#include "case_file/case.h"
#include "desk/public_entries.h"

namespace mingjing::test {

class DecidedCase : public OpenOffice {
  protected:
    void SetUp() override {
        OpenOffice::SetUp();
        make_registers();
        open_case();
    }

    void make_public(
        const std::string& register_key, const std::string& key, const Fields& content
    ) {
        make_public_by(office_->desk(), office_->definitions(), register_key, key, content);
    }
    void make_registers() {
        make_registers_of_penalties(office_->desk(), office_->definitions());
        for (const auto* number : {"37990126001", "37990126002"}) {
            make_public(
                "officers",
                number,
                {{"name", std::string(number).ends_with('1') ? "周执法甲" : "吴执法乙"},
                 {"unit", "劳动监察支队"},
                 {"region", "海曦市"},
                 {"certificates",
                  List{Fields{
                      {"number", number},
                      {"categories", List{"行政处罚"}},
                      {"issued_on", "2022-01-01"},
                      {"valid_to", "2027-12-31"},
                      {"status", "有效"}}}}}
            );
        }
        for (const std::int64_t number : {1, 2}) {
            make_public(
                "review_elements",
                std::to_string(number),
                {{"number", number},
                 {"element", "要素" + std::to_string(number)},
                 {"points", List{}}}
            );
        }
    }

    void take(
        const std::string& login, const std::string& step, const case_file::Content& content
    ) {
        const auto done = office_->desk().submit(
            *office_->definitions().actor(login),
            desk::CaseAct{
                stream_,
                "penalty_ordinary",
                {step, "2026-11-02", case_file::write(content), {}},
                {}}
        );
        ASSERT_TRUE(done) << step << ": " << done.error().what;
    }
    void open_case() {
        auto lead = case_file::lead();
        lead.party_credit_code = "91379901MAFAKE027T";
        lead.party_address = "海曦市曦城区示例路18号";
        take("compiler_labour", "open", lead);
        take("compiler_labour", "assign", case_file::assigned());
        take("compiler_labour", "report_lead", case_file::Noted{});
        take("leader", "docket", case_file::Docketed{});
        take("compiler_labour", "collect", case_file::evidence("1"));
        take(
            "compiler_labour",
            "verify",
            case_file::Verified{"1", std::string(case_file::Verified::kTrue), ""}
        );
        take("compiler_labour", "conclude", case_file::proposal(14'700));
        case_file::Notified notified;
        notified.outcome = case_file::fine(14'700);
        notified.content = "42名职工当月加班超过三十六小时";
        take("compiler_labour", "give_notice", notified);
        take("compiler_labour", "serve_notice", case_file::served(case_file::Served::kNotice));
        take("compiler_labour", "plead", case_file::plea(case_file::Pleaded::kWaived));
    }
    void review_and_decide() {
        take("compiler_labour", "submit_review", case_file::package());
        take("reviewer_legal", "pass_review", case_file::opinion());
        take("leader", "decide", case_file::decision(14'700));
    }
    // Performed, so that nothing but its file is left to do.
    void close_case_after_review() {
        take("compiler_labour", "serve", case_file::served(case_file::Served::kDecision));
        take("compiler_labour", "pay", case_file::Paid{{1'470'000}, "票据1", "银行或者电子支付"});
        take("compiler_labour", "perform", case_file::Performed{"自动履行", ""});
        case_file::ResultPublished withheld;
        withheld.disposal = case_file::ResultPublished::kWithheld;
        withheld.ground = {Fields{{"law", "中华人民共和国政府信息公开条例"}, {"article", 15}}};
        withheld.approver = "李样本";
        take("compiler_labour", "publish", withheld);
    }

    const std::string stream_ = "case-5f00000000000000";
};

}  // namespace mingjing::test
