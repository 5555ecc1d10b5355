#include "query/past.h"

#include <array>
#include <utility>

#include "base/overloaded.h"
#include "codec/text.h"
#include "domain/parts.h"
#include "ledger/ledger.h"
#include "record/codec.h"
#include "record/entry_codec.h"

namespace mingjing::query {

namespace {

namespace entry = domain::register_entry;

class Past {
  public:
    Past(const domain::Schema& schema, const Sight& sight) : schema_(schema), sight_(sight) {}

    void add(const ledger::Record& record) {
        const auto decoded = record::decode(record);
        const auto& event = std::get<entry::Event>(decoded);
        PastEvent told;
        told.time = codec::rfc3339(record.time);
        told.actor = record.actor;
        const bool is_public = std::visit(
            Overloaded{
                [&](const entry::Submitted& e) { return submitted(told, record, e); },
                [&](const entry::Approved& e) { return of_review(told, "approved", e.comment); },
                [&](const entry::Returned& e) { return of_review(told, "returned", e.reason); },
                [&](const entry::TakenBack&) { return of_review(told, "taken_back", ""); },
                [&](const entry::Published& e) { return published(told, e); },
                [&](const entry::Withdrawn& e) { return withdrawn(told, e); },
                [&](const entry::Erased& e) { return after_publication(told, "erased", e.basis); },
            },
            event
        );
        if (is_public || is_in_sight(told.unit)) {
            events_.push_back(std::move(told));
        }
    }
    std::vector<PastEvent> take() { return std::move(events_); }

  private:
    [[nodiscard]] bool is_in_sight(const std::string& unit) const {
        return !sight_ || unit.empty() || unit == *sight_;
    }
    bool submitted(PastEvent& told, const ledger::Record& record, const entry::Submitted& event) {
        told.word = "submitted";
        told.note = event.reason;
        told.unit = unit_ = event.unit;
        told.version = version_ + 1;
        told.effective_from = event.effective_from;
        told.effective_to = event.effective_to;
        kind_ = event.kind;
        auto content = domain::joined(
            schema_, event.content, record::apart_of(record), domain::Audience::internal
        );
        // What came before may be another unit's, and never have been public.
        if (is_in_sight(last_unit_)) {
            told.before = submitted_;
        }
        told.after = content;
        submitted_ = std::move(content);
        last_unit_ = event.unit;
        return false;
    }
    bool of_review(PastEvent& told, std::string_view word, std::string_view note) const {
        told.word = word;
        told.note = note;
        told.unit = unit_;
        told.version = version_ + 1;
        return false;
    }
    bool published(PastEvent& told, const entry::Published& event) {
        told.word = kind_ == entry::Kind::correction ? "corrected" : "published";
        told.unit = unit_;
        told.version = version_ = event.version;
        told.before = std::exchange(published_, submitted_);
        told.after = published_;
        published_unit_ = unit_;
        return true;
    }
    // Of what another unit withdrew, only that it was public is still told.
    bool withdrawn(PastEvent& told, const entry::Withdrawn& event) {
        for (auto& earlier : events_) {
            if (!is_in_sight(earlier.unit)) {
                earlier.before.clear();
                earlier.after.clear();
            }
        }
        if (!is_in_sight(published_unit_)) {
            published_.clear();
        }
        return after_publication(told, "withdrawn", event.reason);
    }
    bool after_publication(PastEvent& told, std::string_view word, std::string_view note) const {
        told.word = word;
        told.note = note;
        told.unit = unit_;
        told.version = version_;
        return version_ > 0;
    }

    const domain::Schema& schema_;
    const Sight& sight_;
    std::vector<PastEvent> events_;
    std::string unit_, last_unit_, published_unit_;
    entry::Kind kind_ = entry::Kind::initial;
    std::uint64_t version_ = 0;
    Fields submitted_, published_;
};

}  // namespace

std::vector<PastEvent> past_of(
    db::Connection& ledger, const domain::Schema& schema, std::string_view key, const Sight& sight
) {
    const std::array<db::Cell, 2> cells{schema.key, std::string(key)};
    const auto stream =
        ledger.text("SELECT stream FROM entries WHERE register = $1 AND key = $2", cells);
    Past past(schema, sight);
    if (stream) {
        for (const auto& record : ledger::read_stream(ledger, *stream)) {
            past.add(record);
        }
    }
    return past.take();
}

}  // namespace mingjing::query
