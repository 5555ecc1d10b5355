// What people whose command runs in the server's process are told, and cannot do to it.

#include "server/control.h"

#include <chrono>
#include <latch>
#include <string>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include "base/fault.h"
#include "support/temporary_folder.h"

namespace mingjing::server {
namespace {

class Lines final : public Output {
  public:
    void line(std::string_view text) override { lines.emplace_back(text); }
    void progress(std::string_view, std::uint64_t, std::uint64_t) override {}
    void file(std::string_view, std::string_view) override {}

    std::vector<std::string> lines;
};

class Control : public testing::Test {
  protected:
    const test::TemporaryFolder folder_;
    const std::string path_ = folder_.path("control.sock");
};

TEST_F(Control, AFailureIsToldInItsOwnWords) {
    const ControlServer server(path_, [](const Request&, Output& output) -> Exit {
        output.line("开始");
        throw Fault("磁盘已满，请清理后重试");
    });
    Lines said;
    try {
        (void)ask(path_, {}, said);
        FAIL() << "no failure was told";
    } catch (const Fault& fault) {
        EXPECT_STREQ(fault.what(), "磁盘已满，请清理后重试");
    }
    EXPECT_EQ(said.lines, std::vector<std::string>{"开始"});
}

TEST_F(Control, ARefusalIsNoFailure) {
    const ControlServer server(path_, [](const Request&, Output&) { return Exit::refused; });
    Lines said;
    EXPECT_EQ(ask(path_, {}, said), Exit::refused);
}

// Reads one line, then nothing until it is let go.
class Stalled final : public Output {
  public:
    void line(std::string_view) override {
        stalled_.count_down();
        go_on_.wait();
    }
    void progress(std::string_view, std::uint64_t, std::uint64_t) override {}
    void file(std::string_view, std::string_view) override {}
    void wait_until_stalled() { stalled_.wait(); }
    void let_go() { go_on_.count_down(); }

  private:
    std::latch stalled_{1};
    std::latch go_on_{1};
};

TEST_F(Control, WhoDoesNotReadTheirAnswerDoesNotKeepTheServerFromStopping) {
    Stalled reader;
    std::jthread person;
    {
        const ControlServer server(
            path_,
            [](const Request&, Output& output) -> Exit {
                while (true) {
                    output.line(std::string(4096, 'x'));
                }
            },
            std::chrono::milliseconds(10)
        );
        person = std::jthread([&] { EXPECT_THROW((void)ask(path_, {}, reader), Fault); });
        reader.wait_until_stalled();
    }  // or the test never ends
    reader.let_go();
}

}  // namespace
}  // namespace mingjing::server
