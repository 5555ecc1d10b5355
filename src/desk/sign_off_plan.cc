#include "desk/sign_off_plan.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "desk/case_surroundings.h"
#include "desk/entry_plan.h"
#include "desk/procedures.h"
#include "domain/day.h"
#include "domain/sign_off.h"
#include "ledger/ledger.h"
#include "query/sign_offs.h"
#include "record/sign_off_codec.h"

namespace mingjing::desk {

namespace {

using domain::InstrumentKind;
using domain::Refusal;
namespace sign_off = domain::sign_off;

tl::unexpected<Refusal> by_law(std::string code, std::string what, std::string next) {
    return tl::unexpected(Refusal{
        .code = std::move(code),
        .what = std::move(what),
        .article = "党政机关公文处理工作条例第二十二条，国办发〔2018〕118号",
        .next = std::move(next),
        .rule = ""});
}

// A paper that was sent, for who may answer it.
struct SentPaper {
    sign_off::State state;
    std::size_t version = 0;
    const InstrumentKind* kind = nullptr;
    CaseStanding of_case;
};
tl::expected<SentPaper, Refusal> sent_paper(
    const Workplace& at,
    const identity::Actor& actor,
    const std::string& stream,
    Expected expected_version
) {
    const auto records = ledger::read_stream(at.connection, stream);
    SentPaper found{record::replay_sign_off(records), records.size(), nullptr, {}};
    if (found.state.sent) {
        found.kind = at.definitions.instrument(found.state.sent->kind);
    }
    if (found.kind == nullptr) {
        return refuse("no-such-sign-off", "没有这份送签的文书", "请刷新后从待签发的文书中选择");
    }
    found.of_case = standing_of_case(at.connection, found.state.sent->case_stream);
    const auto& unit = found.of_case.state.opened.unit;
    if (auto may = may_sign_off(at.definitions.roles, actor, *found.kind, unit); !may) {
        return tl::unexpected(std::move(may.error()));
    }
    if (expected_version && *expected_version != found.version) {
        return refuse(
            "changed-meanwhile", "这份文书已经重新送签或者有人办理", "请看过现在的内容再办理"
        );
    }
    return found;
}

}  // namespace

Allowed may_sign_off(
    const identity::Roles& roles,
    const identity::Actor& actor,
    const InstrumentKind& kind,
    std::string_view unit
) {
    const bool may = std::ranges::any_of(kind.signed_off_by, [&](const std::string& role) {
        return identity::may(
                   roles, actor, identity::Action::sign_off, {.unit = unit, .role_asked = role}
        )
            .has_value();
    });
    if (may) {
        return {};
    }
    return by_law(
        "not-permitted",
        fmt::format("{}不能签发{}的{}", actor.name, unit, kind.name),
        fmt::format("请由{}签发", signers_of(roles, kind))
    );
}

std::string signers_of(const identity::Roles& roles, const InstrumentKind& kind) {
    std::vector<std::string> names;
    for (const auto& role : kind.signed_off_by) {
        names.push_back(roles.name_of(role));
    }
    return fmt::format("{}", fmt::join(names, "或者"));
}

Signature signed_off_by(
    const Workplace& at,
    const InstrumentKind& kind,
    const AskedInstrument& asked,
    const StatedInstrument& stated
) {
    if (kind.signed_off_by.empty()) {
        return std::nullopt;
    }
    const auto who = signers_of(at.definitions.roles, kind);
    const auto row = query::open_sign_off(at.connection, asked.case_stream, kind.key, stated.of);
    const auto state =
        row ? record::replay_sign_off(ledger::read_stream(at.connection, row->stream))
            : sign_off::State{};
    if (!state.sent || state.is_returned) {
        return by_law(
            "not-signed-off",
            fmt::format("{}还没有经{}签发，不能编号", kind.name, who),
            state.is_returned ? "请按退回的理由修改后重新送签，签发后再编号"
                              : fmt::format("请先送签，由{}签发后再编号", who)
        );
    }
    if (!state.is_signed_off()) {
        return by_law(
            "not-signed-off",
            fmt::format("{}已经送签，还没有签发，不能编号", kind.name),
            fmt::format("请等{}签发后再编号", who)
        );
    }
    // By another template it is another text, too.
    if (state.sent->data() != stated.data || state.sent->files != kind.files) {
        return by_law(
            "changed-since-sign-off",
            fmt::format("{}的内容在签发以后有改动，原来的签发不再有效", kind.name),
            fmt::format("请把现在的内容重新送签，由{}签发后再编号", who)
        );
    }
    const auto name = asked.names.find(state.signed_by);
    return domain::instrument::SignedOffBy{
        .sign_off = row->stream,
        .by = state.signed_by,
        .name = name == asked.names.end() ? std::string{} : name->second,
        .on = state.signed_on};
}

Planned plan_sending(
    const Workplace& at, const identity::Actor& actor, const SendInstrument& command, Time now
) {
    const auto& asked = command.asked;
    const auto wanted = wanted_instrument(at, actor, asked);
    if (!wanted) {
        return tl::unexpected(wanted.error());
    }
    const auto& kind = *wanted->kind;
    if (kind.signed_off_by.empty()) {
        return refuse(
            "no-sign-off-needed", fmt::format("{}不需要送签", kind.name), "核对预览后可以直接编号"
        );
    }
    auto stated = stated_instrument(at, actor, asked, *wanted, now);
    if (!stated) {
        return tl::unexpected(std::move(stated.error()));
    }
    const auto open = query::open_sign_off(at.connection, asked.case_stream, kind.key, stated->of);
    const auto& stream = open ? open->stream : command.stream;
    const auto records = ledger::read_stream(at.connection, stream);
    auto parts = parted(kind, stated->data);
    return writing_of(
        stream,
        records.size(),
        sign_off::decide(
            record::replay_sign_off(records),
            sign_off::Send{
                {.kind = kind.key,
                 .title = kind.name,
                 .case_stream = asked.case_stream,
                 .case_number = wanted->of_case.state.opened.number,
                 .dated = stated->dated,
                 .of = stated->of,
                 .files = kind.files,
                 .facts = std::move(parts.facts),
                 .personal = std::move(parts.personal)}},
            actor.id
        )
    );
}

Planned plan_sign_off(
    const Workplace& at, const identity::Actor& actor, const SignOffInstrument& command, Time now
) {
    const auto found = sent_paper(at, actor, command.stream, command.expected_version);
    if (!found) {
        return tl::unexpected(found.error());
    }
    const auto& [state, events, version] = found->of_case;
    const auto today = day_in_china(now);
    const auto around = case_surroundings(at.connection, at.definitions, today);
    const auto& procedure = procedure_of(at.definitions, state);
    if (auto own = is_not_recused(actor, state, procedure, around); !own) {
        return tl::unexpected(std::move(own.error()));
    }
    if (auto open = is_open_to(*found->kind, state, events, at.definitions.record_rules); !open) {
        return tl::unexpected(std::move(open.error()));
    }
    if (auto written = is_still_written(*found->kind, events); !written) {
        return tl::unexpected(std::move(written.error()));
    }
    return writing_of(
        command.stream,
        found->version,
        sign_off::decide(found->state, sign_off::SignOff{domain::iso(today)}, actor.id)
    );
}

Planned plan_return(
    const Workplace& at, const identity::Actor& actor, const ReturnInstrument& command
) {
    const auto found = sent_paper(at, actor, command.stream, command.expected_version);
    if (!found) {
        return tl::unexpected(found.error());
    }
    const auto row = query::sign_off_at(at.connection, command.stream);
    if (row && row->standing == "numbered") {
        return refuse(
            "sign-off-used", "这份文书已经编号，不能再退回修改", "确有错误的，请作废后重新出具"
        );
    }
    return writing_of(
        command.stream,
        found->version,
        sign_off::decide(found->state, sign_off::Return{command.reason}, actor.id)
    );
}

}  // namespace mingjing::desk
