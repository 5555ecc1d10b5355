// Submitting for review: a draft, checked once more against schema and rules.

#include <utility>

#include <fmt/format.h>

#include "codec/text.h"
#include "desk/afterwards.h"
#include "desk/known_entry.h"
#include "desk/lookup.h"
#include "desk/register_acts.h"
#include "drafts/drafts.h"

namespace mingjing::desk {

namespace {

namespace entry = domain::register_entry;

domain::Refusal no_draft(std::string_view key) {
    return {"no-draft", fmt::format("没有“{}”的草稿", key), "", "请先导入或者填写", ""};
}

domain::Refusal saved_meanwhile(std::string_view key) {
    return {
        "changed-meanwhile",
        fmt::format("“{}”的草稿在提交前又有改动，没有提交", key),
        "",
        "请看过最新的内容再提交",
        ""};
}

// The first thing a check rejected, as the reason a submission is refused. Who submits need
// not be who may see what it is about.
domain::Refusal not_acceptable(const domain::Schema& schema, const domain::Issue& issue) {
    const auto* field = domain::find_field(schema.fields, issue.field);
    const bool is_personal = field != nullptr && field->is_personal;
    const auto said = is_personal && issue.holds_back
                          ? field->label + "里有或者疑有不得公开的内容，没有提交"
                      : is_personal ? domain::without_value(*field)
                                    : issue.what;
    return {issue.code, said, issue.article, issue.remedy, issue.rule};
}

// What was public till now goes on being in force until a revision is made.
bool begins_in_the_past(
    const entry::Submitted& submitted, const SubmitOptions& options, std::chrono::sys_days today
) {
    return submitted.kind == entry::Kind::revision && !options.effective_from.empty() &&
           options.effective_from < codec::iso_date(today);
}

domain::Refusal in_the_past(std::string_view day) {
    return {
        "effective-in-the-past",
        fmt::format("修订不能从{}起生效：这一天已经过去，当时有效的是原来的版本", day),
        "",
        "请改为今天或者以后的日期；原来的版本写错了的，请按更正提交",
        ""};
}

}  // namespace

RegisterActs::Result<RegisterActs::Submission> RegisterActs::prepare_submission(
    const identity::Actor& actor,
    std::string_view register_key,
    std::string_view key,
    const SubmitOptions& options
) {
    const auto* schema = definitions_.find(register_key);
    auto draft = [&] {
        const auto work = work_.lease();
        return drafts::find(*work, register_key, key);
    }();
    if (schema == nullptr || !draft) {
        return tl::unexpected(no_draft(key));
    }
    if (auto allowed = identity::may(
            definitions_.roles,
            actor,
            identity::Action::submit,
            {.unit = draft->unit, .register_key = register_key}
        );
        !allowed) {
        return tl::unexpected(std::move(allowed.error()));
    }
    if (!options.draft.empty() && options.draft != draft->digest) {
        return tl::unexpected(saved_meanwhile(key));
    }
    auto& content = draft->content;
    domain::Issues issues;
    const auto rules = lookup_in(ledger_, work_, definitions_, day_in_china(clock_.now()), key);
    domain::normalise_entry(*schema, content, rules, issues);
    for (auto& issue : domain::check_entry(*schema, content, rules)) {
        if (issue.level == domain::Level::rejected || issue.holds_back) {
            return tl::unexpected(not_acceptable(*schema, issue));
        }
    }
    for (const auto& issue : domain::check_reason(*schema, content, rules, options.reason)) {
        return tl::unexpected(not_acceptable(*schema, issue));
    }
    const auto known = known_entry(*ledger_.lease(), register_key, key);
    const auto today = day_in_china(clock_.now());
    auto act = submission(definitions_, *schema, known, *draft, options, today);
    if (begins_in_the_past(std::get<entry::Submit>(act.command).content, options, today)) {
        return tl::unexpected(in_the_past(options.effective_from));
    }
    return Submission{std::move(act), draft->digest};
}

RegisterActs::Result<Receipt> RegisterActs::submit(
    const identity::Actor& actor,
    std::string_view register_key,
    std::string_view key,
    const SubmitOptions& options
) {
    const auto prepared = prepare_submission(actor, register_key, key, options);
    if (!prepared) {
        return tl::unexpected(prepared.error());
    }
    auto receipt = desk_.submit(actor, prepared->act);
    if (receipt) {
        // What was saved since is somebody's further work.
        afterwards("submitted, its draft left", [&] {
            drafts::remove_if(*work_.lease(), register_key, key, prepared->digest);
        });
    }
    return receipt;
}

}  // namespace mingjing::desk
