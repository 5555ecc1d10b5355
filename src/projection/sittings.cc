// What of a case's steps is a hearing (听证) or a panel's discussion (集体讨论) -> its row. No word
// anybody said or name anybody bears: lists read those from the record itself, where they may.

#include <array>
#include <string>
#include <variant>
#include <vector>

#include "projection/projected.h"

namespace mingjing::projection {

namespace {

using case_file::Event;

// Asked for, or arranged, and not over: of a case there is one at most.
constexpr std::string_view kPending = " state IN ('asked', 'arranged', 'notified')";

class HearingRows {
  public:
    HearingRows(const Context& context, std::int64_t case_id, const Event& event)
        : context_(context), case_(case_id), event_(event) {}

    void operator()(const case_file::HearingAsked& e) {
        set("asked_on = $2, asking = asking + $3", {event_.on, std::int64_t{is_of_one(e) ? 1 : 0}});
    }
    // Another day needs another notice.
    void operator()(const case_file::HearingArranged& e) {
        set("state = $2, day = $3, presider = $4, notified_on = $5, arranged = $6,"
            " asking = CASE WHEN asked_on = '' THEN 1 ELSE asking END",
            {std::string(e.notified_on.empty() ? "arranged" : "notified"),
             e.held_on,
             e.presider,
             e.notified_on,
             context_.position()});
    }
    void operator()(const case_file::Served& e) {
        if (e.instrument == case_file::Served::kHearingNotice) {
            change("state = 'notified', notified_on = $2", {event_.on});
        }
    }
    void operator()(const case_file::HearingHeld& e) {
        using case_file::HearingHeld;
        const bool withdraws = e.outcome == HearingHeld::kWithdrawn && is_of_one(e);
        if (withdraws && change("asking = asking - 1", {}, " AND asking > 1")) {
            return;
        }
        const auto state = e.outcome == HearingHeld::kHeld        ? "held"
                           : e.outcome == HearingHeld::kWithdrawn ? "withdrawn"
                                                                  : "ended";
        set("state = $2, day = $3, outcome = $4, held = $5",
            {std::string(state), event_.on, e.outcome, context_.position()});
    }
    // What was told is told anew: a hearing upon it is not held any more.
    void operator()(const case_file::Proposed&) { lapse(); }
    void operator()(const case_file::Notified&) { lapse(); }
    void operator()(const auto&) {
        if (event_.is_over) {
            lapse();
        }
    }

  private:
    // Of one of several. Old records say so by a name alone.
    static bool is_of_one(const auto& act) { return !act.told_at.empty() || !act.who.empty(); }
    void lapse() { change("state = 'lapsed'", {}); }
    // One that nobody was recorded to have asked for is arranged and held all the same.
    void set(std::string_view how, const std::vector<db::Cell>& cells) {
        if (!change(how, cells)) {
            context_.connection.run(
                "INSERT INTO case_hearings(position, case_id, state) VALUES($1, $2, 'asked')",
                std::to_array<db::Cell>({context_.position(), case_})
            );
            change(how, cells);
        }
    }
    // False where none is pending.
    bool change(std::string_view how, std::vector<db::Cell> cells, std::string_view also = {}) {
        cells.insert(cells.begin(), case_);
        return context_.connection.run(
                   "UPDATE case_hearings SET " + std::string(how) + " WHERE case_id = $1 AND" +
                       std::string(kPending) + std::string(also),
                   cells
               ) > 0;
    }

    const Context& context_;
    std::int64_t case_;
    const Event& event_;
};

class PanelRows {
  public:
    PanelRows(const Context& context, std::int64_t case_id, const Event& event)
        : context_(context), case_(case_id), event_(event) {}

    // CF-26, CF-11: what is grave, or beside its tier for a reason, is discussed before it is
    // decided; a new proposal anew.
    void operator()(const case_file::Proposed& e) {
        drop_pending();
        if (e.is_major || event_.excused.contains("within_tier")) {
            add("");
        }
    }
    void operator()(const case_file::Discussed&) {
        drop_pending();
        add(event_.on);
    }
    void operator()(const case_file::Decided&) { drop_pending(); }
    void operator()(const auto&) {
        if (event_.is_over) {
            drop_pending();
        }
    }

  private:
    void drop_pending() {
        context_.connection.run(
            "DELETE FROM case_panels WHERE case_id = $1 AND discussed_on = ''",
            std::to_array<db::Cell>({case_})
        );
    }
    void add(std::string_view discussed_on) {
        context_.connection.run(
            "INSERT INTO case_panels(position, case_id, discussed_on) VALUES($1, $2, $3)",
            std::to_array<db::Cell>({context_.position(), case_, std::string(discussed_on)})
        );
    }

    const Context& context_;
    std::int64_t case_;
    const Event& event_;
};

}  // namespace

void sat(const Context& context, std::int64_t case_id, const Event& event) {
    std::visit(HearingRows(context, case_id, event), event.content);
    std::visit(PanelRows(context, case_id, event), event.content);
}

}  // namespace mingjing::projection
