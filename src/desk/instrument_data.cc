#include "desk/instrument_data.h"

#include <algorithm>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "domain/case_fact.h"

namespace mingjing::desk {

namespace {

using case_file::Event;
using domain::InstrumentField;
using domain::TakenFrom;

constexpr std::string_view kWideBlank = "\u3000";

// What cannot be seen on paper is not stated.
bool is_blank(std::string_view text) {
    while (!text.empty()) {
        if (text.starts_with(kWideBlank)) {
            text.remove_prefix(kWideBlank.size());
        } else if (std::string_view(" \t\r\n\v\f").find(text.front()) != std::string_view::npos) {
            text.remove_prefix(1);
        } else {
            return false;
        }
    }
    return true;
}

bool is_empty(const Value& value) {
    if (const auto* text = value.text()) {
        return is_blank(*text);
    }
    if (const auto* list = value.list()) {
        return list->empty();
    }
    return value.is_null();
}

bool says(const Value& value, std::string_view wanted) {
    if (const auto* is_so = value.boolean()) {
        return wanted == (*is_so ? "true" : "false");
    }
    return value.text() != nullptr && *value.text() == wanted;
}

// Whether the last act of `provided` says of the same one what it must.
bool is_provided(
    const domain::Provided& provided, const Fields& row, const std::vector<Event>& events
) {
    const auto name = text_of(row, provided.same);
    const Event* last = nullptr;
    for (const auto& event : events) {
        if (case_file::kind_of(event.content).act == provided.act &&
            text_of(case_file::write(event.content), provided.same) == name) {
            last = &event;
        }
    }
    return last != nullptr &&
           says(member(case_file::write(last->content), provided.field), provided.value);
}

List rows_of(const InstrumentField& one, const std::vector<Event>& events) {
    List rows;
    for (const auto& event : events) {
        if (!is_source(event, *one.taken)) {
            continue;
        }
        const auto content = case_file::write(event.content);
        if (one.taken->provided && !is_provided(*one.taken->provided, content, events)) {
            continue;
        }
        Fields row;
        for (const auto& child : one.field.children) {
            const auto& value =
                child.key == TakenFrom::kDay ? Value(event.on) : member(content, child.key);
            if (!value.is_null()) {
                row.emplace(child.key, value);
            }
        }
        rows.emplace_back(std::move(row));
    }
    return rows;
}

struct Said {
    Value value;
    std::string_view on = {};  // the day; "" for today
};

Said taken_from(
    const InstrumentField& one, const std::vector<Event>& events, const Fields& computed
) {
    if (one.taken->act == domain::kCaseFacts) {
        return {member(computed, one.taken->field)};
    }
    if (one.taken->field.empty()) {
        return {rows_of(one, events)};
    }
    const auto event = std::find_if(events.rbegin(), events.rend(), [&](const Event& recorded) {
        return is_source(recorded, *one.taken);
    });
    if (event == events.rend()) {
        return {};
    }
    if (one.taken->field == TakenFrom::kDay) {
        return {event->on, event->on};
    }
    if (one.taken->field == TakenFrom::kPerson) {
        return {event->actor, event->on};
    }
    return {member(case_file::write(event->content), one.taken->field), event->on};
}

// References as people read them; null where one of them has no title.
Value resolved(const InstrumentField& one, Said said, const Titles& titles) {
    if (one.resolves.empty()) {
        return std::move(said.value);
    }
    const auto title = [&](const std::string& reference) {
        return titles(one.resolves, one.resolves_by, reference, said.on);
    };
    if (const auto* reference = said.value.text()) {
        const auto name = title(*reference);
        return name ? Value(*name) : Value{};
    }
    List rows;
    if (const auto* references = said.value.list()) {
        for (const auto& reference : *references) {
            const auto* number = reference.text();
            const auto name = number == nullptr ? std::nullopt : title(*number);
            if (!name) {
                return {};
            }
            rows.emplace_back(Fields{{"name", *name}, {"number", *number}});
        }
    }
    return rows;
}

// The amount of no fine is no fact.
bool is_nothing(const InstrumentField& one, const Value& value) {
    const bool is_amount = one.taken && one.field.type == domain::FieldType::decimal;
    return is_empty(value) || (is_amount && value.text() != nullptr && *value.text() == "0");
}

MissingFact missing(const InstrumentField& one) {
    MissingFact fact{one.field.key, one.field.label, ""};
    if (!one.taken) {
        return fact;
    }
    if (one.taken->act == domain::kCaseFacts) {
        if (const auto* computed = domain::case_fact(one.taken->field)) {
            fact.source = computed->source;
            fact.next = computed->next;
        }
    } else if (const auto* act = case_file::act_kind(one.taken->act)) {
        fact.source = act->name;
    }
    return fact;
}

}  // namespace

bool is_source(const Event& event, const domain::TakenFrom& taken) {
    const bool is_its_step =
        taken.steps.empty() || std::ranges::find(taken.steps, event.step) != taken.steps.end();
    if (case_file::kind_of(event.content).act != taken.act || !is_its_step) {
        return false;
    }
    const auto content = case_file::write(event.content);
    return std::ranges::all_of(taken.only, [&](const auto& one) {
        const auto& value = member(content, one.first);
        return std::ranges::any_of(one.second, [&](const auto& wanted) {
            return says(value, wanted);
        });
    });
}

InstrumentData instrument_data(
    const domain::InstrumentKind& kind,
    const std::vector<Event>& events,
    const Fields& stated,
    const Titles& titles,
    const Fields& computed
) {
    InstrumentData data;
    for (const auto& one : kind.fields) {
        auto said =
            one.taken ? taken_from(one, events, computed) : Said{member(stated, one.field.key)};
        if (is_nothing(one, said.value)) {
            if (one.field.need == domain::Need::required) {
                data.missing.push_back(missing(one));
            }
            continue;
        }
        auto fact = missing(one);
        fact.next = fmt::format(
            "“{}”在名录、清单中查不到当天公示的名称，请先核对名录、清单", one.field.label
        );
        auto value = resolved(one, std::move(said), titles);
        if (is_empty(value) && one.resolves == TakenFrom::kAccounts) {
            continue;  // whoever it was has no account any more: the line to sign on says who
        }
        if (is_empty(value)) {
            data.missing.push_back(std::move(fact));
        } else {
            data.stated.emplace(one.field.key, std::move(value));
        }
    }
    return data;
}

PartedData parted(const domain::InstrumentKind& kind, const Fields& data) {
    PartedData parts;
    for (const auto& one : kind.fields) {
        if (const auto found = data.find(one.field.key); found != data.end()) {
            auto& part = one.field.is_personal ? parts.personal : parts.facts;
            part.emplace(found->first, found->second);
        }
    }
    return parts;
}

}  // namespace mingjing::desk
