#include "query/office.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include "query/office_sql.h"

namespace mingjing::query {

namespace {

struct Called {
    EntryStage stage;
    std::string_view word, name;
};
constexpr std::array<Called, 6> kStages{{
    {EntryStage::submitted, "submitted", "审核中"},
    {EntryStage::approved, "approved", "待公示"},
    {EntryStage::returned, "returned", "已退回"},
    {EntryStage::taken_back, "taken_back", "已撤回提交"},
    {EntryStage::published, "published", "已公示"},
    {EntryStage::withdrawn, "withdrawn", "已撤回"},
}};

const Called& called(EntryStage stage) {
    return *std::ranges::find(kStages, stage, &Called::stage);
}

}  // namespace

std::string_view stage_word(EntryStage stage) {
    return called(stage).word;
}

std::string_view stage_name(EntryStage stage) {
    return called(stage).name;
}

std::optional<EntryStage> stage_of(std::string_view word) {
    const auto* found = std::ranges::find(kStages, word, &Called::word);
    return found == kStages.end() ? std::nullopt : std::optional(found->stage);
}

std::vector<EntryStage> all_stages() {
    std::vector<EntryStage> all;
    std::ranges::transform(kStages, std::back_inserter(all), &Called::stage);
    return all;
}

std::string sort_by_column(std::size_t place) {
    return "column_" + std::to_string(place);
}

OfficePage office_list(db::Connection& ledger, const OfficeRequest& request) {
    OfficeSelect select(request.sight);
    select.in_register(request.register_key);
    select.where_stage(request.stage);
    select.where("e.next_role", request.next_role);
    select.where("e.unit", request.unit);
    select.where_text(request.text);
    select.where_fields(request.filters);
    return select.page(ledger, request.sort, request.page, request.page_size);
}

std::optional<OfficeEntry> office_entry(
    db::Connection& ledger, std::string_view register_key, std::string_view key, const Sight& sight
) {
    OfficeSelect select(sight);
    select.in_register(register_key);
    select.where("e.key", key);
    auto found = select.page(ledger, "key", 1, 1).entries;
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

std::vector<StageCounts> stage_counts(db::Connection& ledger, const Sight& sight) {
    return OfficeSelect(sight).counts(ledger);
}

OfficePage waiting(db::Connection& ledger, const WaitingRequest& request) {
    OfficeSelect select({});
    select.where_turns(request.turns);
    select.in_register(request.register_key);
    select.where("e.unit", request.unit);
    select.where_text(request.text);
    return select.page(ledger, request.sort, request.page, request.page_size);
}

}  // namespace mingjing::query
