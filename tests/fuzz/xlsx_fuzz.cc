// Any bytes read as a workbook end in rows or in a reason, within bounds. The input is a
// whole file, or, where it begins with '<', the XML of a sheet in a workbook otherwise good.

#include <cstdint>
#include <cstdlib>
#include <map>
#include <string>
#include <string_view>

#include <zip.h>

#include "sheet/reader.h"
#include "sheet/writer.h"

namespace {

using namespace mingjing::sheet;

std::string zip_of(const std::map<std::string, std::string_view>& parts) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, &error);
    zip_source_keep(target);
    zip_t* archive = zip_open_from_source(target, ZIP_TRUNCATE, &error);
    for (const auto& [name, bytes] : parts) {
        const auto index = zip_file_add(
            archive, name.c_str(), zip_source_buffer(archive, bytes.data(), bytes.size(), 0), 0
        );
        zip_set_file_compression(archive, static_cast<zip_uint64_t>(index), ZIP_CM_STORE, 0);
    }
    zip_close(archive);
    zip_stat_t about;
    zip_stat_init(&about);
    zip_source_stat(target, &about);
    std::string all(about.size, '\0');
    zip_source_open(target);
    zip_source_read(target, all.data(), all.size());
    zip_source_close(target);
    zip_source_free(target);
    return all;
}

std::string around(std::string_view sheet) {
    return zip_of(
        {{"_rels/.rels",
          R"(<r><Relationship Id="a" Type="t/officeDocument" Target="xl/workbook.xml"/></r>)"},
         {"xl/workbook.xml", R"(<w><sheets><sheet name="s" r:id="a"/></sheets></w>)"},
         {"xl/_rels/workbook.xml.rels",
          R"(<r><Relationship Id="a" Type="t/worksheet" Target="s.xml"/>)"
          R"(<Relationship Id="b" Type="t/styles" Target="t.xml"/>)"
          R"(<Relationship Id="c" Type="t/sharedStrings" Target="u.xml"/></r>)"},
         {"xl/t.xml", R"(<s><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></s>)"},
         {"xl/u.xml", R"(<s><si><t>a</t></si><si><r><t>b</t></r></si></s>)"},
         {"xl/s.xml", sheet}}
    );
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::string bytes(reinterpret_cast<const char*>(data), size);
    if (!bytes.empty() && bytes.front() == '<') {
        bytes = around(bytes);
    }
    Limits limits;
    limits.unpacked_bytes_max = 8U << 20U;
    const auto reader = Reader::open(bytes, "a.xlsx", limits);
    if (!reader) {
        return 0;
    }
    std::uint32_t last = 0;
    bool is_read = true;
    for (std::size_t sheet = 0; sheet < reader->sheets().size(); ++sheet) {
        last = 0;
        const auto merges = reader->merges(sheet);
        const auto done = reader->rows(sheet, [&](const SheetRow& row) {
            if (row.number <= last || row.cells.empty()) {
                std::abort();
            }
            last = row.number;
            return true;
        });
        is_read = is_read && done && merges;
    }
    // A remark beside the last row leaves a workbook that reads.
    if (is_read && reader->sheets().size() == 1 && last > 0) {
        const auto remarked = add_remarks(bytes, {{0, last, "<&>", Mark::rejected}});
        const auto again = Reader::open(remarked, "a.xlsx", limits);
        bool is_there = false;
        if (!again || !again->rows(0, [&](const SheetRow& row) {
                is_there = is_there || row.cells.back().text == "<&>";
                return true;
            })) {
            std::abort();
        }
        if (!is_there) {
            std::abort();
        }
    }
    return 0;
}
