// A file bound: every page of every part, numbered, in order; and a bag anybody can check.

#include "binder/binder.h"

#include <filesystem>

#include <gmock/gmock.h>

#include <fmt/format.h>

#include "binder/pages.h"
#include "codec/text.h"
#include "crypto/hash.h"
#include "support/unpacked_bag.h"
#include "support/words_in_pdf.h"

namespace mingjing::binder {
namespace {

using testing::HasSubstr;

const std::string kRoot = MINGJING_SOURCE_DIR;
constexpr Time kMoment{};
// One red pixel.
constexpr auto kPng =
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC";

// One page, to be opened by who knows its word alone.
constexpr auto kLocked =
    "JVBERi0xLjQKJb/3ov4KMSAwIG9iago8PCAvUGFnZXMgMiAwIFIgL1R5cGUgL0NhdGFsb2cgPj4KZW5kb2JqCjIg"
    "MCBvYmoKPDwgL0NvdW50IDEgL0tpZHMgWyAzIDAgUiBdIC9UeXBlIC9QYWdlcyA+PgplbmRvYmoKMyAwIG9iago8"
    "PCAvTWVkaWFCb3ggWyAwIDAgNTk1IDg0MiBdIC9QYXJlbnQgMiAwIFIgL1R5cGUgL1BhZ2UgPj4KZW5kb2JqCjQg"
    "MCBvYmoKPDwgL0ZpbHRlciAvU3RhbmRhcmQgL0xlbmd0aCAxMjggL08gPDBlNTIyOTI1YTNlNGU4NzRjM2NmYWNi"
    "ZWY1MTFhNzNhYzRlYzJiZDg2NWRjZDNkNDYyNzYxNDkxN2FiZmQ3ZTQ+IC9QIC00IC9SIDMgL1UgPGM1OGJkYmQ5"
    "OTZlZjAzNTRkMDllMzNjZWI5MWY3YmViMDEyMjQ1NmE5MWJhZTUxMzQyNzNhNmRiMTM0Yzg3YzQ+IC9WIDIgPj4K"
    "ZW5kb2JqCnhyZWYKMCA1CjAwMDAwMDAwMDAgNjU1MzUgZiAKMDAwMDAwMDAxNSAwMDAwMCBuIAowMDAwMDAwMDY0"
    "IDAwMDAwIG4gCjAwMDAwMDAxMjMgMDAwMDAgbiAKMDAwMDAwMDE5NiAwMDAwMCBuIAp0cmFpbGVyIDw8IC9Sb290"
    "IDEgMCBSIC9TaXplIDUgL0lEIFs8NWFmMGVjYjczNDZiZjMyMzEyMzUwZTdjMTNkMjlhNDI+PDVhZjBlY2I3MzQ2"
    "YmYzMjMxMjM1MGU3YzEzZDI5YTQyPl0gL0VuY3J5cHQgNCAwIFIgPj4Kc3RhcnR4cmVmCjQwMwolJUVPRgo=";
// One page whose drawing is a number: read, and yet not to be bound.
constexpr auto kNoDrawing =
    "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 7>>endobj\n"
    "trailer<</Root 1 0 R/Size 4>>\n%%EOF\n";
constexpr auto kPdf = "application/pdf";

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
             {"fonds", ""},
             {"catalogue", ""},
             {"remarks", ""}},
        .main = {},
        .side = {},
        .missing = {"《送达回证》"},
        .moment = kMoment};
}
tl::expected<Bound, press::Failure> bound(const Volume& whole) {
    Binder bind({.worker = kRoot + "/press"}, kRoot + "/press/dossier");
    auto made = bind.bound(whole, bind.turn());
    EXPECT_TRUE(made) << (made ? "" : made.error().what);
    return made;
}
constexpr Place slip_at(std::int64_t first) {
    return {first, 1, true};
}

TEST(Pages, AreCountedAndWhatIsNoPdfIsNone) {
    EXPECT_EQ(pages_in(pdf_of(2)), 3);
    EXPECT_EQ(pages_in("%PDF-1.7 nothing"), std::nullopt);
    EXPECT_EQ(pages_in(""), std::nullopt);
    EXPECT_EQ(pages_in(codec::from_base64(kLocked).value()), std::nullopt);
    EXPECT_EQ(pages_in(kNoDrawing), std::nullopt) << "one such page would keep a file unbound";
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
        leaf("决定书", kPdf, pdf_of(1)),
        leaf("照片", "image/png", codec::from_base64(kPng).value()),
        leaf("锁具"),
        leaf("录音", "audio/mpeg", "ID3")};
    whole.side = {leaf("报告", kPdf, pdf_of(2))};
    const auto made = bound(whole);
    ASSERT_TRUE(made);
    const std::vector<Place> main{{1, 2}, {3, 1}, slip_at(4), slip_at(5)};
    EXPECT_EQ(made->main, main);
    EXPECT_EQ(made->side, (std::vector<Place>{{1, 3}}));
    constexpr std::int64_t kSheets = 4;  // cover, two lists of contents, notes
    EXPECT_EQ(pages_in(made->pdf), 5 + 3 + kSheets);
    const auto words = test::words_in_pdf(made->pdf);
    EXPECT_THAT(words, HasSubstr("5件，正卷5页，副卷3页"));
    EXPECT_THAT(words, HasSubstr("没有装订的原件：1号锁具：本件是实物"));
    EXPECT_THAT(words, HasSubstr("1号录音：本件是不能印在纸上的电子文件，原件在归档包里"));
}

TEST(ABoundFile, HasASlipWithTheReasonWhereAFileCannotBeBound) {
    auto whole = volume();
    whole.main = {
        leaf("坏文件", kPdf, "%PDF-1.7 broken"),
        leaf("加密文件", kPdf, codec::from_base64(kLocked).value()),
        leaf("坏页", kPdf, kNoDrawing),
        leaf("坏照片", "image/png", std::string("\x89PNG\r\n\x1A\n") + "nonsense"),
        leaf("大照片", "image/jpeg", "\xFF\xD8\xFF" + std::string(std::size_t{15} << 20U, 'x'))};
    const auto made = bound(whole);
    ASSERT_TRUE(made);
    const std::vector<Place> all{slip_at(1), slip_at(2), slip_at(3), slip_at(4), slip_at(5)};
    EXPECT_EQ(made->main, all);
    const auto words = test::words_in_pdf(made->pdf);
    EXPECT_THAT(words, HasSubstr("1号坏页：本件是PDF，已加密或者损坏，不能装订"));
    EXPECT_THAT(words, HasSubstr("1号坏照片：本件是图片，已损坏或者过大，不能装订"));
}

TEST(ABoundFile, IsBoundForOneAtATimeAndNobodyWaitsInside) {
    Binder bind({.worker = kRoot + "/press"}, kRoot + "/press/dossier");
    {
        const auto first = bind.turn();
        EXPECT_TRUE(first.has_come());
        const auto second = bind.turn();
        EXPECT_FALSE(second.has_come());
        EXPECT_FALSE(bind.bound(volume(), second));
    }
    EXPECT_TRUE(bind.turn().has_come());
}

TEST(ABoundFile, SaysSoWhereNoRendererIs) {
    Binder bind({.worker = kRoot + "/nowhere"}, kRoot + "/press/dossier");
    const auto made = bind.bound(volume(), bind.turn());
    ASSERT_FALSE(made);
    EXPECT_FALSE(made.error().is_of_document);
    EXPECT_THAT(made.error().what, HasSubstr("weasyprint"));
}

// As an outsider: unzip, sha256sum.
TEST(ABag, IsWhatItsManifestsSay) {
    const Bag bag{
        .name = "dossier-2026-0001",
        .payload = {{"main/001-a.pdf", "one"}, {"records/7.json", "{}"}},
        .tags = {{"说明.txt", "怎样核对"}},
        .info = {{"External-Identifier", "2026-0001"}}};
    const auto zip = zipped(bag);
    EXPECT_EQ(zip, zipped(bag));
    const test::UnpackedBag unpacked(zip);
    const std::string into = "cd dossier-2026-0001 && ";
    EXPECT_EQ(unpacked.run(into + "sha256sum --quiet -c manifest-sha256.txt"), 0);
    EXPECT_EQ(unpacked.run(into + "sha256sum --quiet -c tagmanifest-sha256.txt"), 0);
    const auto sm3 = fmt::format("grep -qx '{}  data/main/001-a.pdf' ", crypto::sm3("one").hex());
    EXPECT_EQ(unpacked.run(into + sm3 + "manifest-sm3.txt"), 0);
    EXPECT_EQ(unpacked.run(into + "grep -q ' manifest-sm3.txt$' tagmanifest-sha256.txt"), 0);
    EXPECT_EQ(unpacked.run(into + "grep -qx 'Payload-Oxum: 5.2' bag-info.txt"), 0);
    EXPECT_EQ(unpacked.run(into + "grep -qx 'BagIt-Version: 1.0' bagit.txt"), 0);
    EXPECT_EQ(
        unpacked.run(into + "test $(find data -type f | wc -l) = $(wc -l < manifest-sha256.txt)"), 0
    );
    EXPECT_EQ(unpacked.run(into + "printf x >> data/main/001-a.pdf"), 0);
    EXPECT_NE(unpacked.run(into + "sha256sum --status -c manifest-sha256.txt"), 0);
}

}  // namespace
}  // namespace mingjing::binder
