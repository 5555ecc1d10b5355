#pragma once

// The acts of publication as people know them (提交、审核、退回、公示、汇总公示、撤回、
// 删除个人信息), each turned into commands for the desk: what command line, demo and
// workbench all use. A submission is checked against its schema once more. Owned by one
// thread.

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "base/clock.h"
#include "base/value.h"
#include "db/database.h"
#include "definitions/definitions.h"
#include "desk/desk.h"
#include "desk/draft_base.h"
#include "desk/standings.h"
#include "desk/submission.h"
#include "desk/why_not.h"
#include "domain/refusal.h"
#include "domain/register_entry.h"
#include "domain/rules.h"
#include "drafts/drafts.h"
#include "identity/actor.h"

namespace mingjing::desk {

class RegisterActs {
  public:
    RegisterActs(
        Desk& desk,
        db::Pool& ledger,
        db::Pool& work,
        const definitions::Definitions& definitions,
        const Clock& clock
    );

    template <class T>
    using Result = tl::expected<T, domain::Refusal>;

    // The draft leaves the work database once the submission is a fact.
    Result<Receipt> submit(
        const identity::Actor& actor,
        std::string_view register_key,
        std::string_view key,
        const SubmitOptions& options
    );
    Result<Receipt> approve(
        const identity::Actor& actor,
        std::string_view register_key,
        std::string_view key,
        std::string_view comment,
        Expected expected = {}
    );
    Result<Receipt> return_to_unit(
        const identity::Actor& actor,
        std::string_view register_key,
        std::string_view key,
        std::string_view reason,
        Expected expected = {}
    );
    // What was submitted is a draft again; only for the unit that submitted it, until it is
    // public.
    Result<Receipt> take_back(
        const identity::Actor& actor,
        std::string_view register_key,
        std::string_view key,
        Expected expected = {}
    );
    // What a new draft under this key stands on (draft_base.h); nothing where there is no entry.
    Result<std::optional<DraftBase>> base_of(
        const identity::Actor& actor, std::string_view register_key, std::string_view key
    );
    // A draft of what the entry says, to be revised or corrected; the one that is there where
    // there is one.
    struct Begun {
        drafts::Draft draft;
        bool is_new = false;
    };
    Result<Begun> begin_draft(
        const identity::Actor& actor, std::string_view register_key, std::string_view key
    );
    // A draft of what is public with these fields changed (null: emptied) and nothing else; the
    // one that is there stays as it is.
    Result<Begun> begin_change(
        const identity::Actor& actor,
        std::string_view register_key,
        std::string_view key,
        const Fields& changes,
        std::string_view why
    );
    Result<Receipt> publish(
        const identity::Actor& actor,
        std::string_view register_key,
        std::string_view key,
        Expected expected = {}
    );
    Result<Receipt> withdraw(
        const identity::Actor& actor,
        std::string_view register_key,
        std::string_view key,
        domain::register_entry::Withdraw withdraw,
        Expected expected = {}
    );
    // `fields` as the schema calls them: "mobile", "certificates.holder" of every row.
    Result<Receipt> erase(
        const identity::Actor& actor,
        std::string_view register_key,
        std::string_view key,
        const std::vector<std::string>& fields,
        std::string_view basis
    );
    // Compiles everything approved and not yet public, as one edition; goes on with one
    // that was interrupted. Returns how many entries became public.
    Result<std::uint64_t> publish_register(
        const identity::Actor& actor,
        std::string_view register_key,
        const std::function<void(std::uint64_t done, std::uint64_t total)>& progress
    );

    // The newest content of an entry the office holds (submitted or published), personal
    // values included; nothing where there is none. For corrections and re-imports.
    [[nodiscard]] std::optional<Fields> current(
        std::string_view register_key, std::string_view key
    );
    [[nodiscard]] std::vector<Standing> standings(std::string_view register_key);
    // What rules may ask: drafts first, then what the office holds.
    [[nodiscard]] domain::Lookup lookup();

    // What the actor may do now with an entry, of which they saw this version, and why not;
    // with a draft, of which they saw this digest. See why_not.h.
    [[nodiscard]] std::vector<OpenAct> acts_on_entry(
        const identity::Actor& actor,
        std::string_view register_key,
        std::string_view key,
        Expected seen = {}
    );
    [[nodiscard]] std::vector<OpenAct> acts_on_draft(
        const identity::Actor& actor, const drafts::Draft& draft
    );

  private:
    // A draft, checked and ready for the desk; and the digest of what was saved.
    struct Submission {
        EntryAct act;
        std::string digest;
    };
    Result<Submission> prepare_submission(
        const identity::Actor& actor,
        std::string_view register_key,
        std::string_view key,
        const SubmitOptions& options
    );
    // What `content` becomes as a draft on that base; whoever has it made writes nothing in it.
    [[nodiscard]] drafts::Draft draft_from(
        const identity::Actor& actor, const domain::Schema& schema, DraftBase base, Fields content
    ) const;
    // The draft there is, or else (without an id) the one to begin.
    Result<drafts::Draft> draft_to_begin(
        db::Connection& ledger,
        db::Connection& work,
        const identity::Actor& actor,
        std::string_view register_key,
        std::string_view key
    );
    // Begins it, as `change` leaves it. Where `change` refuses, nothing is begun.
    Result<Begun> begin_changed(
        const identity::Actor& actor,
        std::string_view register_key,
        std::string_view key,
        const std::function<Result<void>(db::Connection& ledger, drafts::Draft& fresh)>& change
    );
    Result<Receipt> act(
        const identity::Actor& actor,
        std::string_view register_key,
        std::string_view key,
        domain::register_entry::Command command,
        Expected expected
    );
    // Once it is no longer under review: what was submitted last is a draft of its unit again.
    void restore_draft(
        const identity::Actor& actor,
        std::string_view register_key,
        std::string_view key,
        std::string_view why
    );
    void erase_from_draft(
        std::string_view register_key, std::string_view key, const std::vector<std::string>& fields
    );
    [[nodiscard]] std::string turn_of(std::string_view register_key, std::string_view key);

    Desk& desk_;
    db::Pool& ledger_;
    db::Pool& work_;
    const definitions::Definitions& definitions_;
    const Clock& clock_;
};

}  // namespace mingjing::desk
