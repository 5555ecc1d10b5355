#pragma once

// Workbooks made by hand, part by part, for what no ordinary program writes.

#include <map>
#include <stdexcept>
#include <string>
#include <vector>

#include <zip.h>

namespace mingjing::sheet::test {

using Parts = std::map<std::string, std::string>;

inline std::string zip_of(const Parts& parts) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, &error);
    zip_source_keep(target);
    zip_t* archive = zip_open_from_source(target, ZIP_TRUNCATE, &error);
    for (const auto& [name, bytes] : parts) {
        zip_source_t* part = zip_source_buffer(archive, bytes.data(), bytes.size(), 0);
        zip_file_add(archive, name.c_str(), part, ZIP_FL_ENC_UTF_8);
    }
    if (zip_close(archive) != 0) {
        throw std::runtime_error("cannot make a zip file");
    }
    zip_stat_t about;
    zip_stat_init(&about);
    zip_source_stat(target, &about);
    std::string bytes(about.size, '\0');
    zip_source_open(target);
    zip_source_read(target, bytes.data(), bytes.size());
    zip_source_close(target);
    zip_source_free(target);
    return bytes;
}

// One sheet called 表一 with the given inside of <sheetData>, and what follows it.
struct Made {
    std::string rows;
    std::string after_rows;
    std::string shared_strings;       // <si> elements
    std::string number_formats;       // <numFmt> elements
    std::vector<int> cell_formats;    // numFmtId per style
    std::string workbook_properties;  // attributes of <workbookPr>
};

inline Parts parts_of(const Made& made) {
    const std::string head = R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>)";
    const std::string main =
        R"( xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main")";
    const std::string types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const auto relation = [&](const std::string& id, const std::string& type, const std::string& to
                          ) {
        return "<Relationship Id=\"" + id + "\" Type=\"" + types + "/" + type + "\" Target=\"" +
               to + "\"/>";
    };
    const auto relations = [&](const std::string& inside) {
        return head +
               "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/"
               "relationships\">" +
               inside + "</Relationships>";
    };
    std::string formats;
    for (const int id : made.cell_formats) {
        formats += "<xf numFmtId=\"" + std::to_string(id) + "\"/>";
    }
    Parts parts;
    parts["[Content_Types].xml"] =
        head + R"(<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>)";
    parts["_rels/.rels"] = relations(relation("rId1", "officeDocument", "xl/workbook.xml"));
    parts["xl/workbook.xml"] =
        head + "<workbook" + main + " xmlns:r=\"" + types + "\"><workbookPr " +
        made.workbook_properties +
        R"(/><sheets><sheet name="表一" sheetId="1" r:id="rId1"/></sheets></workbook>)";
    parts["xl/_rels/workbook.xml.rels"] = relations(
        relation("rId1", "worksheet", "worksheets/sheet1.xml") +
        relation("rId2", "styles", "styles.xml") +
        relation("rId3", "sharedStrings", "sharedStrings.xml")
    );
    parts["xl/styles.xml"] = head + "<styleSheet" + main + "><numFmts>" + made.number_formats +
                             "</numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
                             "<cellXfs>" +
                             formats + "</cellXfs></styleSheet>";
    parts["xl/sharedStrings.xml"] = head + "<sst" + main + ">" + made.shared_strings + "</sst>";
    parts["xl/worksheets/sheet1.xml"] = head + "<worksheet" + main + "><sheetData>" + made.rows +
                                        "</sheetData>" + made.after_rows + "</worksheet>";
    return parts;
}

inline std::string workbook_of(const Made& made) {
    return zip_of(parts_of(made));
}

}  // namespace mingjing::sheet::test
