#include "case_file/catalogue.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>

#include <fmt/format.h>

#include "case_file/surcharge.h"
#include "domain/decimal.h"

namespace mingjing::case_file {

namespace {

// By the catalogue's own words for them, a list where the case has several; what the case does
// not know is not among them.
using Measured = std::map<std::string_view, Value, std::less<>>;

constexpr std::string_view kTransferred = "移送司法";
constexpr std::string_view kSurcharged = "加处罚款金额";

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

// The item's benchmarks say what the base of its fines is; without any, nobody does.
std::optional<Value> defrauded(const Question& q) {
    const auto benchmarks =
        q.around.referring("discretion_benchmarks", "item", q.state.opened.item, q.on);
    if (benchmarks.empty() || !q.state.proposed) {
        return std::nullopt;
    }
    const bool is_fraud = std::ranges::any_of(benchmarks, [](const Fields& one) {
        return text_of(one, "unit") == "倍数骗取额";
    });
    return yuan(is_fraud ? q.state.proposed->act.measures.base : Money{});
}

void measure_outcome(const Outcome& outcome, Measured& all) {
    all["罚款金额"] = yuan(outcome.fine);
    all["没收金额"] = yuan(outcome.confiscated);
    all["责令支付金额"] = yuan(outcome.payment.ordered);
    all["处罚种类"] = List(outcome.kinds.begin(), outcome.kinds.end());
    all["决定类型"] = decision_kind(outcome);
}

// An answer that was not given is not known.
void measure_impact(const SocialImpact& impact, Measured& all) {
    const auto add = [&](std::string_view name, std::string_view said) {
        if (!said.empty()) {
            all[name] = said == SocialImpact::kYes;
        }
    };
    add("群体性事件", impact.mass_incident);
    add("社会影响", impact.is_grave);
}

// `subject`: the act beside the decision, "" for the decision itself.
Measured measured(const Question& q, const Outcome* outcome, std::string_view subject) {
    const auto& state = q.state;
    const bool is_crime = outcome != nullptr && outcome->conclusion == kCrime;
    Measured all{
        {"当事人类型", text_of_kind(state.opened.party_kind)},
        {"听证", state.was_heard},
        {"事项编码", state.opened.item},
        {kTransferred, subject.empty() ? is_crime : subject == ReviewSubject::kTransfer},
        {"申请法院强制执行", subject == ReviewSubject::kCourt},
        {"强制措施种类", subject},
        {kSurcharged, "0"},  // but where it is what is reviewed
    };
    if (outcome != nullptr) {
        measure_outcome(*outcome, all);
    }
    if (state.proposed) {
        const auto& measures = state.proposed->act.measures;
        all["重大公共利益"] = measures.has_public_interest;
        all["法律关系数"] = measures.legal_relations;
        all["涉及人数"] = measures.people;
        all["偏离裁量基准"] = state.is_beside_tier;
        measure_impact(measures.impact, all);
    }
    if (auto fraud = defrauded(q)) {
        all["骗取金额"] = std::move(*fraud);
    }
    if (state.permit_proposed) {
        all["许可决定"] = state.permit_proposed->act.outcome.conclusion;
        measure_impact(state.permit_proposed->act.impact, all);
    }
    if (state.ruling_proposed) {
        all["支持申请"] = state.ruling_proposed->act.ruling.is_granted;
    }
    return all;
}

// In this order: of several that must all hold the least counts, of alternatives the most.
enum class Holding : std::uint8_t { no, unclear, yes };

Holding holding(bool is_so) {
    return is_so ? Holding::yes : Holding::no;
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

Holding holds(const Value& measure, std::string_view comparison, const Value& wanted) {
    // 社会影响 = 重大: what is a yes or no is not told by another word.
    if (measure.boolean() != nullptr && wanted.text() != nullptr) {
        return Holding::unclear;
    }
    if (comparison == "in" || comparison == "=") {
        return holding(is_among(measure, wanted));
    }
    const auto left = domain::canonical_decimal(number_text(measure));
    const auto right = domain::canonical_decimal(number_text(wanted));
    if (!left || !right) {
        return Holding::unclear;
    }
    const int order = domain::compare(*left, *right);
    return holding(
        (comparison == ">=" && order >= 0) || (comparison == ">" && order > 0) ||
        (comparison == "<=" && order <= 0) || (comparison == "<" && order < 0)
    );
}

Holding holds(const Value& part, const Measured& measured) {
    const auto* fields = part.fields();
    if (fields == nullptr) {
        return Holding::unclear;
    }
    const auto found = measured.find(text_of(*fields, "measure"));
    return found == measured.end()
               ? Holding::unclear
               : holds(found->second, text_of(*fields, "comparison"), member(*fields, "value"));
}

// What says no condition asks always.
Holding asks(const Fields& row, const Measured& measured) {
    const auto* trigger = member(row, "trigger").fields();
    if (trigger == nullptr) {
        return Holding::yes;
    }
    const auto* all = member(*trigger, "all").list();
    const auto* parts = all != nullptr ? all : member(*trigger, "any").list();
    if (parts == nullptr) {
        return Holding::yes;
    }
    auto held = holding(all != nullptr);
    for (const auto& part : *parts) {
        const auto one = holds(part, measured);
        held = all != nullptr ? std::min(held, one) : std::max(held, one);
    }
    return held;
}

void add_asking(const Fields& row, const Measured& measured, AskingRows& rows) {
    const auto held = asks(row, measured);
    if (held != Holding::no) {
        (held == Holding::yes ? rows.met : rows.unclear).push_back(row);
    }
}

bool goes_by(const Fields& row, std::string_view measure) {
    const auto* trigger = member(row, "trigger").fields();
    return trigger != nullptr && std::ranges::any_of(*trigger, [&](const auto& member_of) {
               const auto* parts = member_of.second.list();
               return parts != nullptr && std::ranges::any_of(*parts, [&](const Value& part) {
                          return part.fields() != nullptr &&
                                 text_of(*part.fields(), "measure") == measure;
                      });
           });
}

// A measure and what the court is asked are 行政强制, in whatever case; a transfer is no decision
// of the case's own category, so of that only rows that speak of transfers are about it. A
// surcharge is an act of its own only where the bureau wrote a row that goes by its amount.
bool is_about(const Fields& row, const Question& q, std::string_view subject) {
    const auto of = text_of(row, "category");
    if (of == "全部") {
        return subject != ReviewSubject::kSurcharge || goes_by(row, kSurcharged);
    }
    if (subject == ReviewSubject::kSurcharge) {
        return goes_by(row, kSurcharged) && (of == kCoercion || of == q.procedure.category);
    }
    return subject == ReviewSubject::kTransfer
               ? of == q.procedure.category && goes_by(row, kTransferred)
               : of == kCoercion;
}

}  // namespace

std::string AskingRows::cited() const {
    if (empty()) {
        return {};
    }
    const auto& row = met.empty() ? unclear.front() : met.front();
    const auto text = text_of(row, "situation");
    return fmt::format(
        "{}审核目录{}{}",
        met.empty() ? "未能判断是否属于" : "属于",
        text_of(row, "number"),
        text.empty() ? std::string{} : fmt::format("（{}）", text)
    );
}

std::vector<std::string> row_numbers(const std::vector<Fields>& rows) {
    std::vector<std::string> numbers;
    numbers.reserve(rows.size());
    for (const auto& row : rows) {
        numbers.emplace_back(text_of(row, "number"));
    }
    return numbers;
}

AskingRows catalogue_rows(const Question& q) {
    const auto* outcome = outcome_of(q);
    AskingRows rows;
    if (outcome == nullptr && !q.state.permit_proposed && !q.state.ruling_proposed) {
        return rows;
    }
    const auto values = measured(q, outcome, "");
    for (const auto& row : q.around.entries("review_catalogue", q.on)) {
        const auto of = text_of(row, "category");
        const bool is_of_penalties =
            of == "行政处罚" && outcome != nullptr && outcome->conclusion == kPenalty;
        if (of == q.procedure.category || of == "全部" || is_of_penalties) {
            add_asking(row, values, rows);
        }
    }
    return rows;
}

AskingRows act_rows(const Question& q, std::string_view subject) {
    const auto* outcome = q.state.decided ? &*q.state.decided : outcome_of(q);
    auto values = measured(q, outcome, subject);
    if (subject == ReviewSubject::kSurcharge) {
        const auto grown = surcharge_of(q.state, q.procedure, q.around.calendar, q.on);
        values[kSurcharged] = yuan(grown ? grown->amount : Money{});
    }
    AskingRows rows;
    for (const auto& row : q.around.entries("review_catalogue", q.on)) {
        if (is_about(row, q, subject)) {
            add_asking(row, values, rows);
        }
    }
    if (subject == ReviewSubject::kSurcharge) {
        rows.unclear.clear();  // it grows by the law: no demand waits for what nobody can tell
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

}  // namespace mingjing::case_file
