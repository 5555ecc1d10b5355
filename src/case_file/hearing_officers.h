#pragma once

// Whom the register of officers knows to preside over hearings (听证主持人). A bureau whose
// register knows nobody does not keep it there. Pure.

#include <chrono>
#include <string>
#include <vector>

#include "case_file/question.h"

namespace mingjing::case_file {

struct HearingOfficer {
    std::string number;  // of the first of their certificates
    std::string name;    // "" where it was erased
};

[[nodiscard]] bool is_hearing_officer(const Fields& officer);
[[nodiscard]] std::vector<HearingOfficer> hearing_officers(
    const Surroundings& around, std::chrono::sys_days day
);

}  // namespace mingjing::case_file
