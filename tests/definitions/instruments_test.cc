// Instruments as files: what loads, and what is refused with its file before anybody relies on
// it.

#include <gmock/gmock.h>

#include "sources.h"

namespace mingjing::definitions {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

constexpr auto kDecision = "instruments/penalty_decision.yaml";
constexpr auto kDecisionPage = "instruments/penalty_decision.html";

// ACT.FIELD of what an instrument takes; "" where it does not.
std::string taken(std::string_view instrument, std::string_view field) {
    const auto* kind = demo().instrument(instrument);
    const auto found =
        std::ranges::find_if(kind->fields, [&](const auto& one) { return one.field.key == field; });
    return found == kind->fields.end() || !found->taken
               ? std::string{}
               : found->taken->act + "." + found->taken->field;
}
std::string page(std::string_view name) {
    const auto& sources = demo().sources;
    const auto found = std::ranges::find(sources, name, &Source::name);
    return found == sources.end() ? std::string{} : found->bytes;
}

constexpr auto kLetter = R"(key: letter
name: 问询函
series: 问
categories: [行政处罚]
goes: out
tells: [matter]
uses: [party, matter]
takes:
  - {key: reasons, from: decide.reasons, need: optional}
fields:
  - {key: question, label: 问题, type: long_text, personal: true, open: false, need: required, missing: 没有写问题}
)";
constexpr auto kLetterPage = R"({{> _top}}
<section data-tells="matter"><p>{{party}}：{{item}}</p>{{#question}}<p>{{.}}</p>{{/question}}</section>
{{> _sign}}
{{> _end}}
)";

std::vector<Source> with_letter(std::string yaml, std::string page) {
    return with(
        with(shipped(), "instruments/letter.yaml", std::move(yaml)),
        "instruments/letter.html",
        std::move(page)
    );
}

TEST(Instruments, AreAddedByFilesAlone) {
    const auto loaded = load(with_letter(kLetter, kLetterPage));
    ASSERT_TRUE(loaded) << loaded.error().front().what;
    const auto* letter = loaded->instrument("letter");
    ASSERT_NE(letter, nullptr);
    EXPECT_TRUE(letter->is_for("penalty_ordinary", "行政处罚"));
    EXPECT_FALSE(letter->is_for("permit", "行政许可"));
    EXPECT_EQ(letter->form.fields.size(), 1U);
    EXPECT_GT(letter->schema.fields.size(), 5U);
    std::vector<std::string> files;
    for (const auto& [name, digest] : letter->files) {
        files.push_back(name);
        EXPECT_EQ(digest.size(), 64U);
    }
    EXPECT_THAT(files, Contains("instruments/letter.yaml"));
    EXPECT_THAT(files, Contains("instruments/letter.html"));
    EXPECT_THAT(files, Contains("instruments/gongwen.css"));
    EXPECT_THAT(files, Contains("instruments.yaml"));
}

TEST(Instruments, JC03_TakeNothingOfWhoReportedTheCase) {
    for (const auto* taken :
         {"  - {key: who, from: open.reporter}\n",
          "  - {key: who, from: open.reporter_contact}\n",
          "  - {key: who, every: open, with: [source, reporter]}\n",
          "  - {key: who, from: open.source, only: {reporter: 张示例}}\n"}) {
        EXPECT_THAT(
            problems_of(with_letter(
                replaced(kLetter, "takes:\n", "takes:\n" + std::string(taken)), kLetterPage
            )),
            Contains(AllOf(StartsWith("instruments/letter.yaml:9: "), HasSubstr("依法保密")))
        ) << taken;
    }
}

TEST(Instruments, JC03_AskForNoNameOfWhoReportedTheCase) {
    for (const auto* name : {"complaint_register", "decline_notice", "reporter_receipt"}) {
        const auto* kind = demo().instrument(name);
        ASSERT_NE(kind, nullptr) << name;
        EXPECT_FALSE(kind->is_in_main_book) << name;
        const auto* informant = domain::find_field(kind->form.fields, "informant");
        ASSERT_NE(informant, nullptr) << name;
        EXPECT_EQ(informant->type, domain::FieldType::choice) << name;
        EXPECT_EQ(domain::find_field(kind->form.fields, "contact"), nullptr) << name;
    }
}

// Who complains of their own wages is answered by name: that answer is nothing the party reads.
TEST(Instruments, JC03_KeepFromThePartyWhatIsForWhoReportedTheCase) {
    const auto is_of_a_reporter = [](const domain::Field& field) {
        return field.label.find("举报人") != std::string::npos ||
               field.label.find("投诉人") != std::string::npos ||
               std::ranges::any_of(field.choices, [](const auto& choice) {
                   return choice.value == "举报人" || choice.value == "投诉人";
               });
    };
    std::vector<std::string> names;
    for (const auto& kind : demo().instruments) {
        if (std::ranges::any_of(kind.form.fields, is_of_a_reporter)) {
            names.push_back(kind.key);
            EXPECT_FALSE(kind.is_in_main_book) << kind.key;
        }
    }
    EXPECT_THAT(
        names,
        testing::UnorderedElementsAre(
            "complaint_acceptance",
            "complaint_refusal",
            "complaint_register",
            "decline_notice",
            "reporter_receipt"
        )
    );
}

TEST(Instruments, TakeWhoTookAStepAndOnlyOfStepsThereAre) {
    const auto with_taken = [](std::string_view taken) {
        std::string yaml = kLetter;
        const std::string_view was = "  - {key: reasons, from: decide.reasons, need: optional}\n";
        return with_letter(yaml.replace(yaml.find(was), was.size(), taken), kLetterPage);
    };
    const auto loaded = load(with_taken("  - {key: who, from: drop.by, steps: [decline]}\n"));
    ASSERT_TRUE(loaded) << loaded.error().front().what;
    const auto& kind = *loaded->instrument("letter");
    const auto who =
        std::ranges::find_if(kind.fields, [](const auto& one) { return one.field.key == "who"; });
    ASSERT_NE(who, kind.fields.end());
    EXPECT_EQ(who->resolves, domain::TakenFrom::kAccounts);
    EXPECT_TRUE(who->field.is_personal);
    EXPECT_EQ(who->taken->steps, std::vector<std::string>{"decline"});
    EXPECT_THAT(
        problems_of(with_taken("  - {key: who, from: drop.by, steps: [refuse]}\n")),
        Contains(HasSubstr("没有“refuse”这一步这样办理"))
    );
}

TEST(Instruments, CF16_CF28_APenaltyByALabourInspectionIsToldDecidedAndPaidOnPaper) {
    for (const auto* key :
         {"penalty_notice",
          "penalty_decision",
          "no_penalty_decision",
          "payment_notice",
          "surcharge_decision"}) {
        const auto* kind = demo().instrument(key);
        ASSERT_NE(kind, nullptr) << key;
        EXPECT_TRUE(kind->is_for("labour_inspection", "其他行政权力")) << key;
        EXPECT_FALSE(kind->is_for("handling_decision", "其他行政权力")) << key;
    }
}

TEST(Instruments, YS02_ATransferTellsWhatWasReportedAndTheDayItWasApproved) {
    EXPECT_EQ(taken("crime_transfer", "crime"), "report_crime.suspected");
    EXPECT_EQ(taken("crime_transfer", "facts"), "report_crime.report");
    EXPECT_EQ(taken("crime_transfer", "approved_on"), "decide_transfer.on");
    EXPECT_TRUE(demo().instrument("crime_transfer")->is_for("handling_decision", "其他行政权力"));
}

TEST(Instruments, CF16_JC10_ANoticeTellsAllThatIsToBePaid) {
    for (const std::string kind : {"penalty_notice", "hearing_notice", "handling_notice"}) {
        EXPECT_EQ(taken(kind, "ordered"), "notify.ordered") << kind;
        EXPECT_EQ(taken(kind, "compensation"), "notify.compensation") << kind;
        for (const auto* amount : {"{{ordered.digits}}", "{{compensation.digits}}"}) {
            EXPECT_THAT(page("instruments/" + kind + ".html"), HasSubstr(amount)) << kind;
        }
    }
}

TEST(Instruments, CF31_ADecisionNamesTheNoticeThatWasGiven) {
    EXPECT_THAT(
        page(kDecisionPage),
        HasSubstr(
            "{{#is_offered}}行政处罚听证告知书{{/is_offered}}{{^is_offered}}行政处罚事先告知书"
        )
    );
}

TEST(Instruments, QZ12_TheCourtIsToldOfAChallengeWhereThereWasOne) {
    EXPECT_EQ(taken("court_application", "challenged"), "challenge.kind");
    EXPECT_EQ(taken("court_application", "challenge_outcome"), "end_challenge.outcome");
    const auto application = page("instruments/court_application.html");
    EXPECT_THAT(application, HasSubstr("{{#has_sued}}被执行人提起行政诉讼"));
    EXPECT_THAT(application, HasSubstr("{{^challenged}}被执行人在法定期限内不申请行政复议"));
}

TEST(Instruments, CF25_WhatBecameOfThingsNamesTheDayOfTheirOwnList) {
    EXPECT_EQ(taken("preservation_result", "preserved_on"), "case.preserved_on");
}

TEST(Instruments, StateLastWhatIsToldAfterAllElse) {
    const std::string letter(kLetter);
    const auto loaded = load(with_letter(letter + "last: [reasons]\n", kLetterPage));
    ASSERT_TRUE(loaded) << loaded.error().front().what;
    EXPECT_EQ(loaded->instrument("letter")->fields.back().field.key, "reasons");
    EXPECT_EQ(loaded->instrument("letter")->schema.fields.back().key, "reasons");
    EXPECT_THAT(
        problems_of(with_letter(letter + "last: [nothing]\n", kLetterPage)),
        Contains(HasSubstr("这份文书没有“nothing”"))
    );
    // Whoever approved it comes after the handler's reasons.
    EXPECT_EQ(demo().instrument("docket_approval")->fields.back().field.key, "docketed_on");
}

TEST(Instruments, NameOfficersByTheLabelsOfTheirRegister) {
    const auto* approval = demo().instrument("docket_approval");
    const auto* officers = domain::find_field(approval->schema.fields, "officers");
    ASSERT_NE(officers, nullptr);
    ASSERT_EQ(officers->children.size(), 2U);
    EXPECT_EQ(officers->children.front().label, "姓名");
    EXPECT_EQ(officers->children.back().label, "证件编号");
}

TEST(Instruments, ThatTellOfEachActTakeSomethingOfItAndNotAllAtOnce) {
    const std::string letter(kLetter);
    const auto told = [&](const std::string& each) {
        return load(with_letter(letter + "each: " + each + "\n", kLetterPage));
    };
    const auto loaded = told("decide");
    ASSERT_TRUE(loaded) << loaded.error().front().what;
    EXPECT_EQ(loaded->instrument("letter")->each, "decide");
    const auto unknown = told("dance");
    ASSERT_FALSE(unknown);
    EXPECT_THAT(unknown.error().front().what, HasSubstr("没有取自“dance”的内容"));
    const auto unused = told("inquire");
    ASSERT_FALSE(unused);
    EXPECT_THAT(unused.error().front().what, HasSubstr("没有取自“inquire”的内容"));
    auto rows = letter;
    rows.replace(
        rows.find("  - {key: reasons"),
        0,
        "  - {key: all, label: 询问, every: inquire, with: [kind]}\n"
    );
    const auto both = load(with_letter(rows + "each: inquire\n", kLetterPage));
    ASSERT_FALSE(both);
    EXPECT_THAT(both.error().front().what, HasSubstr("every"));
}

TEST(Instruments, ReadTheSameFromTheFilesOneWasNumberedWith) {
    const auto& now = demo();
    const auto* kind = now.instrument("penalty_decision");
    ASSERT_NE(kind, nullptr);
    std::vector<Source> files;
    for (const auto& source : now.sources) {
        for (const auto& [name, digest] : kind->files) {
            if (source.name == name) {
                files.push_back(source);
            }
        }
    }
    const auto again = instrument_of("penalty_decision", files, now);
    ASSERT_TRUE(again);
    EXPECT_EQ(again->files, kind->files);
    EXPECT_EQ(again->fields.size(), kind->fields.size());
}

TEST(Instruments, AWrongNameInATemplateIsAnErrorWithItsLine) {
    EXPECT_THAT(
        problems_of(changed(kDecisionPage, "{{confiscated.capitals}}", "{{confiscated.capital}}")),
        Contains(HasSubstr("没有“confiscated.capital”这一项"))
    );
    EXPECT_THAT(
        problems_of(with_letter(kLetter, "{{> _top}}\n{{wrong}}\n<p data-tells=\"matter\"></p>")),
        Contains(HasSubstr("instruments/letter.html:2: “问询函”里没有“wrong”这一项"))
    );
    EXPECT_THAT(
        problems_of(changed(kDecisionPage, "{{#fine}}<li>", "{{^fine}}<li>")),
        Contains(HasSubstr("模板不能略过"))
    );
    EXPECT_THAT(
        problems_of(with_letter(kLetter, "<p>{{#party}}</p>")), Contains(HasSubstr("letter.html"))
    );
    EXPECT_THAT(
        problems_of(with_letter(kLetter, "<p title={{party}} data-tells=\"matter\"></p>")),
        Contains(HasSubstr("letter.html"))
    );
}

TEST(Instruments, TakeOnlyWhatACaseRecords) {
    const auto put = [](std::string_view from, std::string_view to) {
        return problems_of(with_letter(replaced(kLetter, from, to), kLetterPage));
    };
    EXPECT_THAT(put("decide.reasons", "decided.reasons"), Contains(HasSubstr("没有“decided”")));
    EXPECT_THAT(put("decide.reasons", "decide.reason"), Contains(HasSubstr("没有“reason”这一项")));
    EXPECT_THAT(put("[party, matter]", "[partys]"), Contains(HasSubstr("没有“partys”")));
    EXPECT_THAT(put("[行政处罚]", "[行政处分]"), Contains(HasSubstr("行政处分")));
    EXPECT_THAT(put("key: letter", "key: lettre"), Contains(HasSubstr("lettre.yaml")));
    EXPECT_THAT(put("tells: [matter]", "tells: [matter, rights]"), Contains(HasSubstr("rights")));
    EXPECT_THAT(put("goes: out", "goes: away"), Contains(HasSubstr("away")));
    EXPECT_THAT(put("series: 问", "serie: 问"), Contains(HasSubstr("serie")));
}

TEST(Instruments, WantASignedCopyOnlyWhereSomebodySigns) {
    const auto asked = [](std::string lines) {
        return problems_of(with_letter(
            replaced(kLetter, "tells: [matter]\n", "tells: [matter]\n" + lines), kLetterPage
        ));
    };
    EXPECT_THAT(asked("signed: true\n"), Contains(HasSubstr("由谁签字")));
    EXPECT_THAT(
        asked("signs: [收件人]\nsigned_replaces: true\n"), Contains(HasSubstr("signed: true"))
    );
    EXPECT_THAT(asked("signs: [收件人]\nsigned: true\nsigned_replaces: true\n"), IsEmpty());
    for (const auto* kind : {"inquiry_record", "inspection_record", "service_receipt"}) {
        EXPECT_TRUE(demo().instrument(kind)->wants_signed_copy) << kind;
    }
    EXPECT_FALSE(demo().instrument("penalty_decision")->wants_signed_copy);
}

TEST(Instruments, KeepNoLongTextAmongTheFacts) {
    EXPECT_THAT(
        problems_of(with_letter(
            replaced(kLetter, "type: long_text, personal: true, open: false,", "type: long_text,"),
            kLetterPage
        )),
        Contains(HasSubstr("personal: true"))
    );
    EXPECT_THAT(problems_of(with_letter(kLetter, kLetterPage)), IsEmpty());
}

TEST(Instruments, ShareNoSeries) {
    EXPECT_THAT(
        problems_of(with_letter(replaced(kLetter, "series: 问", "series: 罚决"), kLetterPage)),
        Contains(HasSubstr("不能同号"))
    );
}

TEST(Instruments, TakeOfTheCaseItselfOnlyWhatItKnows) {
    const auto take = [](std::string_view name) {
        return problems_of(with_letter(
            replaced(kLetter, "from: decide.reasons", "from: case." + std::string(name)),
            kLetterPage
        ));
    };
    EXPECT_THAT(take("surcharge"), IsEmpty());
    EXPECT_THAT(take("mood"), Contains(HasSubstr("案件自己不知道“mood”")));
}

TEST(Instruments, CF27_ADecisionTakesFromADecisionOfItsCase) {
    const auto page = std::string(kLetterPage);
    const auto yaml = replaced(kLetter, "goes: out", "goes: file\ndecides: true");
    EXPECT_THAT(problems_of(with_letter(yaml, page)), Contains(HasSubstr("第五十八条")));
    const auto taken = replaced(yaml, ", need: optional", "");
    EXPECT_THAT(problems_of(with_letter(taken, page)), IsEmpty());
}

TEST(Instruments, FY03_ADecisionOnTheSpotSaysReconsiderationFirst) {
    EXPECT_THAT(
        problems_of(changed(
            "instruments/spot_decision.yaml", "remedy: reconsideration_first", "remedy: either"
        )),
        Contains(HasSubstr("FY-03"))
    );
}

TEST(Instruments, CF28_ADecisionTellsOfItsRemedies) {
    EXPECT_THAT(
        problems_of(changed(kDecision, "remedy: either\n", "")), Contains(HasSubstr("CF-28"))
    );
    EXPECT_THAT(
        problems_of(changed(kDecisionPage, "{{> _remedy}}", "")), Contains(HasSubstr("data-remedy"))
    );
}

TEST(Instruments, NeedNoneInABureauThatAdoptedNone) {
    auto sources = shipped();
    std::erase_if(sources, [](const Source& source) {
        return source.name.starts_with("instruments") || source.name == "record-rules.yaml";
    });
    const auto loaded = load(sources);
    ASSERT_TRUE(loaded);
    EXPECT_TRUE(loaded->instruments.empty());
}

}  // namespace
}  // namespace mingjing::definitions
