// A file bound: every page of every part, numbered, in order; and a bag anybody can check.

#include "binder/binder.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <gmock/gmock.h>

#include "binder/pages.h"
#include "codec/text.h"
#include "support/temporary_folder.h"

namespace mingjing::binder {
namespace {

using testing::HasSubstr;

const std::string kRoot = MINGJING_SOURCE_DIR;
constexpr Time kMoment{};
// One red pixel.
constexpr auto kPng =
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC";

std::string pdf_of(int pages) {
    press::Renderer renderer({.worker = kRoot + "/press"});
    std::string html = "<!doctype html><title>x</title>";
    for (int i = 0; i < pages; ++i) {
        html += "<p style='break-after:page'>page</p>";
    }
    html += "<p>last</p>";
    auto made = renderer.render(html, kMoment, "x");
    EXPECT_TRUE(made) << (made ? "" : made.error().what);
    return made ? made->pdf : std::string{};
}
Leaf leaf(std::string title, std::string type = "", std::string bytes = "") {
    return {std::move(title), "1号", "2026-03-02", "", std::move(type), std::move(bytes)};
}
Volume volume() {
    return {
        .cover =
            {{"bureau", "海曦市人力资源和社会保障局"},
             {"title", "样例服饰加工厂违法延长工作时间案"},
             {"numbers", ""},
             {"procedure_name", "行政处罚普通程序"},
             {"unit", "劳动监察支队"},
             {"case_number", "2026-0001"},
             {"docketed_on", "2026-03-02"},
             {"closed_on", ""},
             {"archived_on", ""},
             {"archive_number", ""},
             {"retention", ""},
             {"extent", "3件"},
             {"fonds", ""},
             {"catalogue", ""},
             {"remarks", ""}},
        .main = {},
        .side = {},
        .missing = {"《送达回证》"},
        .moment = kMoment};
}
TEST(Pages, AreCountedAndWhatIsNoPdfIsNone) {
    EXPECT_EQ(pages_in(pdf_of(2)), 3);
    EXPECT_EQ(pages_in("%PDF-1.7 nothing"), std::nullopt);
    EXPECT_EQ(pages_in(""), std::nullopt);
}

TEST(Pages, AreAllThereWhenJoinedAndTheSameAgain) {
    const auto two = pdf_of(1);
    const auto three = pdf_of(2);
    const std::vector<Part> parts{{&two, 0, 2, 0, "封面"}, {&three, 0, 3, 1, "正文"}};
    const auto once = joined(parts);
    EXPECT_EQ(pages_in(once), 5);
    EXPECT_EQ(once, joined(parts));
}

TEST(ABoundFile, HasEveryPageOfEveryLeafBetweenCoverAndNotes) {
    auto whole = volume();
    whole.main = {
        leaf("决定书", "application/pdf", pdf_of(1)),
        leaf("照片", "image/png", codec::from_base64(kPng).value()),
        leaf("锁具"),
        leaf("录音", "audio/mpeg", "ID3")};
    whole.side = {leaf("报告", "application/pdf", pdf_of(2))};
    Binder bind({.worker = kRoot + "/press"}, kRoot + "/press/dossier");
    const auto bound = bind.bound(whole);
    ASSERT_TRUE(bound) << bound.error().what;
    EXPECT_EQ(bound->pages, 2 + 1 + 1 + 1 + 3);
    constexpr std::int64_t kSheets = 4;  // cover, two lists of contents, notes
    EXPECT_EQ(pages_in(bound->pdf), bound->pages + kSheets);
}

TEST(ABoundFile, HasASlipWhereAPdfCannotBeRead) {
    auto whole = volume();
    whole.main = {leaf("坏文件", "application/pdf", "%PDF-1.7 broken")};
    Binder bind({.worker = kRoot + "/press"}, kRoot + "/press/dossier");
    const auto bound = bind.bound(whole);
    ASSERT_TRUE(bound) << bound.error().what;
    EXPECT_EQ(bound->pages, 1);
}

TEST(ABoundFile, SaysSoWhereNoRendererIs) {
    Binder bind({.worker = kRoot + "/nowhere"}, kRoot + "/press/dossier");
    const auto bound = bind.bound(volume());
    ASSERT_FALSE(bound);
    EXPECT_FALSE(bound.error().is_of_document);
    EXPECT_THAT(bound.error().what, HasSubstr("weasyprint"));
}

// As an outsider: unzip, sha256sum.
TEST(ABag, IsWhatItsManifestsSay) {
    const test::TemporaryFolder folder;
    const Bag bag{
        .name = "dossier-2026-0001",
        .payload = {{"main/001-a.pdf", "one"}, {"records/7.json", "{}"}},
        .tags = {{"说明.txt", "怎样核对"}},
        .info = {{"External-Identifier", "2026-0001"}}};
    const auto zip = zipped(bag);
    EXPECT_EQ(zip, zipped(bag));
    std::ofstream(folder.path("bag.zip"), std::ios::binary) << zip;
    const auto run = [&](const std::string& command) {
        return std::system(("cd '" + folder.path("") + "' && " + command).c_str());
    };
    ASSERT_EQ(run("python3 -m zipfile -e bag.zip ."), 0);
    const std::string into = "cd dossier-2026-0001 && ";
    EXPECT_EQ(run(into + "sha256sum --quiet -c manifest-sha256.txt"), 0);
    EXPECT_EQ(run(into + "sha256sum --quiet -c tagmanifest-sha256.txt"), 0);
    EXPECT_EQ(run(into + "grep -qx 'Payload-Oxum: 5.2' bag-info.txt"), 0);
    EXPECT_EQ(run(into + "grep -qx 'BagIt-Version: 1.0' bagit.txt"), 0);
    EXPECT_EQ(run(into + "test $(find data -type f | wc -l) = $(wc -l < manifest-sha256.txt)"), 0);
    EXPECT_EQ(run(into + "printf x >> data/main/001-a.pdf"), 0);
    EXPECT_NE(run(into + "sha256sum --status -c manifest-sha256.txt"), 0);
}

}  // namespace
}  // namespace mingjing::binder
