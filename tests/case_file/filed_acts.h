#pragma once

// Acts as a file is made of them, and what it then lacks.

#include <string>
#include <utility>
#include <vector>

#include "case_file/dossier.h"

namespace mingjing::case_file {

inline Event event(std::string step, std::string on, Content content) {
    return {
        .step = std::move(step),
        .stage = "",
        .is_over = false,
        .on = std::move(on),
        .content = std::move(content)};
}
inline std::vector<std::string> missing(const Dossier& file) {
    std::vector<std::string> all;
    for (const auto& one : file.missing) {
        all.push_back(one.rule->key);
    }
    return all;
}

}  // namespace mingjing::case_file
