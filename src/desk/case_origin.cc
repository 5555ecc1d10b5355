#include "desk/case_origin.h"

#include <string>
#include <utility>

#include <fmt/format.h>

#include "case_file/going_on.h"
#include "desk/case_surroundings.h"
#include "ledger/ledger.h"
#include "query/cases.h"
#include "record/case_codec.h"

namespace mingjing::desk {

std::optional<domain::Refusal> origin_refused(
    db::Connection& connection,
    const identity::Roles& roles,
    const identity::Actor& actor,
    const case_file::Content& stated
) {
    const auto* opened = std::get_if<case_file::Opened>(&stated);
    if (opened == nullptr || opened->from_case.empty()) {
        return std::nullopt;
    }
    const auto origin = query::case_numbered(connection, opened->from_case);
    if (origin && identity::may(roles, actor, identity::Action::see, {.unit = origin->unit})) {
        return std::nullopt;
    }
    return domain::Refusal{
        .code = "origin-unknown",
        .what = fmt::format("没有编号为{}的案件，或者您无权查看它", opened->from_case),
        .article = "",
        .next = "请核对来源案件的编号；不是由其他案件转来的，不填写",
        .rule = ""};
}

std::vector<WayOn> ways_on(
    db::Connection& connection,
    const definitions::Definitions& definitions,
    std::chrono::sys_days today,
    const case_file::State& state
) {
    const auto* own = definitions.procedure(state.opened.procedure);
    const auto keys =
        own == nullptr ? std::vector<std::string>{} : case_file::goes_on_in(state, *own);
    std::vector<WayOn> ways;
    if (keys.empty()) {
        return ways;
    }
    const auto item = case_surroundings(connection, definitions, today)
                          .entry("enforcement_items", "", state.opened.item, today);
    for (const auto& key : keys) {
        if (const auto* procedure = definitions.procedure(key)) {
            const bool handles_item = item && (procedure->handles.empty() ||
                                               procedure->is_for(text_of(*item, "category")));
            ways.push_back({procedure, handles_item});
        }
    }
    return ways;
}

std::optional<case_file::EvidenceElsewhere> evidence_in(
    db::Connection& connection, std::string_view case_number, std::string_view evidence
) {
    const auto of = query::case_numbered(connection, case_number);
    if (!of) {
        return std::nullopt;
    }
    std::optional<case_file::EvidenceElsewhere> found;
    for (const auto& record : ledger::read_stream(connection, of->stream)) {
        const auto event = record::decode_case(record);
        if (!event) {
            continue;
        }
        if (const auto* collected = std::get_if<case_file::Collected>(&event->content);
            collected != nullptr && collected->number == evidence) {
            found = {*collected, "", of->unit};
        } else if (const auto* verified = std::get_if<case_file::Verified>(&event->content);
                   verified != nullptr && verified->number == evidence && found) {
            found->finding = verified->finding;
        } else if (const auto* moved = std::get_if<case_file::EvidenceMoved>(&event->content);
                   moved != nullptr && moved->number == evidence && found) {
            found->evidence.from_reporter = moved->from_reporter;
        }
    }
    return found;
}

}  // namespace mingjing::desk
