// What a checker says of a record, to people who never read its type.

#include "verify/words.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "case_file/event.h"

namespace mingjing::verify {
namespace {

std::string said_of(std::string type) {
    OpenedRecord record;
    record.position = 7;
    record.type = std::move(type);
    record.actor = "sun";
    return act_in_words(record);
}

TEST(Words, NameEveryActAsThePortalDoes) {
    EXPECT_EQ(
        said_of("entry_withdrawn"),
        "第 7 号记录：1970年1月1日 08:00:00（北京时间），撤回公示，经办账号 sun"
    );
    EXPECT_NE(said_of("edition_begun").find("开始汇总公示"), std::string::npos);
    EXPECT_NE(said_of("edition_completed").find("完成汇总公示"), std::string::npos);
    EXPECT_NE(said_of("entry_taken_back").find("撤回提交"), std::string::npos);
    EXPECT_NE(said_of("epoch_begun").find("日志开始新纪元"), std::string::npos);
    EXPECT_NE(said_of("case_docketed").find("立案"), std::string::npos);
    for (const auto& kind : case_file::act_kinds()) {
        EXPECT_NE(said_of(std::string(kind.type)).find(kind.name), std::string::npos) << kind.type;
    }
}

TEST(Words, NameAnAttachmentByTheDigestItsHolderCompares) {
    OpenedRecord submission;
    const Fields file{
        {"name", "图.pdf"}, {"digest", "ab12"}, {"bytes", 9}, {"type", "application/pdf"}};
    submission.facts = {{"content", Fields{{"plans", List{file}}}}};
    const auto lines = content_in_words(submission, {{"plans", "平面图"}});
    EXPECT_NE(std::ranges::find(lines, "平面图（1）：图.pdf（SHA-256 ab12）"), lines.end());
}

}  // namespace
}  // namespace mingjing::verify
