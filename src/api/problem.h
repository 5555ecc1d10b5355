#pragma once

// What went wrong, as RFC 9457 problem details: a Chinese sentence for the person, the
// article where law said no, what to do next, and the members of the request it is about.
// The only place where refusals meet HTTP status codes.

#include <string>
#include <string_view>
#include <vector>

#include "base/fault.h"
#include "base/value.h"
#include "domain/issue.h"
#include "domain/refusal.h"
#include "http/message.h"

namespace mingjing::api {

struct Problem {
    int status = 400;
    std::string code = {};  // stable word, the last part of `type`
    std::string title = {};
    std::string article = {};
    std::string next = {};
    std::string rule = {};
    std::vector<BadInput> fields = {};
    Fields current = {};  // 412: how it stands now
    // For the trail, where the answer alone would not ask for a row; told to nobody else.
    std::string noted = {};
};

[[nodiscard]] Problem problem(const domain::Refusal& refusal);
[[nodiscard]] Problem noted(Problem problem, std::string what);
[[nodiscard]] Problem bad_request(std::vector<BadInput> fields);
[[nodiscard]] Problem not_found(std::string_view what);
[[nodiscard]] Problem not_signed_in();
[[nodiscard]] Problem stale(Fields current);
[[nodiscard]] Problem too_many_attempts();
[[nodiscard]] Problem busy_now();

[[nodiscard]] http::Response to_response(const Problem& problem);
// Under /api/, of what no endpoint answered (Router::set_error_page).
[[nodiscard]] http::Response error_page(int status, std::string_view incident);
// Kept by nobody, taken for no page.
[[nodiscard]] http::Response guarded(http::Response response);

}  // namespace mingjing::api
