#include "domain/flow_chart.h"

#include <algorithm>
#include <map>
#include <optional>
#include <ranges>
#include <utility>

#include "domain/characters.h"

namespace mingjing::domain {

namespace {

constexpr int kBoxWidth = 156;
constexpr int kBoxHeight = 46;
constexpr int kNoteHeight = 16;
constexpr int kSecondLineHeight = 18;
constexpr std::size_t kCharactersPerLine = 9;
constexpr int kHead = 40;
constexpr int kMargin = 16;
constexpr int kLabelSize = 13;
constexpr int kLabelHeight = 18;
constexpr int kPlainTrack = 12;   // between two lines without words
constexpr int kWordTrack = 24;    // a line with its words on it
constexpr int kGapAbove = 10;     // from a foot to the first track
constexpr int kGapBelow = 20;     // from the last track to the arrow's tip
constexpr int kExitNearest = 26;  // from the middle of the foot
constexpr int kExitStep = 20;
constexpr int kBorderStep = 9;  // between two lines along one border
constexpr int kEntryStep = 13;  // between two tips at one side of a box
constexpr int kClear = 8;       // from words or boxes to a line that is not theirs

enum class Side : std::uint8_t { straight, left, right };

struct Edge {
    std::size_t from = 0;  // rows
    std::size_t to = 0;
    std::vector<std::string> words = {};  // one line for each step that leads there
    Side exit = Side::straight;
    Side entry = Side::straight;
    std::size_t border = 0;  // between lanes border-1 and border
    int exit_x = 0;          // from the middle of the box
    int track_y = 0;         // absolute, once rows are placed
    int slot = 0;            // along the border
    int entry_y = 0;         // from the middle of the box
};

// The order of work is that of the members below: each needs what those before have found.
class Layout {
  public:
    explicit Layout(const Procedure& procedure) : procedure_(procedure) {
        for (std::size_t row = 0; row < procedure.stages.size(); ++row) {
            const auto& stage = procedure.stages[row];
            rows_.emplace(stage.key, row);
            const auto lane = std::ranges::find(procedure.lanes, stage.lane, &domain::Lane::key);
            columns_.push_back(static_cast<std::size_t>(lane - procedure.lanes.begin()));
        }
        add_boxes();
        find_edges();
        choose_sides();
        give_exits();
        place_rows();
        give_slots();
        place_columns();
        give_entries();
    }

    FlowChart done() {
        add_lanes();
        for (const auto& edge : edges_) {
            add_line(edge);
            add_labels(edge);
        }
        return std::move(chart_);
    }

  private:
    void add_boxes() {
        for (const auto& stage : procedure_.stages) {
            FlowChart::Box box{
                .area = {},
                .stage = stage.key,
                .lines = in_lines(stage.name),
                .note = stage.note,
                .is_start = chart_.boxes.empty(),
                .is_end = stage.is_end};
            box.area.width = kBoxWidth;
            box.area.height = kBoxHeight + (box.lines.size() > 1 ? kSecondLineHeight : 0) +
                              (box.note.empty() ? 0 : kNoteHeight);
            chart_.boxes.push_back(std::move(box));
        }
    }

    static std::vector<std::string> in_lines(const std::string& name) {
        const auto all = decode(name);
        if (all.size() <= kCharactersPerLine) {
            return {name};
        }
        const auto half = (all.size() + 1) / 2;
        return {encode({all.data(), half}), encode({all.data() + half, all.size() - half})};
    }

    // Words stand only where there is a choice.
    void find_edges() {
        std::map<std::pair<std::size_t, std::size_t>, std::vector<std::string>> ways;
        std::map<std::size_t, std::size_t> steps_from;
        for (const auto& step : procedure_.steps) {
            const auto from = rows_.at(step.from);
            ways[{from, rows_.at(step.to)}].push_back(step.name);
            ++steps_from[from];
        }
        for (auto& [way, words] : ways) {
            edges_.push_back({.from = way.first, .to = way.second});
            if (steps_from[way.first] > 1) {
                edges_.back().words = std::move(words);
            }
        }
    }

    void choose_sides() {
        for (auto& edge : edges_) {
            if (edge.to == edge.from + 1) {
                continue;
            }
            const auto from = columns_[edge.from];
            const auto to = columns_[edge.to];
            // From the side one comes from; within a lane back on the left, ahead on the right.
            const bool from_left = from < to || (from == to && edge.to < edge.from);
            edge.entry = from_left ? Side::left : Side::right;
            edge.border = from_left ? to : to + 1;
            edge.exit = edge.border <= from ? Side::left : Side::right;
        }
    }

    // What goes up leaves outermost, on the highest track, and so crosses nothing of its own.
    void give_exits() {
        for (std::size_t row = 0; row < columns_.size(); ++row) {
            for (const auto side : {Side::left, Side::right}) {
                auto leaving = edges_of([&](const Edge& edge) {
                    return edge.from == row && edge.exit == side;
                });
                std::ranges::sort(leaving, {}, [](const Edge* edge) { return edge->to; });
                auto x = kExitNearest + kExitStep * static_cast<int>(leaving.size());
                for (auto* edge : leaving) {
                    x -= kExitStep;
                    edge->exit_x = side == Side::left ? -x : x;
                }
            }
        }
    }

    static int words_height(const Edge& edge) {
        return static_cast<int>(edge.words.size()) * kLabelHeight;
    }

    void place_rows() {
        int y = kMargin + kHead + kMargin;
        for (std::size_t row = 0; row < columns_.size(); ++row) {
            chart_.boxes[row].area.y = y;
            y += chart_.boxes[row].area.height + kGapAbove;
            auto leaving = edges_of([&](const Edge& edge) { return edge.from == row; });
            std::ranges::sort(leaving, {}, [](const Edge* edge) {
                return std::pair(edge->exit == Side::straight, -std::abs(edge->exit_x));
            });
            for (auto* edge : leaving) {
                const bool is_plumb =
                    edge->exit == Side::straight && columns_[edge->from] == columns_[edge->to];
                if (!is_plumb || !edge->words.empty()) {
                    y += edge->words.empty() ? kPlainTrack
                                             : words_height(*edge) + kWordTrack - kLabelHeight;
                }
                edge->track_y = y;
            }
            y += kGapBelow;
        }
        chart_.height = y - kGapBelow + kMargin;
    }

    [[nodiscard]] int middle_y(std::size_t row) const {
        const auto& area = chart_.boxes[row].area;
        return area.y + area.height / 2;
    }

    // Lines along one border that would touch get slots of their own, the shortest next to
    // the boxes they serve: those entered from their left on the right of the border.
    void give_slots() {
        slots_.assign(procedure_.lanes.size() + 1, 0);
        for (std::size_t border = 0; border < slots_.size(); ++border) {
            for (const auto side : {Side::left, Side::right}) {
                slots_[border] += give_slots(edges_of([&](const Edge& edge) {
                    return edge.entry == side && edge.border == border;
                }));
            }
        }
    }

    int give_slots(std::vector<Edge*> lines) const {
        std::ranges::sort(lines, {}, [&](const Edge* edge) {
            return span(*edge).second - span(*edge).first;
        });
        std::vector<std::vector<std::pair<int, int>>> taken;
        for (auto* edge : lines) {
            const auto own = span(*edge);
            const auto is_free = [&](const auto& spans) {
                return std::ranges::none_of(spans, [&](const auto& other) {
                    return own.first < other.second + kClear && other.first < own.second + kClear;
                });
            };
            auto slot = std::ranges::find_if(taken, is_free);
            if (slot == taken.end()) {
                slot = taken.emplace(taken.end());
            }
            slot->push_back(own);
            edge->slot = static_cast<int>(slot - taken.begin());
        }
        return static_cast<int>(taken.size());
    }

    [[nodiscard]] std::pair<int, int> span(const Edge& edge) const {
        return std::minmax(edge.track_y, middle_y(edge.to));
    }

    // Half of what the lines along a border take.
    [[nodiscard]] int border_half(std::size_t border) const {
        return (slots_[border] + 1) * kBorderStep / 2 + kClear;
    }

    // Wide enough that no words reach the lines at the border.
    void place_columns() {
        int x = kMargin + border_half(0);
        borders_.push_back(x);
        for (std::size_t lane = 0; lane < procedure_.lanes.size(); ++lane) {
            int left = kBoxWidth / 2 + kClear;
            int right = left;
            for (const auto& edge : edges_) {
                if (columns_[edge.from] == lane) {
                    auto& half = edge_goes_left(edge) ? left : right;
                    half = std::max(half, std::abs(edge.exit_x) + words_width(edge) + 2 * kClear);
                }
            }
            const int half = std::max(left + border_half(lane), right + border_half(lane + 1));
            middles_.push_back(x + half);
            x += 2 * half;
            borders_.push_back(x);
        }
        chart_.width = x + border_half(procedure_.lanes.size()) + kMargin;
        for (std::size_t row = 0; row < columns_.size(); ++row) {
            chart_.boxes[row].area.x = middles_[columns_[row]] - kBoxWidth / 2;
        }
    }

    [[nodiscard]] bool edge_goes_left(const Edge& edge) const {
        return edge.exit == Side::straight ? columns_[edge.to] < columns_[edge.from]
                                           : edge.exit == Side::left;
    }

    static int words_width(const Edge& edge) {
        int width = 0;
        for (const auto& word : edge.words) {
            width = std::max(width, text_width(word, kLabelSize));
        }
        return width;
    }

    // Tips at one side in the order their lines come: from above at the top.
    void give_entries() {
        for (std::size_t row = 0; row < columns_.size(); ++row) {
            for (const auto side : {Side::left, Side::right}) {
                auto coming = edges_of([&](const Edge& edge) {
                    return edge.to == row && edge.entry == side;
                });
                std::ranges::sort(coming, {}, [&](const Edge* edge) {
                    const bool is_from_above = edge->from < row;
                    const int out = side == Side::left ? -border_x(*edge) : border_x(*edge);
                    return std::pair(!is_from_above, is_from_above ? out : -out);
                });
                const auto room = chart_.boxes[row].area.height - 2 * kClear;
                const auto count = static_cast<int>(coming.size());
                const auto step = count > 1 ? std::min(kEntryStep, room / (count - 1)) : 0;
                int y = -step * (count - 1) / 2;
                for (auto* edge : coming) {
                    edge->entry_y = y;
                    y += step;
                }
            }
        }
    }

    // Beside the border itself, which is drawn.
    [[nodiscard]] int border_x(const Edge& edge) const {
        const auto slots = slots_[edge.border];
        const auto place = edge.entry == Side::left ? slots - 1 - edge.slot : edge.slot;
        const auto aside = slots % 2 == 1 ? kBorderStep / 2 : 0;
        return borders_[edge.border] - (slots - 1) * kBorderStep / 2 + place * kBorderStep + aside;
    }

    void add_lanes() {
        chart_.head_height = kHead;
        for (std::size_t lane = 0; lane < procedure_.lanes.size(); ++lane) {
            // The outer lanes also hold the lines beyond their boxes.
            const int left = lane == 0 ? kMargin : borders_[lane];
            const int right =
                lane + 1 == procedure_.lanes.size() ? chart_.width - kMargin : borders_[lane + 1];
            chart_.lanes.push_back(
                {{left, kMargin, right - left, chart_.height - kMargin - kMargin / 2},
                 procedure_.lanes[lane].name}
            );
        }
    }

    void add_line(const Edge& edge) {
        const auto& from = chart_.boxes[edge.from].area;
        const auto& to = chart_.boxes[edge.to].area;
        const int x = from.x + from.width / 2 + edge.exit_x;
        std::vector<Point> points{{x, from.y + from.height}};
        if (edge.exit != Side::straight) {
            const int along = border_x(edge);
            const int y = middle_y(edge.to) + edge.entry_y;
            points.insert(points.end(), {{x, edge.track_y}, {along, edge.track_y}, {along, y}});
            points.push_back({edge.entry == Side::left ? to.x : to.x + to.width, y});
        } else {
            const int middle = to.x + to.width / 2;
            if (middle != x) {
                points.insert(points.end(), {{x, edge.track_y}, {middle, edge.track_y}});
            }
            points.push_back({middle, to.y});
        }
        chart_.lines.push_back(
            {std::move(points), chart_.boxes[edge.from].stage, chart_.boxes[edge.to].stage}
        );
    }

    // On the line's track, beside its way out of the box.
    void add_labels(const Edge& edge) {
        const auto& from = chart_.boxes[edge.from].area;
        const int x = from.x + from.width / 2 + edge.exit_x;
        int y = edge.track_y - words_height(edge) - 2;
        for (const auto& word : edge.words) {
            const int width = text_width(word, kLabelSize);
            const int left = edge_goes_left(edge) ? x - kClear / 2 - width : x + kClear / 2;
            chart_.labels.push_back(
                {{left, y, width, kLabelHeight},
                 word,
                 chart_.boxes[edge.from].stage,
                 chart_.boxes[edge.to].stage}
            );
            y += kLabelHeight;
        }
    }

    template <typename Test>
    std::vector<Edge*> edges_of(Test test) {
        std::vector<Edge*> found;
        for (auto& edge : edges_) {
            if (test(edge)) {
                found.push_back(&edge);
            }
        }
        return found;
    }

    const Procedure& procedure_;
    std::map<std::string, std::size_t, std::less<>> rows_;
    std::vector<std::size_t> columns_;  // of each row
    std::vector<Edge> edges_;
    std::vector<int> slots_;    // how many lines stand side by side along each border
    std::vector<int> borders_;  // x
    std::vector<int> middles_;  // x of each lane's boxes
    FlowChart chart_;
};

}  // namespace

FlowChart flow_chart(const Procedure& procedure) {
    // A lane whose people only act beside the steps holds no box.
    auto drawn = procedure;
    std::erase_if(drawn.lanes, [&](const Lane& lane) {
        return std::ranges::find(procedure.stages, lane.key, &Stage::lane) ==
               procedure.stages.end();
    });
    return Layout(drawn).done();
}

int text_width(std::string_view text, int size) {
    int width = 0;
    for (const auto c : decode(text)) {
        width += c < U'⺀' ? (size + 1) / 2 : size;
    }
    return width;
}

}  // namespace mingjing::domain
