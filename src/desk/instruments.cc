#include "desk/instruments.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "desk/case_facts.h"
#include "desk/case_surroundings.h"
#include "desk/entry_plan.h"
#include "desk/instrument_gates.h"
#include "desk/instrument_plan.h"
#include "desk/lookup.h"
#include "desk/procedures.h"
#include "desk/sign_off_plan.h"
#include "domain/day.h"
#include "domain/rules.h"
#include "identity/accounts.h"
#include "ledger/ledger.h"
#include "projection/instruments.h"
#include "record/case_codec.h"
#include "record/instrument_codec.h"
#include "record/sign_off_codec.h"

namespace mingjing::desk {

namespace {

using domain::InstrumentKind;

// Facts the form asks a person for are no reason why not: they are stated with the number.
std::vector<MissingFact> of_the_case(std::vector<MissingFact> missing) {
    std::erase_if(missing, [](const auto& one) { return one.source.empty(); });
    return missing;
}

SentInstrument with_state(db::Connection& ledger, query::SignOffRow row) {
    auto state = record::replay_sign_off(ledger::read_stream(ledger, row.stream));
    return {std::move(row), std::move(state)};
}

// The one that is not numbered yet, of that act.
std::optional<SentInstrument> sent_of(
    db::Connection& ledger,
    std::string_view case_stream,
    const InstrumentKind& kind,
    std::optional<std::int64_t> of
) {
    auto row = query::open_sign_off(ledger, case_stream, kind.key, of);
    return row ? std::optional(with_state(ledger, std::move(*row))) : std::nullopt;
}

}  // namespace

std::chrono::sys_days Instruments::today() const {
    return day_in_china(clock_.now());
}

Names Instruments::names_of(const std::vector<case_file::Event>& events) {
    Names names;
    const auto work = work_.lease();
    for (const auto& event : events) {
        if (names.contains(event.actor)) {
            continue;
        }
        if (auto account = identity::account_by_id(*work, event.actor)) {
            names.emplace(event.actor, std::move(account->name));
        }
    }
    return names;
}

Names Instruments::names_in(const std::string& case_stream) {
    std::vector<query::SignOffRow> sent;
    Names names;
    {
        const auto ledger = ledger_.lease();
        names = names_of(events_of(ledger::read_stream(*ledger, case_stream)));
        sent = query::sign_offs_of_case(*ledger, case_stream);
    }
    const auto work = work_.lease();
    for (const auto& row : sent) {
        if (auto account = identity::account_by_id(*work, row.signed_by)) {
            names.insert_or_assign(row.signed_by, std::move(account->name));
        }
    }
    return names;
}

std::vector<OpenInstrument> Instruments::open(
    const identity::Actor& actor, std::string_view case_stream
) {
    const auto ledger = ledger_.lease();
    const auto records = ledger::read_stream(*ledger, std::string(case_stream));
    const auto state = record::replay_case(records);
    std::vector<OpenInstrument> open;
    if (!state.is_opened()) {
        return open;
    }
    const auto& procedure = procedure_of(definitions_, state);
    const auto around = case_surroundings(*ledger, definitions_, today());
    const auto events = events_of(records);
    const auto titles = titles_on(*ledger, definitions_, today(), names_of(events));
    for (const auto& kind : definitions_.instruments) {
        if (!is_of(kind, procedure)) {
            continue;
        }
        const auto duty = may_write(definitions_.roles, actor, kind, state.opened.unit);
        auto& one = open.emplace_back(OpenInstrument{&kind, duty.has_value()});
        const auto told = projection::acts_told(*ledger, case_stream, kind.key);
        one.acts = acts_told(kind, events, told);
        auto tells = telling(kind, events, told, {});
        one.signed_off_by = signers_of(definitions_.roles, kind);
        if (tells && !kind.signed_off_by.empty()) {
            one.sent = sent_of(*ledger, case_stream, kind, tells->of);
        }
        if (tells) {
            const auto facts = facts_of_case(state, tells->events, procedure, around);
            one.missing =
                of_the_case(instrument_data(kind, tells->events, {}, titles, facts).missing);
        }
        if (auto is_open = is_open_to(kind, state, events, definitions_.record_rules); !is_open) {
            one.why_not = std::move(is_open.error());
        } else if (auto free = is_free(*ledger, kind, case_stream); !free) {
            one.why_not = std::move(free.error());
        } else if (!tells) {
            one.why_not = std::move(tells.error());
        } else if (auto written = is_still_written(kind, events); !written) {
            one.why_not = std::move(written.error());
        } else if (auto own = is_ones_own(kind, actor, state, procedure, around); !own) {
            one.why_not = std::move(own.error());
        } else if (auto review = review_of(kind, state, procedure, around); !review) {
            one.why_not = std::move(review.error());
        }
    }
    std::ranges::stable_sort(open, {}, [](const OpenInstrument& one) {
        return std::tuple(!one.kind->is_in_main_book, one.kind->order);
    });
    return open;
}

domain::Issues Instruments::issues(const InstrumentKind& kind, const Fields& stated) {
    const auto lookup = lookup_in(ledger_, work_, definitions_, today(), "");
    return domain::check_entry(kind.form, stated, lookup);
}

Instruments::Result<Drafted> Instruments::draft(
    const InstrumentKind& kind,
    std::string_view case_stream,
    const Fields& stated,
    std::optional<std::int64_t> of
) {
    const auto ledger = ledger_.lease();
    const auto records = ledger::read_stream(*ledger, std::string(case_stream));
    const auto state = record::replay_case(records);
    const auto told = projection::acts_told(*ledger, case_stream, kind.key);
    const auto events = events_of(records);
    const auto tells = telling(kind, events, told, of);
    if (!tells) {
        return tl::unexpected(tells.error());
    }
    Drafted drafted;
    drafted.data = instrument_data(
        kind,
        tells->events,
        stated,
        titles_on(*ledger, definitions_, today(), names_of(events)),
        facts_of_case(
            state,
            tells->events,
            procedure_of(definitions_, state),
            case_surroundings(*ledger, definitions_, today())
        )
    );
    drafted.dated = date_of(kind, drafted.data.stated, today());
    drafted.case_number = state.opened.number;
    auto words = words_on(definitions_, domain::day_of(drafted.dated).value_or(today()));
    if (!words) {
        return tl::unexpected(std::move(words.error()));
    }
    drafted.words = std::move(*words);
    return drafted;
}

Instruments::Result<SentInstrument> Instruments::send(
    const identity::Actor& actor, SendInstrument command
) {
    auto& asked = command.asked;
    asked.names = names_in(asked.case_stream);
    const auto* kind = definitions_.instrument(asked.kind);
    if (kind == nullptr) {
        return refuse("no-such-instrument", "没有这种文书", "请从文书列表中选择");
    }
    const auto case_stream = asked.case_stream;
    // Which act it tells of is settled here, so that the answer is of that one.
    {
        const auto ledger = ledger_.lease();
        const auto events = events_of(ledger::read_stream(*ledger, case_stream));
        const auto told = projection::acts_told(*ledger, case_stream, kind->key);
        const auto tells = telling(*kind, events, told, asked.of);
        if (!tells) {
            return tl::unexpected(tells.error());
        }
        asked.of = tells->of;
    }
    const auto of = asked.of;
    if (const auto done = desk_.submit(actor, std::move(command)); !done) {
        return tl::unexpected(done.error());
    }
    const auto ledger = ledger_.lease();
    auto sent = sent_of(*ledger, case_stream, *kind, of);
    if (!sent) {
        return refuse("changed-meanwhile", "这份文书刚刚已经签发并编号", "请刷新后查看");
    }
    return std::move(*sent);
}

Instruments::Result<Receipt> Instruments::sign_off(
    const identity::Actor& actor, const SignOffInstrument& command
) {
    return desk_.submit(actor, command);
}

Instruments::Result<Receipt> Instruments::send_back(
    const identity::Actor& actor, const ReturnInstrument& command
) {
    return desk_.submit(actor, command);
}

std::vector<query::SignOffRow> Instruments::waiting_for(const identity::Actor& actor) {
    std::vector<query::SignOffRow> waiting;
    const auto ledger = ledger_.lease();
    for (const auto& kind : definitions_.instruments) {
        if (kind.signed_off_by.empty()) {
            continue;
        }
        for (auto& row : query::waiting_to_be_signed_off(*ledger, kind.key)) {
            if (row.sent_by != actor.id &&
                may_sign_off(definitions_.roles, actor, kind, row.unit)) {
                waiting.push_back(std::move(row));
            }
        }
    }
    std::ranges::stable_sort(waiting, {}, &query::SignOffRow::sent_at);
    return waiting;
}

std::optional<SentInstrument> Instruments::sent(std::string_view stream) {
    const auto ledger = ledger_.lease();
    auto row = query::sign_off_at(*ledger, stream);
    return row ? std::optional(with_state(*ledger, std::move(*row))) : std::nullopt;
}

Instruments::Result<Receipt> Instruments::number(
    const identity::Actor& actor, NumberInstrument command
) {
    command.asked.names = names_in(command.asked.case_stream);
    return desk_.submit(actor, std::move(command));
}

Instruments::Result<Receipt> Instruments::make_void(
    const identity::Actor& actor, const VoidInstrument& command
) {
    return desk_.submit(actor, command);
}

Instruments::Result<Receipt> Instruments::attach(
    const identity::Actor& actor, const AttachSignedCopy& command
) {
    return desk_.submit(actor, command);
}

Instruments::Result<Receipt> Instruments::withdraw(
    const identity::Actor& actor, const WithdrawSignedCopy& command
) {
    return desk_.submit(actor, command);
}

std::optional<domain::instrument::State> Instruments::state(std::string_view stream) {
    const auto ledger = ledger_.lease();
    auto state = record::replay_instrument(ledger::read_stream(*ledger, std::string(stream)));
    return state.numbered ? std::optional(std::move(state)) : std::nullopt;
}

}  // namespace mingjing::desk
