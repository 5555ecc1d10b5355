// What the acts of publication do to drafts: what is no longer under review is one again,
// what is public becomes one to be revised or corrected, what is erased leaves them too.

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "desk/draft_base.h"
#include "desk/known_entry.h"
#include "desk/register_acts.h"
#include "domain/parts.h"

namespace mingjing::desk {

drafts::Draft RegisterActs::draft_from(
    const identity::Actor& actor, const domain::Schema& schema, DraftBase base, Fields content
) const {
    const auto& unit = base.unit.empty() ? actor.unit : base.unit;
    auto draft = drafts::draft_of(schema, std::move(content), "", actor.id, unit, clock_.now());
    draft.key = std::move(base.key);
    draft.authors = std::move(base.authors);
    return draft;
}

void RegisterActs::restore_draft(
    const identity::Actor& actor,
    std::string_view register_key,
    std::string_view key,
    std::string_view why
) {
    const auto* schema = definitions_.find(register_key);
    const auto ledger = ledger_.lease();
    const auto known = known_entry(*ledger, register_key, key);
    if (schema == nullptr || !known) {
        return;
    }
    DraftBase base{known->key, known->unit, known->newest, authors_at(*ledger, known->newest)};
    const auto work = work_.lease();
    db::Transaction transaction(*work, db::Transaction::Mode::write);
    if (drafts::find(*work, register_key, key)) {
        // Its unit has begun a new one meanwhile, with what was returned before its eyes.
        drafts::add_authors(*work, register_key, key, base.authors);
    } else {
        auto draft = draft_from(
            actor, *schema, std::move(base), submission_at(*ledger, *schema, known->newest)
        );
        draft.source = why;
        drafts::save(*work, draft);
    }
    transaction.commit();
}

RegisterActs::Result<std::optional<DraftBase>> RegisterActs::base_of(
    const identity::Actor& actor, std::string_view register_key, std::string_view key
) {
    const auto* schema = definitions_.find(register_key);
    const auto ledger = ledger_.lease();
    const auto known = known_entry(*ledger, register_key, key);
    if (schema == nullptr || !known) {
        return std::nullopt;
    }
    return draft_base(*ledger, definitions_.roles, actor, *schema, *known).map([](DraftBase base) {
        return std::optional(std::move(base));
    });
}

RegisterActs::Result<drafts::Draft> RegisterActs::draft_to_begin(
    db::Connection& ledger,
    db::Connection& work,
    const identity::Actor& actor,
    std::string_view register_key,
    std::string_view key
) {
    const auto* schema = definitions_.find(register_key);
    const auto known = known_entry(ledger, register_key, key);
    if (schema == nullptr || !known) {
        return tl::unexpected(unknown_entry(key));
    }
    if (auto draft = drafts::find(work, register_key, key)) {
        auto allowed = identity::may(
            definitions_.roles,
            actor,
            identity::Action::draft,
            {.unit = draft->unit, .register_key = register_key}
        );
        if (!allowed) {
            return tl::unexpected(std::move(allowed.error()));
        }
        return std::move(*draft);
    }
    auto base = draft_base(ledger, definitions_.roles, actor, *schema, *known);
    if (!base) {
        return tl::unexpected(std::move(base.error()));
    }
    auto content = submission_at(ledger, *schema, base->begins_with);
    auto draft = draft_from(actor, *schema, std::move(*base), std::move(content));
    draft.source = known->versions == 0 ? "退回修改" : "修订或者更正";
    return draft;
}

RegisterActs::Result<RegisterActs::Begun> RegisterActs::begin_draft(
    const identity::Actor& actor, std::string_view register_key, std::string_view key
) {
    return begin_changed(actor, register_key, key, [](auto&, auto&) { return Result<void>{}; });
}

RegisterActs::Result<RegisterActs::Begun> RegisterActs::begin_change(
    const identity::Actor& actor,
    std::string_view register_key,
    std::string_view key,
    const Fields& changes,
    std::string_view why
) {
    const auto change = [&](db::Connection& ledger, drafts::Draft& fresh) -> Result<void> {
        const auto known = known_entry(ledger, register_key, key);
        if (!known->published) {
            return tl::unexpected(domain::Refusal{
                .code = "not-published",
                .what = fmt::format("“{}”没有正在公示的内容，不能据以修订", key),
                .article = "",
                .next = "没有公示过的，请修改草稿、按首次公示提交；已经撤回的，请重新提交",
                .rule = ""});
        }
        const auto& schema = *definitions_.find(register_key);
        fresh.content = submission_at(ledger, schema, *known->published);
        for (const auto& [field, value] : changes) {
            fresh.content.erase(field);
            if (!value.is_null()) {
                fresh.content.emplace(field, value);
            }
        }
        fresh.source = why;
        return {};
    };
    return begin_changed(actor, register_key, key, change);
}

RegisterActs::Result<RegisterActs::Begun> RegisterActs::begin_changed(
    const identity::Actor& actor,
    std::string_view register_key,
    std::string_view key,
    const std::function<Result<void>(db::Connection& ledger, drafts::Draft& fresh)>& change
) {
    const auto ledger = ledger_.lease();
    const auto work = work_.lease();
    db::Transaction transaction(*work, db::Transaction::Mode::write);
    auto draft = draft_to_begin(*ledger, *work, actor, register_key, key);
    if (!draft) {
        return tl::unexpected(std::move(draft.error()));
    }
    if (draft->id != 0) {
        return Begun{std::move(*draft), false};
    }
    if (auto changed = change(*ledger, *draft); !changed) {
        return tl::unexpected(std::move(changed.error()));
    }
    drafts::save(*work, *draft);
    auto begun = drafts::find(*work, register_key, key).value();
    transaction.commit();
    return Begun{std::move(begun), true};
}

// Or the next submission would record again what was erased.
void RegisterActs::erase_from_draft(
    std::string_view register_key, std::string_view key, const std::vector<std::string>& fields
) {
    const auto* schema = definitions_.find(register_key);
    const auto work = work_.lease();
    db::Transaction transaction(*work, db::Transaction::Mode::write);
    auto draft = drafts::find(*work, register_key, key);
    if (schema == nullptr || !draft) {
        return;
    }
    auto parts = domain::parted(*schema, draft->content, {});
    const auto erased = std::erase_if(parts.apart, [&](const auto& part) {
        return std::ranges::any_of(fields, [&](const auto& field) {
            return domain::is_called(part.first, field);
        });
    });
    if (erased == 0) {
        return;
    }
    draft->content = domain::joined(
        *schema, parts.facts, domain::apart_of(parts.apart), domain::Audience::internal
    );
    drafts::save(*work, *draft);
    transaction.commit();
}

}  // namespace mingjing::desk
