// Papers on their way to a number: sent to be signed off, what waits for whom, signed off or
// returned. One at a time: who signs several sends as many requests.

#include "api/asked_instrument.h"
#include "api/case_parts.h"
#include "api/endpoint_groups.h"
#include "api/idempotency.h"
#include "api/instrument_parts.h"
#include "api/sight.h"
#include "desk/instrument_words.h"
#include "domain/day.h"

namespace mingjing::api {

namespace {

using domain::InstrumentKind;
using identity::Action;

constexpr std::int64_t kWaitingMax = 100'000;

struct AskedSignOff {
    desk::SentInstrument sent;
    const InstrumentKind* kind = nullptr;
};
// The paper in the path, where the caller works on its case.
tl::expected<AskedSignOff, Problem> sign_off_asked(const Call& call) {
    auto sent = call.instruments().sent(domain::sign_off::stream_of(call.name("id")));
    const auto* kind = sent ? call.definitions().instrument(sent->row.instrument) : nullptr;
    if (kind == nullptr) {
        return tl::unexpected(not_found("这份送签的文书"));
    }
    if (auto away = beyond_sight(call, sent->row.unit)) {
        return tl::unexpected(std::move(*away));
    }
    if (!works_on(call, sent->row.unit)) {
        return tl::unexpected(not_found("这份送签的文书"));
    }
    return AskedSignOff{std::move(*sent), kind};
}

Answer sign_off_standing(const Call& call, const AskedSignOff& asked, int status = 200) {
    AccountNames names(call);
    return Reply{
        .status = status,
        .body = to_json(asked.sent, *asked.kind, names, true),
        .etag = etag_of(asked.sent.row)};
}

Answer send_instrument(Call& call) {
    auto asked = instrument_to_write(call);
    if (!asked) {
        return tl::unexpected(std::move(asked.error()));
    }
    auto sent = call.instruments().send(
        call.actor(),
        {.stream = domain::sign_off::stream_of(request_of(call)), .asked = std::move(*asked)}
    );
    if (!sent) {
        return tl::unexpected(problem(sent.error()));
    }
    return sign_off_standing(call, {std::move(*sent), kind_asked(call)}, 201);
}

Answer list_sign_offs(Call& call) {
    List list;
    AccountNames names(call);
    for (const auto& row : call.instruments().waiting_for(call.actor())) {
        list.emplace_back(to_json(row, names, works_on(call, row.unit)));
    }
    return Reply{.body = Fields{{"sign_offs", std::move(list)}}};
}

Answer get_sign_off(Call& call) {
    const auto asked = sign_off_asked(call);
    if (!asked) {
        return tl::unexpected(asked.error());
    }
    const auto& sent = asked->sent.state.sent.value();
    const auto words = desk::words_on(
        call.definitions(), domain::day_of(sent.dated).value_or(day_in_china(call.now()))
    );
    if (!words) {
        return tl::unexpected(problem(words.error()));
    }
    const desk::Drafted drafted{
        .data = {.stated = sent.data(), .missing = {}},
        .dated = sent.dated,
        .case_number = sent.case_number,
        .words = *words};
    AccountNames names(call);
    return Reply{
        .body =
            Fields{
                {"sign_off", to_json(asked->sent, *asked->kind, names, true)},
                {"html", html_of_draft(call, *asked->kind, drafted)}},
        .etag = etag_of(asked->sent.row)};
}

// Carried out where what the caller saw is what there is; answered with what became of it.
template <class Act>
Answer answering(Call& call, Act act) {
    const auto asked = sign_off_asked(call);
    if (!asked) {
        return tl::unexpected(asked.error());
    }
    const auto& row = asked->sent.row;
    if (call.if_match() != etag_of(row)) {
        AccountNames names(call);
        return tl::unexpected(stale(to_json(row, names, true)));
    }
    if (const auto done = act(row); !done) {
        return tl::unexpected(problem(done.error()));
    }
    const auto after = sign_off_asked(call);
    return after ? sign_off_standing(call, *after) : tl::unexpected(after.error());
}

Answer sign_instrument(Call& call) {
    return answering(call, [&](const query::SignOffRow& row) {
        return call.instruments().sign_off(
            call.actor(), {row.stream, static_cast<std::uint64_t>(row.version)}
        );
    });
}

Answer return_instrument(Call& call) {
    return answering(call, [&](const query::SignOffRow& row) {
        return call.instruments().send_back(
            call.actor(),
            {row.stream,
             std::string(text_of(call.body(), "reason")),
             static_cast<std::uint64_t>(row.version)}
        );
    });
}

}  // namespace

std::vector<Endpoint> sign_off_endpoints() {
    const Group group{"文书", Action::see};
    const Group signers{"文书", Action::sign_off};
    auto send = group.post(
        "/api/v1/cases/{number}/instruments/{instrument}/sign-offs",
        "sendInstrument",
        "把一份还没有编号的文书送签；改动以后重新送签，原来的签发不再有效",
        send_instrument
    );
    send.takes = Takes::json;
    send.body = asked_instrument_shape();
    send.is_command = true;
    send.is_checked = true;
    send.status = 201;
    send.answer = shape::named("SignOff");
    auto list = signers.get(
        "/api/v1/sign-offs", "listSignOffs", "等调用者签发的文书，先送的在前", list_sign_offs
    );
    list.answer = shape::object({{"sign_offs", shape::list(shape::named("SignOff"), kWaitingMax)}});
    auto one =
        group.get("/api/v1/sign-offs/{id}", "getSignOff", "一份送签的文书和它的全文", get_sign_off);
    one.is_checked = true;
    one.answer =
        shape::object({{"sign_off", shape::named("SignOff")}, {"html", shape::text(4'000'000)}});
    auto sign =
        signers.post("/api/v1/sign-offs/{id}/sign", "signInstrument", "签发", sign_instrument);
    sign.takes = Takes::json;
    sign.body = shape::object({});
    sign.is_command = true;
    sign.is_checked = true;
    sign.answer = shape::named("SignOff");
    auto back = signers.post(
        "/api/v1/sign-offs/{id}/return", "returnInstrument", "退回修改，写明理由", return_instrument
    );
    back.takes = Takes::json;
    back.body = shape::object({{"reason", shape::text(1000)}});
    back.is_command = true;
    back.is_checked = true;
    back.answer = shape::named("SignOff");
    std::vector<Endpoint> all;
    for (auto* endpoint : {&send, &list, &one, &sign, &back}) {
        all.push_back(std::move(*endpoint));
    }
    return all;
}

}  // namespace mingjing::api
