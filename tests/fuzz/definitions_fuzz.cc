// Any bytes as any definition file: problems come back, nothing else happens. The first
// byte chooses which file the rest is.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "definitions/definitions.h"
#include "definitions/register_loader.h"
#include "definitions/yaml_tree.h"

namespace {

using namespace mingjing::definitions;

// What a register says is used even while the rest of its set is wanting.
void read_register(const std::string& bytes) {
    std::vector<Problem> found;
    Problems problems("registers/anything.yaml", found);
    const Node root = parse_yaml(bytes, problems);
    static_cast<void>(json_schema(load_register(root, problems).schema));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static constexpr std::array<std::string_view, 5> kNames{
        "registers/anything.yaml",
        "bureau.yaml",
        "publication-rules.yaml",
        "statutes.yaml",
        "calendars/2026.yaml",
    };
    if (size == 0) {
        return 0;
    }
    const std::size_t chosen = *data % kNames.size();
    const std::string bytes(data + 1, data + size);
    if (chosen == 0) {
        read_register(bytes);
    }
    static_cast<void>(load({{std::string(kNames.at(chosen)), bytes, {}}}));
    return 0;
}
