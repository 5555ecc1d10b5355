#include "record/case_codec.h"

#include <string>

#include "domain/parts.h"
#include "record/entry_codec.h"
#include "record/facts.h"

namespace mingjing::record {

namespace {

// Why a gate that only warns was passed: a sentence that may name people.
constexpr std::string_view kReason = "reason_";

List list_of(const std::vector<std::string>& texts) {
    return {texts.begin(), texts.end()};
}

void encode_reasons(const case_file::Event& event, std::string_view subject, ledger::Draft& draft) {
    List gates;
    for (const auto& [gate, reason] : event.excused) {
        gates.emplace_back(gate);
        draft.personal.emplace(
            std::string(kReason) + gate,
            ledger::PersonalField{.subject = std::string(subject), .value = reason}
        );
    }
    draft.facts.emplace("excused", std::move(gates));
}

void decode_reasons(const Facts& facts, const domain::Apart& apart, case_file::Event& event) {
    for (const auto& gate : facts.texts("excused")) {
        const auto kept = apart.find(std::string(kReason) + gate);
        const auto* reason = kept == apart.end() ? nullptr : kept->second.text();
        event.excused.emplace(gate, reason == nullptr ? std::string{} : *reason);
    }
}

void encode_amounts(const case_file::Event& event, ledger::Draft& draft) {
    List amounts;
    for (const auto& [clock, amount] : event.amounts) {
        amounts.emplace_back(Fields{{"clock", clock}, {"amount", amount}});
    }
    if (!amounts.empty()) {
        draft.facts.emplace("amounts", std::move(amounts));
    }
}

void decode_amounts(const Facts& facts, case_file::Event& event) {
    for (const auto& one : facts.list_or_none("amounts")) {
        const auto* fields = one.fields();
        const auto* amount = fields == nullptr ? nullptr : member(*fields, "amount").integer();
        if (amount != nullptr) {
            event.amounts.emplace(text_of(*fields, "clock"), *amount);
        }
    }
}

}  // namespace

ledger::Draft encode_case(const case_file::Event& event, std::string_view subject) {
    const auto& kind = case_file::kind_of(event.content);
    const auto& schema = case_file::schema_of(kind, case_file::Of::record);
    auto parts = domain::parted(schema, case_file::write(event.content), subject);
    ledger::Draft draft{
        .type = std::string(kind.type),
        .facts =
            {{"step", event.step},
             {"stage", event.stage},
             {"is_over", event.is_over},
             {"on", event.on},
             {"begun", list_of(event.begun)},
             {"met", list_of(event.met)},
             {"content", std::move(parts.facts)}},
        .personal = {},
    };
    for (auto& [field, personal] : parts.apart) {
        draft.personal.emplace(
            field,
            ledger::PersonalField{
                .subject = std::move(personal.subject), .value = std::move(personal.value)}
        );
    }
    if (!event.stopped.empty()) {
        draft.facts.emplace("stopped", list_of(event.stopped));
    }
    encode_amounts(event, draft);
    encode_reasons(event, subject, draft);
    return draft;
}

std::optional<case_file::Event> decode_case(const ledger::Record& record) {
    const auto* kind = case_file::kind_of_type(record.type);
    if (kind == nullptr) {
        return std::nullopt;
    }
    const Facts facts(record);
    const auto apart = apart_of(record);
    const auto& schema = case_file::schema_of(*kind, case_file::Of::record);
    case_file::Event event{
        .step = facts.text("step"),
        .stage = facts.text("stage"),
        .is_over = facts.flag("is_over"),
        .on = facts.text("on"),
        .begun = facts.texts("begun"),
        .met = facts.texts("met"),
        .stopped = facts.texts_or_none("stopped"),
        .excused = {},
        .content = kind->read(
            domain::joined(schema, facts.fields("content"), apart, domain::Audience::internal)
        ),
        .actor = record.actor,
    };
    decode_amounts(facts, event);
    decode_reasons(facts, apart, event);
    return event;
}

case_file::State replay_case(const std::vector<ledger::Record>& records) {
    case_file::State state;
    for (const auto& record : records) {
        if (const auto event = decode_case(record)) {
            state = case_file::evolve(std::move(state), *event, record.actor);
        }
    }
    return state;
}

}  // namespace mingjing::record
