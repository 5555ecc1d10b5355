#include "desk/register_acts.h"

#include <algorithm>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "desk/edition_run.h"
#include "desk/known_entry.h"
#include "desk/lookup.h"
#include "domain/parts.h"
#include "drafts/drafts.h"
#include "ledger/ledger.h"

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
    return {
        issue.code,
        is_personal ? domain::without_value(*field) : issue.what,
        issue.article,
        issue.remedy,
        issue.rule};
}

domain::Refusal nothing_called(std::string_view field) {
    return {
        "nothing-to-erase",
        fmt::format("这个条目没有可删除的字段“{}”", field),
        "",
        "请核对字段；事实部分依法保存，不能删除",
        ""};
}

// The values kept apart that go by these names, and the records that hold them.
tl::expected<entry::Erase, domain::Refusal> erasure(
    const std::vector<ledger::Record>& records,
    const std::vector<std::string>& fields,
    std::string_view basis
) {
    entry::Erase erase{{}, {}, std::string(basis)};
    std::set<std::string> names;
    std::set<std::string> unknown(fields.begin(), fields.end());
    for (const auto& record : records) {
        bool holds = false;
        for (const auto& [name, value] : record.personal) {
            for (const auto& field : fields) {
                if (domain::is_called(name, field)) {
                    holds = true;
                    names.insert(name);
                    unknown.erase(field);
                }
            }
        }
        if (holds) {
            erase.positions.push_back(record.position);
        }
    }
    if (!unknown.empty()) {
        return tl::unexpected(nothing_called(*unknown.begin()));
    }
    erase.fields.assign(names.begin(), names.end());
    return erase;
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
        if (issue.level == domain::Level::rejected) {
            return tl::unexpected(not_acceptable(*schema, issue));
        }
    }
    const auto known = known_entry(*ledger_.lease(), register_key, key);
    const auto today = day_in_china(clock_.now());
    return Submission{
        submission(definitions_, *schema, known, *draft, options, today), draft->digest};
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
        drafts::remove_if(*work_.lease(), register_key, key, prepared->digest);
    }
    return receipt;
}

RegisterActs::Result<Receipt> RegisterActs::act(
    const identity::Actor& actor,
    std::string_view register_key,
    std::string_view key,
    entry::Command command,
    Expected expected
) {
    const auto known = known_entry(*ledger_.lease(), register_key, key);
    if (!known) {
        return tl::unexpected(unknown_entry(key));
    }
    return desk_.submit(actor, EntryAct{known->stream, std::move(command), expected});
}

std::string RegisterActs::turn_of(std::string_view register_key, std::string_view key) {
    const auto ledger = ledger_.lease();
    const auto known = known_entry(*ledger, register_key, key);
    return known ? role_in_turn(*ledger, known->stream) : std::string{};
}

RegisterActs::Result<Receipt> RegisterActs::approve(
    const identity::Actor& actor,
    std::string_view register_key,
    std::string_view key,
    std::string_view comment,
    Expected expected
) {
    return act(
        actor,
        register_key,
        key,
        entry::Approve{turn_of(register_key, key), std::string(comment), actor.id},
        expected
    );
}

RegisterActs::Result<Receipt> RegisterActs::return_to_unit(
    const identity::Actor& actor,
    std::string_view register_key,
    std::string_view key,
    std::string_view reason,
    Expected expected
) {
    auto receipt =
        act(actor,
            register_key,
            key,
            entry::Return{turn_of(register_key, key), std::string(reason)},
            expected);
    if (receipt) {
        restore_draft(actor, register_key, key, "退回修改");
    }
    return receipt;
}

RegisterActs::Result<Receipt> RegisterActs::take_back(
    const identity::Actor& actor,
    std::string_view register_key,
    std::string_view key,
    Expected expected
) {
    auto receipt = act(actor, register_key, key, entry::TakeBack{}, expected);
    if (receipt) {
        restore_draft(actor, register_key, key, "撤回提交");
    }
    return receipt;
}

RegisterActs::Result<Receipt> RegisterActs::publish(
    const identity::Actor& actor,
    std::string_view register_key,
    std::string_view key,
    Expected expected
) {
    return act(actor, register_key, key, entry::Publish{}, expected);
}

RegisterActs::Result<Receipt> RegisterActs::withdraw(
    const identity::Actor& actor,
    std::string_view register_key,
    std::string_view key,
    std::string_view reason,
    std::string_view basis,
    Expected expected
) {
    return act(
        actor, register_key, key, entry::Withdraw{std::string(reason), std::string(basis)}, expected
    );
}

RegisterActs::Result<Receipt> RegisterActs::erase(
    const identity::Actor& actor,
    std::string_view register_key,
    std::string_view key,
    const std::vector<std::string>& fields,
    std::string_view basis
) {
    const auto erase = [&]() -> Result<entry::Erase> {
        const auto ledger = ledger_.lease();
        const auto known = known_entry(*ledger, register_key, key);
        if (!known) {
            return tl::unexpected(unknown_entry(key));
        }
        return erasure(ledger::read_stream(*ledger, known->stream), fields, basis);
    }();
    if (!erase) {
        return tl::unexpected(erase.error());
    }
    auto receipt = act(actor, register_key, key, *erase, {});
    if (receipt) {
        erase_from_draft(register_key, key, fields);
    }
    return receipt;
}

RegisterActs::Result<std::uint64_t> RegisterActs::publish_register(
    const identity::Actor& actor,
    std::string_view register_key,
    const std::function<void(std::uint64_t done, std::uint64_t total)>& progress
) {
    return run_edition(desk_, ledger_, actor, register_key, progress);
}

std::optional<Fields> RegisterActs::current(std::string_view register_key, std::string_view key) {
    const auto* schema = definitions_.find(register_key);
    const auto ledger = ledger_.lease();
    const auto known = known_entry(*ledger, register_key, key);
    if (schema == nullptr || !known) {
        return std::nullopt;
    }
    return submission_at(*ledger, *schema, known->newest);
}

std::vector<Standing> RegisterActs::standings(std::string_view register_key) {
    return desk::standings(*ledger_.lease(), register_key);
}

domain::Lookup RegisterActs::lookup() {
    return lookup_in(ledger_, work_, definitions_, day_in_china(clock_.now()), {});
}

}  // namespace mingjing::desk
