// An announcement is put up for everybody with its issue, for as long as it runs.

#include <gmock/gmock.h>

#include "api/papers_of_case.h"
#include "crypto/hash.h"

namespace mingjing::test {
namespace {

using testing::HasSubstr;
using testing::Not;

class AnnouncementInPublic : public PapersOfCase {
  protected:
    static constexpr auto kId = "service_announcement-2026-1";

    static Fields stated() {
        return {
            {"document", "行政处罚事先告知书"},
            {"document_number", "海人社监罚告字〔2026〕1号"},
            {"reason", "受送达人下落不明"},
            {"essence", "拟罚款14700元。"},
            {"rights", "自视为送达之日起三个工作日内可以陈述、申辩。"},
            {"place", "本机关一楼窗口"}};
    }
    Got announce(const Fields& content) {
        return number(
            "compiler_labour", std::string(kCase) + "/instruments/service_announcement", content
        );
    }
    // Its code.
    std::string until_issued() {
        const auto got = until_made(kId);
        EXPECT_EQ(text_of(got.body, "standing"), "issued") << got.text;
        digest_ = text_of(got.body, "digest");
        return std::string(text_of(got.body, "code"));
    }

    std::string digest_;
};

TEST_F(AnnouncementInPublic, SD05_IsReadByEverybodyForThirtyDaysAndIsOverThen) {
    EXPECT_THAT(read("/announcements").text, HasSubstr("没有公告"));
    ASSERT_EQ(announce(stated()).status, 201);
    const auto at = "/announcements/" + until_issued();

    const auto list = read("/announcements");
    ASSERT_EQ(list.status, 200) << list.text;
    for (const auto* said : {at.c_str(), "送达公告", "样例服饰加工厂", "2026年12月2日", "公告中"}) {
        EXPECT_THAT(list.text, HasSubstr(said));
    }
    const auto page = read(at);
    ASSERT_EQ(page.status, 200) << page.text;
    for (const auto* said :
         {"样例服饰加工厂", "拟罚款14700元。", "本机关一楼窗口", digest_.c_str()}) {
        EXPECT_THAT(page.text, HasSubstr(said));
    }
    for (const auto* kept : {"91379901MAFAKE027T", "示例路18号", "2026-0001"}) {
        EXPECT_THAT(page.text, Not(HasSubstr(kept))) << "it is not printed either";
    }
    const auto file = read(at + "/pdf");
    ASSERT_EQ(file.status, 200) << file.text;
    EXPECT_EQ(crypto::sha256(file.text).hex(), digest_);

    clock_.turn_to(std::chrono::year{2026} / 12 / 2);
    EXPECT_THAT(read(at).text, HasSubstr("公告中")) << "its last day";
    clock_.turn_to(std::chrono::year{2026} / 12 / 3);
    for (const auto& path : {std::string("/announcements"), at}) {
        const auto over = read(path);
        EXPECT_EQ(over.status, 200);
        EXPECT_THAT(over.text, HasSubstr("已届满"));
        EXPECT_THAT(over.text, Not(HasSubstr("样例服饰加工厂")));
    }
    EXPECT_EQ(read(at + "/pdf").status, 404);
}

TEST_F(AnnouncementInPublic, IsGoneOnceItIsVoidedAndIsNoOtherPaper) {
    ASSERT_EQ(announce(stated()).status, 201);
    const auto at = "/announcements/" + until_issued();
    EXPECT_EQ(read(at).status, 200);
    const auto voided = make_void("compiler_labour", kId, "已经找到当事人");
    ASSERT_EQ(voided.status, 200) << voided.text;
    EXPECT_EQ(read(at).status, 404);
    EXPECT_EQ(read(at + "/pdf").status, 404);
    EXPECT_THAT(read("/announcements").text, HasSubstr("没有公告"));

    review_and_decide();
    const auto decision = number("compiler_labour", kDecision, decision_stated());
    ASSERT_EQ(decision.status, 201) << decision.text;
    EXPECT_EQ(read("/announcements/" + std::string(text_of(decision.body, "code"))).status, 404);
}

TEST_F(AnnouncementInPublic, HandsOverNoFileOfWhatWasErased) {
    ASSERT_EQ(announce(stated()).status, 201);
    const auto at = "/announcements/" + until_issued();
    const auto erased =
        as("reviewer_legal")
            .post(
                std::string(kCase) + "/erasures",
                {{"fields", List{"party_name"}}, {"basis", "个人信息保护法第四十七条"}},
                {{"if-match", seen("reviewer_legal", kCase)}}
            );
    ASSERT_EQ(erased.status, 200) << erased.text;
    const auto page = read(at);
    EXPECT_THAT(page.text, Not(HasSubstr("样例服饰加工厂")));
    EXPECT_THAT(page.text, HasSubstr("已经依法删除"));
    EXPECT_EQ(read(at + "/pdf").status, 404);
}

TEST_F(AnnouncementInPublic, GK02_IsNotNumberedWithAnIdentityNumberInIt) {
    auto content = stated();
    content["essence"] = "陈测试（公民身份号码379901197809230038）：拟罚款。";
    const auto refused = announce(content);
    EXPECT_GE(refused.status, 400);
    EXPECT_THAT(refused.text, HasSubstr("GK-02"));
}

}  // namespace
}  // namespace mingjing::test
