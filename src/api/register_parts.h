#pragma once

// What the endpoints of registers share.

#include <optional>
#include <string>
#include <string_view>

#include "api/call.h"
#include "api/schema_json.h"
#include "domain/schema.h"
#include "query/office.h"

namespace mingjing::api {

// The register named in the path; null where there is none.
[[nodiscard]] const domain::Schema* register_asked(const Call& call);
[[nodiscard]] std::string role_name(const Call& call, std::string_view role);
// ?page=, ?page_size=, bounded.
struct Page {
    std::uint64_t number = 1;
    std::uint64_t size = 20;
};
[[nodiscard]] Page page_asked(const Call& call);
[[nodiscard]] std::vector<Parameter> paging();

[[nodiscard]] Fields to_json(const Call& call, const query::OfficeEntry& entry);
[[nodiscard]] Shape office_entry_shape();
[[nodiscard]] Shape stage_shape();
[[nodiscard]] Shape register_summary_shape();

}  // namespace mingjing::api
