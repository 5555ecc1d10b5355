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
    // Its part of a list that is all there: [begin, end).
    [[nodiscard]] std::pair<std::size_t, std::size_t> of(std::size_t total) const;
};
[[nodiscard]] Page page_asked(const Call& call);
// What every list takes, and gives.
[[nodiscard]] std::vector<Parameter> paging();
[[nodiscard]] Parameter unit_parameter();
[[nodiscard]] Reply page_reply(std::string name, List rows, std::uint64_t total);
[[nodiscard]] Shape page_shape(std::string_view name, Shape row);

// A query's request with what every list takes, as far as it knows it.
template <class Request>
[[nodiscard]] Request paged(const Call& call, Request request) {
    const auto page = page_asked(call);
    request.page = page.number;
    request.page_size = page.size;
    if constexpr (requires { request.text; }) {
        request.text = call.parameter("text");
    }
    if constexpr (requires { request.sort; }) {
        request.sort = call.parameter("sort").empty() ? request.sort : call.parameter("sort");
    }
    return request;
}

// The version an act on it is decided on.
[[nodiscard]] std::string etag_of(const query::OfficeEntry& entry);
[[nodiscard]] Fields to_json(const Call& call, const query::OfficeEntry& entry);
[[nodiscard]] Shape office_entry_shape();
[[nodiscard]] Shape stage_shape();
[[nodiscard]] Shape register_summary_shape();

}  // namespace mingjing::api
