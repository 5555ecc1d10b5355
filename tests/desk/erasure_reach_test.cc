// What an erasure of a case takes out of its papers' records, and what it leaves there.

#include <algorithm>
#include <iterator>

#include <gmock/gmock.h>

#include "desk/case_changes.h"
#include "desk/case_rows.h"

namespace mingjing {
namespace {

class ErasureReach : public test::CaseRowsDesk {
  protected:
    // The names it takes out of the paper's stream, in order.
    std::vector<std::string> erased(const std::string& field) {
        const identity::Actor publisher{"publisher", "", "", {"publisher"}, ""};
        const auto plan = desk::plan_erasure(
            *reader_,
            definitions_,
            publisher,
            {.stream = "case-1", .fields = {field}, .basis = "本人申请"},
            day_in_china(clock_.now())
        );
        EXPECT_TRUE(plan);
        std::vector<std::string> names;
        const auto records = ledger::read_stream(*reader_, stream_);
        for (const auto& erasure : plan ? plan->front().erasures : std::vector<desk::Erasure>{}) {
            if (std::ranges::any_of(records, [&](const auto& record) {
                    return record.position == erasure.position;
                })) {
                std::ranges::copy(erasure.fields, std::back_inserter(names));
            }
        }
        return names;
    }
    // By another definition than today's, with a copy that was signed, and voided.
    void write_paper() {
        test::instrument::Numbered as;
        as.name = {"service_receipt", 2026, 1};
        as.title = "送达回证";
        as.case_stream = "case-1";
        as.case_number = "1";
        as.dated = "2026-03-02";
        as.code = as.request = "CODE1";
        as.files = {{"service_receipt.yaml", std::string(64, 'b')}};
        as.personal = {{"receiver", "样例甲厂"}};
        record(as.name, as);
        issue(as.name);
        test::instrument::SignedCopy copy;
        copy.files = {{.digest = std::string(64, 'c'), .sm3 = "", .type = "image/png", .pages = 1}};
        copy.signed_on = "2026-03-02";
        copy.signing = std::string(copy.kRefused);
        copy.reason = "未说明理由";
        copy.witness = "李示例";
        record(as.name, test::instrument::CopyAttached{1, copy});
        record(as.name, test::instrument::Voided{"写错了地点"});
        stream_ = test::instrument::stream_of(as.name);
    }
    std::string stream_;
};
MINGJING_ON_BOTH_ENGINES(ErasureReach);

TEST_P(ErasureReach, QZ02_WhoWouldNotSignStaysNotedWhereSomethingElseIsErased) {
    open_case("1", "CF-001", "样例甲厂");
    write_paper();
    EXPECT_THAT(erased("party_name"), testing::ElementsAre("receiver"))
        << "nobody can tell any more what it took of the case; who signed it took of none";
    EXPECT_THAT(erased("witness"), testing::ElementsAre("receiver", "witness")) << "by its name";
}

}  // namespace
}  // namespace mingjing
