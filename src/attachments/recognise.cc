#include "attachments/recognise.h"

#include <string>

#include "sheet/archive.h"

namespace mingjing::attachments {

namespace {

using namespace std::string_view_literals;

constexpr auto kPdf = "%PDF-"sv;
constexpr auto kPng = "\x89PNG\r\n\x1A\n"sv;
constexpr auto kJpeg = "\xFF\xD8\xFF"sv;
constexpr auto kZip = "PK\x03\x04"sv;

// Of an office document: its list of parts names macros where there are any.
bool has_macros(const sheet::Archive& archive) {
    std::string types;
    const auto read = archive.read("[Content_Types].xml", [&](std::string_view block) {
        types += block;
        return true;
    });
    return !read || types.find("macroEnabled") != std::string::npos ||
           types.find("vbaProject") != std::string::npos;
}

std::string_view word_of_archive(std::string_view bytes) {
    const auto archive = sheet::Archive::open(bytes, {});
    if (!archive) {
        return {};
    }
    if (archive->has("OFD.xml")) {
        return "ofd";
    }
    if (!archive->has("[Content_Types].xml") || has_macros(*archive)) {
        return {};
    }
    return archive->has("word/document.xml") ? "docx"
           : archive->has("xl/workbook.xml") ? "xlsx"
                                             : std::string_view{};
}

std::string_view word_of(std::string_view bytes) {
    return bytes.starts_with(kPdf)    ? "pdf"
           : bytes.starts_with(kPng)  ? "png"
           : bytes.starts_with(kJpeg) ? "jpg"
           : bytes.starts_with(kZip)  ? word_of_archive(bytes)
                                      : std::string_view{};
}

}  // namespace

const domain::FileKind* recognised(std::string_view bytes) {
    return domain::find_file_kind(word_of(bytes));
}

}  // namespace mingjing::attachments
