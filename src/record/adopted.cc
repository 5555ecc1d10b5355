#include "record/adopted.h"

#include <variant>

#include "ledger/ledger.h"
#include "record/codec.h"

namespace mingjing::record {

std::vector<std::pair<std::string, std::string>> adopted_files(db::Connection& connection) {
    const auto records = ledger::read_stream(connection, "definitions");
    if (records.empty()) {
        return {};
    }
    return std::get<DefinitionsAdopted>(decode(records.back())).files;
}

}  // namespace mingjing::record
