#pragma once

// For script/gates, which asks whether a test misses a gate, and whether one is let through it:
// MINGJING_WITHOUT_GATE=four_eyes takes it out of this run, MINGJING_SHUT_GATE=four_eyes has it
// refuse whatever it is asked; MINGJING_GATES=list names all there are, each with its rule.
// Nothing of this is in the program.

#include <array>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <functional>
#include <iostream>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include <tl/expected.hpp>

#include <sys/mman.h>
#include <unistd.h>

#include "base/check.h"
#include "domain/refusal.h"

namespace mingjing::test {

struct GateSwitch {
    std::string name;  // four_eyes
    std::string rule;  // GK-04
    std::function<void()> takes_out;
    std::function<void()> shuts;  // null where only its absence is asked about
};

inline domain::Refusal shut_refusal() {
    return {
        .code = "gate-is-shut",
        .what = "门控一律不予通过",
        .article = "",
        .next = "只在测试门控时出现",
        .rule = ""};
}

// Constants and functions are read-only memory to the program; for such a run this part is not.
inline void make_writable(const void* begin, std::size_t size, int protection) {
    const auto page = static_cast<std::uintptr_t>(::sysconf(_SC_PAGESIZE));
    const auto at = reinterpret_cast<std::uintptr_t>(begin);
    const auto first = at / page * page;
    auto* place = reinterpret_cast<void*>(first);  // NOLINT(performance-no-int-to-ptr)
    CHECK(::mprotect(place, at + size - first, protection | PROT_READ | PROT_WRITE) == 0);
}

// What the first bytes of a function are replaced by: a jump to another.
using Jump = std::array<unsigned char, 16>;

inline Jump jump_to(const void* target) {
#if defined(__x86_64__)
    // mov r11, target; jmp r11
    Jump code{0x49, 0xBB, 0, 0, 0, 0, 0, 0, 0, 0, 0x41, 0xFF, 0xE3, 0x90, 0x90, 0x90};
    constexpr std::size_t kTarget = 2;
#elif defined(__aarch64__)
    // ldr x16, target; br x16
    Jump code{0x50, 0x00, 0x00, 0x58, 0x00, 0x02, 0x1F, 0xD6, 0, 0, 0, 0, 0, 0, 0, 0};
    constexpr std::size_t kTarget = 8;
#else
#error "what jumps to another function on this machine?"
#endif
    std::memcpy(code.data() + kTarget, &target, sizeof target);
    return code;
}

// What was there before.
inline Jump write_over(void* function, const Jump& code) {
    make_writable(function, code.size(), PROT_EXEC);
    Jump before{};
    std::memcpy(before.data(), function, before.size());
    std::memcpy(function, code.data(), code.size());
    auto* begin = static_cast<char*>(function);
    __builtin___clear_cache(begin, begin + code.size());
    return before;
}

template <class Function>
void* code_of(Function* function) {
    return reinterpret_cast<void*>(function);
}

// A gate that is a function and stands in no table. Its callers must call it, as
// [[gnu::noinline]] has them; while it is asked what else it would have said, it is itself again,
// for every thread.
template <auto kGate>
struct FunctionGate;
template <class Answer, class... Asked, Answer (*kGate)(Asked...)>
struct FunctionGate<kGate> {
    static constexpr bool kOnlyRefuses =
        std::is_same_v<Answer, std::optional<domain::Refusal>> ||
        std::is_same_v<Answer, tl::expected<void, domain::Refusal>>;

    static Answer taken_out(Asked... asked) {
        if constexpr (kOnlyRefuses) {
            return Answer{};
        } else {
            const auto jump = write_over(code_of(kGate), before);
            auto answer = kGate(std::forward<Asked>(asked)...);
            write_over(code_of(kGate), jump);
            return answer ? std::move(answer) : Answer{};
        }
    }
    static Answer shut(Asked... /*asked*/) {
        if constexpr (std::is_same_v<Answer, std::optional<domain::Refusal>>) {
            return shut_refusal();
        } else {
            return tl::unexpected(shut_refusal());
        }
    }
    static GateSwitch named(std::string name, std::string rule) {
        return {
            std::move(name),
            std::move(rule),
            [] { before = write_over(code_of(kGate), jump_to(code_of(taken_out))); },
            [] { before = write_over(code_of(kGate), jump_to(code_of(shut))); }};
    }

    inline static Jump before{};
};

// Does as the environment asks: whether one of these gates is another for this run. Called before
// any test runs; what only lists them ends here.
inline bool switch_gates(std::vector<GateSwitch> (*all_gates)()) {
    const auto setting = [](const char* name) {
        const auto* text = std::getenv(name);  // NOLINT(concurrency-mt-unsafe): nobody sets it
        return text == nullptr ? std::string_view{} : std::string_view{text};
    };
    const bool only_lists = setting("MINGJING_GATES") == "list";
    const auto out = setting("MINGJING_WITHOUT_GATE");
    const auto shut = setting("MINGJING_SHUT_GATE");
    if (!only_lists && out.empty() && shut.empty()) {
        return false;
    }
    bool is_one_switched = false;
    for (const auto& gate : all_gates()) {
        if (only_lists) {
            std::cout << gate.name << " " << gate.rule << (gate.shuts ? "" : " -") << "\n";
        } else if (gate.name == out) {
            gate.takes_out();
            is_one_switched = true;
        } else if (gate.name == shut && gate.shuts) {
            gate.shuts();
            is_one_switched = true;
        }
    }
    if (only_lists) {
        std::cout.flush();
        std::_Exit(EXIT_SUCCESS);
    }
    CHECK(is_one_switched);
    return true;
}

}  // namespace mingjing::test
