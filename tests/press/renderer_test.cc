// The renderer as it is when all is well, and when a document, the child or the machine is not.

#include "press/renderer.h"

#include <csignal>
#include <filesystem>
#include <fstream>

#include <gmock/gmock.h>

#include "press/full_case.h"
#include "press/paper.h"
#include "support/temporary_folder.h"

namespace mingjing::press {
namespace {

using testing::HasSubstr;

const std::string kWorker = std::string(MINGJING_SOURCE_DIR) + "/press";
constexpr Time kMoment{std::chrono::milliseconds{1'773'367'200'000}};

RendererOptions options() {
    return {.worker = kWorker};
}

std::string decision() {
    const auto& kind = *demo_definitions().instrument("penalty_decision");
    return Paper(demo_definitions().sources).printed(kind, full_instrument(kind));
}

Rendered must(Renderer& renderer, const std::string& html) {
    auto rendered = renderer.render(html, kMoment, "7K4M92QXPW5D");
    EXPECT_TRUE(rendered) << (rendered ? "" : rendered.error().what);
    return rendered ? std::move(*rendered) : Rendered{};
}

TEST(Renderer, MakesTheSameBytesOfTheSameInput) {
    Renderer one(options());
    const auto html = decision();
    const auto first = must(one, html);
    EXPECT_TRUE(first.pdf.starts_with("%PDF-"));
    EXPECT_GE(first.pages, 2);
    EXPECT_TRUE(must(one, html).pdf == first.pdf);
    Renderer another(options());
    EXPECT_TRUE(must(another, html).pdf == first.pdf);
    EXPECT_TRUE(must(one, html + "<p>又一段</p>").pdf != first.pdf);
}

TEST(Renderer, FetchesNothingButFonts) {
    Renderer renderer(options());
    const auto plain = must(renderer, "<p>示例</p>");
    const test::TemporaryFolder folder;
    const auto secret = folder.path("secret.css");
    std::ofstream(secret) << "p { break-before: page } p + p { break-before: page }";
    for (const auto& address :
         {"file://" + secret,
          std::string("../worker.py"),
          std::string("http://127.0.0.1:9/x.css")}) {
        const auto html = "<link rel=stylesheet href=\"" + address + "\"><p>示例</p><p>二</p>";
        EXPECT_EQ(must(renderer, html).pages, plain.pages) << address;
    }
}

TEST(Renderer, IsBegunAnewAfterItsChildDied) {
    Renderer renderer({.worker = kWorker, .document_max = std::chrono::milliseconds{1}});
    const auto slow = renderer.render(decision(), kMoment, "7K4M92QXPW5D");
    ASSERT_FALSE(slow);
    EXPECT_TRUE(slow.error().is_of_document);
    EXPECT_THAT(slow.error().what, HasSubstr("时限"));
    Renderer other(options());
    must(other, "<p>示例</p>");
}

TEST(Renderer, SaysClearlyThatItCannotBegin) {
    Renderer missing({.worker = "/nowhere"});
    const auto failed = missing.render("<p></p>", kMoment, "x");
    ASSERT_FALSE(failed);
    EXPECT_FALSE(failed.error().is_of_document);
    EXPECT_THAT(failed.error().what, HasSubstr("安装weasyprint"));
    Renderer nobody({.worker = kWorker, .python = "/nowhere/python3"});
    EXPECT_FALSE(nobody.render("<p></p>", kMoment, "x"));
}

TEST(Renderer, ReadsNothingOfAChildThatTalksNonsense) {
    const test::TemporaryFolder folder;
    std::ofstream(folder.path("worker.py"))
        << "import sys\nprint('{\"ok\": true}', flush=True)\n"
           "sys.stdin.readline()\nprint('x' * 10000, flush=True)\nsys.stdin.readline()\n";
    Renderer renderer({.worker = folder.path("")});
    EXPECT_FALSE(renderer.render("<p></p>", kMoment, "x"));
}

}  // namespace
}  // namespace mingjing::press
