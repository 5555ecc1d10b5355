#include <iterator>

#include "api/endpoint_groups.h"

namespace mingjing::api {

Endpoint Group::made(http::Method method, Text path, Text id, Text summary, Handle handle) const {
    return {
        .method = method,
        .path = path,
        .id = id,
        .group = name,
        .summary = summary,
        .action = action,
        .handle = handle};
}

const std::vector<Endpoint>& endpoints() {
    static const auto all = [] {
        std::vector<Endpoint> table;
        for (auto* group :
             {session_endpoints,     setup_endpoints,         provider_endpoints,
              account_endpoints,     release_endpoints,       trail_endpoints,
              register_endpoints,    draft_endpoints,         draft_writing_endpoints,
              check_endpoints,       attachment_endpoints,    entry_endpoints,
              act_endpoints,         task_endpoints,          history_endpoints,
              today_endpoints,       import_endpoints,        export_endpoints,
              definition_endpoints,  statute_endpoints,       status_endpoints,
              preference_endpoints,  case_endpoints,          case_list_endpoints,
              case_view_endpoints,   case_file_endpoints,     instrument_endpoints,
              case_result_endpoints, case_change_endpoints,   dossier_endpoints,
              case_spread_endpoints, case_sitting_endpoints,  case_reckoning_endpoints,
              case_review_endpoints, case_reporter_endpoints, honesty_endpoints,
              sign_off_endpoints,    number_book_endpoints,   signed_copy_endpoints}) {
            auto endpoints = group();
            std::move(endpoints.begin(), endpoints.end(), std::back_inserter(table));
        }
        return table;
    }();
    return all;
}

}  // namespace mingjing::api
