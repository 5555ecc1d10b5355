#include "portal/flow_svg.h"

#include <algorithm>
#include <cstdlib>

#include <fmt/format.h>

#include "domain/flow_chart.h"
#include "html/templates.h"

namespace mingjing::portal {

namespace {

using domain::FlowChart;
using domain::Point;

constexpr auto kSans =
    "'PingFang SC','Microsoft YaHei','Noto Sans CJK SC','Source Han Sans SC',sans-serif";
constexpr auto kBrand = "#0b4a82";
constexpr auto kInk = "#1b2129";
constexpr auto kLine = "#33475b";
constexpr int kRounding = 7;
constexpr int kTip = 9;

struct Direction {
    int x = 0;
    int y = 0;
};

Direction direction(const Point& from, const Point& to) {
    const auto sign = [](int number) { return (number > 0) - (number < 0); };
    return {sign(to.x - from.x), sign(to.y - from.y)};
}

// Corners are rounded; the line ends where its tip begins.
std::string path_of(const std::vector<Point>& points) {
    auto path = fmt::format("M{},{}", points.front().x, points.front().y);
    for (std::size_t i = 1; i + 1 < points.size(); ++i) {
        const int x = points[i].x;
        const int y = points[i].y;
        const auto in = direction(points[i - 1], points[i]);
        const auto out = direction(points[i], points[i + 1]);
        const auto room = [&](const Point& other) {
            return (std::abs(other.x - x) + std::abs(other.y - y)) / 2;
        };
        const int r = std::min({kRounding, room(points[i - 1]), room(points[i + 1])});
        path += fmt::format(
            "L{},{}Q{},{} {},{}", x - in.x * r, y - in.y * r, x, y, x + out.x * r, y + out.y * r
        );
    }
    const auto last = direction(points[points.size() - 2], points.back());
    return path +
           fmt::format("L{},{}", points.back().x - last.x * kTip, points.back().y - last.y * kTip);
}

std::string tip_of(const std::vector<Point>& points) {
    const auto& [x, y] = points.back();
    const auto to = direction(points[points.size() - 2], points.back());
    const int back_x = x - to.x * kTip;
    const int back_y = y - to.y * kTip;
    return fmt::format(
        R"(<path d="M{},{}L{},{}L{},{}Z" fill="{}"/>)",
        x,
        y,
        back_x - to.y * 4,
        back_y - to.x * 4,
        back_x + to.y * 4,
        back_y + to.x * 4,
        kLine
    );
}

std::string text(int x, int y, std::string_view attributes, std::string_view words) {
    return fmt::format(
        R"(<text x="{}" y="{}" {}>{}</text>)", x, y, attributes, html::escape(words)
    );
}

std::string lane_svg(const FlowChart::Lane& lane, int head, bool is_shaded) {
    const auto& [x, y, width, height] = lane.area;
    return fmt::format(
               R"(<rect x="{0}" y="{1}" width="{2}" height="{3}" fill="{5}" stroke="#c4cfda"/>)"
               R"(<rect x="{0}" y="{1}" width="{2}" height="{4}" fill="{6}" stroke="#c4cfda"/>)",
               x,
               y,
               width,
               height,
               head,
               is_shaded ? "#f5f8fb" : "#ffffff",
               kBrand
           ) +
           text(
               x + width / 2,
               y + head / 2 + 6,
               R"(text-anchor="middle" font-size="16" font-weight="700" fill="#ffffff")",
               lane.name
           );
}

std::string box_svg(const FlowChart::Box& box) {
    constexpr int kNameSize = 16;
    constexpr int kLineHeight = 18;
    constexpr int kNoteHeight = 16;
    const auto& [x, y, width, height] = box.area;
    const bool is_pill = box.is_start || box.is_end;
    auto svg = fmt::format(
        R"(<g id="stage-{}"><rect x="{}" y="{}" width="{}" height="{}" rx="{}" fill="{}" stroke="{}" stroke-width="1.4"/>)",
        box.stage,
        x,
        y,
        width,
        height,
        is_pill ? height / 2 : 4,
        is_pill ? kBrand : "#eaf1f8",
        kBrand
    );
    const auto lines = static_cast<int>(box.lines.size());
    const int text_height = lines * kLineHeight + (box.note.empty() ? 0 : kNoteHeight);
    int baseline = y + (height - text_height) / 2 + kLineHeight - 3;
    for (const auto& line : box.lines) {
        svg += text(
            x + width / 2,
            baseline,
            fmt::format(
                R"(text-anchor="middle" font-size="{}" fill="{}")",
                kNameSize,
                is_pill ? "#ffffff" : kInk
            ),
            line
        );
        baseline += kLineHeight;
    }
    if (!box.note.empty()) {
        svg += text(
            x + width / 2,
            baseline - 2,
            fmt::format(
                R"(text-anchor="middle" font-size="11.5" fill="{}")",
                is_pill ? "#e3edf7" : "#475360"
            ),
            box.note
        );
    }
    return svg + "</g>";
}

// 案源登记→立案审批（报请立案）；…
std::string in_words(const domain::Procedure& procedure) {
    std::string words;
    for (const auto& step : procedure.steps) {
        words += fmt::format(
            "{}{}→{}（{}）",
            words.empty() ? "" : "；",
            procedure.stage(step.from)->name,
            procedure.stage(step.to)->name,
            step.name
        );
    }
    return words + "。";
}

}  // namespace

std::string flow_svg(const domain::Procedure& procedure, std::string_view title) {
    const auto chart = domain::flow_chart(procedure);
    auto svg = fmt::format(
        R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0} {1}" width="{0}" height="{1}" )"
        R"(role="img" aria-labelledby="flow-name flow-words" font-family="{2}">)"
        R"(<title id="flow-name">{3}</title><desc id="flow-words">{4}</desc>)"
        R"(<rect width="{0}" height="{1}" fill="#ffffff"/>)",
        chart.width,
        chart.height,
        kSans,
        html::escape(title),
        html::escape(in_words(procedure))
    );
    bool is_shaded = true;
    for (const auto& lane : chart.lanes) {
        svg += lane_svg(lane, chart.head_height, is_shaded);
        is_shaded = !is_shaded;
    }
    // A line that crosses another passes over it: each has a light edge.
    for (const auto& line : chart.lines) {
        const auto path = path_of(line.points);
        svg += fmt::format(
            R"(<path d="{0}" fill="none" stroke="#ffffff" stroke-width="5"/>)"
            R"(<path d="{0}" fill="none" stroke="{1}" stroke-width="1.5"/>)",
            path,
            kLine
        );
        svg += tip_of(line.points);
    }
    for (const auto& box : chart.boxes) {
        svg += box_svg(box);
    }
    for (const auto& label : chart.labels) {
        svg +=
            text(label.area.x, label.area.y + 14, R"(font-size="13" fill="#7a4a00")", label.text);
    }
    return svg + "</svg>";
}

}  // namespace mingjing::portal
