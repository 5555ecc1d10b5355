#pragma once

// What a check found, step by step in Chinese, and how it ended. The numbers are the exit
// codes of mingjing-verify; they are documented in its --help and never change.

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace mingjing::verify {

enum class Outcome : std::uint8_t {
    holds = 0,        // everything is proven
    key_unknown = 1,  // everything but the signature: nobody said whose key to trust
    misused = 2,      // the command line makes no sense
    unreadable = 3,   // a file or address could not be read
    broken = 4,       // something does not hold
    rewritten = 5,    // the log is not the one remembered
};

struct Report {
    Outcome outcome = Outcome::holds;
    std::vector<std::string> lines;

    void proven(const std::string& what) { lines.push_back("✓ " + what); }
    void say(std::string what) { lines.push_back(std::move(what)); }
    void end(Outcome how, const std::string& why) {
        outcome = how;
        lines.push_back((how == Outcome::key_unknown ? "！ " : "✗ ") + why);
    }
};

}  // namespace mingjing::verify
