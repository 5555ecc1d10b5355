#pragma once

// Cases as people work on them: opened, taken a step further, and what may be done next and
// why not, asked of the code that would do it. Owned by one thread.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "base/clock.h"
#include "base/value.h"
#include "case_file/checks.h"
#include "case_file/cited.h"
#include "case_file/decide.h"
#include "case_file/reckoning.h"
#include "db/database.h"
#include "definitions/definitions.h"
#include "desk/case_performance.h"
#include "desk/desk.h"
#include "domain/issue.h"
#include "identity/actor.h"

namespace mingjing::desk {

// A step open where the case stands.
struct OpenStep {
    const domain::Step* step;
    const case_file::ActKind* kind;
    bool is_duty = false;                      // of this person
    std::vector<case_file::Unmet> unmet = {};  // today
    std::vector<std::string> materials = {};   // of one that sends to review: what it has to list
};

// Somebody who handles a case: by certificate, and called so in the register of officers.
struct CaseOfficer {
    std::string number;
    std::string name;  // "" where nobody's certificate is known by it today
};

// What a person says of a decision that was not issued here.
struct NumberTyped {
    std::string_view number;
    std::string_view made_elsewhere;  // why
};

class Cases {
  public:
    Cases(
        Desk& desk,
        db::Pool& ledger,
        db::Pool& work,
        const definitions::Definitions& definitions,
        const Clock& clock
    )
        : desk_(desk), ledger_(ledger), work_(work), definitions_(definitions), clock_(clock) {}

    template <class T>
    using Result = tl::expected<T, domain::Refusal>;

    // What its form has to say against it; a rejected issue keeps the step from being taken.
    [[nodiscard]] domain::Issues issues(const domain::Step& step, const Fields& content);

    // The stream of the new case; of the one there is where the same request opened it before.
    // `request` is opaque, at least 128 random bits.
    Result<std::string> open(
        const identity::Actor& actor,
        std::string_view procedure,
        const Stated& stated,
        std::string_view request
    );
    Result<Receipt> take(
        const identity::Actor& actor,
        std::string_view stream,
        const Stated& stated,
        Expected expected
    );

    // The entry of the register of results this case's decision makes, masked and completed as
    // a draft is. Its number is the issued decision's; a person says one only of what was made
    // elsewhere, with the reason. See case_result.h.
    Result<Fields> result(
        const case_file::State& state, std::string_view stream, const NumberTyped& typed
    );
    // Nothing while the case made nothing public, or what is public no longer stands.
    [[nodiscard]] std::optional<PerformanceShown> performance(
        const case_file::State& state, std::string_view stream
    );
    Result<Receipt> erase(
        const identity::Actor& actor,
        std::string_view stream,
        const std::vector<std::string>& fields,
        std::string_view basis,
        Expected expected
    );
    // To the version of its procedure in use.
    Result<Receipt> migrate(
        const identity::Actor& actor, std::string_view stream, std::string_view basis
    );
    // What that would do: the event it would record, or why it cannot; nothing recorded.
    [[nodiscard]] Result<std::vector<case_file::Event>> migration_of(const case_file::State& state);

    // Nothing where there is no such case.
    [[nodiscard]] std::optional<case_file::State> state(std::string_view stream);
    [[nodiscard]] const domain::Procedure& procedure_of(const case_file::State& state);
    [[nodiscard]] std::vector<OpenStep> steps(
        const identity::Actor& actor, const case_file::State& state
    );
    // Those of the stages after, and what each still waits for.
    [[nodiscard]] std::vector<OpenStep> steps_ahead(
        const identity::Actor& actor, const case_file::State& state
    );
    // What would refuse the step as it is being stated, without taking it. Of a form that is not
    // whole yet, what stands in the way whatever is stated. `state` is empty of a case to be
    // opened.
    [[nodiscard]] std::vector<case_file::Unmet> objections(
        const identity::Actor& actor,
        const case_file::State& state,
        const domain::Procedure& procedure,
        const Stated& stated
    );
    // How what was proposed and decided was weighed.
    [[nodiscard]] std::vector<case_file::Weighed> weighed(const case_file::State& state);
    // The same of a step as it is being stated, whole or not; nothing where it states no outcome.
    [[nodiscard]] std::optional<case_file::Weighed> weighed(
        const identity::Actor& actor,
        const case_file::State& state,
        const domain::Procedure& procedure,
        const Stated& stated
    );
    // For its reviewer, or for that of an act beside its decision.
    [[nodiscard]] std::vector<case_file::Check> checks(
        const identity::Actor& actor, const case_file::State& state, std::string_view subject = {}
    );
    // What its reviewer may point at.
    [[nodiscard]] std::vector<case_file::Citable> citable(const case_file::State& state);
    // The register's entries as they are public today.
    [[nodiscard]] std::vector<Fields> entries(std::string_view register_key);
    [[nodiscard]] std::vector<CaseOfficer> officers(const case_file::State& state);
    [[nodiscard]] CaseOfficer officer(const std::string& number);
    // Whether this person works on this very case (case_file::handles).
    [[nodiscard]] bool handles(const identity::Actor& actor, const case_file::State& state);
    // The step that opens a case of this procedure; null where there is no such procedure.
    [[nodiscard]] const domain::Step* opening(std::string_view procedure);

  private:
    [[nodiscard]] std::chrono::sys_days today() const;
    Result<Stated> checked(const domain::Step& step, const Stated& stated);
    using Asking = std::vector<
        case_file::
            Next> (*)(const case_file::State&, const case_file::Hand&, const domain::Procedure&, const case_file::Surroundings&);
    [[nodiscard]] std::vector<OpenStep> asked(
        const identity::Actor& actor, const case_file::State& state, Asking which
    );

    Desk& desk_;
    db::Pool& ledger_;
    db::Pool& work_;
    const definitions::Definitions& definitions_;
    const Clock& clock_;
};

}  // namespace mingjing::desk
