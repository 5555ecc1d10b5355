#pragma once

// What is proposed, told to the party, pleaded against and decided (处理意见): one shape for
// all four, so that what was told and what was decided can be compared. Law: 行政处罚法 art. 9
// (CF-02), 28 (CF-05), 33 (CF-09), 57 (CF-26).

#include <string>
#include <string_view>
#include <vector>

#include "case_file/form.h"
#include "case_file/payment.h"
#include "case_file/social_impact.h"

namespace mingjing::case_file {

inline constexpr std::string_view kPenalty = "给予行政处罚";
inline constexpr std::string_view kMinor = "违法行为轻微，不予处罚";
inline constexpr std::string_view kFirstOffence = "初次违法，可以不予处罚";
inline constexpr std::string_view kUnfounded = "违法事实不能成立";
inline constexpr std::string_view kCrime = "涉嫌犯罪，移送司法机关";
inline constexpr std::string_view kHandling = "作出行政处理";  // 责令支付、补缴: no penalty

// Whether the party is to bear something by it.
[[nodiscard]] inline bool is_burden(std::string_view conclusion) {
    return conclusion == kPenalty || conclusion == kHandling;
}

// Whether it finds that the party broke the law, punished or not. What goes to the police is for
// them to find.
[[nodiscard]] inline bool is_finding(std::string_view conclusion) {
    return is_burden(conclusion) || conclusion == kMinor || conclusion == kFirstOffence;
}

inline constexpr std::string_view kLighter = "从轻";
inline constexpr std::string_view kMitigated = "减轻";  // below what the law begins at
inline constexpr std::string_view kMinorParty = "已满十四周岁不满十八周岁";
inline constexpr std::string_view kHeavier =
    "从重";  // within the tier, never above what the law ends at
inline constexpr std::string_view kOfBenchmark = "裁量基准写明的其他从重情形";

// What the party is to bear. Amounts are whole sums, not per head.
struct Outcome {
    std::string conclusion;
    std::vector<std::string> kinds;
    Money fine;
    Money confiscated;
    Payment payment;
    std::string benchmark;                      // 裁量基准, and its tier
    std::string tier;                           //
    std::string leniency = {};                  // 从轻 or 减轻; "" for neither
    std::vector<std::string> grounds = {};      // for it
    std::vector<std::string> aggravating = {};  // 从重的情形; none for not
    bool operator==(const Outcome&) const = default;

    static void each(auto& self, auto&& field) {
        using enum domain::FieldType;
        field(
            Item{"conclusion", "处理结论", choice}.of(
                {kPenalty, kHandling, kMinor, kFirstOffence, kUnfounded, kCrime}
            ),
            self.conclusion
        );
        field(
            Item{"kinds", "处罚种类", list}.optional().of(
                {"警告",
                 "通报批评",
                 "罚款",
                 "没收违法所得",
                 "没收非法财物",
                 "暂扣许可证件",
                 "降低资质等级",
                 "吊销许可证件",
                 "限制开展生产经营活动",
                 "责令停产停业",
                 "责令关闭",
                 "限制从业",
                 "其他"}
            ),
            self.kinds
        );
        field(Item{"fine", "罚款", decimal}.optional().in("元"), self.fine);
        field(
            Item{"confiscated", "没收违法所得或者财物价值", decimal}.optional().in("元"),
            self.confiscated
        );
        Payment::each(self.payment, field);
        field(
            Item{"benchmark", "裁量基准", reference}.optional().refers("discretion_benchmarks"),
            self.benchmark
        );
        field(Item{"tier", "裁量阶次"}.optional(), self.tier);
        field(
            Item{"leniency", "从轻或者减轻", choice}.optional().of({kLighter, kMitigated}),
            self.leniency
        );
        field(
            Item{"grounds", "从轻、减轻的情形", list}
                .optional()
                .of(
                    {"主动消除或者减轻违法行为危害后果",
                     "受他人胁迫或者诱骗实施违法行为",
                     "主动供述行政机关尚未掌握的违法行为",
                     "配合行政机关查处违法行为有立功表现",
                     kMinorParty,
                     "尚未完全丧失辨认或者控制自己行为能力",
                     "法律、法规、规章规定的其他情形"}
                )
                .hint("有这些情形的，应当从轻或者减轻（行政处罚法第三十条至第三十二条）"),
            self.grounds
        );
        field(
            Item{"aggravating", "从重的情形", list}
                .optional()
                .of(
                    {"阻碍执法",
                     "伪造证据",
                     "多次违法",
                     "打击报复举报人",
                     "违反突发事件应对措施",
                     kOfBenchmark}
                )
                .hint("依法从重，也不得超过所选的阶次（行政处罚法第五条、第四十九条）"),
            self.aggravating
        );
    }
};

// What the benchmarks and the review catalogue measure a case by.
struct Measures {
    Money base;  // 违法所得, 应缴数额, 骗取金额: what a multiple is taken of
    std::int64_t people = 0;
    std::int64_t months = 0;           // of people: 42人月
    std::int64_t legal_relations = 0;  // 法律关系数
    bool has_public_interest = false;  // 涉及重大公共利益
    SocialImpact impact = {};
    bool operator==(const Measures&) const = default;

    static void each(auto& self, auto&& field) {
        using enum domain::FieldType;
        constexpr std::int64_t kPeopleMax = 1'000'000;
        constexpr std::int64_t kMonthsMax = 100'000'000;
        constexpr std::int64_t kRelationsMax = 1'000;
        field(Item{"base", "违法所得或者计算基数", decimal}.optional().in("元"), self.base);
        field(
            Item{"people", "涉及人数", integer}.optional().in("人").up_to(kPeopleMax), self.people
        );
        field(Item{"months", "涉及人月数", integer}.optional().up_to(kMonthsMax), self.months);
        field(
            Item{"legal_relations", "法律关系数", integer}.optional().up_to(kRelationsMax),
            self.legal_relations
        );
        field(
            Item{"has_public_interest", "涉及重大公共利益", boolean}.optional(),
            self.has_public_interest
        );
        SocialImpact::each(self.impact, field);
    }
};

// 责令改正, and what becomes of illegal gains: answered whenever a penalty is imposed (行政处罚法
// art. 28, CF-05). Both "" where nobody was asked yet.
struct Correction {
    static constexpr std::string_view kByDay = "责令限期改正";
    static constexpr std::string_view kConfiscated = "予以没收";

    std::string order;
    std::string by;  // the last day, where there is one
    std::string gains;
    bool operator==(const Correction&) const = default;

    static void each(auto& self, auto&& field) {
        using enum domain::FieldType;
        field(
            Item{"correction", "责令改正", choice}
                .optional()
                .of(
                    {"责令当场改正",
                     kByDay,
                     "此前已经责令改正",
                     "已经改正，无需责令",
                     "没有可以改正的内容"}
                )
                .hint("给予处罚时应当责令改正或者限期改正（行政处罚法第二十八条第一款）"),
            self.order
        );
        field(
            Item{"correct_by", "改正期限至", date}.optional().hint("只有责令限期改正的填写"),
            self.by
        );
        field(
            Item{"gains", "违法所得的去向", choice}
                .optional()
                .of({"没有违法所得", kConfiscated, "已经退赔或者责令退赔，没有剩余"})
                .hint("除依法应当退赔的外，应当予以没收（行政处罚法第二十八条第二款）"),
            self.gains
        );
    }
};

// 调查终结 and what is proposed.
struct Proposed {
    static constexpr std::string_view kAct = "propose";
    static constexpr std::string_view kType = "case_proposed";
    static constexpr std::string_view kName = "调查终结";

    Outcome outcome;
    Measures measures;
    Correction correction = {};
    bool is_major = false;  // 情节复杂或者重大违法行为
    std::string facts;
    List basis;  // citations
    bool operator==(const Proposed&) const = default;

    static void each(auto& self, auto&& field) {
        using enum domain::FieldType;
        Outcome::each(self.outcome, field);
        Measures::each(self.measures, field);
        Correction::each(self.correction, field);
        field(
            Item{"is_major", "情节复杂或者重大", boolean}.hint(
                "应当由负责人集体讨论决定（行政处罚法第五十七条第二款）"
            ),
            self.is_major
        );
        field(Item{"facts", "违法事实和证据", long_text}.personal(), self.facts);
        field(Item{"basis", "处理依据", citations}, self.basis);
    }
};

}  // namespace mingjing::case_file
