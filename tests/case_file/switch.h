#pragma once

// The bureau's switch of seed 26, by which every decision but those on the spot is reviewed.

#include <algorithm>

#include "case_file/case.h"

namespace mingjing::case_file {

// Off: what is reviewed is then for the law and the catalogue to say.
inline void switch_off(Case& one) {
    std::ranges::find(one.thresholds, "review_every_decision", &domain::Threshold::key)
        ->values.front()
        .amount = 0;
}

}  // namespace mingjing::case_file
