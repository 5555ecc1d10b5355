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

TEST(Recognised, RecordingsTextAndMail) {
    using namespace std::string_view_literals;
    EXPECT_EQ(
        word_of("\0\0\0\x20"
                "ftypisom\0\0\2\0"sv),
        "mp4"
    );
    EXPECT_EQ(
        word_of("\0\0\0\x20"
                "ftypM4A \0\0\2\0"sv),
        "m4a"
    );
    EXPECT_EQ(
        word_of("\0\0\0\x14"
                "ftypqt  \0\0\0\0"sv),
        ""
    );
    EXPECT_EQ(
        word_of("\0\0\0\x18"
                "ftypheic\0\0\0\0"sv),
        ""
    ) << "a picture";
    EXPECT_EQ(word_of("RIFF\x24\0\0\0WAVEfmt "sv), "wav");
    EXPECT_EQ(word_of("RIFF\x24\0\0\0AVI LIST"sv), "");
    EXPECT_EQ(word_of("ID3\x04\0\0"sv), "mp3");
    EXPECT_EQ(word_of("\xFF\xFB\x90\x64"sv), "mp3");
    EXPECT_EQ(word_of("姓名,加班小时\r\n张示例,41\r\n"), "txt");
    EXPECT_EQ(word_of("\xD0\xD5\xC3\xFB,41\n"), "txt") << "姓名 in GB 18030";
    EXPECT_EQ(word_of("From: a@example.invalid\r\nSubject: x\r\n\r\nx"), "eml");
    EXPECT_EQ(word_of("text\0with a zero"sv), "");
    EXPECT_EQ(word_of("#!/bin/sh\nrm x\n"), "");
    EXPECT_EQ(word_of("\xEF\xBB\xBF <html>"), "");
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
