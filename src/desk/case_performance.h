#pragma once

// 履行情况 as a case recorded it and as the public reads it.

#include <string>

#include "case_file/performance.h"
#include "domain/performance.h"

namespace mingjing::desk {

struct PerformanceShown {
    std::string result;  // key of the entry that is public
    case_file::Performance recorded;
    case_file::Performance shown;
    [[nodiscard]] bool is_behind() const {
        return !recorded.status.empty() && recorded.status != shown.status && !is_finished(shown);
    }

  private:
    // By whichever word and day: that is what its reviewers put right.
    [[nodiscard]] static bool is_finished(const case_file::Performance& shown) {
        return domain::performance::is_performed(shown.status) ||
               shown.status == domain::performance::kNoMore;
    }
};

}  // namespace mingjing::desk
