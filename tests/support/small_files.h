#pragma once

// The least of each kind of file people attach.

#include <string>

#include "sheet/made_workbook.h"

namespace mingjing::test {

inline std::string small_pdf(const std::string& text = "样表") {
    return "%PDF-1.4\n%" + text + "\n%%EOF\n";
}
// What can be bound, too.
inline std::string two_page_pdf() {
    return "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
           "2 0 obj<</Type/Pages/Kids[3 0 R 3 0 R]/Count 2>>endobj\n"
           "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\n"
           "trailer<</Root 1 0 R/Size 4>>\n%%EOF\n";
}
inline std::string small_png() {
    return "\x89PNG\r\n\x1A\n....";
}
inline std::string small_docx(const std::string& types = "") {
    return sheet::test::zip_of(
        {{"[Content_Types].xml", "<Types>" + types + "</Types>"}, {"word/document.xml", "<w/>"}}
    );
}
inline std::string small_ofd() {
    return sheet::test::zip_of({{"OFD.xml", "<ofd/>"}});
}

}  // namespace mingjing::test
