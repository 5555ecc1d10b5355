#include "portal/receipt_subject.h"

#include <algorithm>

#include "codec/canonical.h"

namespace mingjing::portal {

namespace {

// Child fields are stored as table_row_field.
bool is_open_field(const domain::Schema& schema, std::string_view name) {
    for (const auto& field : schema.fields) {
        if (field.key == name) {
            return field.is_open;
        }
        if (name.size() <= field.key.size() || name.substr(0, field.key.size()) != field.key) {
            continue;
        }
        for (const auto& child : field.children) {
            const auto end = "_" + child.key;
            if (name.size() > end.size() && name.substr(name.size() - end.size()) == end) {
                return field.is_open && child.is_open;
            }
        }
    }
    return false;
}

struct Place {
    std::string register_key, key;
};

// The first record of an entry's stream says where it belongs.
std::optional<Place> place_of(const std::vector<ledger::Record>& stream) {
    if (stream.empty() || stream.front().type != "entry_submitted") {
        return std::nullopt;
    }
    const auto facts = codec::parse_json(stream.front().facts);
    if (!facts || facts->fields() == nullptr) {
        return std::nullopt;
    }
    return Place{
        std::string(text_of(*facts->fields(), "register")),
        std::string(text_of(*facts->fields(), "key")),
    };
}

// The record of the stream whose entry the publication names.
std::optional<ledger::Record> submission_of(
    const ledger::Record& publication, const std::vector<ledger::Record>& stream
) {
    const auto facts = codec::parse_json(publication.facts);
    const auto entry = facts && facts->fields() != nullptr
                           ? text_of(*facts->fields(), "submitted_entry")
                           : std::string_view{};
    const auto found = std::find_if(stream.begin(), stream.end(), [&](const auto& record) {
        return record.entry == entry;
    });
    return found == stream.end() ? std::nullopt : std::optional(*found);
}

}  // namespace

std::optional<ReceiptSubject> receipt_subject(Visit& visit, std::uint64_t position) {
    auto records = ledger::read(visit.ledger(), position, 1);
    if (records.empty() || records.front().position != position) {
        return std::nullopt;
    }
    const auto stream = ledger::read_stream(visit.ledger(), records.front().stream);
    const auto place = place_of(stream);
    const auto* schema = place ? visit.open_register(place->register_key) : nullptr;
    if (schema == nullptr) {
        return std::nullopt;
    }
    const auto versions = query::history(visit.ledger(), *schema, place->key, {});
    const auto found = std::find_if(versions.begin(), versions.end(), [&](const auto& version) {
        return version.position == position ||
               (version.is_withdrawn && version.withdrawal_position == position);
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
    subject.submission = submission_of(subject.record, stream);
    if (subject.submission) {
        for (const auto& [name, field] : subject.submission->personal) {
            if (is_open_field(*schema, name)) {
                subject.disclosed.push_back(name);
            }
        }
    }
    return subject;
}

}  // namespace mingjing::portal
