// What a reader is shown as changed between two versions.

#include "portal/diff.h"

#include <gtest/gtest.h>

namespace mingjing::portal {
namespace {

// Changed letters in brackets.
std::string marked(const std::vector<Piece>& pieces) {
    std::string text;
    for (const auto& piece : pieces) {
        text += piece.is_changed ? "[" + piece.text + "]" : piece.text;
    }
    return text;
}

TEST(Difference, MarksOnlyWhatChanged) {
    const auto found = difference("承诺15个工作日办结", "承诺12个工作日办结");
    EXPECT_EQ(marked(found.before), "承诺1[5]个工作日办结");
    EXPECT_EQ(marked(found.after), "承诺1[2]个工作日办结");
}

TEST(Difference, MarksSeveralPlaces) {
    const auto found = difference("甲方法定代表人孟某，电话0699", "甲方负责人孟某，电话12333");
    EXPECT_EQ(marked(found.before), "甲方[法定代表]人孟某，电话[0699]");
    EXPECT_EQ(marked(found.after), "甲方[负责]人孟某，电话[12333]");
}

TEST(Difference, DoesNotTellASingleLetterApartWithinAChange) {
    const auto found = difference("一二三四五", "六二七四八");
    EXPECT_EQ(marked(found.before), "[一二三四五]");
    EXPECT_EQ(marked(found.after), "[六二七四八]");
}

TEST(Difference, TellsAdditionAndRemoval) {
    EXPECT_EQ(marked(difference("", "新增").after), "[新增]");
    EXPECT_EQ(marked(difference("删去", "").before), "[删去]");
    EXPECT_TRUE(difference("", "").before.empty());
    EXPECT_EQ(marked(difference("不变", "不变").after), "不变");
}

TEST(Difference, NeverCutsALetterInTwo) {
    const auto found = difference("证", "诂");  // differ in their last byte only
    EXPECT_EQ(marked(found.before), "[证]");
    EXPECT_EQ(marked(found.after), "[诂]");
}

TEST(Difference, StaysBoundedOnLongTexts) {
    const std::string left(20'000, 'a');
    const std::string right(20'000, 'b');
    EXPECT_EQ(marked(difference("头" + left, "头" + right).before), "头[" + left + "]");
}

}  // namespace
}  // namespace mingjing::portal
