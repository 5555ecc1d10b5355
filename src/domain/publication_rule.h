#pragma once

// The publication-rule table (公示办法): per kind of information its scope, content,
// channel, reviewers, time limit, display period and supervision. The engine executes
// it: a submission carries the chain of its rule with it, and `evolve` never reads this.
// Law: 政府信息公开条例 17 (GK-04), 国办发〔2018〕118号.

#include <cstdint>
#include <string>
#include <vector>

namespace mingjing::domain {

struct PublicationRule {
    std::string register_key;
    std::string scope;
    std::string content;
    std::string channel;
    std::vector<std::string> reviewers;  // role keys, in order
    std::int64_t time_limit_days = 0;    // from submission to publication; 0: none
    bool working_days = true;
    std::int64_t display_months = 0;  // 0: while in force
    std::string supervision;
    std::string basis;              // the article that sets it
    std::string external_approval;  // field holding the approval number; "" if none is asked

    bool operator==(const PublicationRule&) const = default;
};

}  // namespace mingjing::domain
