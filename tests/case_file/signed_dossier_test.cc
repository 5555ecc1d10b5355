// Signed copies in the file of a case: where they lie, and which papers lack one.

#include "case_file/case.h"
#include "case_file/dossier.h"

namespace mingjing::case_file {
namespace {

using testing::ElementsAre;

Filed paper(std::string kind, std::vector<Scan> scans = {}) {
    return {
        .id = kind + "-2026-1",
        .kind = kind,
        .title = kind,
        .number = "",
        .dated = "2026-03-05",
        .digest = "d",
        .pages = 1,
        .scans = std::move(scans)};
}
Scan scan(std::int64_t copy, std::int64_t place, std::int64_t pages) {
    return {
        .copy = copy,
        .place = place,
        .digest = "s",
        .pages = pages,
        .signed_on = "2026-03-06",
        .signing = "已签字或者盖章"};
}
// 题名@起始页
std::vector<std::string> lines(const std::vector<Document>& book) {
    std::vector<std::string> all;
    for (const auto& one : book) {
        all.push_back(one.title + "@" + std::to_string(one.first_page));
    }
    return all;
}
Dossier file_of(
    const std::vector<Filed>& papers,
    const std::vector<domain::InstrumentKind>& kinds = shipped_definitions().instruments
) {
    return dossier(
        {},
        papers,
        {*shipped_definitions().procedure("penalty_ordinary"),
         kinds,
         shipped_definitions().record_rules}
    );
}

TEST(ASignedDossier, HasEachCopyAfterItsPaperWithItsPages) {
    const auto file = file_of(
        {paper("service_receipt"),
         paper("inquiry_record", {scan(1, 0, 2), scan(2, 0, 1), scan(2, 1, 1)})}
    );
    EXPECT_THAT(
        lines(file.main),
        ElementsAre(
            "inquiry_record@1",
            "inquiry_record（签字件）@2",
            "inquiry_record（签字件1/2）@4",
            "inquiry_record（签字件2/2）@5",
            "service_receipt@6"
        )
    );
    EXPECT_EQ(file.pages(), 6);
    EXPECT_EQ(file.main[1].id, "inquiry_record-2026-1");
    EXPECT_EQ(file.main[1].dated, "2026-03-06") << "the day it was signed";
    EXPECT_TRUE(file.main[1].is_signed_copy());
    EXPECT_FALSE(file.main[0].is_signed_copy());
}

TEST(ASignedDossier, JC03_ACopyLiesInTheBookOfItsPaper) {
    auto file =
        file_of({paper("reporter_interview", {scan(1, 0, 1)}), paper("gone_since", {scan(1, 0, 1)})}
        );
    EXPECT_TRUE(file.main.empty());
    EXPECT_EQ(file.side.size(), 4U);
    file.keep_main_alone(shipped_definitions().instruments);
    EXPECT_EQ(file.documents(), 0);
}

TEST(ASignedDossier, HasTheCopyInThePlaceOfThePaperWhereItsKindSaysSo) {
    auto kinds = shipped_definitions().instruments;
    std::ranges::find(kinds, "inquiry_record", &domain::InstrumentKind::key)->is_replaced_by_copy =
        true;
    EXPECT_THAT(
        lines(file_of({paper("inquiry_record", {scan(1, 0, 2)})}, kinds).main),
        ElementsAre("inquiry_record（签字件）@1")
    );
    EXPECT_THAT(
        lines(file_of({paper("inquiry_record")}, kinds).main), ElementsAre("inquiry_record@1")
    ) << "what is not there takes no place";
}

TEST(ASignedDossier, CF18_TellsWhichPaperLacksItsCopyAndIsArchivedAllTheSame) {
    auto making = paper("service_receipt");
    making.digest = "";
    const auto file = file_of({paper("inquiry_record"), paper("penalty_notice"), making});
    ASSERT_EQ(file.main.size(), 3U);
    for (const auto& one : file.main) {
        EXPECT_EQ(one.lacks_signed_copy, one.kind == "inquiry_record") << one.kind;
    }
    EXPECT_TRUE(file.must().empty()) << "a warning, no gate";
    const auto whole = file_of({paper("inquiry_record", {scan(1, 0, 1)})});
    EXPECT_FALSE(whole.main[0].lacks_signed_copy);
    EXPECT_FALSE(whole.main[1].lacks_signed_copy);
}

}  // namespace
}  // namespace mingjing::case_file
