#pragma once

// Where walks begin: courses somebody planned, each lawful from end to end. A walk follows one so
// far and strays from there, so that what lies deep in a procedure is walked about in, too.

#include <string>
#include <vector>

#include "case_file/decide.h"

namespace mingjing::case_file {

struct Planned {
    std::string step;
    Content content;
    std::string on = {};       // "" for the day of the one before
    Hand by = {};              // whoever the step is for, where nobody is named
    std::string told_on = {};  // where it is told of later
};
struct Course {
    std::string name;
    std::string procedure;
    std::vector<Planned> steps;
    bool is_withdrawn = false;   // the result was taken down by its publisher
    bool is_unreviewed = false;  // of a bureau alone that has nothing reviewed
};

[[nodiscard]] const std::vector<Course>& courses();

[[nodiscard]] const domain::Procedure& procedure_walked(std::string_view key);

// No reviewer of the cases under test, but one who may review in another's place.
[[nodiscard]] Hand other_reviewer();

}  // namespace mingjing::case_file
