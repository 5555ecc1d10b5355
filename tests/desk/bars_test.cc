// Who is barred from applying for a permit again, as the rows of cases tell it.

#include <gmock/gmock.h>

#include "desk/case_rows.h"
#include "desk/case_surroundings.h"

namespace mingjing {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class Bars : public test::CaseRowsDesk {};
MINGJING_ON_BOTH_ENGINES(Bars);

TEST_P(Bars, XK14_WhoWasFoundOutIsBarredFromThatItemWhileItStands) {
    using case_file::Deceit;
    const auto open_of = [&](case_file::Opened opened, const char* number, const char* item) {
        opened.number = number;
        opened.procedure = "penalty_ordinary";
        opened.item = item;
        record(number, opened);
        return opened;
    };
    case_file::Opened party;
    party.party_name = "样例公司";
    party.party_credit_code = "91379901MAFAKE027T";
    party.party_id_number = "11010519491231002X";
    auto of_that_name = party;
    of_that_name.party_credit_code.clear();
    of_that_name.party_id_number.clear();
    auto of_that_code = party;
    of_that_code.party_name = "改名公司";
    of_that_code.party_id_number.clear();
    auto of_that_number = of_that_code;
    of_that_number.party_credit_code.clear();
    of_that_number.party_id_number = party.party_id_number;
    auto of_none = of_that_name;
    of_none.party_name = "另一公司";
    const auto own = open_of(party, "1", "XK-001");
    const auto again = open_of(of_that_name, "2", "XK-001");
    const auto other = open_of(of_none, "3", "XK-001");
    const auto elsewhere = open_of(party, "4", "XK-002");
    const auto renamed = open_of(of_that_code, "5", "XK-001");
    const auto numbered = open_of(of_that_number, "6", "XK-001");
    const auto around = desk::case_surroundings(*reader_, definitions_, day_in_china(clock_.now()));
    const auto means = [&](const case_file::Opened& of) {
        std::vector<std::string> all;
        for (const auto& bar : around.bars(of)) {
            EXPECT_EQ(bar.case_number, "1");
            EXPECT_EQ(bar.begun_on, "2026-03-02");
            EXPECT_EQ(bar.credit_code, party.party_credit_code);
            EXPECT_EQ(bar.id_number, party.party_id_number);
            all.push_back(bar.means);
        }
        return all;
    };
    case_file::PermitDecided refused;
    refused.deceit = {std::string(Deceit::kFalse), "否"};
    record("1", refused);
    EXPECT_THAT(means(again), IsEmpty()) << "of no concern to safety";
    refused.deceit.concerns_safety = Deceit::kYes;
    record("1", refused);
    for (const auto& of : {again, renamed, numbered}) {
        EXPECT_THAT(means(of), ElementsAre(Deceit::kFalse)) << of.number;
    }
    for (const auto& of : {own, other, elsewhere}) {
        EXPECT_THAT(means(of), IsEmpty()) << of.number;
    }
    case_file::DecisionRevoked revoked;
    record("1", revoked);
    EXPECT_THAT(means(again), IsEmpty()) << "the refusal fell";
    revoked.deceit = {std::string(Deceit::kFraud), std::string(Deceit::kYes)};
    record("1", revoked);
    EXPECT_THAT(means(again), ElementsAre(Deceit::kFraud));
    record(
        "1",
        case_file::PermitDeclined{std::string(Deceit::kFalse), std::string(Deceit::kYes), "伪造"}
    );
    EXPECT_THAT(means(again), ElementsAre(Deceit::kFalse));
}

TEST_P(Bars, XK14_ABarKnowsTheNumberAsItIsAmendedAndErased) {
    const std::string number = "11010519491231002X";
    open_case("1", "XK-001");
    record(
        "1",
        case_file::PermitDeclined{
            std::string(case_file::Deceit::kFalse), std::string(case_file::Deceit::kYes), "伪造"}
    );
    const auto barred = [&] {
        const query::BarRequest request{
            .party = "", .party_code = "", .party_id = number, .item = "XK-001", .apart_from = "2"};
        return query::bars(*reader_, request).size();
    };
    EXPECT_EQ(barred(), 0U);
    case_file::PartyAmended amended;
    amended.party_id_number = number;
    record("1", amended);
    EXPECT_EQ(barred(), 1U);
    case_file::ValuesErased erased;
    erased.fields = {"party_id_number"};
    record("1", erased);
    EXPECT_EQ(barred(), 0U);
}

}  // namespace
}  // namespace mingjing
