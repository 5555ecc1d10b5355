#include "case_file/catalogue.h"

#include <algorithm>
#include <map>
#include <optional>

#include "domain/decimal.h"

namespace mingjing::case_file {

namespace {

// By the catalogue's own words for them; a list where the case has several.
using Measured = std::map<std::string_view, Value, std::less<>>;

std::string decision_kind(const Outcome& outcome) {
    if (outcome.conclusion == kMinor || outcome.conclusion == kFirstOffence ||
        outcome.conclusion == kUnfounded) {
        return "不予处罚";
    }
    const bool is_mitigated = outcome.leniency == kMitigated || outcome.tier == kMitigated;
    return is_mitigated ? "减轻处罚" : outcome.conclusion;
}

std::string text_of_kind(std::string_view party_kind) {
    return is_organisation(party_kind) ? "单位" : "公民";
}

Measured measured(const State& state, const Outcome& outcome) {
    const auto measures = state.proposed ? state.proposed->act.measures : Measures{};
    return {
        {"罚款金额", yuan(outcome.fine)},
        {"没收金额", yuan(outcome.confiscated)},
        {"责令支付金额", yuan(outcome.payment.ordered)},
        {"处罚种类", List(outcome.kinds.begin(), outcome.kinds.end())},
        {"当事人类型", text_of_kind(state.opened.party_kind)},
        {"听证", state.telling.was_heard()},
        {"重大公共利益", measures.has_public_interest},
        {"法律关系数", measures.legal_relations},
        {"涉及人数", measures.people},
        {"事项编码", state.opened.item},
        {"决定类型", decision_kind(outcome)},
        {"移送司法", outcome.conclusion == kCrime},
        {"许可决定", outcome.conclusion},
        {"偏离裁量基准", state.is_beside_tier},
    };
}

std::string number_text(const Value& value) {
    if (const auto* number = value.integer()) {
        return std::to_string(*number);
    }
    return value.text() == nullptr ? std::string{} : *value.text();
}

bool is_among(const Value& measure, const Value& wanted) {
    const auto* options = wanted.list();
    const auto is_option = [&](const Value& one) {
        return options == nullptr ? one == wanted
                                  : std::ranges::find(*options, one) != options->end();
    };
    const auto* several = measure.list();
    return several == nullptr ? is_option(measure) : std::ranges::any_of(*several, is_option);
}

bool holds(const Value& measure, std::string_view comparison, const Value& wanted) {
    if (comparison == "in" || comparison == "=") {
        return is_among(measure, wanted);
    }
    const auto left = domain::canonical_decimal(number_text(measure));
    const auto right = domain::canonical_decimal(number_text(wanted));
    if (!left || !right) {
        return true;
    }
    const int order = domain::compare(*left, *right);
    return (comparison == ">=" && order >= 0) || (comparison == ">" && order > 0) ||
           (comparison == "<=" && order <= 0) || (comparison == "<" && order < 0);
}

bool holds(const Value& part, const Measured& measured) {
    const auto* fields = part.fields();
    if (fields == nullptr) {
        return true;
    }
    const auto found = measured.find(text_of(*fields, "measure"));
    return found == measured.end() ||
           holds(found->second, text_of(*fields, "comparison"), member(*fields, "value"));
}

bool asks(const Fields& row, const Measured& measured) {
    const auto* trigger = member(row, "trigger").fields();
    if (trigger == nullptr) {
        return true;
    }
    const auto part_holds = [&](const Value& part) { return holds(part, measured); };
    if (const auto* all = member(*trigger, "all").list()) {
        return std::ranges::all_of(*all, part_holds);
    }
    const auto* any = member(*trigger, "any").list();
    return any == nullptr || std::ranges::any_of(*any, part_holds);
}

}  // namespace

std::vector<std::string> rows_asking(
    const std::vector<Fields>& catalogue,
    std::string_view category,
    const State& state,
    const Outcome& outcome
) {
    const auto values = measured(state, outcome);
    std::vector<std::string> rows;
    for (const auto& row : catalogue) {
        const auto of = text_of(row, "category");
        const bool is_of_penalties = of == "行政处罚" && outcome.conclusion == kPenalty;
        if ((of == category || of == "全部" || is_of_penalties) && asks(row, values)) {
            rows.emplace_back(text_of(row, "number"));
        }
    }
    return rows;
}

const Outcome* outcome_of(const Question& question) {
    if (const auto* stated = stated_outcome(question)) {
        return stated;
    }
    const auto& proposed = question.state.proposed;
    return proposed ? &proposed->act.outcome : nullptr;
}

namespace {

// A permit's, as far as catalogues know it: what it comes to.
std::optional<Outcome> outcome_of_permit(const Question& question) {
    const auto* decided = question.states<PermitDecided>();
    const auto& examined = question.state.permit_proposed;
    if (decided == nullptr && !examined) {
        return std::nullopt;
    }
    Outcome outcome;
    outcome.conclusion =
        decided == nullptr ? examined->act.outcome.conclusion : decided->outcome.conclusion;
    return outcome;
}

}  // namespace

std::vector<std::string> catalogue_rows(const Question& question) {
    const auto* stated = outcome_of(question);
    const auto outcome = stated == nullptr ? outcome_of_permit(question) : std::optional(*stated);
    return !outcome ? std::vector<std::string>{}
                    : rows_asking(
                          question.around.entries("review_catalogue", question.on),
                          question.procedure.category,
                          question.state,
                          *outcome
                      );
}

}  // namespace mingjing::case_file
