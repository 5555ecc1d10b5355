#include "imports/effects.h"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <optional>
#include <thread>
#include <utility>

#include "desk/draft_base.h"
#include "desk/lookup.h"
#include "domain/entry_key.h"
#include "drafts/confirmed_headers.h"
#include "drafts/drafts.h"
#include "tabular/shape.h"

namespace mingjing::imports {

namespace {

using domain::Level;
using tabular::Outcome;

constexpr std::size_t kEntriesAtOnce = 100;
// SQLite keeps no queue of writers: those who wait look again every so often, and must find
// the database free.
constexpr std::chrono::milliseconds kRest{15};

// Compares the entries of one report with what the office has.
class Comparison {
  public:
    Comparison(
        const Parts& parts,
        const domain::Schema& schema,
        const identity::Actor& actor,
        const tabular::Report& report
    )
        : parts_(parts), schema_(schema), actor_(actor), report_(report) {}

    [[nodiscard]] EntryEffect effect_of(
        db::Connection& ledger, std::size_t entry, const std::optional<drafts::Draft>& draft
    ) {
        EntryEffect effect;
        effect.key = domain::entry_key(schema_, report_.entries[entry]);
        auto before = draft ? of_draft(*draft, effect) : of_entry(ledger, effect);
        if (!before) {
            effect.kind = EntryEffect::Kind::refused;
            refusal_ = std::move(before.error());
        } else if (const auto& known = *before) {
            effect.content = tabular::with_unsaid(schema_, report_, entry, *known);
            effect.changes = domain::diff(schema_, *known, effect.content);
            effect.kind = *known == effect.content ? EntryEffect::Kind::unchanged
                                                   : EntryEffect::Kind::changed;
        } else {
            effect.content = report_.entries[entry];
        }
        return effect;
    }
    // Why the entry compared last was refused.
    [[nodiscard]] domain::Issue issue() const {
        domain::Issue issue;
        issue.level = Level::rejected;
        issue.code = refusal_.code == "under-review" ? refusal_.code : "of-another-unit";
        issue.what = refusal_.what + "，未导入";
        issue.remedy = refusal_.next;
        issue.article = refusal_.article;
        return issue;
    }

  private:
    // What the row is compared with: nothing where the office has no such entry.
    using Before = tl::expected<std::optional<Fields>, domain::Refusal>;

    [[nodiscard]] Before of_draft(const drafts::Draft& draft, EntryEffect& effect) const {
        effect.draft = draft.digest;
        return identity::may(
                   parts_.definitions.roles,
                   actor_,
                   identity::Action::draft,
                   {.unit = draft.unit, .register_key = schema_.key}
        )
            .map([&] { return std::optional(draft.content); });
    }
    [[nodiscard]] Before of_entry(db::Connection& ledger, EntryEffect& effect) const {
        effect.unit = actor_.unit;
        const auto known = desk::known_entry(ledger, schema_.key, effect.key);
        if (!known) {
            return std::nullopt;
        }
        auto base = desk::draft_base(ledger, parts_.definitions.roles, actor_, schema_, *known);
        if (!base) {
            return tl::unexpected(std::move(base.error()));
        }
        if (!base->unit.empty()) {
            effect.unit = std::move(base->unit);
        }
        effect.authors = std::move(base->authors);
        return desk::submission_at(ledger, schema_, base->begins_with);
    }

    const Parts& parts_;
    const domain::Schema& schema_;
    const identity::Actor& actor_;
    const tabular::Report& report_;
    domain::Refusal refusal_;
};

void reject_rows(tabular::Report& report, std::size_t entry, const domain::Issue& issue) {
    for (const auto& place : report.made_of[entry]) {
        auto& row = report.sheets[place.sheet].rows[place.row];
        row.issues.push_back({issue, "", "", ""});
        if (row.outcome != Outcome::rejected) {
            --(row.outcome == Outcome::accepted ? report.accepted : report.warned);
            ++report.rejected;
            row.outcome = Outcome::rejected;
            row.values.clear();
        }
    }
}

bool is_warned_of(const tabular::Report& report, std::size_t entry) {
    return std::ranges::any_of(report.made_of[entry], [&](const tabular::RowPlace& place) {
        return report.sheets[place.sheet].rows[place.row].outcome == Outcome::warned;
    });
}

void add(Sums& sums, EntryEffect::Kind kind) {
    switch (kind) {
        case EntryEffect::Kind::created:
            ++sums.created;
            break;
        case EntryEffect::Kind::changed:
            ++sums.changed;
            break;
        case EntryEffect::Kind::unchanged:
            ++sums.unchanged;
            break;
        case EntryEffect::Kind::refused:
            break;
    }
}

// Saves the entries of one file, one after the other.
class Saving {
  public:
    Saving(
        const Parts& parts,
        const domain::Schema& schema,
        const identity::Actor& actor,
        const Reading& reading,
        Warned warned
    )
        : ledger_(parts.ledger),
          schema_(schema),
          actor_(actor),
          reading_(reading),
          warned_(warned),
          saved_at_(parts.clock.now()),
          comparison_(parts, schema, actor, reading.report) {}

    // In the caller's transaction.
    void save(db::Connection& work, std::size_t entry) {
        if (warned_ == Warned::left && is_warned_of(reading_.report, entry)) {
            return;
        }
        const auto* effect = &reading_.effects[entry];
        EntryEffect anew;
        if (drafts::digest(work, schema_.key, effect->key) != effect->draft &&
            effect->kind != EntryEffect::Kind::refused) {
            anew = comparison_.effect_of(
                *ledger_.lease(), entry, drafts::find(work, schema_.key, effect->key)
            );
            effect = &anew;
        }
        add(sums_, effect->kind);
        if (effect->kind == EntryEffect::Kind::created ||
            effect->kind == EntryEffect::Kind::changed) {
            drafts::save(work, draft_of(*effect, entry));
        }
    }
    [[nodiscard]] const Sums& sums() const { return sums_; }

  private:
    [[nodiscard]] drafts::Draft draft_of(const EntryEffect& effect, std::size_t entry) const {
        auto draft = drafts::draft_of(
            schema_,
            effect.content,
            reading_.report.file + " " + reading_.report.sources[entry],
            actor_.id,
            effect.unit,
            saved_at_
        );
        std::ranges::copy(effect.authors, std::back_inserter(draft.authors));
        return draft;
    }

    db::Pool& ledger_;
    const domain::Schema& schema_;
    const identity::Actor& actor_;
    const Reading& reading_;
    Warned warned_;
    Time saved_at_;
    Comparison comparison_;
    Sums sums_;
};

}  // namespace

tl::expected<Reading, sheet::FileProblem> read_file(
    const Parts& parts,
    const domain::Schema& schema,
    const identity::Actor& actor,
    const File& file,
    tabular::Options options
) {
    {
        const auto work = parts.work.lease();
        const auto shapes = tabular::shapes_of(schema);
        for (auto& [header, field] : drafts::confirmed_headers(*work, schema.key, actor.unit)) {
            if (!tabular::names_header(shapes, header)) {
                options.confirmed_headers.try_emplace(std::move(header), std::move(field));
            }
        }
    }
    const auto lookup = desk::lookup_in(
        parts.ledger, parts.work, parts.definitions, day_in_china(parts.clock.now()), {}
    );
    auto report =
        tabular::read_register(file.bytes, file.name, schema, parts.definitions, lookup, options);
    if (!report) {
        return tl::unexpected(report.error());
    }
    Reading reading{std::move(*report), {}};
    reading.effects.reserve(reading.report.entries.size());
    Comparison comparison(parts, schema, actor, reading.report);
    const auto ledger = parts.ledger.lease();
    const auto work = parts.work.lease();
    for (std::size_t i = 0; i < reading.report.entries.size(); ++i) {
        const auto key = domain::entry_key(schema, reading.report.entries[i]);
        reading.effects.push_back(
            comparison.effect_of(*ledger, i, drafts::find(*work, schema.key, key))
        );
        if (reading.effects.back().kind == EntryEffect::Kind::refused) {
            reject_rows(reading.report, i, comparison.issue());
        }
    }
    return reading;
}

Sums sums_of(const std::vector<EntryEffect>& effects) {
    Sums sums;
    for (const auto& effect : effects) {
        add(sums, effect.kind);
    }
    return sums;
}

Sums save_drafts(
    const Parts& parts,
    const domain::Schema& schema,
    const identity::Actor& actor,
    const Reading& reading,
    Warned warned
) {
    const auto all = reading.effects.size();
    Saving saving(parts, schema, actor, reading, warned);
    for (std::size_t next = 0; next < all;) {
        if (next > 0) {
            std::this_thread::sleep_for(kRest);
        }
        const auto work = parts.work.lease();
        db::Transaction transaction(*work, db::Transaction::Mode::write);
        for (const auto end = std::min(all, next + kEntriesAtOnce); next < end; ++next) {
            saving.save(*work, next);
        }
        transaction.commit();
    }
    return saving.sums();
}

std::optional<std::string> field_named(const domain::Schema& schema, std::string_view name) {
    if (name.empty() || domain::find_field(schema.fields, name) != nullptr) {
        return std::string(name);
    }
    for (const auto& field : schema.fields) {
        if (field.label == name && field.type != domain::FieldType::table) {
            return field.key;
        }
        for (const auto& child : field.children) {
            if (child.label == name || child.key == name) {
                return field.key + "." + child.key;
            }
        }
    }
    return std::nullopt;
}

std::string remarks_name(std::string_view file_name) {
    constexpr std::string_view kPrefix = "备注-";
    return std::string(file_name.starts_with(kPrefix) ? "" : kPrefix) + std::string(file_name);
}

}  // namespace mingjing::imports
