#include "desk/instrument_words.h"

#include <map>
#include <memory>
#include <utility>

#include <fmt/format.h>

#include "desk/case_surroundings.h"
#include "desk/entry_plan.h"
#include "domain/dated_text.h"
#include "domain/day.h"
#include "domain/instrument_frame.h"

namespace mingjing::desk {

using domain::InstrumentKind;
using domain::Refusal;

Titles titles_on(
    db::Connection& connection,
    const definitions::Definitions& definitions,
    std::chrono::sys_days today,
    Names names
) {
    // Sixty kinds ask for the same few officers and items.
    auto known = std::make_shared<std::map<std::string, std::optional<std::string>>>();
    return [&connection, &definitions, today, known, names = std::move(names)](
               std::string_view register_key,
               std::string_view field,
               std::string_view value,
               std::string_view day
           ) -> std::optional<std::string> {
        if (register_key == domain::TakenFrom::kAccounts) {
            const auto name = names.find(value);
            return name == names.end() ? std::nullopt : std::optional(name->second);
        }
        const auto* schema = definitions.find(register_key);
        if (schema == nullptr) {
            return std::nullopt;
        }
        const auto [kept, is_new] = known->try_emplace(
            fmt::format("{}\n{}\n{}\n{}", register_key, field, value, day), std::nullopt
        );
        if (!is_new) {
            return kept->second;
        }
        const auto around = case_surroundings(connection, definitions, today);
        const auto on = domain::day_of(day).value_or(today);
        const auto entry = around.entry(register_key, field, value, on);
        const auto title = entry ? std::string(text_of(*entry, schema->title)) : std::string{};
        if (!title.empty()) {
            kept->second = title;
        }
        return kept->second;
    };
}

tl::expected<Fields, Refusal> words_on(
    const definitions::Definitions& definitions, std::chrono::sys_days day
) {
    const auto& bureau = definitions.bureau;
    Fields words{
        {std::string(domain::kAgency), bureau.name},
        {std::string(domain::kAgencyAddress), bureau.address},
        {std::string(domain::kAgencyPhone), bureau.phone}};
    for (const auto& text : definitions.instrument_settings.texts) {
        const auto held = domain::text_on(text, day);
        if (!held) {
            return refuse(
                "words-missing",
                fmt::format(
                    "文书要写明{}，本机关没有设定{}适用的内容", text.name, domain::in_chinese(day)
                ),
                "请在定义管理的instruments.yaml中补上"
            );
        }
        words.insert_or_assign(text.key, *held);
    }
    return words;
}

std::string date_of(const InstrumentKind& kind, const Fields& data, std::chrono::sys_days today) {
    const auto dated = text_of(data, kind.dated);
    return dated.empty() ? domain::iso(today) : std::string(dated);
}

Refusal missing_facts(const InstrumentKind& kind, const std::vector<MissingFact>& missing) {
    std::string what;
    std::string next;
    for (const auto& one : missing) {
        what += fmt::format("{}“{}”", what.empty() ? "" : "、", one.label);
        if (next.empty()) {
            next = !one.next.empty() ? one.next
                   : one.source.empty()
                       ? fmt::format("请填写{}", one.label)
                       : fmt::format("{}由“{}”记录，请先办理", one.label, one.source);
        }
    }
    return {
        .code = "facts-missing",
        .what = fmt::format("{}缺少{}，不能出具", kind.name, what),
        .article = kind.decides && kind.goes_out ? "行政处罚法第五十九条" : "",
        .next = std::move(next),
        .rule = kind.decides && kind.goes_out ? "CF-28" : ""};
}

}  // namespace mingjing::desk
