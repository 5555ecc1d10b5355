// Instruments that tell of each act by one of its own: two statements of two people are two
// records, whichever is written first.

#include "api/open_cases.h"

namespace mingjing::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

class EachInstrument : public OpenCases {
  protected:
    void SetUp() override {
        OpenCases::SetUp();
        investigate();
        inquire("询问笔录", "李示例");
        inquire("现场检查笔录", "赵示例");
        inquire("询问笔录", "王示例");
    }
    void inquire(const std::string& kind, const std::string& person) {
        const auto got = step(
            "compiler_labour",
            "inquire",
            {{"kind", kind},
             {"officers", List{"37990126001", "37990126002"}},
             {"showed_certificates", true},
             {"signing", "被询问人或者在场人签字"},
             {"person", person},
             {"text", person + "说明了当月加班的情况"}}
        );
        ASSERT_EQ(got.status, 200) << got.text;
    }
    [[nodiscard]] std::string record() const { return at() + "/instruments/inquiry_record"; }
    static Fields stated() {
        return {
            {"hours", "9时10分至10时25分"},
            {"place", "示例路18号"},
            {"recorder", "吴执法乙"},
            {"person_is", "证人"},
            {"person_details", "女，三十岁，缝纫工"}};
    }
    // Of the act at that place, or of the first not told of yet.
    Got number(std::optional<std::int64_t> of = {}) {
        Fields body{{"content", stated()}};
        if (of) {
            body.emplace("of", *of);
        }
        return as("compiler_labour")
            .post(record(), body, {{"if-match", seen("compiler_labour", at())}});
    }
    // Who is heard by the instrument that was numbered.
    std::string heard(const Got& numbered) {
        EXPECT_EQ(numbered.status, 201) << numbered.text;
        const auto id = std::string(text_of(numbered.body, "id"));
        const auto whole = as("compiler_labour").get("/api/v1/instruments/" + id);
        const auto* data = member(whole.body, "data").fields();
        return data == nullptr ? whole.text : std::string(text_of(*data, "person"));
    }
    // The acts the kind may tell of: their places, and whether one does.
    std::vector<std::pair<std::int64_t, bool>> acts() {
        std::vector<std::pair<std::int64_t, bool>> found;
        const auto got = as("compiler_labour").get(at() + "/instruments");
        for (const auto& kind : *member(got.body, "kinds").list()) {
            if (text_of(*kind.fields(), "key") != "inquiry_record") {
                continue;
            }
            for (const auto& act : *member(*kind.fields(), "acts").list()) {
                found.emplace_back(
                    *member(*act.fields(), "of").integer(),
                    *member(*act.fields(), "is_told").boolean()
                );
            }
        }
        return found;
    }
    std::size_t records_missing() {
        const auto got = as("compiler_labour").get(at() + "/dossier");
        std::size_t count = 0;
        for (const auto& lack : *member(got.body, "missing").list()) {
            count += text_of(*lack.fields(), "rule") == "inquiry" ? 1U : 0U;
        }
        return count;
    }
};

TEST_F(EachInstrument, CF17_EveryStatementIsPutOnPaperTheFirstOneFirst) {
    EXPECT_EQ(heard(number()), "李示例");
    EXPECT_EQ(heard(number()), "王示例");
    const auto third = number();
    EXPECT_EQ(third.status, 409) << third.text;
    EXPECT_THAT(third.text, HasSubstr("每一次都有了询问笔录"));
    EXPECT_TRUE(differing().empty());
}

TEST_F(EachInstrument, IsOfTheActThatIsChosen) {
    const auto places = acts();
    ASSERT_EQ(places.size(), 2U) << "the inspection is told by another kind";
    const auto later = places[1].first;
    const auto draft =
        as("compiler_labour").post(record() + "/draft", {{"content", stated()}, {"of", later}});
    EXPECT_THAT(draft.text, HasSubstr("王示例"));
    EXPECT_THAT(draft.text, Not(HasSubstr("李示例")));
    EXPECT_EQ(heard(number(later)), "王示例");
    EXPECT_THAT(acts(), ElementsAre(std::pair(places[0].first, false), std::pair(later, true)));
    EXPECT_EQ(number(later).status, 409);
    EXPECT_EQ(number(later - 1).status, 422) << "that was the inspection";
    EXPECT_EQ(heard(number()), "李示例");
}

TEST_F(EachInstrument, CF18_OneThatWasVoidedLeavesItsActToBeToldAgain) {
    EXPECT_EQ(records_missing(), 2U);
    const auto first = number();
    EXPECT_EQ(heard(first), "李示例");
    EXPECT_EQ(heard(number()), "王示例");
    EXPECT_EQ(records_missing(), 0U);
    const auto id = "/api/v1/instruments/" + std::string(text_of(first.body, "id"));
    const auto voided = as("compiler_labour")
                            .post(
                                id + "/void",
                                {{"reason", "起止时间有误"}},
                                {{"if-match", seen("compiler_labour", id)}}
                            );
    ASSERT_EQ(voided.status, 200) << voided.text;
    EXPECT_EQ(records_missing(), 1U);
    EXPECT_EQ(heard(number()), "李示例");
}

}  // namespace
}  // namespace mingjing::test
