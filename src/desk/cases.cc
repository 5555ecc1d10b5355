#include "desk/cases.h"

#include <algorithm>
#include <utility>

#include "case_file/decide.h"
#include "case_file/migration.h"
#include "case_file/officer.h"
#include "case_file/step_form.h"
#include "desk/case_origin.h"
#include "desk/case_plan.h"
#include "desk/case_result.h"
#include "desk/case_surroundings.h"
#include "desk/entry_plan.h"
#include "desk/instrument_plan.h"
#include "desk/known_entry.h"
#include "desk/lookup.h"
#include "desk/procedures.h"
#include "domain/day.h"
#include "domain/rules.h"
#include "ledger/ledger.h"
#include "query/instruments.h"
#include "record/case_codec.h"

namespace mingjing::desk {

namespace {

using domain::Refusal;

tl::unexpected<Refusal> no_such_step() {
    return refuse("no-such-step", "这个程序没有这一步", "请刷新后按列出的步骤办理");
}

Refusal refusal_of(const domain::Issue& issue) {
    return {
        .code = "content-rejected",
        .what = issue.what,
        .article = issue.article,
        .next = issue.remedy.empty() ? std::string("请改正后再办理") : issue.remedy,
        .rule = issue.rule};
}

constexpr std::string_view kArticle = "国办发〔2018〕118号（六）";

// The decision of the case as it was written; nothing where it has none that stands.
std::optional<query::InstrumentRow> decision_written(
    db::Connection& ledger,
    const definitions::Definitions& definitions,
    std::string_view case_stream
) {
    std::optional<query::InstrumentRow> written;
    for (auto& row : query::instruments_of_case(ledger, case_stream)) {
        const auto* kind = definitions.instrument(row.instrument);
        if (kind != nullptr && kind->decides && row.standing != "voided") {
            written = std::move(row);
        }
    }
    return written;
}

tl::unexpected<Refusal> no_number(std::string what, std::string next) {
    return tl::unexpected(Refusal{
        .code = "decision-not-issued",
        .what = std::move(what),
        .article = std::string(kArticle),
        .next = std::move(next),
        .rule = "GS-01"});
}

// Under which number the result goes: of the issued decision, else of what was made elsewhere.
tl::expected<std::string, Refusal> number_of(
    const std::optional<query::InstrumentRow>& written, bool is_a_decision, const NumberTyped& typed
) {
    if (written && written->issued_at == 0) {
        return no_number(written->number + "还没有制成", "请等它制成、出具以后再生成公示结果");
    }
    if (written && !typed.number.empty() && typed.number != written->number) {
        return no_number(
            "本案出具的决定书是" + written->number + "，公示的文号不能另写",
            "请不填写文号，由系统取自决定书"
        );
    }
    if (written) {
        return written->number;
    }
    if (is_a_decision && (typed.number.empty() || typed.made_elsewhere.empty())) {
        return no_number(
            "本案没有出具决定书，公示的文号没有来源",
            "请先出具决定书；决定书在系统外制作的，填写它的文号，并说明理由"
        );
    }
    return std::string(typed.number);
}

}  // namespace

std::chrono::sys_days Cases::today() const {
    return day_in_china(clock_.now());
}

domain::Issues Cases::issues(const domain::Step& step, const Fields& content) {
    const auto* kind = case_file::act_kind(step.act);
    if (kind == nullptr) {
        return {};
    }
    const auto lookup = lookup_in(ledger_, work_, definitions_, today(), "");
    return domain::check_entry(case_file::form_of(step, *kind), content, lookup);
}

Cases::Result<Stated> Cases::checked(const domain::Step& step, const Stated& stated) {
    const auto found = issues(step, stated.content);
    const auto rejected = std::ranges::find(found, domain::Level::rejected, &domain::Issue::level);
    if (rejected != found.end()) {
        return tl::unexpected(refusal_of(*rejected));
    }
    auto whole = stated;
    whole.step = step.key;
    whole.content.merge(std::exchange(whole.ours, {}));
    return whole;
}

const domain::Step* Cases::opening(std::string_view procedure) {
    const auto* found = definitions_.procedure(procedure);
    if (found == nullptr) {
        return nullptr;
    }
    const auto step = std::ranges::find(found->acts, case_file::Opened::kAct, &domain::Step::act);
    return step == found->acts.end() ? nullptr : &*step;
}

Cases::Result<std::string> Cases::open(
    const identity::Actor& actor,
    std::string_view procedure,
    const Stated& stated,
    std::string_view request
) {
    const auto* step = opening(procedure);
    if (step == nullptr) {
        return no_such_step();
    }
    auto whole = checked(*step, stated);
    if (!whole) {
        return tl::unexpected(std::move(whole.error()));
    }
    const auto stream = stream_of("case", request);
    const auto done =
        desk_.submit(actor, CaseAct{stream, std::string(procedure), std::move(*whole), {}});
    return done ? Result<std::string>(stream) : tl::unexpected(done.error());
}

Cases::Result<Receipt> Cases::take(
    const identity::Actor& actor, std::string_view stream, const Stated& stated, Expected expected
) {
    const auto standing = state(stream);
    const auto* step = standing ? procedure_of(*standing).step(stated.step) : nullptr;
    if (step == nullptr) {
        return no_such_step();
    }
    auto whole = checked(*step, stated);
    if (!whole) {
        return tl::unexpected(std::move(whole.error()));
    }
    return desk_.submit(actor, CaseAct{std::string(stream), "", std::move(*whole), expected});
}

Cases::Result<Receipt> Cases::erase(
    const identity::Actor& actor,
    std::string_view stream,
    const std::vector<std::string>& fields,
    std::string_view basis,
    Expected expected
) {
    return desk_.submit(
        actor, EraseOfCase{std::string(stream), fields, std::string(basis), expected}
    );
}

Cases::Result<Receipt> Cases::migrate(
    const identity::Actor& actor, std::string_view stream, std::string_view basis
) {
    return desk_.submit(actor, MigrateCase{std::string(stream), std::string(basis)});
}

Cases::Result<std::vector<case_file::Event>> Cases::migration_of(const case_file::State& state) {
    const auto* current = definitions_.procedure(state.opened.procedure);
    return current == nullptr ? refuse("no-such-procedure", "这个程序已经停用", "请按原程序办结")
                              : case_file::migrate(state, *current, domain::iso(today()), "");
}

std::optional<case_file::State> Cases::state(std::string_view stream) {
    const auto ledger = ledger_.lease();
    auto state = record::replay_case(ledger::read_stream(*ledger, std::string(stream)));
    return state.is_opened() ? std::optional(std::move(state)) : std::nullopt;
}

Cases::Result<Fields> Cases::result(
    const case_file::State& state, std::string_view stream, const NumberTyped& typed
) {
    const auto* schema = definitions_.find(domain::kResults);
    if (schema == nullptr) {
        return refuse("no-such-register", "本机关没有执法结果公示清单", "请先采用这张清单的定义");
    }
    auto lookup = lookup_in(ledger_, work_, definitions_, today(), "");
    const auto ledger = ledger_.lease();
    const auto events = events_of(ledger::read_stream(*ledger, std::string(stream)));
    const auto written = decision_written(*ledger, definitions_, stream);
    auto entry = result_of(
        {.state = state,
         .events = events,
         .procedure = procedure_of(state),
         .bureau = definitions_.bureau.name,
         .officer_name =
             [&](std::string_view certificate) {
                 const auto officer = lookup.find("officers", "certificates.number", certificate);
                 return officer ? std::string(text_of(*officer, "name")) : std::string{};
             }}
    );
    if (!entry) {
        return refuse(
            "no-result", "这个案件还没有作出决定，没有可公示的结果", "请在作出决定后再办理"
        );
    }
    const bool is_a_decision = !state.decided_on.empty() || state.imposed;
    // The form of a decision on the spot bears its number already.
    if (!entry->contains("number")) {
        auto number = number_of(written, is_a_decision, typed);
        if (!number) {
            return tl::unexpected(std::move(number.error()));
        }
        entry->insert_or_assign("number", std::move(*number));
    }
    const bool says_so =
        is_a_decision && domain::find_field(schema->fields, "made_elsewhere") != nullptr;
    if (!written && says_so && !typed.made_elsewhere.empty()) {
        entry->insert_or_assign("made_elsewhere", std::string(typed.made_elsewhere));
    }
    domain::Issues issues;
    domain::normalise_entry(*schema, *entry, lookup, issues);
    return std::move(*entry);
}

const domain::Procedure& Cases::procedure_of(const case_file::State& state) {
    return desk::procedure_of(definitions_, state);
}

std::vector<OpenStep> Cases::steps(const identity::Actor& actor, const case_file::State& state) {
    return asked(actor, state, case_file::next_steps);
}

std::vector<OpenStep> Cases::steps_ahead(
    const identity::Actor& actor, const case_file::State& state
) {
    return asked(actor, state, case_file::steps_ahead);
}

std::vector<OpenStep> Cases::asked(
    const identity::Actor& actor, const case_file::State& state, Asking which
) {
    const auto ledger = ledger_.lease();
    const auto& procedure = procedure_of(state);
    const auto around = case_surroundings(*ledger, definitions_, today());
    std::vector<OpenStep> open;
    const case_file::Hand hand{actor.id, actor.unit, actor.officer};
    for (auto& next : which(state, hand, procedure, around)) {
        const auto duty =
            may_take(definitions_.roles, actor, procedure, *next.step, state.opened.unit);
        open.push_back(
            {next.step,
             case_file::act_kind(next.step->act),
             duty.has_value(),
             std::move(next.unmet),
             std::move(next.materials)}
        );
    }
    return open;
}

std::vector<case_file::Unmet> Cases::objections(
    const identity::Actor& actor,
    const case_file::State& state,
    const domain::Procedure& procedure,
    const Stated& stated
) {
    const auto* step = procedure.step(stated.step);
    if (step == nullptr) {
        return {};
    }
    const auto whole = checked(*step, stated);
    const auto take = whole ? take_of(*step, *whole, today()) : std::nullopt;
    const auto ledger = ledger_.lease();
    const auto around = case_surroundings(*ledger, definitions_, today());
    const auto day = domain::day_of(stated.on).value_or(around.today);
    const case_file::Hand hand{actor.id, actor.unit, actor.officer};
    case_file::Question question{
        state, procedure, *step, nullptr, day, hand.by, hand.unit, hand.officer, around};
    std::optional<case_file::Content> content;
    if (take) {
        question.stated = &content.emplace(case_file::completed(take->content, question));
    }
    auto unmet = case_file::unmet(question);
    if (!take) {
        return unmet;
    }
    if (auto refused = origin_refused(*ledger, definitions_.roles, actor, take->content)) {
        unmet.push_back({nullptr, std::move(*refused)});
    }
    // What is refused by no gate: another stage by now, a day out of order.
    const auto decided = case_file::decide(state, *take, hand, procedure, around);
    const auto is_told = [&](const case_file::Unmet& one) {
        return one.why.code == decided.error().code;
    };
    if (!decided && std::ranges::none_of(unmet, is_told)) {
        unmet.push_back({nullptr, decided.error()});
    }
    return unmet;
}

std::vector<case_file::Weighed> Cases::weighed(const case_file::State& state) {
    const auto ledger = ledger_.lease();
    return case_file::weighed(state, case_surroundings(*ledger, definitions_, today()));
}

std::optional<case_file::Weighed> Cases::weighed(
    const identity::Actor& actor,
    const case_file::State& state,
    const domain::Procedure& procedure,
    const Stated& stated
) {
    const auto* step = procedure.step(stated.step);
    const auto* kind = step == nullptr ? nullptr : case_file::act_kind(step->act);
    if (kind == nullptr) {
        return std::nullopt;
    }
    const auto content = kind->read(stated.content);
    const auto ledger = ledger_.lease();
    const auto around = case_surroundings(*ledger, definitions_, today());
    return case_file::weighed(case_file::Question{
        state,
        procedure,
        *step,
        &content,
        domain::day_of(stated.on).value_or(around.today),
        actor.id,
        actor.unit,
        actor.officer,
        around});
}

std::vector<case_file::Check> Cases::checks(
    const identity::Actor& actor, const case_file::State& state, std::string_view subject
) {
    const auto ledger = ledger_.lease();
    const auto around = case_surroundings(*ledger, definitions_, today());
    return case_file::checks(
        state, {actor.id, actor.unit, actor.officer}, procedure_of(state), around, subject
    );
}

std::vector<case_file::Citable> Cases::citable(const case_file::State& state) {
    const auto ledger = ledger_.lease();
    const auto around = case_surroundings(*ledger, definitions_, today());
    const auto& procedure = procedure_of(state);
    return case_file::citable(
        {state, procedure, procedure.steps.front(), nullptr, around.today, "", "", "", around}
    );
}

std::vector<Fields> Cases::entries(std::string_view register_key) {
    const auto ledger = ledger_.lease();
    const auto around = case_surroundings(*ledger, definitions_, today());
    return around.entries(register_key, around.today);
}

std::vector<CaseOfficer> Cases::officers(const case_file::State& state) {
    std::vector<CaseOfficer> officers;
    for (const auto& number : state.officers) {
        officers.push_back(officer(number));
    }
    return officers;
}

CaseOfficer Cases::officer(const std::string& number) {
    const auto ledger = ledger_.lease();
    const auto around = case_surroundings(*ledger, definitions_, today());
    const auto held = around.entry("officers", "certificates.number", number, around.today);
    return {number, held ? std::string(text_of(*held, "name")) : std::string{}};
}

bool Cases::handles(const identity::Actor& actor, const case_file::State& state) {
    const auto ledger = ledger_.lease();
    const auto around = case_surroundings(*ledger, definitions_, today());
    const auto& procedure = procedure_of(state);
    const auto& step = procedure.steps.front();
    return case_file::handles(
        {state, procedure, step, nullptr, around.today, actor.id, actor.unit, actor.officer, around}
    );
}

}  // namespace mingjing::desk
