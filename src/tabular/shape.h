#pragma once

// The ways a sheet may hold a register's entries: the layouts its schema declares, and
// those that follow from its fields alone, so that an export always comes home and a
// register without declared layouts can still be imported.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "domain/schema.h"

namespace mingjing::tabular {

// What a column feeds: a field, several through a composite, or, where the composite's
// pattern does not match, the field after all.
struct Target {
    const domain::Field* field = nullptr;
    bool is_child = false;  // of the shape's table
    const domain::Composite* composite = nullptr;
    bool operator==(const Target&) const = default;
};

// Refers to the schema, which outlives it.
struct Shape {
    const domain::Schema* schema = nullptr;
    domain::SheetLayout layout;
    const domain::Field* table = nullptr;  // each row is one child of it
    // Header keys (header_key) to what they may mean, in order of the schema.
    std::multimap<std::string, Target, std::less<>> headers;
    std::multimap<std::string, Target, std::less<>> loose_headers;  // by loose_key

    // "certificates.number" for a child, the key alone for a field of the entry.
    [[nodiscard]] std::string path(const Target& target) const;
    // The fields a sheet of this shape must have columns for: those that make up keys, and
    // the required ones.
    [[nodiscard]] std::vector<Target> needed() const;
};

[[nodiscard]] std::vector<Shape> shapes_of(const domain::Schema& schema);
// Whether the schema itself says what a column under this header means.
[[nodiscard]] bool names_header(const std::vector<Shape>& shapes, std::string_view header);

// Takes "certificates." off "certificates.number"; the whole text where it is none.
[[nodiscard]] std::string_view child_key(std::string_view path);

}  // namespace mingjing::tabular
