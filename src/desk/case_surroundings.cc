#include "desk/case_surroundings.h"

#include <string>
#include <vector>

#include "base/limits.h"
#include "domain/day.h"
#include "query/registers.h"

namespace mingjing::desk {

namespace {

query::Moment on(std::chrono::sys_days day) {
    return {.at = domain::iso(day), .seen_position = {}, .audience = domain::Audience::internal};
}

std::optional<Fields> public_entry(
    db::Connection& connection,
    const domain::Schema& schema,
    std::string_view field,
    std::string_view value,
    std::chrono::sys_days day
) {
    if (field.empty()) {
        auto found = query::entry(connection, schema, value, on(day));
        const bool is_in_force = found && found->is_in_force && !found->version.is_withdrawn;
        return is_in_force ? std::optional(std::move(found->version.content)) : std::nullopt;
    }
    auto found = query::referring(connection, schema, field, value, on(day), 1);
    return found.empty() ? std::nullopt : std::optional(std::move(found.front().version.content));
}

std::vector<Fields> public_entries(
    db::Connection& connection, const domain::Schema& schema, std::chrono::sys_days day
) {
    query::ListRequest request;
    request.register_key = schema.key;
    request.moment = on(day);
    request.page_size = limits::kPageRowsMax;
    std::vector<Fields> contents;
    for (std::uint64_t total = 1; contents.size() < total; ++request.page) {
        auto page = query::list(connection, schema, request);
        total = page.entries.empty() ? 0 : page.total;
        for (auto& entry : page.entries) {
            contents.push_back(std::move(entry.version.content));
        }
    }
    return contents;
}

}  // namespace

case_file::Surroundings case_surroundings(
    db::Connection& connection,
    const definitions::Definitions& definitions,
    std::chrono::sys_days today
) {
    return {
        .calendar = definitions.calendar,
        .today = today,
        .entry = [&](std::string_view register_key,
                     std::string_view field,
                     std::string_view value,
                     std::chrono::sys_days day) -> std::optional<Fields> {
            const auto* schema = definitions.find(register_key);
            return schema == nullptr ? std::nullopt
                                     : public_entry(connection, *schema, field, value, day);
        },
        .entries =
            [&](std::string_view register_key, std::chrono::sys_days day) {
                const auto* schema = definitions.find(register_key);
                return schema == nullptr ? std::vector<Fields>{}
                                         : public_entries(connection, *schema, day);
            },
        .thresholds = definitions.thresholds,
    };
}

}  // namespace mingjing::desk
