#pragma once

// instruments.yaml (the bureau's words, and facts many instruments take) and
// instruments/KEY.yaml with their templates KEY.html. Refused with file and line: a fact the
// case never records, a name in a template that nothing supplies, a decision without the
// remedies the law wants told. See docs/instruments.md.

#include <optional>
#include <string>
#include <vector>

#include "definitions/definitions.h"
#include "definitions/yaml_tree.h"
#include "domain/instrument_kind.h"

namespace mingjing::definitions {

// What instruments are read against.
struct InstrumentWorld {
    const std::vector<const domain::Schema*>& registers;
    const std::vector<domain::Procedure>& procedures;
    [[nodiscard]] const domain::Schema* find(std::string_view register_key) const;
};

struct LoadedInstruments {
    domain::InstrumentSettings settings;
    std::vector<domain::InstrumentKind> kinds;  // by key
};
// Of all sources those that are instruments'; the rest is left alone.
[[nodiscard]] LoadedInstruments load_instruments(
    const std::vector<Source>& sources, const InstrumentWorld& world, std::vector<Problem>& found
);
[[nodiscard]] bool is_of_instruments(std::string_view file);

// Facts several instruments take under one name: bundle -> items as written.
struct Bundles {
    Node root;  // a mapping of sequences
    [[nodiscard]] const Node* find(std::string_view name) const { return root.find(name); }
};
[[nodiscard]] domain::InstrumentKind load_instrument(
    const Node& root, const Bundles& bundles, const InstrumentWorld& world, Problems& problems
);

// That each template fits its instrument, and each instrument the law.
void check_instruments(
    const LoadedInstruments& loaded, const std::vector<Source>& sources, std::vector<Problem>& found
);

}  // namespace mingjing::definitions
