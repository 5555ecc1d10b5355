#pragma once

// What a person may do with an entry or a draft, and why not, told before they try. No rule
// stands here: each act is put to the code that would carry it out (EntryPlanner,
// RegisterActs) on a reading connection, and its refusal is the reason. So a screen that
// shows a button and the desk that answers it cannot say another thing.

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "domain/refusal.h"
#include "identity/roles.h"

namespace mingjing::desk {

// In the order a screen offers them.
enum class Act : std::uint8_t {
    // on an entry
    approve,
    send_back,
    publish,
    revise,  // takes its newest content into a draft
    take_back,
    withdraw,
    // on a draft
    save,
    submit,
    discard,
    // on either
    reveal,  // personal values, for a purpose
};
[[nodiscard]] std::string_view act_word(Act act);  // "take_back"
[[nodiscard]] std::vector<Act> all_acts();
// What a role must allow for it to be anybody's act at all.
[[nodiscard]] identity::Action duty_of(Act act);

struct OpenAct {
    Act act = Act::approve;
    bool is_duty = false;                         // of the actor's roles, on whatever entry
    std::optional<domain::Refusal> why_not = {};  // nothing: done now, it would be recorded
};

}  // namespace mingjing::desk
