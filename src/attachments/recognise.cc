#include "attachments/recognise.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "sheet/archive.h"

namespace mingjing::attachments {

namespace {

using namespace std::string_view_literals;

constexpr auto kPdf = "%PDF-"sv;
constexpr auto kPng = "\x89PNG\r\n\x1A\n"sv;
constexpr auto kJpeg = "\xFF\xD8\xFF"sv;
constexpr auto kZip = "PK\x03\x04"sv;

constexpr auto kId3 = "ID3"sv;  // before an mp3's first frame, mostly
constexpr std::size_t kNameAt = 4;
constexpr std::size_t kBrandAt = 8;
constexpr std::size_t kBrandSize = 4;

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

// A frame of MPEG audio, layer III, of a bitrate and a sample rate there are.
bool is_mpeg_audio(std::string_view bytes) {
    if (bytes.size() < 4) {
        return false;
    }
    const auto at = [&](std::size_t index) { return static_cast<unsigned char>(bytes[index]); };
    const bool is_layer_3 = at(0) == 0xFF && (at(1) & 0xE6U) == 0xE2U;
    return is_layer_3 && (at(2) & 0xF0U) != 0xF0U && (at(2) & 0x0CU) != 0x0CU;
}

// In the same boxes lie pictures (HEIF, AVIF, raw ones) and QuickTime.
constexpr std::array kFilms{
    "isom"sv,
    "iso2"sv,
    "iso3"sv,
    "iso4"sv,
    "iso5"sv,
    "iso6"sv,
    "iso7"sv,
    "iso8"sv,
    "iso9"sv,
    "mp41"sv,
    "mp42"sv,
    "avc1"sv,
    "M4V "sv,
    "dash"sv,
    "MSNV"sv,
    "mmp4"sv};
bool is_film(std::string_view brand) {
    return brand.starts_with("3gp") || std::ranges::find(kFilms, brand) != kFilms.end();
}

// Recordings by the names of their boxes, chunks and frames.
std::string_view word_of_recording(std::string_view bytes) {
    const auto name =
        bytes.size() < kBrandAt + kBrandSize ? ""sv : bytes.substr(kNameAt, kBrandSize);
    const auto brand = name.empty() ? ""sv : bytes.substr(kBrandAt, kBrandSize);
    if (name == "ftyp") {
        if (brand == "M4A " || brand == "M4B ") {
            return "m4a";
        }
        return is_film(brand) ? "mp4" : ""sv;
    }
    if (bytes.starts_with("RIFF") && brand == "WAVE") {
        return "wav";
    }
    return bytes.starts_with(kId3) || is_mpeg_audio(bytes) ? "mp3" : ""sv;
}

// How many bytes its next character takes, in UTF-8 or in GB 18030; 0 where it is none.
std::size_t utf8_size(std::string_view text) {
    const auto lead = static_cast<unsigned char>(text.front());
    const std::size_t size = lead < 0x80                   ? 1
                             : lead >= 0xC2 && lead < 0xE0 ? 2
                             : lead >= 0xE0 && lead < 0xF0 ? 3
                             : lead >= 0xF0 && lead < 0xF5 ? 4
                                                           : 0;
    for (std::size_t i = 1; i < size; ++i) {
        if (i >= text.size() || (static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U) {
            return 0;
        }
    }
    return size;
}
std::size_t gb18030_size(std::string_view text) {
    const auto at = [&](std::size_t i) {
        return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
    };
    const auto is_lead = [&](std::size_t i) { return at(i) >= 0x81 && at(i) <= 0xFE; };
    const auto is_digit = [&](std::size_t i) { return at(i) >= 0x30 && at(i) <= 0x39; };
    if (at(0) < 0x80) {
        return 1;
    }
    if (is_lead(0) && is_digit(1)) {
        return is_lead(2) && is_digit(3) ? 4 : 0;
    }
    return is_lead(0) && at(1) >= 0x40 && at(1) != 0x7F && at(1) <= 0xFE ? 2 : 0;
}

bool is_written_in(std::string_view text, std::size_t (*size_of)(std::string_view)) {
    constexpr auto kControls = "\t\n\r\f"sv;
    while (!text.empty()) {
        const auto size = size_of(text);
        const auto lead = static_cast<unsigned char>(text.front());
        const bool is_control =
            lead == 0x7F || (lead < 0x20 && kControls.find(text.front()) == std::string_view::npos);
        if (size == 0 || is_control) {
            return false;
        }
        text.remove_prefix(size);
    }
    return true;
}

// Plain text, and mail as it was sent. What a browser or a shell would run is no text here.
std::string_view word_of_text(std::string_view bytes) {
    auto text = bytes;
    if (text.starts_with("\xEF\xBB\xBF")) {
        text.remove_prefix(3);
    }
    const auto begin = text.find_first_not_of(" \t\r\n");
    const bool runs = begin != std::string_view::npos &&
                      (text[begin] == '<' || text.substr(begin).starts_with("#!"));
    if (begin == std::string_view::npos || runs ||
        !(is_written_in(text, utf8_size) || is_written_in(text, gb18030_size))) {
        return {};
    }
    for (const auto header :
         {"Received:"sv,
          "Return-Path:"sv,
          "Delivered-To:"sv,
          "From:"sv,
          "Date:"sv,
          "Message-ID:"sv,
          "MIME-Version:"sv}) {
        if (text.starts_with(header)) {
            return "eml";
        }
    }
    return "txt";
}

std::string_view word_of(std::string_view bytes) {
    if (bytes.starts_with(kZip)) {
        return word_of_archive(bytes);
    }
    if (const auto recording = word_of_recording(bytes); !recording.empty()) {
        return recording;
    }
    return bytes.starts_with(kPdf)    ? "pdf"
           : bytes.starts_with(kPng)  ? "png"
           : bytes.starts_with(kJpeg) ? "jpg"
                                      : word_of_text(bytes);
}

}  // namespace

const domain::FileKind* recognised(std::string_view bytes) {
    return domain::find_file_kind(word_of(bytes));
}

}  // namespace mingjing::attachments
