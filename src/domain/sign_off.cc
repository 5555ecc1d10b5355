#include "domain/sign_off.h"

#include <utility>

#include "base/overloaded.h"

namespace mingjing::domain::sign_off {

namespace {

using Events = std::vector<Event>;

constexpr std::string_view kFolder = "sign_offs/";
constexpr std::string_view kArticle = "党政机关公文处理工作条例第二十二条，国办发〔2018〕118号";

tl::unexpected<Refusal> refuse(std::string code, std::string what, std::string next) {
    return tl::unexpected(Refusal{
        .code = std::move(code),
        .what = std::move(what),
        .article = std::string(kArticle),
        .next = std::move(next),
        .rule = ""});
}

tl::unexpected<Refusal> not_sent() {
    return refuse("no-such-sign-off", "没有这份送签的文书", "请刷新后从待签发的文书中选择");
}

// As it was sent before, and not returned since.
Decision send(const State& state, const Send& command) {
    if (state.sent == command.as && !state.is_returned) {
        return Events{};
    }
    return Events{command.as};
}

Decision sign(const State& state, const SignOff& command, std::string_view by) {
    if (!state.sent) {
        return not_sent();
    }
    if (state.is_returned) {
        return refuse(
            "sign-off-returned", "这份文书已经退回修改，不能签发", "请等承办人员修改后重新送签"
        );
    }
    if (state.is_signed_off()) {
        return Events{};
    }
    if (auto own = refusal_of_drafter(state, by)) {
        return tl::unexpected(std::move(*own));
    }
    return Events{SignedOff{command.on}};
}

Decision send_back(const State& state, const Return& command) {
    if (!state.sent) {
        return not_sent();
    }
    if (state.is_returned) {
        return Events{};
    }
    if (command.reason.empty()) {
        return refuse("reason-missing", "退回没有写明理由", "请写明需要修改什么，再退回");
    }
    return Events{Returned{command.reason}};
}

}  // namespace

std::string stream_of(std::string_view id) {
    return std::string(kFolder).append(id);
}

std::string id_of(std::string_view stream) {
    return std::string(stream.substr(kFolder.size()));
}

std::optional<Refusal> refusal_of_drafter(const State& state, std::string_view by) {
    if (by != state.sent_by) {
        return std::nullopt;
    }
    return Refusal{
        .code = "own-sign-off",
        .what = "文书由您送签，不能由您自己签发：拟稿与签发相分离",
        .article = std::string(kArticle),
        .next = "请由另一名有签发职责的负责人签发",
        .rule = ""};
}

Fields Sent::data() const {
    auto all = facts;
    for (const auto& [key, value] : personal) {
        all.insert_or_assign(key, value);
    }
    return all;
}

Decision decide(const State& state, const Command& command, std::string_view by) {
    return std::visit(
        Overloaded{
            [&](const Send& c) { return send(state, c); },
            [&](const SignOff& c) { return sign(state, c, by); },
            [&](const Return& c) { return send_back(state, c); },
        },
        command
    );
}

State evolve(State state, const Event& event, std::string_view by) {
    std::visit(
        Overloaded{
            [&](const Sent& e) {
                state = State{
                    .sent = e,
                    .sent_by = std::string(by),
                    .signed_by = "",
                    .signed_on = "",
                    .is_returned = false,
                    .reason = ""};
            },
            [&](const SignedOff& e) {
                state.signed_by = std::string(by);
                state.signed_on = e.on;
            },
            [&](const Returned& e) {
                state.signed_by.clear();
                state.signed_on.clear();
                state.is_returned = true;
                state.reason = e.reason;
            },
        },
        event
    );
    return state;
}

}  // namespace mingjing::domain::sign_off
