// Instruments that are of no one category: a procedure of a new one has them by its own files
// alone.

#include <gmock/gmock.h>

#include "sources.h"

namespace mingjing::definitions {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr auto kReceipt = "instruments/service_receipt.yaml";
constexpr auto kDecision = R"(key: finding
name: 工伤认定决定书
series: 工认
goes: file
decides: true
template: sheet
uses: [party, matter]
takes:
  - {key: conclusion, from: rule.conclusion}
)";

TEST(Instruments, WithoutACategoryAreOfEveryCase) {
    for (const auto* key :
         {"service_receipt",
          "electronic_service_consent",
          "service_announcement",
          "evidence_list",
          "review_submission",
          "review_opinion",
          "review_dispute",
          "publication_approval",
          "closing_approval"}) {
        const auto* kind = demo().instrument(key);
        ASSERT_NE(kind, nullptr) << key;
        EXPECT_TRUE(kind->is_for("work_injury", "行政确认")) << key;
        EXPECT_TRUE(kind->is_for("permit", "行政许可")) << key;
    }
    EXPECT_FALSE(demo().instrument("penalty_decision")->is_for("work_injury", "行政确认"));
    EXPECT_THAT(
        problems_of(changed(kReceipt, "goes: file", "procedures: [nowhere]\ngoes: file")),
        Contains(HasSubstr("没有“nowhere”这个程序"))
    );
    const auto one = load(changed(kReceipt, "goes: file", "procedures: [permit]\ngoes: file"));
    ASSERT_FALSE(one) << "services of other procedures have no receipt to be shown by";
}

TEST(Instruments, CF27_ARulingIsADecisionOfItsCase) {
    const auto put = [](std::string yaml) {
        return problems_of(with(shipped(), "instruments/finding.yaml", std::move(yaml)));
    };
    EXPECT_THAT(put(kDecision), IsEmpty());
    EXPECT_THAT(
        put(replaced(kDecision, "rule.conclusion", "propose_ruling.conclusion")),
        Contains(HasSubstr("第五十八条"))
    );
}

}  // namespace
}  // namespace mingjing::definitions
