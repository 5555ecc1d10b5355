// For script/gates, which asks whether a test misses a gate: MINGJING_WITHOUT_GATE=two_officers
// takes it out of this run, =two_officers@decide only before that act; MINGJING_GATES=list names
// all there are to take out. Nothing of this is in the program.

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <set>
#include <string>
#include <string_view>

#include <sys/mman.h>
#include <unistd.h>

#include "base/check.h"
#include "case_file/gate.h"

namespace mingjing::case_file {
namespace {

std::string_view setting(const char* name) {
    const auto* text = std::getenv(name);
    return text == nullptr ? std::string_view{} : text;
}

// A plain function stands in the table, so what it knows is here.
std::string_view without_act;
Objection (*before)(const Question&) = nullptr;

Objection taken_out(const Question& question) {
    const bool is_out = without_act.empty() || question.step.act == without_act;
    return is_out ? Objection{} : before(question);
}

void list_all() {
    for (const auto& gate : gates()) {
        std::cout << gate.name << "\n";
    }
    std::set<std::string> places;
    for (const auto& kind : act_kinds()) {
        for (const auto gate : required_of(kind.act)) {
            places.insert(std::string(gate) + "@" + std::string(kind.act));
        }
    }
    for (const auto& place : places) {
        std::cout << place << "\n";
    }
}

// The table is a constant, for the program; for this run its place in memory is none.
void make_writable(const Gate& gate) {
    const auto page = static_cast<std::uintptr_t>(::sysconf(_SC_PAGESIZE));
    const auto at = reinterpret_cast<std::uintptr_t>(&gate);
    const auto first = at / page * page;
    auto* place = reinterpret_cast<void*>(first);  // NOLINT(performance-no-int-to-ptr)
    CHECK(::mprotect(place, at + sizeof(Gate) - first, PROT_READ | PROT_WRITE) == 0);
}

const bool kIsChanged = [] {
    if (setting("MINGJING_GATES") == "list") {
        list_all();
        std::cout.flush();
        std::_Exit(EXIT_SUCCESS);
    }
    const auto wanted = setting("MINGJING_WITHOUT_GATE");
    const auto at = std::min(wanted.find('@'), wanted.size());
    const auto* gate = find_gate(wanted.substr(0, at));
    if (gate == nullptr) {
        return false;
    }
    without_act = wanted.substr(std::min(at + 1, wanted.size()));
    before = gate->objection;
    make_writable(*gate);
    const_cast<Gate*>(gate)->objection = taken_out;  // NOLINT: no constant any more
    return true;
}();

}  // namespace
}  // namespace mingjing::case_file
