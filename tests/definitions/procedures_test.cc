// The shipped procedures, and what is refused of a changed one.

#include <chrono>

#include <gmock/gmock.h>

#include "case_file/event.h"
#include "case_file/review_chart.h"
#include "definitions/sources.h"
#include "domain/flow_measure.h"

namespace mingjing::definitions {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

constexpr auto kFile = "procedures/penalty_ordinary.yaml";

const Definitions& loaded() {
    static const auto kLoaded = load(shipped());
    return kLoaded.value();
}

TEST(ShippedProcedures, AreTheSevenKindsOfTheBureau) {
    std::vector<std::string> keys;
    for (const auto& procedure : loaded().procedures) {
        keys.push_back(procedure.key);
    }
    EXPECT_THAT(
        keys,
        testing::ElementsAre(
            "coercive_measure",
            "handling_decision",
            "inspection",
            "labour_inspection",
            "penalty_ordinary",
            "penalty_summary",
            "permit"
        )
    );
}

TEST(ShippedProcedures, ALeadIsWhatMayStillBeDocketed) {
    const auto leads = [](std::string_view procedure) {
        return domain::stages_before(*loaded().procedure(procedure), case_file::Docketed::kAct);
    };
    EXPECT_THAT(leads("penalty_ordinary"), ElementsAre("lead", "docketing"));
    EXPECT_THAT(leads("handling_decision"), ElementsAre("lead", "docketing"));
    EXPECT_THAT(leads("labour_inspection"), ElementsAre("complaint", "intake"));
    EXPECT_THAT(leads("permit"), ElementsAre("application", "intake", "supplement"));
    for (const auto* undocketed : {"penalty_summary", "inspection", "coercive_measure"}) {
        EXPECT_THAT(leads(undocketed), IsEmpty()) << undocketed;
    }
}

TEST(ShippedProcedures, EachHasAChartWithoutACrossedBoxOrWord) {
    for (const auto& procedure : loaded().procedures) {
        EXPECT_THAT(domain::faults(domain::flow_chart(procedure)), IsEmpty()) << procedure.key;
    }
}

TEST(ShippedProcedures, TheReviewOfEachIsAChartOfItsOwn) {
    std::vector<std::string> reviewed;
    for (const auto& procedure : loaded().procedures) {
        if (const auto part = case_file::review_part(procedure)) {
            reviewed.push_back(procedure.key);
            EXPECT_THAT(domain::faults(domain::flow_chart(*part)), IsEmpty()) << procedure.key;
            for (const auto* stage : {"review", "review_material", "dispute", "decision"}) {
                EXPECT_NE(part->stage(stage), nullptr) << procedure.key << " " << stage;
            }
            EXPECT_TRUE(part->stage("decision")->is_end) << procedure.key;
            EXPECT_TRUE(std::ranges::any_of(part->steps, [](const auto& step) {
                return step.act == case_file::ReviewSpared::kAct && step.to == "decision";
            })) << procedure.key;
            EXPECT_EQ(part->limits.size(), 1U) << procedure.key;
        }
    }
    EXPECT_THAT(
        reviewed,
        ElementsAre("handling_decision", "labour_inspection", "penalty_ordinary", "permit")
    );
}

TEST(ShippedProcedures, EachIsOfACategoryTheItemRegisterKnows) {
    const auto* items = loaded().find("enforcement_items");
    ASSERT_NE(items, nullptr);
    const auto* category = domain::find_field(items->fields, "category");
    ASSERT_NE(category, nullptr);
    for (const auto& procedure : loaded().procedures) {
        EXPECT_TRUE(std::ranges::any_of(category->choices, [&](const auto& choice) {
            return choice.value == procedure.category;
        })) << procedure.category;
    }
}

// law.md 3.13: the vectors, by the limits a bureau really has.
std::string due(std::string_view procedure, std::string_view limit, std::chrono::sys_days start) {
    for (const auto& one : loaded().procedure(procedure)->limits) {
        if (one.key == limit) {
            const auto found = domain::due_of(one, loaded().calendar, start);
            const std::chrono::year_month_day day{found.value().day};
            return fmt::format(
                "{:04}-{:02}-{:02}",
                static_cast<int>(day.year()),
                static_cast<unsigned>(day.month()),
                static_cast<unsigned>(day.day())
            );
        }
    }
    return "no such limit";
}

TEST(ShippedProcedures, CF29_NinetyNaturalDaysFromFilingToDecision) {
    using namespace std::chrono;
    EXPECT_EQ(due("penalty_ordinary", "decide", 2025y / July / 3), "2025-10-09");
}

TEST(ShippedProcedures, CF35_FifteenNaturalDaysToPay) {
    using namespace std::chrono;
    EXPECT_EQ(due("penalty_ordinary", "pay", 2025y / September / 16), "2025-10-09");
}

TEST(ShippedProcedures, CF32_FiveWorkingDaysToAskForAHearing) {
    using namespace std::chrono;
    EXPECT_EQ(due("penalty_ordinary", "request_hearing", 2026y / February / 11), "2026-02-25");
}

TEST(ShippedProcedures, CF30_SevenWorkingDaysToServe) {
    using namespace std::chrono;
    EXPECT_EQ(due("penalty_ordinary", "serve", 2025y / September / 26), "2025-10-13");
}

TEST(ShippedProcedures, JC05_SixtyWorkingDaysToInvestigate) {
    using namespace std::chrono;
    EXPECT_EQ(due("labour_inspection", "investigate", 2025y / September / 1), "2025-11-28");
}

TEST(ShippedProcedures, QZ06_ThirtyNaturalDaysUnderSeal) {
    using namespace std::chrono;
    EXPECT_EQ(due("coercive_measure", "hold", 2025y / September / 1), "2025-10-09");
}

TEST(ShippedProcedures, GS01_TwentyWorkingDaysToPublishAnInspection) {
    using namespace std::chrono;
    EXPECT_EQ(due("inspection", "publish", 2025y / September / 26), "2025-10-30");
}

TEST(Procedures, JC13_AskForAMajorViolationOnlyWhereTheRegisterOfResultsCanSayIt) {
    EXPECT_THAT(
        problems_of(changed("registers/results.yaml", "key: major_violation", "key: major_offence")
        ),
        Contains(AllOf(
            StartsWith("procedures/penalty_ordinary.yaml:"),
            HasSubstr("清单results没有major_violation这一项")
        ))
    );
}

TEST(Procedures, WhatTheySayOfPerformanceIsAWordOfTheRegisterOfResults) {
    EXPECT_THAT(
        problems_of(changed(kFile, "performance: 已申请法院强制执行", "performance: 赖账")),
        Contains(HasSubstr("“performance: 赖账”不是执法结果公示的履行情况"))
    );
}

TEST(Procedures, WhatTheyHandleAreCategoriesOfTheItemRegister) {
    const auto problems =
        problems_of(changed(kFile, "handles: [行政处罚]", "handles: [行政处罚, 治安处罚]"));
    EXPECT_THAT(problems, Contains(HasSubstr("“handles: 治安处罚”不是执法事项清单的执法类别")));
    EXPECT_THAT(problems, Contains(HasSubstr("penalty_ordinary.yaml:8")));
    for (const auto& procedure : loaded().procedures) {
        EXPECT_TRUE(procedure.is_for(procedure.category)) << procedure.key;
    }
    EXPECT_FALSE(loaded().procedure("permit")->is_for("行政处罚"));
}

TEST(Procedures, AStageNothingLeadsToIsAProblemWithItsLine) {
    const auto problems =
        problems_of(changed(kFile, "to: enforcement, by: handler", "to: closed, by: handler"));
    EXPECT_THAT(problems, Contains(HasSubstr("环节“催告、申请强制执行”走不到")));
    EXPECT_THAT(problems, Contains(HasSubstr("penalty_ordinary.yaml:3")));
}

TEST(Procedures, AStageNothingLeadsOutOfIsAProblem) {
    const auto problems =
        problems_of(changed(kFile, "from: withdrawal, to: closed", "from: performance, to: closed")
        );
    EXPECT_THAT(problems, Contains(HasSubstr("走不出去")));
}

// It is part of addresses and of names of files.
TEST(Procedures, AKeyOfOtherThanLettersIsAProblem) {
    const std::pair<std::string, std::string> files[] = {
        {"procedures/", "penalty_ordinary"},
        {"instruments/", "service_receipt"},
        {"registers/", "window_staff"},
    };
    for (const auto& [folder, own] : files) {
        for (const std::string key : {"../../x", "<b>", "Other"}) {
            auto sources = shipped();
            const auto& text = *std::ranges::find(sources, folder + own + ".yaml", &Source::name);
            const auto other = replaced(text.bytes, "key: " + own, "key: \"" + key + "\"");
            EXPECT_THAT(
                problems_of(with(std::move(sources), folder + key + ".yaml", other)),
                Contains(HasSubstr("“key: " + key + "”只能用小写字母、数字和下划线"))
            ) << folder
              << key;
        }
    }
}

// No item is of a category nobody lists: no case could ever be opened by it.
TEST(Procedures, ACategoryNoItemCanHaveIsAProblem) {
    const auto sources = changed(kFile, "category: 行政处罚", "category: 行政處罰");
    EXPECT_THAT(
        problems_of(sources), Contains(HasSubstr("“category: 行政處罰”不是执法事项清单的执法类别"))
    );
    std::vector<std::string> others;
    const auto adopted = load(sources, Are::adopted);
    for (const auto& problem : adopted ? std::vector<Problem>{} : adopted.error()) {
        others.push_back(problem.what);
    }
    EXPECT_THAT(others, testing::Not(Contains(HasSubstr("不是执法事项清单的执法类别"))));
}

TEST(Procedures, AStepThatRegistersTheCaseOnceMoreIsAProblem) {
    EXPECT_THAT(
        problems_of(changed(kFile, "act: docket,", "act: open,")),
        Contains(HasSubstr("不能是登记案源（act: open）"))
    );
}

TEST(Procedures, ANameOfNothingIsAProblem) {
    EXPECT_THAT(
        problems_of(changed(kFile, "to: docketing, by: handler", "to: nowhere, by: nobody")),
        testing::AllOf(
            Contains(HasSubstr("“to: nowhere”不存在")), Contains(HasSubstr("“by: nobody”不存在"))
        )
    );
}

TEST(Procedures, ABasisInAnUnknownStatuteIsAProblem) {
    EXPECT_THAT(
        problems_of(changed(kFile, "basis: 行政处罚法第五十八条", "basis: 子虚乌有法第五十八条")),
        Contains(HasSubstr("《子虚乌有法》不在statutes.yaml里"))
    );
}

TEST(Procedures, AStepOffersChoicesOfItsOwnAct) {
    const auto offering = [](const std::string& offers) {
        return problems_of(changed(
            kFile,
            "offers: {ground: [超过追责期限, 不属于本机关管辖, 当事人死亡或者终止]}",
            "offers: " + offers
        ));
    };
    EXPECT_THAT(offering("{ground: [没有违法事实]}"), IsEmpty());
    EXPECT_THAT(
        offering("{ground: [不想办了]}"),
        Contains(
            testing::AllOf(HasSubstr("没有选项“不想办了”"), HasSubstr("penalty_ordinary.yaml:"))
        )
    );
    EXPECT_THAT(offering("{ground: []}"), Contains(HasSubstr("没有留下一个选项")));
    EXPECT_THAT(offering("{reason: [理由]}"), Contains(HasSubstr("“reason”没有选项可选")));
    EXPECT_THAT(offering("{nothing: [理由]}"), Contains(HasSubstr("“nothing”没有选项可选")));
}

TEST(Procedures, ACaseGoesOnInAProcedureThereIsWhereItIsOver) {
    const auto going_on = [](const std::string& line) {
        return problems_of(changed(
            "procedures/labour_inspection.yaml",
            "continues: [penalty_ordinary], basis",
            line + ", basis"
        ));
    };
    EXPECT_THAT(going_on("continues: [penalty_ordinary, penalty_summary]"), IsEmpty());
    EXPECT_THAT(
        going_on("continues: [penalty_extraordinary]"),
        Contains(AllOf(
            StartsWith("procedures/labour_inspection.yaml:39"),
            HasSubstr("“continues: penalty_extraordinary”不是一个程序")
        ))
    );
    EXPECT_THAT(
        problems_of(changed(
            kFile,
            "to: docketing, by: handler",
            "to: docketing, by: handler, continues: [penalty_ordinary]"
        )),
        Contains(HasSubstr("不进入结束环节，没有由别的程序接着办理的"))
    );
}

TEST(Procedures, AStepOmitsOnlyWhatNeedNotBeStated) {
    const std::string rest = ", basis: 劳动保障监察条例第二十六条";
    const auto omitting = [&](const std::string& fields) {
        return problems_of(changed(
            "procedures/handling_decision.yaml",
            "omits: [correction, correct_by, gains]" + rest,
            "omits: " + fields + rest
        ));
    };
    EXPECT_THAT(omitting("[gains]"), IsEmpty());
    EXPECT_THAT(omitting("[facts]"), Contains(HasSubstr("“facts”不是可以不问的一项")));
    EXPECT_THAT(omitting("[nothing]"), Contains(HasSubstr("“nothing”不是可以不问的一项")));
}

TEST(Procedures, AnExtensionNamesWhoGrantsIt) {
    EXPECT_THAT(
        problems_of(changed("procedures/permit.yaml", "extended_by: head, ", "")),
        Contains(HasSubstr("由谁批准"))
    );
}

TEST(Procedures, ABureauWithoutAnyStillLoads) {
    auto sources = shipped();
    std::erase_if(sources, [](const Source& source) {
        return source.name.starts_with("procedures/") || source.name.starts_with("instruments") ||
               source.name == "record-rules.yaml";
    });
    EXPECT_THAT(problems_of(std::move(sources)), IsEmpty());
}

}  // namespace
}  // namespace mingjing::definitions
