// The shipped record rules, and what is refused of changed ones, with file and line.

#include <gmock/gmock.h>

#include "definitions/sources.h"

namespace mingjing::definitions {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::StartsWith;

constexpr auto kFile = "record-rules.yaml";

std::vector<std::string> problems(std::string_view from, std::string_view to) {
    return problems_of(changed(kFile, from, to));
}

TEST(RecordRules, SpeakOfEveryProcedureShipped) {
    const auto loaded = load(shipped()).value();
    for (const auto& procedure : loaded.procedures) {
        const bool is_spoken_of =
            std::ranges::any_of(loaded.record_rules.rules, [&](const auto& rule) {
                return rule.cases.has(procedure.key, procedure.category);
            });
        EXPECT_TRUE(is_spoken_of) << procedure.key;
    }
    EXPECT_EQ(loaded.record_rules.evidence_order, 45);
}

TEST(RecordRules, MayBeLeftOutByABureau) {
    auto sources = shipped();
    std::erase_if(sources, [](const auto& source) { return source.name == kFile; });
    EXPECT_THAT(problems_of(std::move(sources)), testing::IsEmpty());
}

TEST(RecordRules, RefuseAnActNoCaseHas) {
    EXPECT_THAT(
        problems(
            "act: docket, instruments: [docket_approval]",
            "act: bless, instruments: [docket_approval]"
        ),
        ElementsAre(testing::AllOf(
            StartsWith("record-rules.yaml:13:"), HasSubstr("案件没有“bless”这种办理")
        ))
    );
}

TEST(RecordRules, RefuseAnInstrumentNobodyDefined) {
    EXPECT_THAT(
        problems("[docket_approval]", "[blessing]"),
        ElementsAre(
            testing::AllOf(StartsWith("record-rules.yaml:13:"), HasSubstr("没有“blessing”这种文书"))
        )
    );
}

TEST(RecordRules, RefuseAnInstrumentNotOfThoseCases) {
    EXPECT_THAT(
        problems("[docket_approval]", "[permit_grant]"),
        Contains(HasSubstr("这些案件没有《准予行政许可决定书》"))
    );
}

TEST(RecordRules, RefuseOneNoProcedureCanEverMakeDue) {
    EXPECT_THAT(
        problems(
            "procedures: [penalty_ordinary], act: preserve", "procedures: [permit], act: preserve"
        ),
        Contains(HasSubstr("规则永远用不上"))
    );
}

TEST(RecordRules, RefuseAStepOrAFieldOrAValueThereIsNot) {
    EXPECT_THAT(
        problems("steps: [refuse]", "steps: [nowhere]"), Contains(HasSubstr("规则永远用不上"))
    );
    EXPECT_THAT(
        problems("steps: [strike_off, corrected]", "steps: [strike_off, nowhere]"),
        Contains(HasSubstr("没有“nowhere”这一步"))
    );
    EXPECT_THAT(
        problems("only: {kind: 询问笔录}", "only: {colour: 红}"), Contains(HasSubstr("没有这一项"))
    );
    EXPECT_THAT(
        problems("only: {kind: 询问笔录}", "only: {kind: 笔记}"),
        Contains(HasSubstr("没有“笔记”这个取值"))
    );
    EXPECT_THAT(
        problems("{offers_hearing: 'false',", "{offers_hearing: maybe,"),
        Contains(HasSubstr("没有“maybe”这个取值"))
    );
}

TEST(RecordRules, RefuseEvidenceOfNoKindOrNowhereRegistered) {
    EXPECT_THAT(
        problems("impose, evidence: [视听资料]", "impose, evidence: [录像]"),
        Contains(HasSubstr("没有“录像”这种证据"))
    );
    EXPECT_THAT(
        problems("instruments: [permit_hearing_record]", "evidence: [视听资料]"),
        Contains(HasSubstr("不登记证据"))
    );
}

TEST(RecordRules, RefuseAnAlternativeOfNoPaperOrNotTheirs) {
    EXPECT_THAT(
        problems("[complaint_acceptance, complaint_refusal,", "[complaints, complaint_refusal,"),
        Contains(HasSubstr("没有“complaints”这种送出的文书"))
    );
    EXPECT_THAT(
        problems("of_papers: {reporter_receipt:", "of_papers: {closing_approval:"),
        Contains(HasSubstr("规则没有“closing_approval”这种文书"))
    );
}

TEST(RecordRules, RefuseAProcedureOrACategoryThereIsNot) {
    EXPECT_THAT(
        problems(
            "procedures: [inspection], act: note, steps: [approve]",
            "procedures: [inspections], act: note, steps: [approve]"
        ),
        Contains(HasSubstr("没有“inspections”这个程序"))
    );
    EXPECT_THAT(
        problems(
            "categories: [行政处罚, 其他行政权力], act: demand",
            "categories: [行政奖励], act: demand"
        ),
        Contains(HasSubstr("没有一个程序属于“行政奖励”"))
    );
}

TEST(RecordRules, RefuseOneWrittenTwice) {
    EXPECT_THAT(problems("{key: docket,", "{key: lead,"), ElementsAre(HasSubstr("“lead”写了两次")));
}

TEST(RecordRules, SayOfEveryCaseHowLongItIsKept) {
    EXPECT_THAT(
        problems("  - {grade: 一般, kept: 30年, basis: 本机关文件材料归档范围和保管期限表}\n", ""),
        Contains(HasSubstr("没有写明行政处罚普通程序的一般案卷保管多久"))
    );
    EXPECT_THAT(problems("kept: 10年", "kept: 3年"), Contains(HasSubstr("应当是永久、30年、10年")));
}

TEST(Procedures, ArchiveOnlyWhatIsOver) {
    EXPECT_THAT(
        problems_of(changed(
            "procedures/penalty_ordinary.yaml",
            "name: 归档, at: [closed]",
            "name: 归档, at: [decision, closed]"
        )),
        Contains(HasSubstr("没有结案的不归档"))
    );
}

}  // namespace
}  // namespace mingjing::definitions
