#pragma once

// An enforcement officer as the public may check one: name, unit, certificates, and
// whether each certificate was valid on the day asked about (ZJ-01). Pure.

#include <string_view>

#include "base/value.h"
#include "query/registers.h"

namespace mingjing::portal {

// {name, unit, position, region, url, badge_url, complaint_url, certificates, may_enforce}
[[nodiscard]] Fields officer_view(const query::Entry& entry, std::string_view day);

struct CertificateStanding {
    std::string_view word;   // 有效, 已过期, 暂扣, 已注销, 尚未生效
    std::string_view style;  // ok, warn, off
};
[[nodiscard]] CertificateStanding certificate_standing(
    const Fields& certificate, std::string_view day
);

}  // namespace mingjing::portal
