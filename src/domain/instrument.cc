#include "domain/instrument.h"

#include "base/overloaded.h"
#include "domain/refuse.h"

namespace mingjing::domain::instrument {

namespace {

using Events = std::vector<Event>;

tl::unexpected<Refusal> not_numbered() {
    return refuse("no-such-instrument", "没有这份文书", "请刷新后从文书列表中选择");
}

Decision number(const State& state, const Number& command) {
    if (!state.numbered) {
        return Events{command.as};
    }
    if (*state.numbered == command.as) {
        return Events{};
    }
    return refuse("number-taken", "这个文号已经使用", "请重新出具，由系统给出下一个文号");
}

Decision issue(const State& state, const Issue& command) {
    if (!state.numbered) {
        return not_numbered();
    }
    if (state.is_voided) {
        return refuse("instrument-voided", "这份文书已经作废，不能再制作", "请重新出具");
    }
    if (state.issued) {
        return state.issued->digest == command.digest ? Decision(Events{})
                                                      : refuse(
                                                            "instrument-issued",
                                                            "这份文书已经制成，内容不能再换",
                                                            "有误的请作废后重新出具"
                                                        );
    }
    return Events{Issued{
        .title = state.numbered->title,
        .number = state.numbered->number,
        .code = state.numbered->code,
        .digest = command.digest,
        .pages = command.pages,
        .bytes = command.bytes}};
}

Decision make_void(const State& state, const Void& command) {
    if (!state.numbered) {
        return not_numbered();
    }
    if (state.is_voided) {
        return Events{};
    }
    if (command.reason.empty()) {
        return refuse("reason-missing", "作废文书没有写理由", "请写明为什么作废，文号保留备查");
    }
    return Events{Voided{command.reason}};
}

}  // namespace

std::string id_of(const Name& name) {
    return name.kind + "-" + std::to_string(name.year) + "-" + std::to_string(name.serial);
}

std::string stream_of(const Name& name) {
    return "instruments/" + id_of(name);
}

Fields Numbered::data() const {
    auto all = facts;
    for (const auto& [key, value] : personal) {
        all.insert_or_assign(key, value);
    }
    return all;
}

Decision decide(const State& state, const Command& command) {
    return std::visit(
        Overloaded{
            [&](const Number& c) { return number(state, c); },
            [&](const Issue& c) { return issue(state, c); },
            [&](const Void& c) { return make_void(state, c); },
            [&](const AttachCopy& c) { return attach(state, c); },
            [&](const WithdrawCopy& c) { return withdraw(state, c); },
        },
        command
    );
}

State evolve(State state, const Event& event) {
    std::visit(
        Overloaded{
            [&](const Numbered& e) { state.numbered = e; },
            [&](const Issued& e) { state.issued = e; },
            [&](const Voided&) { state.is_voided = true; },
            [&](const CopyAttached& e) { state.copies.push_back({.as = e.as}); },
            [&](const CopyWithdrawn& e) {
                const auto place = static_cast<std::size_t>(e.copy) - 1;
                if (place < state.copies.size()) {
                    state.copies[place].is_withdrawn = true;
                    state.copies[place].withdrawn_for = e.reason;
                }
            },
        },
        event
    );
    return state;
}

}  // namespace mingjing::domain::instrument
