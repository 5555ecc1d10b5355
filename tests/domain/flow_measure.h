#pragma once

// Measures a flow chart: what crosses or covers what, in words.

#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "domain/flow_chart.h"

namespace mingjing::domain {

inline bool overlap(const Rectangle& a, const Rectangle& b) {
    return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height &&
           b.y < a.y + a.height;
}

inline Rectangle between(const Point& a, const Point& b) {
    return {
        std::min(a.x, b.x), std::min(a.y, b.y), std::abs(a.x - b.x) + 1, std::abs(a.y - b.y) + 1};
}

inline bool run_along(const Rectangle& a, const Rectangle& b) {
    return overlap(a, b) && (a.width > 1) == (b.width > 1) && (a.height > 1) == (b.height > 1);
}

// Empty where nothing touches what it should not.
inline std::vector<std::string> faults(const FlowChart& chart) {
    std::vector<std::string> found;
    const auto complain = [&](const auto& a, const auto& b) {
        found.push_back(fmt::format("{} / {}", a, b));
    };
    const Rectangle paper{0, 0, chart.width, chart.height};
    const auto is_on_paper = [&](const Rectangle& area) {
        return area.x >= 0 && area.y >= 0 && area.x + area.width <= paper.width &&
               area.y + area.height <= paper.height;
    };
    std::vector<std::pair<Rectangle, std::string>> solid;
    for (const auto& box : chart.boxes) {
        solid.emplace_back(box.area, box.stage);
    }
    for (const auto& label : chart.labels) {
        solid.emplace_back(label.area, label.text + " " + label.from + "-" + label.to);
    }
    for (std::size_t i = 0; i < solid.size(); ++i) {
        if (!is_on_paper(solid[i].first)) {
            complain(solid[i].second, "paper");
        }
        for (std::size_t j = i + 1; j < solid.size(); ++j) {
            if (overlap(solid[i].first, solid[j].first)) {
                complain(solid[i].second, solid[j].second);
            }
        }
    }
    struct Piece {
        Rectangle area;
        std::size_t line;
        std::string name;
    };
    std::vector<Piece> pieces;
    for (std::size_t line = 0; line < chart.lines.size(); ++line) {
        const auto& points = chart.lines[line].points;
        const auto name = chart.lines[line].from + ">" + chart.lines[line].to;
        for (std::size_t i = 1; i < points.size(); ++i) {
            auto area = between(points[i - 1], points[i]);
            // Its two ends touch the boxes they belong to.
            if (i == 1) {
                area.y += 1;
                area.height -= 1;
            }
            if (i + 1 == points.size()) {
                const bool is_upright = area.width == 1;
                const bool is_from_left = points[i - 1].x < points[i].x;
                area.x += !is_upright && !is_from_left ? 1 : 0;
                area.width -= is_upright ? 0 : 1;
                area.height -= is_upright ? 1 : 0;
            }
            if (!is_on_paper(area)) {
                complain(name, "paper");
            }
            pieces.push_back({area, line, name});
        }
    }
    for (const auto& piece : pieces) {
        for (const auto& [area, name] : solid) {
            if (overlap(piece.area, area)) {
                complain(piece.name, name);
            }
        }
        for (const auto& other : pieces) {
            if (piece.line < other.line && run_along(piece.area, other.area)) {
                complain(piece.name, other.name);
            }
        }
    }
    return found;
}

}  // namespace mingjing::domain
