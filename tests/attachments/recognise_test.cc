// A file is what is in it, whatever it is called.

#include "attachments/recognise.h"

#include <gtest/gtest.h>

#include "support/small_files.h"

namespace mingjing::attachments {
namespace {

std::string_view word_of(std::string_view bytes) {
    const auto* kind = recognised(bytes);
    return kind == nullptr ? "" : kind->word;
}

TEST(Recognised, ByItsContent) {
    EXPECT_EQ(word_of(test::small_pdf()), "pdf");
    EXPECT_EQ(word_of(test::small_png()), "png");
    EXPECT_EQ(word_of("\xFF\xD8\xFF\xE0 JFIF"), "jpg");
    EXPECT_EQ(word_of(test::small_docx()), "docx");
    EXPECT_EQ(word_of(test::small_ofd()), "ofd");
    EXPECT_EQ(
        word_of(sheet::test::zip_of({{"[Content_Types].xml", "<Types/>"}, {"xl/workbook.xml", ""}})
        ),
        "xlsx"
    );
}

TEST(Recognised, NothingThatRunsAndNoOtherArchive) {
    EXPECT_EQ(word_of(""), "");
    EXPECT_EQ(word_of("MZ\x90"), "");
    EXPECT_EQ(word_of("<html><script>alert(1)</script>"), "");
    EXPECT_EQ(word_of("<svg xmlns='http://www.w3.org/2000/svg'/>"), "");
    EXPECT_EQ(word_of(std::string("PK\x03\x04") + "not an archive"), "");
    EXPECT_EQ(word_of(sheet::test::zip_of({{"a.exe", "MZ"}})), "");
    EXPECT_EQ(word_of(sheet::test::zip_of({{"word/document.xml", "<w/>"}})), "");
}

TEST(Recognised, NoDocumentWithMacros) {
    EXPECT_EQ(
        word_of(test::small_docx(
            "<Override ContentType='application/vnd.ms-word.document.macroEnabled.main+xml'/>"
        )),
        ""
    );
    EXPECT_EQ(word_of(test::small_docx("<Override PartName='/word/vbaProject.bin'/>")), "");
}

}  // namespace
}  // namespace mingjing::attachments
