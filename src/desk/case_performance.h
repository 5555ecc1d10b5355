#pragma once

// 履行情况 as a case recorded it and as the public reads it.

#include <string>

#include "case_file/performance.h"

namespace mingjing::desk {

struct PerformanceShown {
    std::string result;  // key of the entry that is public
    case_file::Performance recorded;
    case_file::Performance shown;
    // Of the same word another day is what its reviewers put right; and that nothing is to be
    // performed any more, no case records.
    [[nodiscard]] bool is_behind() const {
        return !recorded.status.empty() && recorded.status != shown.status &&
               shown.status != "不再履行";
    }
};

}  // namespace mingjing::desk
