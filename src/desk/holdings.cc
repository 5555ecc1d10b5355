#include "desk/holdings.h"

#include <array>
#include <utility>

#include "domain/parts.h"
#include "drafts/drafts.h"
#include "ledger/ledger.h"
#include "record/codec.h"
#include "record/entry_codec.h"

namespace mingjing::desk {

namespace {

constexpr std::uint64_t kDraftsPerRead = 1000;

// Every text `field` holds in an entry; "certificates.number" asks each child row.
std::vector<std::string> texts_of(const Fields& entry, std::string_view field) {
    const auto dot = field.find('.');
    if (dot == std::string_view::npos) {
        const auto text = text_of(entry, field);
        return text.empty() ? std::vector<std::string>{} : std::vector{std::string(text)};
    }
    std::vector<std::string> texts;
    if (const auto* rows = member(entry, field.substr(0, dot)).list()) {
        for (const auto& row : *rows) {
            if (const auto* fields = row.fields()) {
                texts.emplace_back(text_of(*fields, field.substr(dot + 1)));
            }
        }
    }
    return texts;
}

}  // namespace

std::optional<Fields> newest_submission(
    db::Connection& ledger, const domain::Schema& schema, std::string_view stream
) {
    namespace entry = domain::register_entry;
    const auto records = ledger::read_stream(ledger, stream);
    for (auto record = records.rbegin(); record != records.rend(); ++record) {
        const auto event = record::decode(*record);
        const auto* of_entry = std::get_if<entry::Event>(&event);
        const auto* submitted =
            of_entry == nullptr ? nullptr : std::get_if<entry::Submitted>(of_entry);
        if (submitted != nullptr) {
            return domain::joined(
                schema, submitted->content, record::apart_of(*record), domain::Audience::internal
            );
        }
    }
    return std::nullopt;
}

Holdings::Holdings(db::Pool& ledger, db::Pool& work, const definitions::Definitions& definitions)
    : ledger_(ledger), work_(work), definitions_(definitions) {}

std::vector<Fields> Holdings::having(
    std::string_view register_key,
    std::string_view field,
    std::string_view value,
    std::string_view but_for
) {
    auto& of = read(register_key);
    const auto& by_value = index(of, field);
    const auto [first, last] = by_value.equal_range(std::string(value));
    std::vector<Fields> found;
    for (auto at = first; at != last; ++at) {
        const auto& held = of.entries[at->second];
        if (but_for.empty() || held.key != but_for) {
            found.push_back(held.entry);
        }
    }
    return found;
}

Holdings::Register& Holdings::read(std::string_view register_key) {
    if (const auto known = registers_.find(register_key); known != registers_.end()) {
        return known->second;
    }
    auto& of = registers_[std::string(register_key)];
    const auto* schema = definitions_.find(register_key);
    if (schema == nullptr) {
        return of;
    }
    std::map<std::string, Fields, std::less<>> entries;
    const auto ledger = ledger_.lease();
    std::vector<std::pair<std::string, std::string>> streams;
    const std::array<db::Cell, 1> cells{std::string(register_key)};
    ledger->run(
        "SELECT key, stream FROM entries WHERE register = $1",
        cells,
        [&](const db::Row& row) {
            streams.emplace_back(row.text(0), row.text(1));
            return true;
        }
    );
    for (const auto& [key, stream] : streams) {
        if (auto entry = newest_submission(*ledger, *schema, stream)) {
            entries[key] = std::move(*entry);
        }
    }
    const auto work = work_.lease();
    std::string after;
    for (auto page = drafts::list(*work, register_key, after, kDraftsPerRead); !page.empty();
         page = drafts::list(*work, register_key, after, kDraftsPerRead)) {
        after = page.back().key;
        for (auto& draft : page) {
            entries[draft.key] = std::move(draft.content);
        }
    }
    for (auto& [key, entry] : entries) {
        of.entries.push_back({key, std::move(entry)});
    }
    return of;
}

const Holdings::Index& Holdings::index(Register& of, std::string_view field) {
    if (const auto made = of.by_field.find(field); made != of.by_field.end()) {
        return made->second;
    }
    auto& by_value = of.by_field[std::string(field)];
    for (std::size_t i = 0; i < of.entries.size(); ++i) {
        if (field.empty()) {
            by_value.emplace(of.entries[i].key, i);
        } else {
            for (auto& text : texts_of(of.entries[i].entry, field)) {
                by_value.emplace(std::move(text), i);
            }
        }
    }
    return by_value;
}

}  // namespace mingjing::desk
