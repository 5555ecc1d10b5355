#pragma once

// The publication-rule table (公示办法): per kind of information its scope, content,
// channel, reviewers, time limit, display period and supervision. The engine executes
// it: a submission carries the chain of its rule with it, and `evolve` never reads this.
// Law: 政府信息公开条例 17 (GK-04), 国办发〔2018〕118号.

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/value.h"
#include "domain/calendar.h"

namespace mingjing::domain {

struct PublicationRule {
    std::string register_key;
    std::string scope;
    std::string content;
    std::string channel;
    std::vector<std::string> reviewers;  // role keys, in order
    std::int64_t time_limit_days = 0;    // from submission to publication; 0: none
    bool working_days = true;
    std::string counted_from;  // date field the limit runs from instead (作出之日); "" for none
    // Entries whose `field` holds one of `values` have another limit (许可、处罚：7个工作日).
    struct Shorter {
        std::string field;
        std::vector<std::string> values;
        std::int64_t days = 0;
        bool operator==(const Shorter&) const = default;
    } shorter;
    std::int64_t display_months = 0;  // 0: while in force
    std::string supervision;
    std::string basis;              // the article that sets it
    std::string external_approval;  // field holding the approval number; "" if none is asked

    bool operator==(const PublicationRule&) const = default;
};

// The day by which an entry is to be public; `from` where the rule counts from no field of
// it. Nothing where there is no limit, or its day is not known.
[[nodiscard]] std::optional<std::chrono::sys_days> publication_due(
    const PublicationRule& rule,
    const Calendar& calendar,
    const Fields& entry,
    std::chrono::sys_days from
);

// A decision amended, revoked or found unlawful is taken down within three working days
// (行政处罚法第四十八条、第八十五条, CF-19, GS-03).
[[nodiscard]] std::chrono::sys_days withdrawal_due(
    const Calendar& calendar, std::chrono::sys_days changed_on
);

}  // namespace mingjing::domain
