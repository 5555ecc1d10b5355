#include "desk/key_holder.h"

namespace mingjing::desk {

tl::expected<KeyHolder, domain::Refusal> key_holder(
    db::Connection& ledger,
    const identity::Roles& roles,
    const identity::Actor& actor,
    const domain::Schema& schema,
    const KnownEntry& known
) {
    using identity::Action;
    const auto may_draft_of = [&](const std::string& unit) {
        return identity::may(
            roles, actor, Action::draft, {.unit = unit, .register_key = schema.key}
        );
    };
    auto allowed = may_draft_of(known.unit);
    if (allowed) {
        return KeyHolder{known.unit, known.newest};
    }
    if (known.published && may_draft_of(actor.unit)) {
        const auto content = submission_at(ledger, schema, *known.published);
        if (text_of(content, "handling_unit") == actor.unit) {
            return KeyHolder{actor.unit, *known.published};
        }
    }
    return tl::unexpected(std::move(allowed.error()));
}

}  // namespace mingjing::desk
