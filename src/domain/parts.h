#pragma once

// An entry in its two parts. Facts are kept for ever and published as one; kept apart are
// values that can be erased (personal, files) or are not for the public (internal), each to be
// committed to and disclosed by itself. A child's value apart is called
// <table>_<row>_<field>, row from 0. Pure.

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "base/value.h"
#include "domain/register_entry.h"
#include "domain/schema.h"

namespace mingjing::domain {

struct Parts {
    Fields facts;
    register_entry::PersonalFields apart;
};
// Empty values are left out. `subject` is the opaque id of whom the entry is about.
[[nodiscard]] Parts parted(const Schema& schema, const Fields& entry, std::string_view subject);

// Whether the value kept apart as `name` is what people call `field`: "mobile", or
// "certificates.holder" for that field of any row.
[[nodiscard]] bool is_called(std::string_view name, std::string_view field);

// Whether the public may see the value kept apart as `name`.
[[nodiscard]] bool is_open_apart(const Schema& schema, std::string_view name);

// Values kept apart; null where erased.
using Apart = std::map<std::string, Value, std::less<>>;
[[nodiscard]] Apart apart_of(const register_entry::PersonalFields& fields);

// The entry made whole again, as far as that audience may see it: an erased value is
// there, and null; a value not for them is not there.
[[nodiscard]] Fields joined(
    const Schema& schema, const Fields& facts, const Apart& apart, Audience audience
);

}  // namespace mingjing::domain
