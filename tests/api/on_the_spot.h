#pragma once

// Penalties decided on the spot, over the interface: by forms of a book an officer holds.

#include <string>

#include "api/open_cases.h"

namespace mingjing::test {

class OnTheSpot : public OpenCases {
  protected:
    void make_book_of_forms() {
        make_public(
            "number_books",
            "B1",
            {{"code", "B1"},
             {"unit", "劳动监察支队"},
             {"prefix", "DC-2026-"},
             {"digits", 4},
             {"first", 1},
             {"last", 50},
             {"officer", "37990126001"},
             {"issued_on", "2026-01-05"},
             {"status", "在用"}}
        );
    }
    // A case opened and decided, always by the same form; what the decision is answered.
    Got decide_on_spot(const Fields& opened) {
        EXPECT_EQ(open("compiler_labour", opened, "penalty_summary").status, 201);
        const List both{"37990126001", "37990126002"};
        const Fields officers{{"officers", both}, {"has_no_interest", true}};
        EXPECT_EQ(step("compiler_labour", "assign", officers).status, 200);
        for (const auto* key : {"show_certificate", "give_notice", "hear_party"}) {
            EXPECT_EQ(step("compiler_labour", key).status, 200) << key;
        }
        return step(
            "compiler_labour",
            "decide",
            {{"conclusion", "给予行政处罚"},
             {"kinds", List{"警告"}},
             {"correction", "责令当场改正"},
             {"gains", "没有违法所得"},
             {"basis", List{Fields{{"law", "中华人民共和国劳动法"}, {"article", 90}}}},
             {"showed_certificates", true},
             {"heard_party", true},
             {"number", "DC-2026-0017"},
             {"signing", "当事人签收"},
             {"facts", "未公示工资支付制度"}}
        );
    }
};

}  // namespace mingjing::test
