// What a file may be called, what a field may hold, and which files an entry names.

#include "domain/attachment.h"

#include <gtest/gtest.h>

#include "domain/characters.h"

namespace mingjing::domain {
namespace {

Field samples() {
    Field field;
    field.key = "samples";
    field.label = "样表文件";
    field.type = FieldType::attachments;
    field.kinds = {"pdf", "jpg"};
    field.megabytes_max = 1;
    return field;
}

Attachment pdf(const std::string& name = "样表.pdf") {
    return {name, std::string(64, 'a'), 1000, "application/pdf"};
}

TEST(FileName, KeepsItsEndingAndNothingElseThatHarms) {
    EXPECT_EQ(plain_file_name("a/b\\c.xlsx"), "c.xlsx");
    EXPECT_EQ(plain_file_name("x\r\nSet-Cookie: a\x7f.csv"), "xSet-Cookie: a.csv");
    EXPECT_EQ(plain_file_name("图\u202Efdp.exe\u202C\u200B.pdf"), "图fdp.exe.pdf");
    EXPECT_EQ(plain_file_name("\xFF\xFE.pdf"), ".pdf");
    EXPECT_EQ(plain_file_name(".."), "未命名");
    EXPECT_EQ(plain_file_name(" "), "未命名");
    EXPECT_EQ(plain_file_name("劳务派遣（样表） 1.pdf"), "劳务派遣（样表） 1.pdf");
    const auto cut = plain_file_name(std::string(300, 'n') + ".json");
    EXPECT_LE(character_count(cut), 100U);
    EXPECT_TRUE(cut.ends_with(".json"));
    EXPECT_EQ(plain_file_name(cut), cut) << "once plain, for ever plain";
}

TEST(AnAttachment, GoesIntoAValueAndBackAndNothingElseIsOne) {
    EXPECT_EQ(attachment_in(to_value(pdf())), pdf());
    auto more = *to_value(pdf()).fields();
    more["note"] = "x";
    EXPECT_EQ(attachment_in(more), std::nullopt);
    auto digest = *to_value(pdf()).fields();
    digest["digest"] = "../../keys/log.key";
    EXPECT_EQ(attachment_in(digest), std::nullopt);
    EXPECT_EQ(attachment_in("样表.pdf"), std::nullopt);
}

TEST(AnAttachment, IsOfAKindAndSizeItsFieldHolds) {
    const auto fault = [](const Attachment& attachment) {
        return attachment_fault(samples(), to_value(attachment));
    };
    EXPECT_EQ(fault(pdf()), "");
    EXPECT_EQ(fault(pdf("样表.PDF")), "");
    EXPECT_EQ(fault({"图.jpeg", std::string(64, 'a'), 1, "image/jpeg"}), "");
    EXPECT_NE(fault(pdf("样表.doc")), "");
    EXPECT_NE(fault(pdf("a/样表.pdf")), "");
    EXPECT_NE(fault({"图.png", std::string(64, 'a'), 1, "image/png"}), "");
    EXPECT_NE(fault({"页.html", std::string(64, 'a'), 1, "text/html"}), "");
    auto large = pdf();
    large.bytes = 1024 * 1024 + 1;
    EXPECT_EQ(fault(large), "“样表.pdf”超过1MB");
}

TEST(AnAttachment, IsFoundWhereverItStands) {
    Schema schema;
    Field table;
    table.key = "rows";
    table.type = FieldType::table;
    table.children = {samples()};
    schema.fields = {samples(), table};
    const Fields entry{
        {"samples", List{to_value(pdf("一.pdf"))}},
        {"rows", List{Fields{}, Fields{{"samples", List{to_value(pdf("二.pdf"))}}}}}};
    std::string found;
    for_each_attachment(schema, entry, [&](const auto&, const auto& path, const auto& attachment) {
        found += path + "=" + attachment.name + ";";
    });
    EXPECT_EQ(found, "samples[1]=一.pdf;rows[2].samples[1]=二.pdf;");
    EXPECT_EQ(attached_in(entry), Digests{std::string(64, 'a')});
    EXPECT_TRUE(attached_in(Fields{{"name", std::string(64, 'a')}}).empty());
}

TEST(AnAttachment, IsDescribedWithItsSize) {
    EXPECT_EQ(described(pdf()), "样表.pdf（1 KB）");
    auto large = pdf();
    large.bytes = 3 * 1024 * 1024 / 2;
    EXPECT_EQ(described(large), "样表.pdf（1.5 MB）");
}

}  // namespace
}  // namespace mingjing::domain
