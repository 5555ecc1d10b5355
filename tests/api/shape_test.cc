// What is not of a shape is named by its path.

#include "api/shape.h"

#include <gmock/gmock.h>

namespace mingjing::api {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> places(const Shape& shape, const Value& value) {
    std::vector<std::string> found;
    for (const auto& misfit : misfits(shape, value)) {
        found.push_back(misfit.where);
    }
    return found;
}

TEST(Shape, ADayIsOneOfTheCalendar) {
    EXPECT_THAT(places(shape::day(), "2028-02-29"), IsEmpty());
    for (const auto* wrong : {"2026-99-99", "2026-02-29", "2026-1-1", "", "tomorrow"}) {
        EXPECT_EQ(places(shape::day(), wrong).size(), 1U) << wrong;
    }
}

TEST(Shape, EveryMemberIsNamedAndNoneSlipsIn) {
    const auto shape = shape::object(
        {{"name", shape::text(3)},
         {"rows", shape::list(shape::object({{"count", shape::whole(1, 9)}}), 2)},
         {"note", shape::flag(), false}}
    );
    EXPECT_THAT(
        places(shape, Fields{{"name", "三个字"}, {"rows", List{Fields{{"count", 1}}}}}), IsEmpty()
    );
    EXPECT_THAT(
        places(
            shape,
            Fields{
                {"name", "四个字了"},
                {"rows", List{Fields{{"count", 10}}, Fields{}}},
                {"role", "x"}}
        ),
        ElementsAre("name", "role", "rows[1].count", "rows[2].count")
    );
    EXPECT_THAT(
        places(shape, Fields{{"rows", List{1, 2, 3}}, {"note", "yes"}}),
        ElementsAre("note", "rows", "name")
    );
}

TEST(Shape, TheWordsSayOfWhatTheyAre) {
    const auto found =
        misfits(shape::object({{"name", shape::text(3)}}), Fields{{"name", "四个字了"}});
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].what, "“name”不能超过3字");
}

}  // namespace
}  // namespace mingjing::api
