#include "record/adopted.h"

#include <algorithm>
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

std::set<std::string> digests_ever_adopted(db::Connection& connection) {
    std::set<std::string> digests;
    for (const auto& record : ledger::read_stream(connection, "definitions")) {
        const auto adopted = std::get<DefinitionsAdopted>(decode(record));
        for (const auto& [name, digest] : adopted.files) {
            digests.insert(digest);
        }
    }
    return digests;
}

bool was_ever_adopted(db::Connection& connection, std::string_view digest) {
    const auto records = ledger::read_stream(connection, "definitions");
    return std::any_of(records.begin(), records.end(), [&](const auto& record) {
        return std::get<DefinitionsAdopted>(decode(record)).digest == digest;
    });
}

}  // namespace mingjing::record
