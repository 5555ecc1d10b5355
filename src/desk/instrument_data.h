#pragma once

// What an instrument states: facts the case has recorded, as its kind takes them, and what
// somebody states beside them. A mandatory fact that is missing is named, never left blank.
// Pure but for `titles`.

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/value.h"
#include "case_file/event.h"
#include "domain/instrument_kind.h"

namespace mingjing::desk {

struct MissingFact {
    std::string field;
    std::string label;
    std::string source;  // 作出决定: the step that would supply it; "" where one states it here
    std::string next = {};  // what there has to be first, where that is more than a step
};
struct InstrumentData {
    Fields stated;  // by field key, references shown by their titles
    std::vector<MissingFact> missing;
};

// What the entry of a register was called that day ("" for today) whose `field` ("" for its
// key) holds `value`; of TakenFrom::kAccounts, who the account is. A title nobody knows is a
// missing fact: a reference is no name.
using Titles = std::function<std::optional<std::string>(
    std::string_view register_key,
    std::string_view field,
    std::string_view value,
    std::string_view day
)>;

// `events`: the case's as they stand (standing_events.h). `stated`: by the kind's form.
// `computed`: by domain/case_fact.h.
[[nodiscard]] InstrumentData instrument_data(
    const domain::InstrumentKind& kind,
    const std::vector<case_file::Event>& events,
    const Fields& stated,
    const Titles& titles,
    const Fields& computed
);

// Whether it is an act the fact is taken from.
[[nodiscard]] bool is_source(const case_file::Event& event, const domain::TakenFrom& taken);

// In its two parts: facts, and what can be erased.
struct PartedData {
    Fields facts;
    Fields personal;
};
[[nodiscard]] PartedData parted(const domain::InstrumentKind& kind, const Fields& data);

}  // namespace mingjing::desk
