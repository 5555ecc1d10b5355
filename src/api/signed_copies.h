#pragma once

// Signed copies of instruments (签字件) as the workbench reads them.

#include <string_view>
#include <vector>

#include "api/account_names.h"
#include "api/call.h"
#include "api/shape.h"
#include "query/signed_copies.h"

namespace mingjing::api {

// Each with its files, those that were withdrawn too. `is_shown`: whoever only looks reads no
// personal value.
[[nodiscard]] List signed_copies_json(
    Call& call,
    std::string_view case_number,
    const std::vector<query::SignedCopyFile>& files,
    AccountNames& names,
    bool is_shown
);
[[nodiscard]] Shape signed_copy_shape();

}  // namespace mingjing::api
