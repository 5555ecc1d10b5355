#pragma once

// Where everything of a procedure's flow chart (流程图) stands, in pixels. A lane is a
// column, a stage a row of its own; so a row has one box, and what leaves it has the gap
// under it to itself:
//
//   - to the next row a line goes straight on, out of the box's foot into the next one's head;
//   - to any other row it leaves the foot towards a side, each on a track of its own, goes up
//     or down along a border between lanes, and enters the box from that side.
//
// Hence no line crosses a box or a word, whatever the procedure (a test measures it). Pure.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "domain/procedure.h"

namespace mingjing::domain {

struct Rectangle {
    int x = 0;
    int y = 0;
    int width = 0;
    int height = 0;
};
struct Point {
    int x = 0;
    int y = 0;
};

struct FlowChart {
    struct Lane {
        Rectangle area;  // head and body
        std::string name;
    };
    struct Box {
        Rectangle area;
        std::string stage;               // key
        std::vector<std::string> lines;  // its name, one or two lines
        std::string note;
        bool is_start = false;
        bool is_end = false;
    };
    struct Line {
        std::vector<Point> points;  // each level with or upright to the next; the last is the tip
        std::string from;           // stages
        std::string to;
    };
    struct Label {
        Rectangle area;
        std::string text;
        std::string from;
        std::string to;
    };
    int width = 0;
    int height = 0;
    int head_height = 0;  // of a lane
    std::vector<Lane> lanes;
    std::vector<Box> boxes;
    std::vector<Line> lines;
    std::vector<Label> labels;
};

[[nodiscard]] FlowChart flow_chart(const Procedure& procedure);

// In pixels of that size: a Han character is as wide as high, others are half of it.
[[nodiscard]] int text_width(std::string_view text, int size);

}  // namespace mingjing::domain
