#pragma once

// The parts of `apply`: each turns one kind of event into rows. Statements are few and
// read nothing back, for every fact the office records passes here on the one writer
// thread; only a revision or a correction asks what was in force before it.

#include <optional>
#include <string_view>

#include "base/time.h"
#include "case_file/event.h"
#include "db/database.h"
#include "definitions/definitions.h"
#include "domain/edition.h"
#include "domain/instrument.h"
#include "domain/register_entry.h"
#include "domain/sign_off.h"
#include "ledger/ledger.h"
#include "record/codec.h"

namespace mingjing::projection {

struct Context {
    db::Connection& connection;
    const definitions::Definitions& definitions;
    const ledger::Record& record;

    [[nodiscard]] std::int64_t position() const {
        return static_cast<std::int64_t>(record.position);
    }
    [[nodiscard]] std::int64_t time() const { return ticks(record.time); }
};

namespace events = domain::register_entry;

void submitted(const Context& context, const events::Submitted& event);
void approved(const Context& context);
void returned(const Context& context);
void taken_back(const Context& context);
void published(const Context& context, const events::Published& event);
void withdrawn(const Context& context, const events::Withdrawn& event);
void erased(const Context& context, const events::Erased& event);
void begun(const Context& context, const domain::edition::Begun& event);
void completed(const Context& context, const domain::edition::Completed& event);
void stepped(const Context& context, const case_file::Event& event);
// Of a case of that item.
void decided(
    const Context& context,
    std::int64_t case_id,
    std::string_view item,
    const case_file::Event& event
);
void archived(const Context& context, std::int64_t case_id, const case_file::Event& event);
void staffed(const Context& context, std::int64_t case_id, const case_file::Event& event);
// `procedure`: the case's; null where nobody knows it any more.
void reviewed(
    const Context& context,
    std::int64_t case_id,
    const domain::Procedure* procedure,
    const case_file::Event& event
);
void sat(const Context& context, std::int64_t case_id, const case_file::Event& event);
void numbered(const Context& context, const domain::instrument::Numbered& event);
void issued(const Context& context, const domain::instrument::Issued& event);
void voided(const Context& context);
void copy_attached(const Context& context, const domain::instrument::CopyAttached& event);
void copy_withdrawn(const Context& context, const domain::instrument::CopyWithdrawn& event);
void sent_to_sign(const Context& context, const domain::sign_off::Sent& event);
void signed_off(const Context& context);
void sent_back(const Context& context);
// What was signed off in that stream has its number.
void used_for_number(const Context& context, std::string_view stream);
void adopted(const Context& context, const record::DefinitionsAdopted& event);

}  // namespace mingjing::projection
