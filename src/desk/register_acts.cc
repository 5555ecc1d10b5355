#include "desk/register_acts.h"

#include <utility>

#include "desk/afterwards.h"
#include "desk/edition_run.h"
#include "desk/erasure.h"
#include "desk/known_entry.h"
#include "desk/lookup.h"

namespace mingjing::desk {

namespace entry = domain::register_entry;

RegisterActs::RegisterActs(
    Desk& desk,
    db::Pool& ledger,
    db::Pool& work,
    const definitions::Definitions& definitions,
    const Clock& clock
)
    : desk_(desk), ledger_(ledger), work_(work), definitions_(definitions), clock_(clock) {}

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
        afterwards("returned, no draft made of it", [&] {
            restore_draft(actor, register_key, key, "退回修改");
        });
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
        afterwards("taken back, no draft made of it", [&] {
            restore_draft(actor, register_key, key, "撤回提交");
        });
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
    entry::Withdraw withdraw,
    Expected expected
) {
    const auto* schema = definitions_.find(register_key);
    const auto content = current(register_key, key);
    const auto said = withdraw.reason + "；" + withdraw.basis;
    const auto issues = schema != nullptr && content
                            ? domain::check_reason(*schema, *content, lookup(), said)
                            : domain::Issues{};
    if (!issues.empty()) {
        const auto& issue = issues.front();
        return tl::unexpected(domain::Refusal{
            issue.code, issue.what, issue.article, issue.remedy, issue.rule});
    }
    return act(actor, register_key, key, std::move(withdraw), expected);
}

RegisterActs::Result<Receipt> RegisterActs::erase(
    const identity::Actor& actor,
    std::string_view register_key,
    std::string_view key,
    const std::vector<std::string>& fields,
    std::string_view basis
) {
    const auto erase = [&]() -> Result<EntryAct> {
        const auto ledger = ledger_.lease();
        const auto known = known_entry(*ledger, register_key, key);
        if (!known) {
            return tl::unexpected(unknown_entry(key));
        }
        return erasure(*ledger, known->stream, fields, basis);
    }();
    if (!erase) {
        return tl::unexpected(erase.error());
    }
    auto receipt = desk_.submit(actor, *erase);
    if (receipt) {
        // Where this fails it is said: done again, it erases from the draft alone.
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
