#pragma once

// A sheet's rows with the cells somebody mended in the report put in their place.

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "sheet/reader.h"
#include "tabular/import.h"

namespace mingjing::tabular {

class MendedRows {
  public:
    MendedRows(const MendedCells& cells, std::string_view sheet_name);

    // What stands in the sheet is given back where nothing was mended; otherwise the answer
    // lasts until the next. An emptied cell stays, without text: no merged area fills it.
    [[nodiscard]] const sheet::SheetRow& mended(const sheet::SheetRow& own);

  private:
    std::map<std::uint32_t, std::map<std::uint32_t, std::string>> by_row_;
    sheet::SheetRow row_;
};

}  // namespace mingjing::tabular
