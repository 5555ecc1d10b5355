// What the console does leaves the same traces as the workbench, and what it makes is its
// owner's alone.

#include <array>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sys/stat.h>

#include "definitions/definitions.h"
#include "drafts/drafts.h"
#include "identity/trail.h"
#include "server/command_line.h"
#include "server/commands.h"
#include "server/office.h"
#include "server/program.h"
#include "server/resources.h"
#include "support/temporary_folder.h"
#include "support/turned_clock.h"

namespace mingjing::server {
namespace {

using testing::HasSubstr;
using testing::Not;

class Said final : public Output {
  public:
    std::string text, bytes;
    void line(std::string_view line) override { text.append(line).append("\n"); }
    void progress(std::string_view, std::uint64_t, std::uint64_t) override {}
    void file(std::string_view, std::string_view content) override { bytes = content; }
};

class Console : public testing::Test {
  protected:
    void SetUp() override {
        ASSERT_TRUE(folder_.lock());
        OfficeOptions options;
        options.definitions = {resource("definitions"), resource("demo/definitions")};
        office_ = std::make_unique<Office>(folder_, options, clock_);
    }
    Exit act(Request request) {
        said_.text.clear();
        said_.bytes.clear();
        request.operated_by = "operator root";
        return run(*office_, request, said_);
    }
    // The demo's definitions with one passage of one file put otherwise, adopted by `actor`.
    Exit adopt(
        const char* actor, std::string_view file, std::string_view from, std::string_view to
    ) {
        Request request{"definitions adopt", {{"actor", actor}, {"reason", "试"}}, {}, {}, ""};
        for (const auto& source : office_->definitions().sources) {
            auto text = source.bytes;
            if (source.name == file) {
                const auto at = text.find(from);
                EXPECT_NE(at, std::string::npos) << from;
                text.replace(at, from.size(), to);
            }
            request.files.emplace_back(source.name, text);
        }
        return act(std::move(request));
    }
    std::vector<identity::TrailRow> trail() {
        return identity::read_trail(*office_->work().lease(), {});
    }

    test::TemporaryFolder temporary_;
    test::TurnedClock clock_;
    DataFolder folder_{temporary_.path("data")};
    std::unique_ptr<Office> office_;
    Said said_;
};

TEST_F(Console, PolicyIsAdoptedInTheSecurityAdministratorsNameAndRulesInTheLeaders) {
    constexpr std::string_view kOff = "second_factor: 0";
    EXPECT_EQ(adopt("leader", "bureau.yaml", kOff, "second_factor: 1"), Exit::refused);
    EXPECT_THAT(said_.text, HasSubstr("安全保密管理员"));
    EXPECT_EQ(adopt("secadmin", "bureau.yaml", "short_name: ", "short_name: 又"), Exit::refused);
    EXPECT_EQ(adopt("secadmin", "bureau.yaml", kOff, "second_factor: 1"), Exit::done) << said_.text;
}

TEST_F(Console, PersonalValuesAreExportedForAPurposeThatIsRecorded) {
    {
        const auto work = office_->work().lease();
        drafts::save(
            *work,
            drafts::draft_of(
                *office_->definitions().find("window_staff"),
                {{"staff_number", "W-1"}, {"name", "测试甲"}, {"position", "科员"}},
                "在线填写",
                "compiler_labour",
                "劳动监察支队",
                clock_.now()
            )
        );
    }
    const auto before = trail().size();
    Request request{"export", {{"format", "json"}, {"drafts", ""}}, {"window_staff"}, {}, ""};
    ASSERT_EQ(act(request), Exit::done) << said_.text;
    EXPECT_THAT(said_.bytes, HasSubstr("W-1"));
    EXPECT_THAT(said_.bytes, Not(HasSubstr("测试甲")));
    EXPECT_EQ(trail().size(), before);
    request.options["purpose"] = "市司法局调阅";
    ASSERT_EQ(act(request), Exit::done) << said_.text;
    EXPECT_THAT(said_.bytes, HasSubstr("测试甲"));
    ASSERT_EQ(trail().size(), before + 1);
    EXPECT_EQ(trail().front().event, "reveal");
    EXPECT_EQ(trail().front().actor, "operator root");
    EXPECT_EQ(trail().front().purpose, "市司法局调阅");
}

TEST_F(Console, SaysOfAnInternalRegisterThatNothingOfItIsPublished) {
    ASSERT_EQ(act({"publish status", {}, {"devices"}, {}, ""}), Exit::done);
    EXPECT_THAT(said_.text, HasSubstr("：审核中 0，待入册 0，已入册 0，已撤回 0"));
    EXPECT_THAT(said_.text, Not(HasSubstr("公示")));
    ASSERT_EQ(act({"publish status", {}, {"window_staff"}, {}, ""}), Exit::done);
    EXPECT_THAT(said_.text, HasSubstr("：审核中 0，待公示 0，已公示 0，已撤回 0"));
}

TEST(Program, MakesFilesForItsOwnerAlone) {
    const auto before = ::umask(022);
    std::string name = "mingjing";
    std::string help = "--help";
    std::array<char*, 2> words{name.data(), help.data()};
    EXPECT_EQ(program(2, words.data()), 0);
    EXPECT_EQ(::umask(before), mode_t{077});
}

TEST(Program, BehindAProxyThatSpeaksTlsCookiesAreSecureToo) {
    ServeOptions options;
    EXPECT_FALSE(options.is_secure());
    options.public_url = "https://rsj.example";
    EXPECT_TRUE(options.is_secure());
    options.public_url = "http://rsj.example";
    EXPECT_FALSE(options.is_secure());
    options.tls_certificate = "cert.pem";
    EXPECT_TRUE(options.is_secure());
}

}  // namespace
}  // namespace mingjing::server
