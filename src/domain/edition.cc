#include "domain/edition.h"

#include "base/overloaded.h"

namespace mingjing::domain::edition {

namespace {

using Events = std::vector<Event>;

Decision begin(const State& state, const Begin& command) {
    if (state.is_begun) {
        const bool is_retry =
            state.register_key == command.register_key && state.entries == command.entries;
        if (is_retry) {
            return Events{};
        }
        return tl::unexpected(Refusal{
            .code = "edition-begun",
            .what = "这次汇总公示已经开始，范围不能再改",
            .article = "",
            .next = "请继续完成它，新的条目放入下一次汇总公示",
            .rule = ""});
    }
    if (command.entries == 0) {
        return tl::unexpected(Refusal{
            .code = "edition-empty",
            .what = "没有审核通过、等待公示的条目",
            .article = "",
            .next = "请先完成条目的提交和审核",
            .rule = ""});
    }
    return Events{Begun{command.register_key, command.entries}};
}

Decision complete(const State& state, const Complete& command) {
    if (!state.is_begun) {
        return tl::unexpected(Refusal{
            .code = "edition-not-begun",
            .what = "没有这次汇总公示",
            .article = "",
            .next = "请重新执行汇总公示",
            .rule = ""});
    }
    if (state.is_completed) {
        return Events{};
    }
    if (command.entries_in == 0) {
        return tl::unexpected(Refusal{
            .code = "edition-empty",
            .what = "这次汇总公示里还没有条目",
            .article = "",
            .next = "请先完成条目的提交和审核，再执行汇总公示",
            .rule = ""});
    }
    return Events{Completed{command.entries_in}};
}

}  // namespace

Decision decide(const State& state, const Command& command) {
    return std::visit(
        Overloaded{
            [&](const Begin& c) { return begin(state, c); },
            [&](const Complete& c) { return complete(state, c); },
        },
        command
    );
}

State evolve(State state, const Event& event) {
    std::visit(
        Overloaded{
            [&](const Begun& e) {
                state.register_key = e.register_key;
                state.entries = e.entries;
                state.is_begun = true;
            },
            [&](const Completed&) { state.is_completed = true; },
        },
        event
    );
    return state;
}

}  // namespace mingjing::domain::edition
