// What a template may say and what it is given: escaping, sections, partials, and above
// all the errors that stop a page from leaking or lying.

#include "html/templates.h"

#include <filesystem>
#include <fstream>
#include <thread>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fmt/format.h>

#include "base/fault.h"

namespace mingjing::html {
namespace {

std::string rendered(const std::string& text, const Fields& data) {
    return Templates(Sources{{"page", text}, {"row", "<li>{{name}}</li>"}}).render("page", data);
}

std::string load_failure(const std::string& text) {
    try {
        const Templates templates(Sources{{"page", text}});
    } catch (const Fault& fault) {
        return fault.what();
    }
    return "";
}

std::string render_failure(const std::string& text, const Fields& data) {
    try {
        return "no fault: " + rendered(text, data);
    } catch (const Fault& fault) {
        return fault.what();
    }
}

TEST(Templates, EscapeEveryValue) {
    EXPECT_EQ(
        rendered("<p title=\"{{x}}\">{{x}}</p>", {{"x", "<a href='\"'>&`"}}),
        "<p title=\"&lt;a href=&#39;&quot;&#39;&gt;&amp;&#96;\">"
        "&lt;a href=&#39;&quot;&#39;&gt;&amp;&#96;</p>"
    );
}

TEST(Templates, WriteNumbersAndLeaveNullEmpty) {
    EXPECT_EQ(rendered("{{n}}|{{none}}|", {{"n", -42}, {"none", nullptr}}), "-42||");
}

TEST(Templates, FollowDottedNames) {
    const Fields data{{"office", Fields{{"seat", Fields{{"city", "海曦市"}}}}}};
    EXPECT_EQ(rendered("{{office.seat.city}}", data), "海曦市");
    EXPECT_EQ(rendered("{{#office}}{{seat.city}}{{/office}}", data), "海曦市");
}

TEST(Templates, RepeatASectionForEachItem) {
    const Fields data{
        {"rows", List{Fields{{"name", "甲"}}, Fields{{"name", "乙"}}}},
        {"words", List{"一", "二"}},
        {"unit", "局"},
    };
    EXPECT_EQ(rendered("{{#rows}}{{name}}{{unit}} {{/rows}}", data), "甲局 乙局 ");
    EXPECT_EQ(rendered("{{#words}}[{{.}}]{{/words}}", data), "[一][二]");
}

TEST(Templates, EnterASectionOnlyForSomething) {
    const Fields data{
        {"yes", true},
        {"no", false},
        {"none", nullptr},
        {"text", "有"},
        {"blank", ""},
        {"zero", 0},
        {"empty", List{}},
        {"fields", Fields{}},
    };
    const auto section = [](char sigil, std::string_view name) {
        return fmt::format("{{{{{0}{1}}}}}in{{{{/{1}}}}}", sigil, name);
    };
    for (const auto* name : {"yes", "text", "fields"}) {
        EXPECT_EQ(rendered(section('#', name), data), "in") << name;
        EXPECT_EQ(rendered(section('^', name), data), "") << name;
    }
    for (const auto* name : {"no", "none", "blank", "zero", "empty"}) {
        EXPECT_EQ(rendered(section('#', name), data), "") << name;
        EXPECT_EQ(rendered(section('^', name), data), "in") << name;
    }
    EXPECT_EQ(rendered("{{#text}}{{.}}了{{/text}}", data), "有了");
}

TEST(Templates, IncludePartials) {
    const Fields data{{"rows", List{Fields{{"name", "甲"}}, Fields{{"name", "<乙>"}}}}};
    EXPECT_EQ(
        rendered("<ul>\n{{#rows}}\n  {{> row}}\n{{/rows}}\n</ul>", data),
        "<ul>\n<li>甲</li><li>&lt;乙&gt;</li></ul>"
    );
}

TEST(Templates, LeaveNoBlankLinesForTagsAloneOnTheirs) {
    EXPECT_EQ(
        rendered("a\n{{! why }}\n  {{#on}}  \nb {{! inline }}c\n{{/on}}\nd", {{"on", true}}),
        "a\nb c\nd"
    );
}

TEST(Templates, LetOnlyServerMadeSvgThroughUnescaped) {
    EXPECT_EQ(rendered("{{{qr_svg}}}{{& qr_svg}}", {{"qr_svg", "<svg/>"}}), "<svg/><svg/>");
    EXPECT_EQ(
        load_failure("a\n{{{body}}}"),
        "template page, line 2: body would go out unescaped; only ..._svg may"
    );
    EXPECT_THAT(load_failure("{{& body}}"), testing::HasSubstr("unescaped"));
}

TEST(Templates, RefuseValuesWhereEscapingIsNotEnough) {
    for (const auto* text :
         {"<a href={{x}}>",
          "<a {{x}}>",
          "<{{x}}>",
          "<script>var a = '{{x}}';</script>",
          "<STYLE>p { color: {{x}} }</STYLE>",
          "<!-- {{x}} -->"}) {
        EXPECT_THAT(load_failure(text), testing::HasSubstr("outside quotes")) << text;
    }
    for (const auto* text :
         {"<a href=\"/x?at={{x}}\" {{#x}}hidden{{/x}}>{{x}}</a>",
          "<script src=\"/a.js\"></script>{{x}}",
          "<!-- it's -->{{x}}",
          "<a title='{{x}}'>",
          "1 > 0 {{x}}"}) {
        EXPECT_EQ(load_failure(text), "") << text;
    }
}

TEST(Templates, RefuseWhatIsMalformedNamingTheLine) {
    EXPECT_EQ(
        load_failure("a\n{{#rows}}\nb"), "template page, line 2: section rows is never closed"
    );
    EXPECT_THAT(load_failure("{{#a}}{{#b}}{{/a}}{{/b}}"), testing::HasSubstr("not open here"));
    EXPECT_THAT(load_failure("{{/a}}"), testing::HasSubstr("not open here"));
    EXPECT_THAT(load_failure("a {{name"), testing::HasSubstr("never closed"));
    EXPECT_THAT(load_failure("{{}}"), testing::HasSubstr("not a name"));
    EXPECT_THAT(load_failure("{{a..b}}"), testing::HasSubstr("not a name"));
    EXPECT_THAT(load_failure("{{=<% %>=}}"), testing::HasSubstr("delimiters"));
    EXPECT_THAT(
        load_failure("\n\n{{> nowhere}}"), testing::HasSubstr("line 3: there is no partial")
    );
}

TEST(Templates, TreatANameTheDataLacksAsAnError) {
    EXPECT_EQ(
        render_failure("a\nb {{title}}", {}), "template page, line 2: title is not in the data"
    );
    EXPECT_THAT(render_failure("{{#rows}}{{/rows}}", {}), testing::HasSubstr("not in the data"));
    EXPECT_THAT(render_failure("{{^rows}}{{/rows}}", {}), testing::HasSubstr("not in the data"));
    EXPECT_THAT(render_failure("{{a.b}}", {{"a", Fields{}}}), testing::HasSubstr("a.b is not"));
    EXPECT_THAT(render_failure("{{a.b}}", {{"a", "text"}}), testing::HasSubstr("a.b is not"));
    EXPECT_EQ(
        render_failure("{{#rows}}{{> row}}{{/rows}}", {{"rows", List{Fields{}}}}),
        "template row, line 1: name is not in the data"
    );
}

TEST(Templates, RefuseToPrintWhatIsNoText) {
    EXPECT_THAT(render_failure("{{a}}", {{"a", true}}), testing::HasSubstr("neither text"));
    EXPECT_THAT(render_failure("{{a}}", {{"a", List{}}}), testing::HasSubstr("neither text"));
    EXPECT_THAT(render_failure("{{.}}", {}), testing::HasSubstr("no current item"));
}

TEST(Templates, BoundPartialsThatIncludeThemselves) {
    const Templates templates(Sources{{"page", "{{> page}}"}});
    EXPECT_THROW(static_cast<void>(templates.render("page", {})), Fault);
}

TEST(Templates, SayWhichTemplateIsUnknown) {
    EXPECT_THROW(static_cast<void>(Templates(Sources{}).render("x", {})), Fault);
}

TEST(Templates, AreReadFromAFolder) {
    const auto folder = std::filesystem::path(testing::TempDir()) / "mingjing_templates";
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder);
    std::ofstream(folder / "hello.mustache") << "你好，{{who}}";
    std::ofstream(folder / "note.txt") << "{{#unclosed}}";
    EXPECT_EQ(Templates(folder.string()).render("hello", {{"who", "海曦"}}), "你好，海曦");
    EXPECT_THROW(Templates((folder / "absent").string()), Fault);
    std::filesystem::remove_all(folder);
}

TEST(Templates, RenderTheSameFromManyThreads) {
    const Templates templates(Sources{{"page", "{{#rows}}{{name}},{{/rows}}"}});
    const Fields data{{"rows", List{Fields{{"name", "甲"}}, Fields{{"name", "乙"}}}}};
    std::vector<std::jthread> threads;
    threads.reserve(4);
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([&] {
            for (int round = 0; round < 200; ++round) {
                EXPECT_EQ(templates.render("page", data), "甲,乙,");
            }
        });
    }
}

TEST(QrSvg, DrawsOnePathWithAQuietZone) {
    const auto svg = qr_svg("https://haixi.example/verify/ABCD-1234");
    EXPECT_EQ(svg.find("<path"), svg.rfind("<path"));
    EXPECT_THAT(svg, testing::HasSubstr("d=\"M4 4h7v1h-7z"));
    EXPECT_THAT(svg, testing::Not(testing::HasSubstr("style=")));
    EXPECT_LT(svg.size(), 8000U);
}

TEST(QrSvg, RefusesWhatDoesNotFit) {
    EXPECT_THROW(static_cast<void>(qr_svg(std::string(5000, 'x'))), Fault);
}

std::vector<std::string> unknown(const std::string& text, const Fields& sample) {
    std::vector<std::string> names;
    const Templates templates(Sources{{"page", text}, {"row", "<li>{{name}}</li>"}});
    for (const auto& one : templates.unknown_names("page", sample)) {
        names.push_back(std::to_string(one.line) + ":" + one.name);
    }
    return names;
}

TEST(UnknownNames, AreFoundInSectionsThatWouldNotBeEntered) {
    const Fields sample{{"yes", true}, {"no", false}, {"name", "x"}};
    EXPECT_THAT(unknown("{{name}}{{#no}}{{name}}{{/no}}", sample), testing::IsEmpty());
    EXPECT_THAT(
        unknown("{{name}}\n{{#no}}{{wrong}}{{/no}}{{^yes}}{{other}}{{/yes}}", sample),
        testing::ElementsAre("2:wrong", "2:other")
    );
}

TEST(UnknownNames, AreLookedForInTheItemsOfLists) {
    const Fields sample{{"rows", List{Fields{{"name", "x"}}}}, {"texts", List{"x"}}};
    EXPECT_THAT(
        unknown("{{#rows}}{{name}}{{> row}}{{/rows}}{{#texts}}{{.}}{{/texts}}", sample),
        testing::IsEmpty()
    );
    EXPECT_THAT(unknown("{{#rows}}{{nam}}{{/rows}}", sample), testing::ElementsAre("1:nam"));
    EXPECT_THAT(unknown("{{> row}}", sample), testing::ElementsAre("1:name"));
    EXPECT_THAT(unknown("{{rows.name}}{{.}}", sample), testing::ElementsAre("1:rows.name", "1:."));
}

}  // namespace
}  // namespace mingjing::html
