#pragma once

// keys/provider.yaml: the identity provider the bureau trusts and the secret it knows us by.
// The operator's, not a definition: it is not published with the bureau's rules. Example:
//
//   issuer: https://id.example.gov.cn
//   client_id: mingjing
//   client_secret: …
//   name: 市统一身份认证
//   workbench_url: https://desk.example.gov.cn
//   counts_as_second_factor: false   # optional

#include <optional>
#include <string>

#include "base/files.h"
#include "oidc/provider.h"

namespace mingjing::server {

// Nothing where there is no such file. Throws Fault naming every problem, or where others
// than its owner may read it.
[[nodiscard]] std::optional<oidc::Settings> read_provider_settings(
    const Files& files, const std::string& path
);

}  // namespace mingjing::server
