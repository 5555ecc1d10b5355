#pragma once

// A crime handed over to the police with all that goes with it.

#include <string>

#include "case_file/event.h"

namespace mingjing::case_file {

inline CrimeHandedOver handed_over() {
    CrimeHandedOver act;
    act.police = "海曦市公安局";
    act.materials = {
        std::string(CrimeHandedOver::kLetter),
        std::string(CrimeHandedOver::kReport),
        std::string(CrimeHandedOver::kThings)};
    act.letter = "移字第1号";
    return act;
}

}  // namespace mingjing::case_file
