#include "projection/projection.h"

#include "base/overloaded.h"
#include "projection/projected.h"
#include "record/codec.h"

namespace mingjing::projection {

void apply(
    db::Connection& connection,
    const definitions::Definitions& definitions,
    const ledger::Record& record,
    const record::Event& event
) {
    const Context context{connection, definitions, record};
    std::visit(
        Overloaded{
            [&](const events::Event& of_entry) {
                std::visit(
                    Overloaded{
                        [&](const events::Submitted& e) { submitted(context, e); },
                        [&](const events::Approved&) { approved(context); },
                        [&](const events::Returned&) { returned(context); },
                        [&](const events::TakenBack&) { taken_back(context); },
                        [&](const events::Published& e) { published(context, e); },
                        [&](const events::Withdrawn& e) { withdrawn(context, e); },
                        [&](const events::Erased& e) { erased(context, e); },
                    },
                    of_entry
                );
            },
            [&](const domain::edition::Event& of_edition) {
                std::visit(
                    Overloaded{
                        [&](const domain::edition::Begun& e) { begun(context, e); },
                        [&](const domain::edition::Completed& e) { completed(context, e); },
                    },
                    of_edition
                );
            },
            [&](const record::DefinitionsAdopted& e) { adopted(context, e); },
            [&](const case_file::Event& e) { stepped(context, e); },
            [&](const domain::instrument::Event& of_instrument) {
                std::visit(
                    Overloaded{
                        [&](const domain::instrument::Numbered& e) { numbered(context, e); },
                        [&](const domain::instrument::Issued& e) { issued(context, e); },
                        [&](const domain::instrument::Voided&) { voided(context); },
                        [&](const domain::instrument::CopyAttached& e) {
                            copy_attached(context, e);
                        },
                        [&](const domain::instrument::CopyWithdrawn& e) {
                            copy_withdrawn(context, e);
                        },
                    },
                    of_instrument
                );
            },
            [&](const domain::sign_off::Event& of_sign_off) {
                std::visit(
                    Overloaded{
                        [&](const domain::sign_off::Sent& e) { sent_to_sign(context, e); },
                        [&](const domain::sign_off::SignedOff&) { signed_off(context); },
                        [&](const domain::sign_off::Returned&) { sent_back(context); },
                    },
                    of_sign_off
                );
            },
            [](const record::EpochBegun&) {},  // of the log, not of any register
        },
        event
    );
}

Clash clash_of(std::string_view constraint_message) {
    // SQLite names the columns, PostgreSQL the index.
    for (const auto* key_taken : {"entries.register, entries.key", "entries_by_key"}) {
        if (constraint_message.find(key_taken) != std::string_view::npos) {
            return Clash::key_taken;
        }
    }
    return Clash::none;
}

}  // namespace mingjing::projection
