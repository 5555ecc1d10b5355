#pragma once

// The table of endpoints, a group a file.

#include <vector>

#include "api/endpoint.h"

namespace mingjing::api {

[[nodiscard]] std::vector<Endpoint> setup_endpoints();
[[nodiscard]] std::vector<Endpoint> session_endpoints();
[[nodiscard]] std::vector<Endpoint> provider_endpoints();
[[nodiscard]] std::vector<Endpoint> account_endpoints();
[[nodiscard]] std::vector<Endpoint> release_endpoints();
[[nodiscard]] std::vector<Endpoint> trail_endpoints();
[[nodiscard]] std::vector<Endpoint> register_endpoints();
[[nodiscard]] std::vector<Endpoint> draft_endpoints();
[[nodiscard]] std::vector<Endpoint> draft_writing_endpoints();
[[nodiscard]] std::vector<Endpoint> check_endpoints();
[[nodiscard]] std::vector<Endpoint> attachment_endpoints();
[[nodiscard]] std::vector<Endpoint> case_endpoints();
[[nodiscard]] std::vector<Endpoint> case_list_endpoints();
[[nodiscard]] std::vector<Endpoint> case_sitting_endpoints();
[[nodiscard]] std::vector<Endpoint> case_review_endpoints();
[[nodiscard]] std::vector<Endpoint> case_view_endpoints();
[[nodiscard]] std::vector<Endpoint> case_spread_endpoints();
[[nodiscard]] std::vector<Endpoint> case_reckoning_endpoints();
[[nodiscard]] std::vector<Endpoint> case_file_endpoints();
[[nodiscard]] std::vector<Endpoint> instrument_endpoints();
[[nodiscard]] std::vector<Endpoint> sign_off_endpoints();
[[nodiscard]] std::vector<Endpoint> signed_copy_endpoints();
[[nodiscard]] std::vector<Endpoint> case_result_endpoints();
[[nodiscard]] std::vector<Endpoint> case_change_endpoints();
[[nodiscard]] std::vector<Endpoint> case_reporter_endpoints();
[[nodiscard]] std::vector<Endpoint> honesty_endpoints();
[[nodiscard]] std::vector<Endpoint> number_book_endpoints();
[[nodiscard]] std::vector<Endpoint> dossier_endpoints();
[[nodiscard]] std::vector<Endpoint> entry_endpoints();
[[nodiscard]] std::vector<Endpoint> act_endpoints();
[[nodiscard]] std::vector<Endpoint> task_endpoints();
[[nodiscard]] std::vector<Endpoint> history_endpoints();
[[nodiscard]] std::vector<Endpoint> today_endpoints();
[[nodiscard]] std::vector<Endpoint> import_endpoints();
[[nodiscard]] std::vector<Endpoint> export_endpoints();
[[nodiscard]] std::vector<Endpoint> definition_endpoints();
[[nodiscard]] std::vector<Endpoint> statute_endpoints();
[[nodiscard]] std::vector<Endpoint> status_endpoints();
[[nodiscard]] std::vector<Endpoint> preference_endpoints();

}  // namespace mingjing::api
