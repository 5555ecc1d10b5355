// Cases of other units: seen, or not, and not found by what is hidden.

#include <set>

#include <gmock/gmock.h>

#include "api/open_cases.h"
#include "codec/text.h"
#include "crypto/hash.h"
#include "query/attached.h"
#include "support/small_files.h"

namespace mingjing::test {
namespace {

using testing::HasSubstr;
using testing::Not;

// Who sees the whole bureau's cases and handles their own unit's.
class CasesOfOtherUnits : public OpenCases {
  protected:
    std::vector<std::string> definitions() override {
        auto folders = OpenCases::definitions();
        folders.push_back(bureau_with(
            {{"劳动关系科, roles: [compiler, case_officer]",
              "劳动关系科, roles: [archivist, case_officer]"}}
        ));
        return folders;
    }
};

TEST_F(CasesOfOtherUnits, AreNotFoundByThePartyThatIsHidden) {
    make_registers();
    ASSERT_EQ(open("compiler_labour").status, 201);
    const auto search = "text=" + codec::percent_encode("样例服饰");
    const auto found = [&](const std::string& login, const std::string& more = {}) {
        return total(as(login).get("/api/v1/cases?" + search + more));
    };
    EXPECT_EQ(found("leader"), 1);
    EXPECT_EQ(found("compiler_labour"), 1);
    const auto list = as("officer_relations").get("/api/v1/cases");
    EXPECT_EQ(total(list), 1);
    EXPECT_THAT(list.text, Not(HasSubstr("样例服饰加工厂")));
    EXPECT_EQ(found("officer_relations"), 0);
    EXPECT_EQ(found("officer_relations", "&unit=" + codec::percent_encode("劳动关系科")), 0);
    EXPECT_EQ(found("supervisor"), 0);
    const auto file = as("officer_relations").get("/api/v1/cases.csv?" + search);
    EXPECT_THAT(file.text, Not(HasSubstr("2026-0001")));
    EXPECT_THAT(open("officer_relations").text, HasSubstr("CF-03")) << "an item of another unit";
    const Fields reason{{"gate", "item_is_of_this_unit"}, {"reason", "局领导指定劳动关系科承办"}};
    const Fields opening{
        {"procedure", "penalty_ordinary"}, {"content", lead()}, {"reasons", List{reason}}};
    ASSERT_EQ(as("officer_relations").post("/api/v1/cases", opening).status, 201);
    EXPECT_EQ(found("officer_relations"), 1) << "their own";
    EXPECT_EQ(found("leader"), 2);
    EXPECT_EQ(total(as("officer_relations").get("/api/v1/cases?text=2026-0001")), 1);
}

}  // namespace
}  // namespace mingjing::test
