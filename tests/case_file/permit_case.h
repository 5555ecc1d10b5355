#pragma once

// A permit under test, as far as its examination.

#include <string>
#include <string_view>

#include "case_file/case.h"

namespace mingjing::case_file {

inline Case applying() {
    Case one("permit");
    auto opened = lead();
    opened.procedure = "permit";
    opened.source = "申请";
    one.take("open", opened).take("assign", assigned());
    return one;
}
// On Monday 2026-03-02.
inline Case under_examination() {
    auto one = applying();
    one.take("apply", application()).take("accept", Docketed{});
    return one;
}
inline ReviewSent permit_package(bool with_hearing = false) {
    auto sent = package(with_hearing);
    sent.materials[0] = "审查情况报告";
    sent.materials[3] = "申请材料";
    return sent;
}
inline PermitDecided permitted(std::string_view conclusion) {
    PermitDecided decided;
    decided.outcome.conclusion = conclusion;
    decided.reasons = "符合条件";
    return decided;
}
// Once it was examined.
inline void pass_permit(Case& one, bool was_heard = false) {
    one.take("submit_review", permit_package(was_heard));
    one.take("pass_review", opinion(), Case::reviewer());
}
// By the head.
inline std::string code(Case& one, std::string_view step, const Content& content) {
    const auto done = one.tried(step, content, Case::head());
    return done ? "" : done.error().code;
}

}  // namespace mingjing::case_file
