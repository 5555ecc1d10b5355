// The renderer as it is when all is well, and when a document, the child or the machine is not.

#include "press/renderer.h"

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <gmock/gmock.h>

#include <fmt/format.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

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

// Somebody who would notice being asked.
class Listener {
  public:
    Listener() : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof(address);
        auto* const any = reinterpret_cast<sockaddr*>(&address);
        EXPECT_EQ(::bind(socket_, any, size), 0);
        EXPECT_EQ(::listen(socket_, 8), 0);
        EXPECT_EQ(::getsockname(socket_, any, &size), 0);
        port_ = ntohs(address.sin_port);
    }
    Listener(const Listener&) = delete;
    Listener& operator=(const Listener&) = delete;
    ~Listener() { ::close(socket_); }

    [[nodiscard]] std::string url() const { return "http://127.0.0.1:" + std::to_string(port_); }
    [[nodiscard]] bool was_asked() const {
        pollfd wanted{socket_, POLLIN, 0};
        return ::poll(&wanted, 1, 0) > 0;
    }

  private:
    int socket_;
    int port_ = 0;
};

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
    const Listener listener;
    const auto secret = folder.path("secret.css");
    std::ofstream(secret) << "p { break-before: page } p + p { break-before: page }";
    for (const auto& address :
         {"file://" + secret,
          std::string("../worker.py"),
          std::string("file:///etc/hostname"),
          listener.url() + "/x.css"}) {
        const auto html = "<link rel=stylesheet href=\"" + address +
                          "\"><link rel=attachment href=\"" + address + "\"><img src=\"" + address +
                          "\"><p>示例</p><p>二</p>";
        const auto made = must(renderer, html);
        EXPECT_EQ(made.pages, plain.pages) << address;
        EXPECT_EQ(made.pdf.find("/EmbeddedFile"), std::string::npos) << address;
    }
    EXPECT_FALSE(listener.was_asked());
}

// A page with a blank where a picture should be would pass for the picture.
TEST(Renderer, RefusesADocumentWhosePictureCannotBeRead) {
    Renderer renderer(options());
    const auto failed = renderer.render("<img src='data:image/png;base64,AAAA'>", kMoment, "x");
    ASSERT_FALSE(failed);
    EXPECT_TRUE(failed.error().is_of_document);
    EXPECT_THAT(failed.error().what, HasSubstr("picture"));
    must(renderer, "<p>next</p>");
}

TEST(Renderer, IsBegunAnewAfterItsChildDied) {
    Renderer renderer({.worker = kWorker, .document_max = std::chrono::milliseconds{0}});
    const auto slow = renderer.render(decision(), kMoment, "7K4M92QXPW5D");
    ASSERT_FALSE(slow);
    EXPECT_TRUE(slow.error().is_of_document);
    EXPECT_THAT(slow.error().what, HasSubstr("时限"));
    EXPECT_FALSE(renderer.render("<p></p>", kMoment, "x")) << "the next is as slow, and told so";
}

TEST(Renderer, GoesOnWithAnotherChildAfterOneDied) {
    const test::TemporaryFolder folder;
    std::ofstream(folder.path("worker.py"))
        << "import json, os, sys\n"
           "print('{\"ok\": true}', flush=True)\n"
           "mark = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'died')\n"
           "for line in sys.stdin:\n"
           "    if not os.path.exists(mark):\n"
           "        open(mark, 'w').close()\n"
           "        os.kill(os.getpid(), 9)\n"
           "    sys.stdout.write('{\"ok\": true, \"turn\": %d, \"bytes\": 10, \"pages\": 1}\\n'\n"
           "                     % json.loads(line)['turn'] + '%PDF-%%EOF')\n"
           "    sys.stdout.flush()\n";
    Renderer renderer({.worker = folder.path("")});
    const auto died = renderer.render("<p></p>", kMoment, "x");
    ASSERT_FALSE(died);
    EXPECT_FALSE(died.error().is_of_document);
    EXPECT_EQ(must(renderer, "<p></p>").pdf, "%PDF-%%EOF");
    EXPECT_EQ(must(renderer, "<p></p>").pdf, "%PDF-%%EOF");
}

// WeasyPrint copies the fonts, 30 MB each time it is begun: a bureau's disk would fill.
TEST(Renderer, LeavesNothingBehindHoweverItEnds) {
    const test::TemporaryFolder folder;
    ASSERT_EQ(::setenv("TMPDIR", folder.path().c_str(), 1), 0);
    {
        Renderer renderer(options());
        must(renderer, decision());
        EXPECT_FALSE(std::filesystem::is_empty(folder.path())) << "this test sees nothing";
    }
    EXPECT_TRUE(std::filesystem::is_empty(folder.path())) << "killed with its renderer";

    const test::TemporaryFolder scratch;
    const auto command = "/usr/bin/python3 -I " + kWorker + "/worker.py " + scratch.path() +
                         " </dev/null >/dev/null";
    EXPECT_EQ(std::system(command.c_str()), 0);
    EXPECT_FALSE(std::filesystem::exists(scratch.path())) << "its server was killed";
    ASSERT_EQ(::unsetenv("TMPDIR"), 0);
}

TEST(Renderer, SaysClearlyThatItCannotBegin) {
    Renderer missing({.worker = "/nowhere"});
    const auto failed = missing.render("<p></p>", kMoment, "x");
    ASSERT_FALSE(failed);
    EXPECT_FALSE(failed.error().is_of_document);
    EXPECT_THAT(failed.error().what, HasSubstr("安装weasyprint"));
    Renderer nobody({.worker = kWorker, .python = "/nowhere/python3"});
    EXPECT_FALSE(nobody.render("<p></p>", kMoment, "x"));
    ASSERT_EQ(::setenv("TMPDIR", "/nowhere", 1), 0);
    Renderer cramped(options());
    const auto refused = cramped.render("<p></p>", kMoment, "x");
    ASSERT_EQ(::unsetenv("TMPDIR"), 0);
    ASSERT_FALSE(refused);
    EXPECT_FALSE(refused.error().is_of_document);
}

// A child that does what the script says once it was asked; "n" counts the requests from one.
std::string child_that(const test::TemporaryFolder& folder, const std::string& says) {
    std::ofstream(folder.path("worker.py"))
        << "import os, sys, time\n"
           "def say(words):\n"
           "    sys.stdout.write(words)\n"
           "    sys.stdout.flush()\n"
           "def answer(words, turn, pages=1):\n"
           "    return '{\"ok\": true, \"turn\": %d, \"bytes\": %d, \"pages\": %d}\\n%s' % (\n"
           "        turn, len(words), pages, words)\n"
           "say('{\"ok\": true}\\n')\n"
           "for n, line in enumerate(sys.stdin, 1):\n"
           "    " +
               says + "\n";
    return folder.path("");
}

TEST(Renderer, TakesNothingForAPdfThatIsNoWholeOne) {
    for (const auto* words : {"HELLO", "%PDF-1.7 half", "half %%EOF"}) {
        const test::TemporaryFolder folder;
        Renderer renderer({.worker = child_that(folder, fmt::format("say(answer('{}', n))", words))}
        );
        const auto got = renderer.render("<p></p>", kMoment, "x");
        ASSERT_FALSE(got) << words;
        EXPECT_FALSE(got.error().is_of_document) << "the renderer is out of order";
    }
    const test::TemporaryFolder folder;
    Renderer renderer({.worker = child_that(folder, "say(answer('%PDF-%%EOF', n, pages=0))")});
    EXPECT_FALSE(renderer.render("<p></p>", kMoment, "x"));
}

// What it says twice would be the next one's bytes, under another's number.
TEST(Renderer, HearsNoAnswerToWhatItDidNotAsk) {
    const test::TemporaryFolder folder;
    const auto* twice = "say(answer('%PDF-one%%EOF', n) + answer('%PDF-two%%EOF', n))";
    Renderer renderer({.worker = child_that(folder, twice)});
    for (int i = 0; i < 3; ++i) {
        EXPECT_EQ(must(renderer, "<p></p>").pdf, "%PDF-one%%EOF");
    }
}

// It came too late to be seen before the next was asked.
TEST(Renderer, TakesNoAnswerForThatToAnotherRequest) {
    const test::TemporaryFolder folder;
    Renderer renderer({.worker = child_that(folder, "say(answer('%PDF-%%EOF', 1))")});
    EXPECT_EQ(must(renderer, "<p>one</p>").pdf, "%PDF-%%EOF");
    const auto got = renderer.render("<p>two</p>", kMoment, "x");
    ASSERT_FALSE(got);
    EXPECT_FALSE(got.error().is_of_document) << "the renderer is out of order";
    EXPECT_THAT(got.error().what, HasSubstr("答非所问"));
}

TEST(Renderer, GivesUpAChildThatHangsAndSaysThatOfTheDocument) {
    const test::TemporaryFolder folder;
    const auto worker =
        child_that(folder, "time.sleep(60) if 'slow' in line else say(answer('%PDF-%%EOF', n))");
    Renderer renderer({.worker = worker, .document_max = std::chrono::milliseconds{3000}});
    const auto slow = renderer.render("<p>slow</p>", kMoment, "x");
    ASSERT_FALSE(slow);
    EXPECT_TRUE(slow.error().is_of_document);
    EXPECT_THAT(slow.error().what, HasSubstr("时限"));
    EXPECT_EQ(must(renderer, "<p></p>").pdf, "%PDF-%%EOF");
}

TEST(Renderer, BeginsAnewWhereItsChildWentAwayMeanwhile) {
    const test::TemporaryFolder folder;
    const auto named = folder.path("pid");
    const auto worker = child_that(
        folder,
        "open('" + named + "', 'w').write(str(os.getpid())); say(answer('%PDF-%%EOF', n)); break"
    );
    Renderer renderer({.worker = worker});
    for (int i = 0; i < 2; ++i) {
        EXPECT_EQ(must(renderer, "<p></p>").pdf, "%PDF-%%EOF");
        id_t pid = 0;
        ASSERT_TRUE(std::ifstream(named) >> pid);
        siginfo_t gone{};
        ASSERT_EQ(::waitid(P_PID, pid, &gone, WEXITED | WNOWAIT), 0);
    }
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
