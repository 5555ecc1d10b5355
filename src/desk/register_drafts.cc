// What the acts of publication do to drafts: what is no longer under review is one again,
// what is public becomes one to be revised or corrected, what is erased leaves them too.

#include <algorithm>
#include <utility>

#include "codec/text.h"
#include "desk/key_holder.h"
#include "desk/known_entry.h"
#include "desk/register_acts.h"
#include "domain/parts.h"

namespace mingjing::desk {

namespace {

using identity::Action;

domain::Refusal under_review(std::string_view key) {
    return {
        .code = "under-review",
        .what = "“" + std::string(key) + "”正在审核，不能同时另拟一份",
        .article = "",
        .next = "请等审核结束；需要马上修改的，请提交单位先撤回提交",
        .rule = ""};
}

}  // namespace

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
    auto content = submission_at(*ledger, *schema, known->newest);
    const auto work = work_.lease();
    db::Transaction transaction(*work, db::Transaction::Mode::write);
    if (drafts::find(*work, register_key, key)) {
        return;  // its unit has begun a new one meanwhile
    }
    drafts::Draft draft;
    draft.register_key = register_key;
    draft.key = key;
    draft.title = text_of(content, schema->title);
    draft.content = std::move(content);
    draft.source = why;
    draft.saved_by = actor.id;
    draft.authors = authors_at(*ledger, known->newest);
    draft.saved_at = codec::rfc3339(clock_.now());
    draft.unit = known->unit;
    drafts::save(*work, draft);
    transaction.commit();
}

RegisterActs::Result<std::optional<std::string>> RegisterActs::unit_holding(
    const identity::Actor& actor, std::string_view register_key, std::string_view key
) {
    const auto* schema = definitions_.find(register_key);
    const auto ledger = ledger_.lease();
    const auto known = known_entry(*ledger, register_key, key);
    if (schema == nullptr || !known) {
        return std::nullopt;
    }
    return key_holder(*ledger, definitions_.roles, actor, *schema, *known)
        .map([](const KeyHolder& holder) { return std::optional(holder.unit); });
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
    const auto holder = key_holder(ledger, definitions_.roles, actor, *schema, *known);
    if (!holder) {
        return tl::unexpected(holder.error());
    }
    if (auto draft = drafts::find(work, register_key, key)) {
        auto allowed = identity::may(
            definitions_.roles,
            actor,
            Action::draft,
            {.unit = draft->unit, .register_key = register_key}
        );
        if (!allowed) {
            return tl::unexpected(std::move(allowed.error()));
        }
        return std::move(*draft);
    }
    if (known->is_under_review) {
        return tl::unexpected(under_review(key));
    }
    drafts::Draft draft;
    draft.register_key = register_key;
    draft.key = key;
    draft.content = submission_at(ledger, *schema, holder->begins_with);
    draft.title = text_of(draft.content, schema->title);
    draft.source = known->versions == 0 ? "退回修改" : "修订或者更正";
    draft.saved_by = actor.id;
    if (holder->begins_with != known->published) {
        draft.authors = authors_at(ledger, holder->begins_with);
    }
    draft.saved_at = codec::rfc3339(clock_.now());
    draft.unit = holder->unit.empty() ? actor.unit : holder->unit;
    return draft;
}

RegisterActs::Result<drafts::Draft> RegisterActs::begin_draft(
    const identity::Actor& actor, std::string_view register_key, std::string_view key
) {
    const auto ledger = ledger_.lease();
    const auto work = work_.lease();
    db::Transaction transaction(*work, db::Transaction::Mode::write);
    auto draft = draft_to_begin(*ledger, *work, actor, register_key, key);
    if (draft && draft->id == 0) {
        drafts::save(*work, *draft);
        draft = drafts::find(*work, register_key, key).value();
        transaction.commit();
    }
    return draft;
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
