#pragma once

// Instruments as people work on them: which a case may have and what each still lacks, asked
// of the code that would refuse it; drafted, sent and signed off, numbered, voided, signed by
// hand. Owned by one thread.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "case_file/event.h"
#include "db/database.h"
#include "definitions/definitions.h"
#include "desk/desk.h"
#include "desk/instrument_act.h"
#include "desk/instrument_data.h"
#include "domain/instrument.h"
#include "domain/issue.h"
#include "domain/sign_off.h"
#include "query/sign_offs.h"

namespace mingjing::desk {

// One that was sent to be signed off, and what it would state.
struct SentInstrument {
    query::SignOffRow row;
    domain::sign_off::State state;
};
// An instrument a case of this kind has, and why it cannot be numbered today.
struct OpenInstrument {
    const domain::InstrumentKind* kind;
    bool is_duty = false;                         // of this person
    std::vector<MissingFact> missing = {};        // that the case has not recorded
    std::optional<domain::Refusal> why_not = {};  // the decision is not made, or stands already
    std::vector<ActTold> acts = {};               // where it tells of each of them
    std::string signed_off_by = {};               // 承办机构负责人; "" where nobody need
    std::optional<SentInstrument> sent = {};      // the one that would be numbered next
};
// What it would state today, and bear.
struct Drafted {
    InstrumentData data;
    std::string dated;
    std::string case_number;
    Fields words;
};

class Instruments {
  public:
    Instruments(
        Desk& desk,
        db::Pool& ledger,
        db::Pool& work,
        const definitions::Definitions& definitions,
        const Clock& clock
    )
        : desk_(desk), ledger_(ledger), work_(work), definitions_(definitions), clock_(clock) {}

    template <class T>
    using Result = tl::expected<T, domain::Refusal>;

    // In the order of the dossier.
    [[nodiscard]] std::vector<OpenInstrument> open(
        const identity::Actor& actor, std::string_view case_stream
    );
    // What its form has to say against what is stated.
    [[nodiscard]] domain::Issues issues(const domain::InstrumentKind& kind, const Fields& stated);
    // Whether it has a number yet or not; missing facts are told, not refused.
    [[nodiscard]] Result<Drafted> draft(
        const domain::InstrumentKind& kind,
        std::string_view case_stream,
        const Fields& stated,
        std::optional<std::int64_t> of = {}
    );
    // The paper as it waits to be signed off.
    [[nodiscard]] Result<SentInstrument> send(const identity::Actor& actor, SendInstrument command);
    [[nodiscard]] Result<Receipt> sign_off(
        const identity::Actor& actor, const SignOffInstrument& command
    );
    [[nodiscard]] Result<Receipt> send_back(
        const identity::Actor& actor, const ReturnInstrument& command
    );
    // What waits for this person to sign it off: nothing they sent themselves.
    [[nodiscard]] std::vector<query::SignOffRow> waiting_for(const identity::Actor& actor);
    // Nothing where there is no such paper.
    [[nodiscard]] std::optional<SentInstrument> sent(std::string_view stream);
    [[nodiscard]] Result<Receipt> number(const identity::Actor& actor, NumberInstrument command);
    [[nodiscard]] Result<Receipt> make_void(
        const identity::Actor& actor, const VoidInstrument& command
    );
    [[nodiscard]] Result<Receipt> attach(
        const identity::Actor& actor, const AttachSignedCopy& command
    );
    [[nodiscard]] Result<Receipt> withdraw(
        const identity::Actor& actor, const WithdrawSignedCopy& command
    );
    // As it was recorded; nothing where there is no such instrument.
    [[nodiscard]] std::optional<domain::instrument::State> state(std::string_view stream);

  private:
    [[nodiscard]] std::chrono::sys_days today() const;
    [[nodiscard]] Names names_of(const std::vector<case_file::Event>& events);
    // Of those who took the steps of the case, and of those who signed off its papers.
    [[nodiscard]] Names names_in(const std::string& case_stream);

    Desk& desk_;
    db::Pool& ledger_;
    db::Pool& work_;
    const definitions::Definitions& definitions_;
    const Clock& clock_;
};

}  // namespace mingjing::desk
