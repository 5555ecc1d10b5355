#include "case_file/hearing_officers.h"

namespace mingjing::case_file {

bool is_hearing_officer(const Fields& officer) {
    const auto* said = member(officer, "is_hearing_officer").boolean();
    const bool has_number = !text_of(officer, "hearing_officer_number").empty();
    return said == nullptr ? has_number : *said;
}

std::vector<HearingOfficer> hearing_officers(
    const Surroundings& around, std::chrono::sys_days day
) {
    std::vector<HearingOfficer> all;
    for (const auto& officer : around.entries("officers", day)) {
        const auto* rows = member(officer, "certificates").list();
        const auto* first = rows == nullptr || rows->empty() ? nullptr : rows->front().fields();
        if (first != nullptr && is_hearing_officer(officer)) {
            all.push_back(
                {std::string(text_of(*first, "number")), std::string(text_of(officer, "name"))}
            );
        }
    }
    return all;
}

}  // namespace mingjing::case_file
