#pragma once

// Sets of definition files for tests: the shipped ones, changed.

#include <algorithm>
#include <string>
#include <vector>

#include "definitions/definitions.h"

namespace mingjing::definitions {

// Read once: they are checked as they are read, and many tests change a passage of them.
inline const std::vector<Source>& shipped() {
    static const auto kSources = [] {
        auto loaded = load_folder(std::string(MINGJING_SOURCE_DIR) + "/definitions");
        return loaded ? loaded->sources : std::vector<Source>{};
    }();
    return kSources;
}

inline std::vector<Source> with(std::vector<Source> sources, std::string name, std::string bytes) {
    std::erase_if(sources, [&](const Source& source) { return source.name == name; });
    sources.push_back({std::move(name), std::move(bytes), {}});
    return sources;
}

inline std::string replaced(std::string text, std::string_view from, std::string_view to) {
    const auto at = text.find(from);
    return at == std::string::npos ? text : text.replace(at, from.size(), to);
}

// The shipped files with one passage of one of them put otherwise.
inline std::vector<Source> changed(
    std::string_view name, std::string_view from, std::string_view to
) {
    auto sources = shipped();
    for (Source& source : sources) {
        if (source.name == name) {
            source.bytes = replaced(std::move(source.bytes), from, to);
        }
    }
    return sources;
}

// "file:line: what" of every problem, or nothing where the set is good.
inline std::vector<std::string> problems_of(std::vector<Source> sources) {
    std::vector<std::string> lines;
    const auto loaded = load(std::move(sources));
    if (!loaded) {
        for (const Problem& problem : loaded.error()) {
            lines.push_back(
                problem.file + ":" + std::to_string(problem.line) + ": " + problem.what
            );
        }
    }
    return lines;
}

// The demo bureau's files laid over the shipped ones.
inline const Definitions& demo() {
    static const Definitions kDemo = [] {
        const std::string root = MINGJING_SOURCE_DIR;
        auto loaded = load_folders({root + "/definitions", root + "/demo/definitions"});
        return loaded ? *std::move(loaded) : Definitions{};
    }();
    return kDemo;
}

}  // namespace mingjing::definitions
