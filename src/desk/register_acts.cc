#include "desk/register_acts.h"

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

#include <fmt/format.h>

#include "base/limits.h"
#include "codec/text.h"
#include "crypto/hash.h"
#include "desk/holdings.h"
#include "domain/calendar.h"
#include "domain/parts.h"
#include "domain/role.h"
#include "drafts/drafts.h"
#include "ledger/ledger.h"
#include "projection/projection.h"
#include "record/codec.h"

namespace mingjing::desk {

namespace {

namespace entry = domain::register_entry;

constexpr std::size_t kStreamBytes = 16;

domain::Refusal unknown_entry(std::string_view key) {
    return {"entry-unknown", fmt::format("没有已提交的条目“{}”", key), "", "请先导入并提交", ""};
}

domain::Refusal no_draft(std::string_view key) {
    return {"no-draft", fmt::format("没有“{}”的草稿", key), "", "请先导入或者填写", ""};
}

// The first thing a check rejected, as the reason a submission is refused.
domain::Refusal not_acceptable(const domain::Issue& issue) {
    return {issue.code, issue.what, issue.article, issue.remedy, issue.rule};
}

std::string new_stream(std::string_view kind) {
    return std::string(kind) + "-" + codec::hex(crypto::random_bytes(kStreamBytes));
}

std::optional<std::string> stream_of(
    db::Connection& ledger, std::string_view register_key, std::string_view key
) {
    const std::array<db::Cell, 2> cells{std::string(register_key), std::string(key)};
    return ledger.text("SELECT stream FROM entries WHERE register = $1 AND key = $2", cells);
}

entry::State state_of(db::Connection& ledger, std::string_view stream) {
    return record::replay_entry(ledger::read_stream(ledger, stream));
}

// A register without a publication rule is internal: its unit's head answers for it.
std::vector<std::string> chain_of(const domain::PublicationRule* rule) {
    return rule == nullptr ? std::vector{std::string(domain::kUnitHead)} : rule->reviewers;
}

std::string due_day(
    const domain::PublicationRule* rule,
    const domain::Calendar& calendar,
    std::chrono::sys_days today
) {
    if (rule == nullptr || rule->time_limit_days == 0) {
        return {};
    }
    const auto counting =
        rule->working_days ? domain::Counting::working_days : domain::Counting::natural_days;
    return codec::iso_date(domain::due(calendar, today, rule->time_limit_days, counting).day);
}

std::string date_field(const Fields& content, const std::string& field) {
    return field.empty() ? std::string{} : std::string(text_of(content, field));
}

// A register names the last day something is in force; a period ends before its end.
std::string day_after(const std::string& last) {
    const auto day = codec::from_iso_date(last);
    return day ? codec::iso_date(*day + std::chrono::days{1}) : std::string{};
}

}  // namespace

RegisterActs::RegisterActs(
    Desk& desk,
    db::Pool& ledger,
    db::Pool& work,
    const definitions::Definitions& definitions,
    const Clock& clock
)
    : desk_(desk), ledger_(ledger), work_(work), definitions_(definitions), clock_(clock) {}

RegisterActs::Result<Receipt> RegisterActs::submit(
    const identity::Actor& actor,
    std::string_view register_key,
    std::string_view key,
    const SubmitOptions& options
) {
    const auto* schema = definitions_.find(register_key);
    const auto draft = [&] {
        const auto work = work_.lease();
        return drafts::find(*work, register_key, key);
    }();
    if (schema == nullptr || !draft) {
        return tl::unexpected(no_draft(key));
    }
    auto content = draft->content;
    domain::Issues issues;
    const auto rules = lookup_but_for(key);
    domain::normalise_entry(*schema, content, rules, issues);
    for (auto& issue : domain::check_entry(*schema, content, rules)) {
        if (issue.level == domain::Level::rejected) {
            return tl::unexpected(not_acceptable(issue));
        }
    }
    auto receipt = desk_.submit(actor, submission(*schema, key, content, options));
    if (receipt) {
        const auto work = work_.lease();
        drafts::remove(*work, register_key, key);
    }
    return receipt;
}

EntryAct RegisterActs::submission(
    const domain::Schema& schema,
    std::string_view key,
    const Fields& content,
    const SubmitOptions& options
) {
    const auto ledger = ledger_.lease();
    const auto known = stream_of(*ledger, schema.key, key);
    const auto stream = known ? *known : new_stream("entry");
    const auto is_first = !known || state_of(*ledger, stream).published_version == 0;
    const auto today = day_in_china(clock_.now());
    const auto* rule = definitions_.rule_for(schema.key);
    auto parts = domain::parted(schema, content, stream);

    entry::Submit submit;
    submit.needs_external_approval = rule != nullptr && !rule->external_approval.empty();
    auto& submitted = submit.content;
    submitted.register_key = schema.key;
    submitted.schema = schema.digest;
    submitted.key = key;
    submitted.kind = options.kind.value_or(is_first ? entry::Kind::initial : entry::Kind::revision);
    submitted.content = std::move(parts.facts);
    submitted.personal = std::move(parts.apart);
    submitted.effective_from = options.effective_from.empty()
                                   ? date_field(content, schema.effective_from)
                                   : options.effective_from;
    // A revision begins no earlier than it is made: the version before stays in force until then.
    if (submitted.kind == entry::Kind::revision && options.effective_from.empty() &&
        submitted.effective_from <= codec::iso_date(today)) {
        submitted.effective_from.clear();
    }
    submitted.effective_to = day_after(date_field(content, schema.effective_to));
    submitted.reason = options.reason;
    submitted.reviewers = chain_of(rule);
    submitted.due = due_day(rule, definitions_.calendar, today);
    if (submit.needs_external_approval) {
        submitted.external_approval = date_field(content, rule->external_approval);
    }
    return {stream, std::move(submit), {}};
}

RegisterActs::Result<Receipt> RegisterActs::act(
    const identity::Actor& actor,
    std::string_view register_key,
    std::string_view key,
    entry::Command command
) {
    const auto stream = [&] {
        const auto ledger = ledger_.lease();
        return stream_of(*ledger, register_key, key);
    }();
    if (!stream) {
        return tl::unexpected(unknown_entry(key));
    }
    return desk_.submit(actor, EntryAct{*stream, std::move(command), {}});
}

std::string RegisterActs::role_in_turn(std::string_view register_key, std::string_view key) {
    const auto ledger = ledger_.lease();
    const auto stream = stream_of(*ledger, register_key, key);
    const auto state = stream ? state_of(*ledger, *stream) : entry::State{};
    return state.pending ? std::string(state.pending->next_reviewer()) : std::string{};
}

RegisterActs::Result<Receipt> RegisterActs::approve(
    const identity::Actor& actor,
    std::string_view register_key,
    std::string_view key,
    std::string_view comment
) {
    return act(
        actor,
        register_key,
        key,
        entry::Approve{role_in_turn(register_key, key), std::string(comment), actor.id}
    );
}

RegisterActs::Result<Receipt> RegisterActs::return_to_unit(
    const identity::Actor& actor,
    std::string_view register_key,
    std::string_view key,
    std::string_view reason
) {
    auto receipt =
        act(actor,
            register_key,
            key,
            entry::Return{role_in_turn(register_key, key), std::string(reason)});
    if (!receipt) {
        return receipt;
    }
    // What was returned is a draft again, unless its unit has begun a new one meanwhile.
    const auto work = work_.lease();
    if (auto content = current(register_key, key);
        content && !drafts::find(*work, register_key, key)) {
        drafts::save(
            *work,
            {0,
             std::string(register_key),
             std::string(key),
             std::move(*content),
             "退回修改",
             actor.id,
             codec::rfc3339(clock_.now())}
        );
    }
    return receipt;
}

RegisterActs::Result<Receipt> RegisterActs::publish(
    const identity::Actor& actor, std::string_view register_key, std::string_view key
) {
    return act(actor, register_key, key, entry::Publish{});
}

RegisterActs::Result<Receipt> RegisterActs::withdraw(
    const identity::Actor& actor,
    std::string_view register_key,
    std::string_view key,
    std::string_view reason,
    std::string_view basis
) {
    return act(actor, register_key, key, entry::Withdraw{std::string(reason), std::string(basis)});
}

RegisterActs::Result<Receipt> RegisterActs::erase(
    const identity::Actor& actor,
    std::string_view register_key,
    std::string_view key,
    const std::vector<std::string>& fields,
    std::string_view basis
) {
    entry::Erase erase{{}, fields, std::string(basis)};
    {
        const auto ledger = ledger_.lease();
        const auto stream = stream_of(*ledger, register_key, key);
        if (!stream) {
            return tl::unexpected(unknown_entry(key));
        }
        for (const auto& record : ledger::read_stream(*ledger, *stream)) {
            const auto holds = std::any_of(fields.begin(), fields.end(), [&](const auto& field) {
                return record.personal.contains(field);
            });
            if (holds) {
                erase.positions.push_back(record.position);
            }
        }
    }
    return act(actor, register_key, key, std::move(erase));
}

RegisterActs::Result<std::uint64_t> RegisterActs::publish_register(
    const identity::Actor& actor,
    std::string_view register_key,
    const std::function<void(std::uint64_t done, std::uint64_t total)>& progress
) {
    auto edition = edition_to_fill(actor, register_key);
    if (!edition) {
        return tl::unexpected(edition.error());
    }
    auto& [stream, done, total, waiting] = *edition;
    for (std::size_t at = 0; at < waiting.size();) {
        Batch batch;
        for (; at < waiting.size() && batch.acts.size() < limits::kRecordsPerCommandMax; ++at) {
            batch.acts.push_back({waiting[at], entry::Publish{.edition = stream}, {}});
        }
        const auto published = desk_.submit(actor, batch);
        if (!published) {
            return tl::unexpected(published.error());
        }
        done += batch.acts.size();
        progress(done, total);
    }
    const auto completed = desk_.submit(actor, PublishEdition{stream});
    if (!completed) {
        return tl::unexpected(completed.error());
    }
    return total;
}

// The edition that was interrupted, else a new one of all that is approved.
RegisterActs::Result<RegisterActs::Edition> RegisterActs::edition_to_fill(
    const identity::Actor& actor, std::string_view register_key
) {
    Edition edition;
    {
        const auto ledger = ledger_.lease();
        const std::array<db::Cell, 1> cells{std::string(register_key)};
        ledger->run(
            "SELECT stream FROM entries WHERE register = $1 AND pending IS NOT NULL"
            " AND reviews_left = 0 ORDER BY id",
            cells,
            [&](const db::Row& row) {
                edition.waiting.emplace_back(row.text(0));
                return true;
            }
        );
        ledger->run(
            "SELECT stream, entries FROM editions"
            " WHERE register = $1 AND visible_position IS NULL ORDER BY id LIMIT 1",
            cells,
            [&](const db::Row& row) {
                edition.stream = row.text(0);
                edition.total = static_cast<std::uint64_t>(row.integer(1));
                return true;
            }
        );
        if (!edition.stream.empty()) {
            edition.done = projection::entries_in_edition(*ledger, edition.stream);
            edition.waiting.resize(
                std::min<std::size_t>(edition.waiting.size(), edition.total - edition.done)
            );
            return edition;
        }
    }
    if (edition.waiting.empty()) {
        return tl::unexpected(domain::Refusal{
            "nothing-approved", "没有已通过审核、等待公示的条目", "", "请先提交并完成审核", ""});
    }
    edition.stream = new_stream("edition");
    edition.total = edition.waiting.size();
    const auto begun =
        desk_.submit(actor, BeginEdition{edition.stream, std::string(register_key), edition.total});
    if (!begun) {
        return tl::unexpected(begun.error());
    }
    return edition;
}

std::optional<Fields> RegisterActs::current(std::string_view register_key, std::string_view key) {
    const auto* schema = definitions_.find(register_key);
    const auto ledger = ledger_.lease();
    const auto stream = stream_of(*ledger, register_key, key);
    if (schema == nullptr || !stream) {
        return std::nullopt;
    }
    return newest_submission(*ledger, *schema, *stream);
}

std::vector<Standing> RegisterActs::standings(std::string_view register_key) {
    const auto ledger = ledger_.lease();
    std::vector<Standing> all;
    std::vector<std::pair<std::size_t, std::string>> under_review;
    const std::array<db::Cell, 1> cells{std::string(register_key)};
    ledger->run(
        "SELECT e.key, e.stream, e.pending, e.reviews_left, e.versions, s.title, s.due,"
        " (SELECT max(w.version) FROM withdrawals AS w WHERE w.entry = e.id)"
        " FROM entries AS e LEFT JOIN submissions AS s ON s.position ="
        "  (SELECT max(n.position) FROM submissions AS n WHERE n.entry = e.id)"
        " WHERE e.register = $1 ORDER BY e.key",
        cells,
        [&](const db::Row& row) {
            Standing standing;
            standing.key = row.text(0);
            standing.version = static_cast<std::uint64_t>(row.integer(4));
            standing.title = row.is_null(5) ? "" : row.text(5);
            if (!row.is_null(2)) {
                standing.stage = row.integer(3) > 0 ? "submitted" : "approved";
                standing.due = row.is_null(6) ? "" : row.text(6);
                under_review.emplace_back(all.size(), row.text(1));
            } else if (standing.version == 0) {
                standing.stage = "returned";
            } else {
                const auto is_withdrawn = !row.is_null(7) && row.integer(7) == row.integer(4);
                standing.stage = is_withdrawn ? "withdrawn" : "published";
            }
            all.push_back(std::move(standing));
            return true;
        }
    );
    for (const auto& [at, stream] : under_review) {
        const auto state = state_of(*ledger, stream);
        all[at].next_role = state.pending ? state.pending->next_reviewer() : std::string_view{};
    }
    return all;
}

domain::Lookup RegisterActs::lookup() {
    return lookup_but_for({});
}

domain::Lookup RegisterActs::lookup_but_for(std::string_view key) {
    auto holdings = std::make_shared<Holdings>(ledger_, work_, definitions_);
    domain::Lookup lookup;
    lookup.today = day_in_china(clock_.now());
    lookup.find = [holdings](
                      std::string_view register_key, std::string_view field, std::string_view value
                  ) -> std::optional<Fields> {
        auto found = holdings->having(register_key, field, value);
        return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
    };
    lookup.find_others =
        [holdings, but_for = std::string(key)](
            std::string_view register_key, std::string_view field, std::string_view value
        ) { return holdings->having(register_key, field, value, but_for); };
    lookup.is_entrusted = [this](std::string_view name) {
        const auto& units = definitions_.bureau.units;
        return std::any_of(units.begin(), units.end(), [&](const auto& unit) {
            return unit.name == name && unit.is_entrusted;
        });
    };
    lookup.setting = [this](std::string_view name) -> std::optional<std::int64_t> {
        const auto& settings = definitions_.bureau.settings;
        const auto found = settings.find(name);
        return found == settings.end() ? std::nullopt : std::optional(found->second);
    };
    return lookup;
}

}  // namespace mingjing::desk
