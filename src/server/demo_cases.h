#pragma once

// The demo bureau's cases: each file of demo/cases tells one, step by step, as the person who
// takes a step would tell it (demo/README.md has the format; tests/scenario plays the same
// files over the interface). Played through the desk like everything else.

#include <chrono>
#include <cstddef>
#include <string>
#include <vector>

#include <yaml-cpp/yaml.h>

#include "base/clock.h"
#include "desk/cases.h"
#include "server/demo_papers.h"
#include "server/office.h"

namespace mingjing::server {

class DemoCases {
  public:
    // `today` is the day those told by "5 working days ago" are reckoned from.
    DemoCases(Office& office, const Clock& clock, std::chrono::sys_days today, std::string site);

    // One step of one story, in the order they are told. What the law refuses there leaves no
    // trace and is no turn.
    struct Turn {
        std::chrono::sys_days on;
        std::size_t story;
        std::size_t step;
    };
    [[nodiscard]] const std::vector<Turn>& turns() const { return turns_; }

    void play(const Turn& turn);
    // Stories that could not be told to their end, and why: those told from today may meet a
    // certificate that has expired by now. The bureau stands without them.
    [[nodiscard]] const std::vector<std::string>& left_out() const { return left_out_; }

  private:
    struct Step {
        std::string who;
        std::string name;
        std::chrono::sys_days on;
        YAML::Node states;
        YAML::Node because;
        YAML::Node papers;     // written after it
        YAML::Node affirms;    // what a person states of the result, by its fields' keys
        YAML::Node withdraws;  // the result taken down before the step: reason, basis, changed_on
        std::string result;    // "@NAME" of the decision whose result is released before the step
    };
    struct Story {
        std::string title;
        std::string procedure;
        bool is_left_out = false;
        std::vector<Step> steps;
        std::string stream;
        PaperNumbers papers;
    };

    void load(const std::string& path);
    [[nodiscard]] std::chrono::sys_days day_told(const std::string& text) const;
    [[nodiscard]] Fields stated(const std::vector<domain::Field>& fields, const YAML::Node& states)
        const;
    [[nodiscard]] Value value_told(const domain::Field& field, const YAML::Node& told) const;
    // Prepared by whoever takes the step, reviewed by its chain, released. Why not, else "" and the
    // key it is public under.
    [[nodiscard]] std::string release(
        const Story& story, const Step& step, const case_file::State& state, std::string& key
    );
    [[nodiscard]] desk::Stated stating_of(
        const Story& story, const Step& told, const domain::Step& step
    );
    [[nodiscard]] std::string write_papers(Story& story, const Step& told);
    [[nodiscard]] std::string take_down(const Step& step, const case_file::State& state);
    void refused(Story& story, const Step& step, const std::string& why);

    Office& office_;
    const Clock& clock_;
    std::chrono::sys_days today_;
    desk::Cases cases_;
    DemoPapers papers_;
    std::vector<Story> stories_;
    std::vector<Turn> turns_;
    std::vector<std::string> left_out_;
};

}  // namespace mingjing::server
