// Any bytes read as CSV end in rows or in a reason, within bounds; what is read, written
// and read again is the same.

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "sheet/reader.h"
#include "sheet/writer.h"

namespace {

using namespace mingjing::sheet;

using Rows = std::vector<std::vector<std::string>>;

bool read(std::string_view bytes, Rows& rows) {
    const auto reader = Reader::open(bytes, "a.csv");
    if (!reader) {
        return false;
    }
    const auto done = reader->rows(0, [&](const SheetRow& row) {
        auto& texts = rows.emplace_back();
        for (const auto& cell : row.cells) {
            texts.resize(cell.column + 1);
            texts[cell.column] = cell.text;
        }
        return true;
    });
    return done.has_value();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    Rows rows;
    if (!read(bytes, rows)) {
        return 0;
    }
    OutSheet out;
    out.columns = {{"a", 10}, {"b,\"c\"", 10}};
    for (const auto& row : rows) {
        auto& cells = out.rows.emplace_back();
        for (const auto& text : row) {
            cells.push_back({text, Mark::none});
        }
    }
    Rows again;
    if (!read(write_csv(out), again) || again.size() != rows.size() + 1) {
        std::abort();
    }
    again.erase(again.begin());
    if (again != rows) {
        std::abort();
    }
    return 0;
}
