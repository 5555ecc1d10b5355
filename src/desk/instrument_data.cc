#include "desk/instrument_data.h"

#include <algorithm>
#include <utility>

namespace mingjing::desk {

namespace {

using case_file::Event;
using domain::InstrumentField;

bool is_empty(const Value& value) {
    if (const auto* text = value.text()) {
        return text->empty();
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

// Whether it is an act the fact is taken from.
bool is_source(const Event& event, const domain::TakenFrom& taken) {
    if (case_file::kind_of(event.content).act != taken.act) {
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

// Whether a later act of `provided` says of the same one what it must.
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
           text_of(case_file::write(last->content), provided.field) == provided.value;
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
            const auto& value = child.key == "on" ? Value(event.on) : member(content, child.key);
            if (!value.is_null()) {
                row.emplace(child.key, value);
            }
        }
        rows.emplace_back(std::move(row));
    }
    return rows;
}

Value taken_from(const InstrumentField& one, const std::vector<Event>& events) {
    if (one.taken->field.empty()) {
        return rows_of(one, events);
    }
    const auto event = std::find_if(events.rbegin(), events.rend(), [&](const Event& recorded) {
        return is_source(recorded, *one.taken);
    });
    if (event == events.rend()) {
        return {};
    }
    return one.taken->field == "on" ? Value(event->on)
                                    : member(case_file::write(event->content), one.taken->field);
}

// References as people read them. One that is in no register any more stays as it was written.
Value resolved(const InstrumentField& one, Value value, const Titles& titles) {
    if (one.resolves.empty()) {
        return value;
    }
    const auto title = [&](const std::string& reference) {
        return titles(one.resolves, one.resolves_by, reference).value_or(reference);
    };
    if (const auto* reference = value.text()) {
        return title(*reference);
    }
    List rows;
    if (const auto* references = value.list()) {
        for (const auto& reference : *references) {
            if (const auto* number = reference.text()) {
                rows.emplace_back(Fields{{"name", title(*number)}, {"number", *number}});
            }
        }
    }
    return rows;
}

// The amount of no fine is no fact.
Value said(const InstrumentField& one, Value value) {
    const bool is_amount = one.taken && one.field.type == domain::FieldType::decimal;
    return is_amount && value.text() != nullptr && *value.text() == "0" ? Value{}
                                                                        : std::move(value);
}

}  // namespace

InstrumentData instrument_data(
    const domain::InstrumentKind& kind,
    const std::vector<Event>& events,
    const Fields& stated,
    const Titles& titles
) {
    InstrumentData data;
    for (const auto& one : kind.fields) {
        auto value = one.taken ? taken_from(one, events) : member(stated, one.field.key);
        value = resolved(one, said(one, std::move(value)), titles);
        if (!is_empty(value)) {
            data.stated.emplace(one.field.key, std::move(value));
        } else if (one.field.need == domain::Need::required) {
            const auto* act = one.taken ? case_file::act_kind(one.taken->act) : nullptr;
            data.missing.push_back(
                {one.field.key, one.field.label, act == nullptr ? "" : std::string(act->name)}
            );
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
