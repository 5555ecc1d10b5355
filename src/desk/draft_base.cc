#include "desk/draft_base.h"

#include <utility>

namespace mingjing::desk {

namespace {

// Whose an entry is, when this actor would draft under its key, and which submission is theirs
// to take up.
struct Holding {
    std::string unit;
    std::uint64_t begins_with = 0;
};

tl::expected<Holding, domain::Refusal> holding(
    db::Connection& ledger,
    const identity::Roles& roles,
    const identity::Actor& actor,
    const domain::Schema& schema,
    const KnownEntry& known
) {
    const auto may_draft_of = [&](const std::string& unit) {
        return identity::may(
            roles, actor, identity::Action::draft, {.unit = unit, .register_key = schema.key}
        );
    };
    auto allowed = may_draft_of(known.unit);
    if (allowed) {
        return Holding{known.unit, known.newest};
    }
    if (known.published && may_draft_of(actor.unit)) {
        const auto content = submission_at(ledger, schema, *known.published);
        if (text_of(content, "handling_unit") == actor.unit) {
            return Holding{actor.unit, *known.published};
        }
    }
    return tl::unexpected(std::move(allowed.error()));
}

domain::Refusal under_review(std::string_view key) {
    return {
        .code = "under-review",
        .what = "“" + std::string(key) + "”正在审核，不能同时另拟一份",
        .article = "",
        .next = "请等审核结束；需要马上修改的，请提交单位先撤回提交",
        .rule = ""};
}

}  // namespace

tl::expected<DraftBase, domain::Refusal> draft_base(
    db::Connection& ledger,
    const identity::Roles& roles,
    const identity::Actor& actor,
    const domain::Schema& schema,
    const KnownEntry& known
) {
    auto held = holding(ledger, roles, actor, schema, known);
    if (!held) {
        return tl::unexpected(std::move(held.error()));
    }
    if (known.is_under_review) {
        return tl::unexpected(under_review(known.key));
    }
    DraftBase base{known.key, std::move(held->unit), held->begins_with, {}};
    if (base.begins_with != known.published) {
        base.authors = authors_at(ledger, base.begins_with);
    }
    return base;
}

}  // namespace mingjing::desk
