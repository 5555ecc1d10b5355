#pragma once

// The least of each kind of file people attach.

#include <string>

#include "sheet/made_workbook.h"

namespace mingjing::test {

inline std::string small_pdf(const std::string& text = "样表") {
    return "%PDF-1.4\n%" + text + "\n%%EOF\n";
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
