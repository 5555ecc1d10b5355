// Which instruments everybody may read, for how long, and how much of each.

#include <gmock/gmock.h>

#include "sources.h"

namespace mingjing::definitions {
namespace {

using testing::Contains;
using testing::HasSubstr;

constexpr auto kYaml = "instruments/hearing_announcement.yaml";
constexpr auto kAnnounced =
    "announced: {until: held_on, shows: [item, held_on, hours, place, attendance]}";

TEST(Instruments, AreAnnouncedFieldByFieldForAsLongAsTheirDefinitionSays) {
    const auto announced = [](std::string_view line) {
        return changed(kYaml, kAnnounced, "announced: " + std::string(line));
    };
    const auto loaded = load(announced("{days: 30, shows: [item, place]}"));
    ASSERT_TRUE(loaded) << loaded.error().front().what;
    const auto& thirty = *loaded->instrument("hearing_announcement")->announced;
    EXPECT_EQ(domain::announced_until(thirty, "2026-03-02", {}), "2026-04-01");
    EXPECT_EQ(domain::announced_until(thirty, "", {}), "");
    const auto& hearing = *demo().instrument("hearing_announcement")->announced;
    EXPECT_EQ(
        domain::announced_until(hearing, "2026-03-02", {{"held_on", "2026-03-20"}}), "2026-03-20"
    );

    const auto says = [&](std::string_view line, const std::string& what) {
        EXPECT_THAT(problems_of(announced(line)), Contains(HasSubstr(what))) << line;
    };
    says("{days: 30, shows: [nothing]}", "没有可以公告的");
    says("{days: 30, shows: []}", "要写明公告哪几项");
    says("{shows: [item]}", "公告多少天");
    says("{until: place, shows: [item]}", "不是这份文书的日期");
    EXPECT_THAT(
        problems_of(changed(
            "instruments/service_announcement.yaml",
            "shows: [party, item",
            "shows: [party_code, item"
        )),
        Contains(HasSubstr("公告的页面不能比文书写得更多"))
    );
}

}  // namespace
}  // namespace mingjing::definitions
