#pragma once

// From sending, signing off or returning a paper to what it records; and what numbering asks of a
// kind that is signed off: that somebody who may did so, of this very text. Nothing is written.
// Law: 党政机关公文处理工作条例第二十二条; 国办发〔2018〕118号.

#include <optional>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "desk/instrument_gates.h"
#include "desk/instrument_plan.h"
#include "desk/instrument_stating.h"
#include "domain/instrument.h"
#include "domain/instrument_kind.h"
#include "domain/refusal.h"
#include "identity/actor.h"

namespace mingjing::desk {

[[nodiscard]] Planned plan_sending(
    const Workplace& at, const identity::Actor& actor, const SendInstrument& command, Time now
);
[[nodiscard]] Planned plan_sign_off(
    const Workplace& at, const identity::Actor& actor, const SignOffInstrument& command, Time now
);
[[nodiscard]] Planned plan_return(
    const Workplace& at, const identity::Actor& actor, const ReturnInstrument& command
);

// Whether signing this kind off is the actor's duty, in a case of that unit. Like the last not
// inlined: script/gates puts another in its place.
[[nodiscard, gnu::noinline]] Allowed may_sign_off(
    const identity::Roles& roles,
    const identity::Actor& actor,
    const domain::InstrumentKind& kind,
    std::string_view unit
);
// 承办机构负责人或者局负责人.
[[nodiscard]] std::string signers_of(
    const identity::Roles& roles, const domain::InstrumentKind& kind
);
// Who signed off what is about to be numbered; nothing where its kind asks for nobody.
using Signature = tl::expected<std::optional<domain::instrument::SignedOffBy>, domain::Refusal>;
[[nodiscard, gnu::noinline]] Signature signed_off_by(
    const Workplace& at,
    const domain::InstrumentKind& kind,
    const AskedInstrument& asked,
    const StatedInstrument& stated
);

}  // namespace mingjing::desk
