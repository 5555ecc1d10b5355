// What no paper a party reads may tell of who reported the case (劳动保障监察条例 art. 9).

#include <gmock/gmock.h>

#include "sources.h"

namespace mingjing::definitions {
namespace {

// Where the case came from and what it is about is what a reporter said, of others than applicants.
TEST(Instruments, JC03_TellThePartyNothingOfTheLead) {
    const auto names_a_report = [](const domain::TakenFrom& taken) {
        if (taken.only.empty()) {
            return true;
        }
        return std::ranges::any_of(taken.only, [](const auto& one) {
            return one.first != "source" || std::ranges::any_of(one.second, [](const auto& value) {
                       return value == "举报" || value == "投诉";
                   });
        });
    };
    for (const auto& kind : demo().instruments) {
        if (!kind.is_in_main_book || kind.categories == std::vector<std::string>{"行政许可"}) {
            continue;
        }
        for (const auto& one : kind.fields) {
            const bool is_of_lead =
                one.taken && one.taken->act == "open" &&
                (one.taken->field == "source" || one.taken->field == "summary" ||
                 domain::find_field(one.field.children, "source") != nullptr ||
                 domain::find_field(one.field.children, "summary") != nullptr);
            EXPECT_FALSE(is_of_lead && names_a_report(*one.taken))
                << kind.key << "." << one.field.key;
        }
    }
    EXPECT_FALSE(demo().instrument("docket_approval")->is_in_main_book);
    EXPECT_FALSE(demo().instrument("jurisdiction_transfer")->is_in_main_book);
}

// What the party may not read it is not told of either.
TEST(Instruments, JC03_TellThePartyOfNoEvidenceWhoeverReportedGave) {
    std::size_t told = 0;
    for (const auto& kind : demo().instruments) {
        for (const auto& one : kind.fields) {
            if (!kind.is_in_main_book || !one.taken || one.taken->act != "collect") {
                continue;
            }
            EXPECT_TRUE(std::ranges::any_of(
                one.taken->only,
                [](const auto& only) {
                    return only.first == "from_reporter" && only.second.front() == "false";
                }
            )) << kind.key
               << "." << one.field.key;
            ++told;
        }
    }
    EXPECT_GE(told, 4);
}

}  // namespace
}  // namespace mingjing::definitions
