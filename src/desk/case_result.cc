#include "desk/case_result.h"

#include <algorithm>
#include <utility>
#include <variant>

#include <fmt/format.h>

#include "case_file/money.h"
#include "case_file/performance.h"
#include "desk/case_people.h"
#include "domain/characters.h"

namespace mingjing::desk {

namespace {

using case_file::Event;
using case_file::Outcome;

constexpr std::int64_t kOfAge = 18;

// The last act of this kind and its day; null where there was none.
template <class Act>
const Event* last_of(const std::vector<Event>& events) {
    const auto found = std::find_if(events.rbegin(), events.rend(), [](const Event& event) {
        return std::holds_alternative<Act>(event.content);
    });
    return found == events.rend() ? nullptr : &*found;
}
template <class Act>
const Act* content_of(const Event* event) {
    return event == nullptr ? nullptr : std::get_if<Act>(&event->content);
}

void put(Fields& entry, std::string_view field, std::string_view text) {
    if (!text.empty()) {
        entry.insert_or_assign(std::string(field), std::string(text));
    }
}

std::string party_kind_of(std::string_view kind) {
    if (kind == case_file::kCitizen) {
        return "自然人";
    }
    return kind == case_file::kOrganisation ? "法人及非法人组织" : std::string(kind);
}

// 责令支付、退回或者补缴人民币1,286,400元，加付赔偿金人民币643,200元; "" where nothing is ordered.
std::string in_words(const case_file::Payment& payment) {
    std::vector<std::string> parts;
    if (payment.ordered.fen > 0) {
        parts.push_back("责令支付、退回或者补缴人民币" + yuan_words(payment.ordered));
    }
    if (payment.compensation.fen > 0) {
        parts.push_back("加付赔偿金人民币" + yuan_words(payment.compensation));
    }
    return domain::join(parts, "，");
}

// 警告；罚款人民币14,700元. What was taken is one sum, however many kinds of things it was:
// 没收违法所得、没收非法财物，合计人民币3,000元.
std::string in_words(const Outcome& outcome) {
    auto ordered = in_words(outcome.payment);
    if (outcome.kinds.empty()) {
        return ordered.empty() ? outcome.conclusion : outcome.conclusion + "：" + ordered;
    }
    std::vector<std::string> parts;
    std::vector<std::string> taken;
    for (const auto& kind : outcome.kinds) {
        if (kind.starts_with("没收")) {
            taken.push_back(kind);
        } else {
            const bool has_sum = kind == "罚款" && outcome.fine.fen > 0;
            parts.push_back(has_sum ? kind + "人民币" + yuan_words(outcome.fine) : kind);
        }
    }
    if (!taken.empty()) {
        auto words = domain::join(taken, "、");
        if (outcome.confiscated.fen > 0) {
            words +=
                (taken.size() > 1 ? "，合计人民币" : "人民币") + yuan_words(outcome.confiscated);
        }
        parts.push_back(std::move(words));
    }
    if (!ordered.empty()) {
        parts.push_back(std::move(ordered));
    }
    return domain::join(parts, "；");
}

List listed(const std::vector<std::string>& texts) {
    return {texts.begin(), texts.end()};
}

void add_outcome(Fields& entry, const Outcome& outcome, const List& basis) {
    const auto words = in_words(outcome);
    put(entry, "content", words);
    put(entry, "conclusion", words);
    if (!outcome.kinds.empty()) {
        entry.insert_or_assign("sanctions", listed(outcome.kinds));
        put(entry, "fine", outcome.fine.fen > 0 ? case_file::yuan(outcome.fine) : "");
        put(entry, "confiscated", outcome.confiscated.fen > 0 ? yuan(outcome.confiscated) : "");
    }
    if (outcome.conclusion == case_file::kHandling) {
        put(entry, "category", "行政处理");
    } else if (outcome.conclusion == case_file::kPenalty) {
        put(entry, "category", "行政处罚");
    }
    put(entry, "benchmark", outcome.benchmark);
    put(entry, "tier", outcome.tier);
    if (!basis.empty()) {
        entry.insert_or_assign("basis", basis);
    }
}

void add(Fields& entry, const case_file::DecidedOnSpot& act, const Outcome& outcome) {
    add_outcome(entry, outcome, act.basis);
    put(entry, "number", act.number);
    put(entry, "facts", act.facts);
    put(entry, "procedure", "简易程序");
}

void add(Fields& entry, const case_file::PermitOutcome& outcome) {
    put(entry, "conclusion", outcome.conclusion);
    put(entry, "valid_from", outcome.valid_from);
    put(entry, "valid_to", outcome.valid_to);
}

void add(Fields& entry, const case_file::RulingMade& act) {
    put(entry, "content", act.ruling.conclusion);
    put(entry, "conclusion", act.ruling.conclusion);
    if (!act.basis.empty()) {
        entry.insert_or_assign("basis", act.basis);
    }
}

// What was decided, by whichever act of the case decides, as it stands after a challenge; false
// where none has.
bool add_decision(Fields& entry, const std::vector<Event>& events) {
    const auto* amended =
        content_of<case_file::DecisionAmended>(last_of<case_file::DecisionAmended>(events));
    const auto standing = [&](const Outcome& outcome) -> const Outcome& {
        return amended == nullptr ? outcome : amended->outcome;
    };
    const auto* decided = last_of<case_file::Decided>(events);
    const auto* on_spot = last_of<case_file::DecidedOnSpot>(events);
    const auto* permit = last_of<case_file::PermitDecided>(events);
    const auto* ruled = last_of<case_file::RulingMade>(events);
    const auto* imposed = last_of<case_file::Imposed>(events);
    if (decided != nullptr) {
        const auto& act = *content_of<case_file::Decided>(decided);
        add_outcome(entry, standing(act.outcome), act.basis);
    } else if (on_spot != nullptr) {
        const auto& act = *content_of<case_file::DecidedOnSpot>(on_spot);
        add(entry, act, standing(act.outcome));
    } else if (permit != nullptr) {
        add(entry, content_of<case_file::PermitDecided>(permit)->outcome);
    } else if (ruled != nullptr) {
        add(entry, *content_of<case_file::RulingMade>(ruled));
    } else if (imposed != nullptr) {
        put(entry, "conclusion", content_of<case_file::Imposed>(imposed)->measure);
    }
    for (const auto* act : {decided, on_spot, permit, ruled, imposed}) {
        if (act != nullptr) {
            put(entry, "decided_on", act->on);
            return true;
        }
    }
    return false;
}

// An inspection states its result by the step it is concluded with (未发现问题, 复查合格): the
// one that set the limit of publication going.
bool add_inspection(Fields& entry, const ResultSource& source) {
    for (const auto& limit : source.procedure.limits) {
        const bool is_of_publication = std::ranges::any_of(limit.ends, [&](const std::string& key) {
            const auto* step = source.procedure.step(key);
            return step != nullptr && step->act == case_file::ResultPublished::kAct;
        });
        for (const auto& event : source.events) {
            const auto* step = source.procedure.step(event.step);
            if (is_of_publication && step != nullptr &&
                std::ranges::find(event.begun, limit.key) != event.begun.end()) {
                put(entry, "conclusion", step->name);
                put(entry, "decided_on", event.on);
            }
        }
    }
    return entry.contains("decided_on");
}

void add_party(Fields& entry, const case_file::Opened& opened) {
    put(entry, "party", opened.party_name);
    put(entry, "party_kind", party_kind_of(opened.party_kind));
    put(entry, "credit_code", opened.party_credit_code);
    put(entry, "id_number", opened.party_id_number);
    put(entry, "party_born_on", opened.party_born_on);
    if (opened.party_age > 0) {
        entry.insert_or_assign("party_age", opened.party_age);
        if (opened.party_age < kOfAge) {
            entry.insert_or_assign("minors", List{opened.party_name});
        }
    }
    put(entry, "handling_unit", opened.unit);
    put(entry, "item", opened.item);
    put(entry, "case_number", opened.number);
}

// law.md 6.1: what the police have is not published.
void add_transfer(Fields& entry, const case_file::CrimeTransfer& crime) {
    if (crime.decided && crime.decided->act.is_approved) {
        const bool is_closed = crime.replied && !crime.replied->act.is_docketed;
        put(entry, "crime_transfer", is_closed ? "已办结" : "已移送，没有办结");
    }
}

void add_officers(Fields& entry, const ResultSource& source) {
    List officers;
    for (const auto& certificate : source.state.officers) {
        const auto name = source.officer_name(certificate);
        officers.emplace_back(
            name.empty() ? certificate : fmt::format("{}（{}）", name, certificate)
        );
    }
    if (!officers.empty()) {
        entry.insert_or_assign("officers", std::move(officers));
    }
}

}  // namespace

std::optional<Fields> result_of(const ResultSource& source) {
    Fields entry;
    put(entry, "category", source.procedure.category);
    put(entry, "authority", source.bureau);
    if (!add_decision(entry, source.events) && !add_inspection(entry, source)) {
        return std::nullopt;
    }
    add_party(entry, source.state.opened);
    add_transfer(entry, source.state.crime);
    add_officers(entry, source);
    const auto& proposed = source.state.proposed;
    if (proposed && !entry.contains("facts")) {
        put(entry, "facts", proposed->act.facts);
        put(entry, "procedure", text_of(entry, "category") == "行政处罚" ? "普通程序" : "");
    }
    if (const auto* docketed = last_of<case_file::Docketed>(source.events)) {
        put(entry, "opened_on", docketed->on);
    }
    put(entry, "served_on", source.state.decision_served_on);
    const auto performance =
        case_file::performance_of(source.procedure, source.events, source.state.paid);
    put(entry, "performance", performance.status);
    put(entry, "performed_on", performance.on);
    if (auto names = other_people(source); !names.empty()) {
        entry.insert_or_assign("other_people", std::move(names));
    }
    leave_out_reporter(entry, source);
    return entry;
}

}  // namespace mingjing::desk
