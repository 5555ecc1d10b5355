#include "desk/carry_out.h"

#include <algorithm>
#include <map>
#include <optional>
#include <span>
#include <utility>

#include <fmt/format.h>

#include "base/limits.h"
#include "base/overloaded.h"
#include "domain/edition.h"
#include "ledger/ledger.h"
#include "projection/projection.h"
#include "record/codec.h"

namespace mingjing::desk {

namespace {

namespace entry = domain::register_entry;

template <class T>
using Result = tl::expected<T, domain::Refusal>;

// What a decision will add to one stream.
struct Addition {
    std::string stream;
    std::uint64_t expected_version = 0;
    std::vector<ledger::Draft> drafts;
    std::optional<entry::Erase> erasure;
};

Result<void> may_act(const identity::Actor& actor, const entry::Command& command) {
    using identity::Action;
    return std::visit(
        Overloaded{
            [&](const entry::Submit&) { return may(actor, Action::submit); },
            [&](const entry::Approve& c) { return may(actor, Action::review, c.role); },
            [&](const entry::Return& c) { return may(actor, Action::review, c.role); },
            [&](const entry::Publish&) { return may(actor, Action::publish); },
            [&](const entry::Withdraw&) { return may(actor, Action::withdraw); },
            [&](const entry::Erase&) { return may(actor, Action::erase); },
        },
        command
    );
}

// Who acts is who asked, whatever the command says; and what a publication makes public
// is the submission the stream holds.
entry::Command completed(
    entry::Command command, const identity::Actor& actor, const std::vector<ledger::Record>& history
) {
    std::visit(
        Overloaded{
            [&](entry::Submit& c) { c.by = actor.id; },
            [&](entry::Approve& c) { c.by = actor.id; },
            [&](entry::Publish& c) {
                const auto submitted = std::find_if(
                    history.rbegin(),
                    history.rend(),
                    [](const ledger::Record& record) { return record.type == "entry_submitted"; }
                );
                if (submitted != history.rend()) {
                    c.submitted_position = submitted->position;
                    c.submitted_entry = submitted->entry;
                }
            },
            [](auto&) {},
        },
        command
    );
    return command;
}

void note_operator(std::vector<ledger::Draft>& drafts, const identity::Actor& actor) {
    if (actor.operated_by.empty()) {
        return;
    }
    for (auto& draft : drafts) {
        draft.facts["operated_by"] = actor.operated_by;
    }
}

template <class Event>
std::vector<ledger::Draft> encoded(const std::vector<Event>& events, const identity::Actor& actor) {
    std::vector<ledger::Draft> drafts;
    for (const auto& event : events) {
        drafts.push_back(record::encode(event));
    }
    note_operator(drafts, actor);
    return drafts;
}

Result<Addition> decide_act(
    db::Connection& connection, const identity::Actor& actor, const EntryAct& act
) {
    if (auto allowed = may_act(actor, act.command); !allowed) {
        return tl::unexpected(allowed.error());
    }
    const auto history = ledger::read_stream(connection, act.stream);
    const auto command = completed(act.command, actor, history);
    const auto decision = entry::decide(record::replay_entry(history), command);
    if (!decision) {
        return tl::unexpected(decision.error());
    }
    Addition addition{act.stream, history.size(), encoded(*decision, actor), {}};
    if (const auto* erase = std::get_if<entry::Erase>(&command); erase && !decision->empty()) {
        addition.erasure = *erase;
    }
    return addition;
}

Result<std::vector<Addition>> decide_batch(
    db::Connection& connection, const identity::Actor& actor, const Batch& batch
) {
    std::vector<Addition> additions;
    std::size_t records = 0;
    for (const auto& act : batch.acts) {
        const auto is_repeated =
            std::any_of(additions.begin(), additions.end(), [&](const Addition& one) {
                return one.stream == act.stream;
            });
        auto addition = decide_act(connection, actor, act);
        if (!addition) {
            return tl::unexpected(addition.error());
        }
        records += addition->drafts.size();
        if (is_repeated || records > limits::kRecordsPerCommandMax) {
            return tl::unexpected(domain::Refusal{
                "batch-too-large",
                is_repeated ? "一批之中同一条目只能办理一次"
                            : fmt::format("一批最多{}条记录", limits::kRecordsPerCommandMax),
                "",
                "请分批办理",
                "",
            });
        }
        additions.push_back(std::move(*addition));
    }
    return additions;
}

Result<std::vector<Addition>> decide_edition(
    db::Connection& connection,
    const identity::Actor& actor,
    const std::string& stream,
    const domain::edition::Command& command
) {
    if (auto allowed = may(actor, identity::Action::publish); !allowed) {
        return tl::unexpected(allowed.error());
    }
    const auto history = ledger::read_stream(connection, stream);
    const auto decision = domain::edition::decide(record::replay_edition(history), command);
    if (!decision) {
        return tl::unexpected(decision.error());
    }
    return std::vector{Addition{stream, history.size(), encoded(*decision, actor), {}}};
}

// The newest adoption holds; adopting the same set again adds nothing.
Result<std::vector<Addition>> decide_adoption(
    db::Connection& connection, const identity::Actor& actor, const AdoptDefinitions& adopt
) {
    constexpr auto kStream = "definitions";
    if (auto allowed = may(actor, identity::Action::adopt); !allowed) {
        return tl::unexpected(allowed.error());
    }
    const record::DefinitionsAdopted adopted{adopt.digest, adopt.files};
    const auto history = ledger::read_stream(connection, kStream);
    if (!history.empty() &&
        std::get<record::DefinitionsAdopted>(record::decode(history.back())) == adopted) {
        return std::vector<Addition>{};
    }
    const std::vector events{adopted};
    return std::vector{Addition{kStream, history.size(), encoded(events, actor), {}}};
}

Result<std::vector<Addition>> decide_epoch(
    db::Connection& connection, const identity::Actor& actor, const BeginEpoch& begin
) {
    constexpr auto kStream = "log";
    if (auto allowed = may(actor, identity::Action::adopt); !allowed) {
        return tl::unexpected(allowed.error());
    }
    const auto history = ledger::read_stream(connection, kStream);
    const std::vector events{record::EpochBegun{begin.origin, begin.last_checkpoint}};
    return std::vector{Addition{kStream, history.size(), encoded(events, actor), {}}};
}

Result<std::vector<Addition>> decide(
    db::Connection& connection, const identity::Actor& actor, const Command& command
) {
    return std::visit(
        Overloaded{
            [&](const EntryAct& act) { return decide_batch(connection, actor, Batch{{act}}); },
            [&](const Batch& batch) { return decide_batch(connection, actor, batch); },
            [&](const BeginEdition& begin) {
                return decide_edition(
                    connection,
                    actor,
                    begin.stream,
                    domain::edition::Begin{begin.register_key, begin.entries}
                );
            },
            [&](const PublishEdition& publish) {
                const auto in = projection::entries_in_edition(connection, publish.stream);
                return decide_edition(
                    connection, actor, publish.stream, domain::edition::Complete{in}
                );
            },
            [&](const AdoptDefinitions& adopt) {
                return decide_adoption(connection, actor, adopt);
            },
            [&](const BeginEpoch& begin) { return decide_epoch(connection, actor, begin); },
        },
        command
    );
}

void write(
    db::Connection& connection,
    const definitions::Definitions& definitions,
    const Addition& addition,
    const identity::Actor& actor,
    Time now,
    Receipt& receipt
) {
    if (addition.drafts.empty()) {
        return;
    }
    // Values go before the event that says so is projected, so that nothing copies them again.
    if (addition.erasure) {
        for (const auto position : addition.erasure->positions) {
            ledger::erase(connection, position, addition.erasure->fields);
        }
    }
    const auto records = ledger::append(
        connection, addition.stream, addition.expected_version, addition.drafts, actor.id, now
    );
    for (const auto& record : records) {
        projection::apply(connection, definitions, record);
    }
    if (receipt.records == 0) {
        receipt.first_position = records.front().position;
    }
    receipt.records += records.size();
    receipt.has_erased = receipt.has_erased || addition.erasure.has_value();
}

}  // namespace

Result<Receipt> carry_out(
    db::Connection& connection,
    const definitions::Definitions& definitions,
    const identity::Actor& actor,
    const Command& command,
    Time now
) {
    const auto additions = decide(connection, actor, command);
    if (!additions) {
        return tl::unexpected(additions.error());
    }
    Receipt receipt;
    for (const auto& addition : *additions) {
        write(connection, definitions, addition, actor, now, receipt);
    }
    return receipt;
}

}  // namespace mingjing::desk
