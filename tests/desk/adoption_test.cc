// What a bureau may adopt whose procedures are from before the law's gates were asked for by name.

#include "desk/adoption.h"

#include <gmock/gmock.h>

#include "definitions/sources.h"

namespace mingjing::desk {
namespace {

using testing::Contains;
using testing::Each;
using testing::Field;
using testing::HasSubstr;

const std::string kMeasures = "procedures/coercive_measure.yaml";

class AdoptedBefore : public testing::Test {
  protected:
    void SetUp() override {
        auto sources = definitions::demo().sources;
        for (auto& source : sources) {
            if (source.name == kMeasures) {
                source.bytes = definitions::replaced(
                    source.bytes, "act: impose, gates: [act_is_reviewed]", "act: impose"
                );
            }
        }
        auto loaded = definitions::load(std::move(sources), definitions::Are::adopted);
        ASSERT_TRUE(loaded.has_value());
        in_use_ = *std::move(loaded);
    }
    FileChange changed(std::string name, std::string_view from, std::string_view to) const {
        const auto source = std::ranges::find(in_use_.sources, name, &definitions::Source::name);
        auto text = definitions::replaced(source->bytes, from, to);
        EXPECT_NE(text, source->bytes) << name;
        return {std::move(name), std::move(text)};
    }

    definitions::Definitions in_use_;
};

// A leaver's account is closed whoever has yet to write what a procedure lacks.
TEST_F(AdoptedBefore, GetsAnotherSecurityPolicy) {
    EXPECT_TRUE(
        proposed(in_use_, {changed("bureau.yaml", "roles: [window_clerk]", "roles: [publisher]")})
    );
    EXPECT_TRUE(proposed(
        in_use_,
        {changed("roles.yaml", "may: [see, draft, submit]", "may: [see, draft, submit, withdraw]")}
    ));
}

TEST_F(AdoptedBefore, GS10_IsToldWhatItsProcedureLacksByTheNextChangeOfBusiness) {
    for (const auto& change :
         {changed("bureau.yaml", "short_name: ", "short_name: 又"),
          changed("registers/enforcement_items.yaml", "label: 事项名称", "label: 甲")}) {
        const auto refused = proposed(in_use_, {change});
        ASSERT_FALSE(refused.has_value()) << change.name;
        EXPECT_THAT(refused.error(), Each(Field(&definitions::Problem::file, kMeasures)));
        EXPECT_THAT(
            refused.error(), Contains(Field(&definitions::Problem::what, HasSubstr("（impose）")))
        );
    }
}

}  // namespace
}  // namespace mingjing::desk
