#include "portal/receipt_subject.h"

#include <algorithm>

#include "codec/canonical.h"
#include "domain/parts.h"
#include "portal/acts.h"

namespace mingjing::portal {

namespace {

bool is_open(const domain::Field& field, const Value& value) {
    if (value.is_null()) {
        return true;
    }
    if (!field.is_open) {
        return false;
    }
    const auto* rows = field.type == domain::FieldType::table ? value.list() : nullptr;
    return rows == nullptr || std::all_of(rows->begin(), rows->end(), [&](const Value& row) {
               return row.fields() == nullptr ||
                      std::all_of(
                          field.children.begin(),
                          field.children.end(),
                          [&](const auto& child) {
                              return is_open(child, member(*row.fields(), child.key));
                          }
                      );
           });
}

// Facts are opened as one text: where one of them is the office's own, none is opened.
bool is_all_open(const domain::Schema& schema, const ledger::Record& submission) {
    const auto facts = facts_of(submission);
    const auto* content = member(facts, "content").fields();
    return content != nullptr &&
           std::all_of(content->begin(), content->end(), [&](const auto& one) {
               const auto* field = domain::find_field(schema.fields, one.first);
               return field != nullptr && is_open(*field, one.second);
           });
}

void add_submission(Visit& visit, ReceiptSubject& subject) {
    const auto facts = facts_of(subject.record);
    const auto* position = member(facts, "submitted_position").integer();
    if (position == nullptr) {
        return;
    }
    auto found = ledger::read(visit.ledger(), static_cast<std::uint64_t>(*position), 1);
    if (found.empty() || found.front().stream != subject.record.stream ||
        !is_all_open(*subject.schema, found.front())) {
        return;
    }
    for (const auto& [name, field] : found.front().personal) {
        if (domain::is_open_apart(*subject.schema, name)) {
            subject.disclosed.push_back(name);
        }
    }
    subject.submission = std::move(found.front());
}

struct Place {
    std::string register_key, key;
};

// The first record of an entry's stream says where it belongs.
std::optional<Place> place_of(const std::vector<ledger::Record>& stream) {
    if (stream.empty() || stream.front().type != "entry_submitted") {
        return std::nullopt;
    }
    const auto facts = facts_of(stream.front());
    return Place{
        std::string(text_of(facts, "register")),
        std::string(text_of(facts, "key")),
    };
}

}  // namespace

std::optional<ReceiptSubject> receipt_subject(Visit& visit, std::uint64_t position) {
    auto records = ledger::read(visit.ledger(), position, 1);
    if (records.empty() || records.front().position != position) {
        return std::nullopt;
    }
    const auto place = place_of(ledger::read_stream(visit.ledger(), records.front().stream));
    const auto* schema = place ? visit.open_register(place->register_key) : nullptr;
    if (schema == nullptr) {
        return std::nullopt;
    }
    const auto versions = query::history(visit.ledger(), *schema, place->key, {});
    const auto found = std::find_if(versions.begin(), versions.end(), [&](const auto& version) {
        return version.position == position ||
               (version.is_withdrawn && version.withdrawal_position > 0 &&
                version.withdrawal_position == position);
    });
    if (found == versions.end()) {
        return std::nullopt;
    }
    ReceiptSubject subject;
    subject.record = std::move(records.front());
    subject.schema = schema;
    subject.key = place->key;
    subject.version = *found;
    subject.is_withdrawn = found->is_withdrawn && found->position == position;
    if (found->position == position && !subject.is_withdrawn) {
        add_submission(visit, subject);
    }
    return subject;
}

}  // namespace mingjing::portal
