#include "desk/erasure.h"

#include <set>
#include <utility>

#include <fmt/format.h>

#include "domain/parts.h"
#include "ledger/ledger.h"

namespace mingjing::desk {

namespace {

domain::Refusal nothing_called(std::string_view field) {
    return {
        "nothing-to-erase",
        fmt::format("这个条目没有可删除的字段“{}”", field),
        "",
        "请核对字段；事实部分依法保存，不能删除",
        ""};
}

}  // namespace

tl::expected<EntryAct, domain::Refusal> erasure(
    db::Connection& ledger,
    const std::string& stream,
    const std::vector<std::string>& fields,
    std::string_view basis
) {
    const auto records = ledger::read_stream(ledger, stream);
    domain::register_entry::Erase erase{{}, {}, std::string(basis)};
    std::set<std::string> names;
    std::set<std::string> unknown(fields.begin(), fields.end());
    for (const auto& record : records) {
        bool holds = false;
        for (const auto& [name, value] : record.personal) {
            for (const auto& field : fields) {
                if (domain::is_called(name, field)) {
                    holds = true;
                    names.insert(name);
                    unknown.erase(field);
                }
            }
        }
        if (holds) {
            erase.positions.push_back(record.position);
        }
    }
    if (!unknown.empty()) {
        return tl::unexpected(nothing_called(*unknown.begin()));
    }
    erase.fields.assign(names.begin(), names.end());
    return EntryAct{stream, std::move(erase), records.back().version};
}

}  // namespace mingjing::desk
