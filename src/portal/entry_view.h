#pragma once

// One entry as pages show it: its name and place, how it stands on the day, where its
// proof and its history are.

#include <string>

#include "base/value.h"
#include "portal/page.h"
#include "portal/visit.h"
#include "query/registers.h"

namespace mingjing::portal {

// The entry an address names, or the answer to give instead.
struct Asked {
    const domain::Schema* schema = nullptr;
    query::Moment moment;
    query::Entry entry;
};
[[nodiscard]] tl::expected<Asked, http::Response> asked_entry(
    Visit& visit, const http::Captures& names
);

// {title, key, key_label, url, register_name, standing, version...}
[[nodiscard]] Fields entry_view(Visit& visit, const Asked& asked);
// 首页 › 事前公示 › 清单 › 条目 [› last]
[[nodiscard]] std::vector<Crumb> entry_crumbs(
    const domain::Schema& schema, const query::Entry& entry, const std::string& last
);

}  // namespace mingjing::portal
