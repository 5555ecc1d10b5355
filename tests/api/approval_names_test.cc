// What an approval sheet says of who approved: the person the account was called, and the day.

#include "api/open_cases.h"
#include "ledger/ledger.h"
#include "record/instrument_codec.h"

namespace mingjing::test {
namespace {

using testing::HasSubstr;

TEST_F(OpenCases, CF18_AnApprovalSheetNamesWhoApproved) {
    investigate();
    const auto sheet = at() + "/instruments/docket_approval";
    const auto draft =
        as("compiler_labour")
            .post(sheet + "/draft", {{"content", Fields{{"grounds", "有初步证据"}}}});
    ASSERT_EQ(draft.status, 200) << draft.text;
    EXPECT_THAT(draft.text, HasSubstr("孟晗川")) << "in the draft, too";
    const auto numbered = as("compiler_labour")
                              .post(
                                  sheet,
                                  {{"content", Fields{{"grounds", "有初步证据"}}}},
                                  {{"if-match", seen("compiler_labour", at())}}
                              );
    ASSERT_EQ(numbered.status, 201) << numbered.text;
    const auto whole = as("compiler_labour")
                           .get("/api/v1/instruments/" + std::string(text_of(numbered.body, "id")));
    const auto* data = member(whole.body, "data").fields();
    ASSERT_NE(data, nullptr) << whole.text;
    EXPECT_EQ(text_of(*data, "approved_by"), "孟晗川");
    const auto lease = office_->ledger().lease();
    const auto records = ledger::read_stream(*lease, "instruments/docket_approval-2026-1");
    const auto state = record::replay_instrument(records);
    ASSERT_TRUE(state.numbered);
    EXPECT_EQ(text_of(state.numbered->personal, "approved_by"), "孟晗川") << "it can be erased";
}

}  // namespace
}  // namespace mingjing::test
