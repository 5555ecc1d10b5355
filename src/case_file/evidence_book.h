#pragma once

// Which book (正卷、副卷) evidence lies in: as it was registered, or as it was put right since
// (EvidenceMoved). Pure.

#include <vector>

#include "case_file/event.h"

namespace mingjing::case_file {

// `events`: the case's, in order. Each `Collected` says afterwards what was last said of it.
void place_evidence(std::vector<Event>& events);

}  // namespace mingjing::case_file
