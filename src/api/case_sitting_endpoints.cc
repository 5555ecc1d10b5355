// Where people sat together over a case: its hearings (听证) and panels' discussions (集体讨论),
// listed. What was said there is read from the record itself, and only for those who work on the
// case; of each the next step, and the paper it makes due.

#include <algorithm>
#include <map>

#include "api/account_names.h"
#include "api/case_parts.h"
#include "api/case_request.h"
#include "api/endpoint_groups.h"
#include "api/register_parts.h"
#include "api/sitting_parts.h"
#include "case_file/gate.h"
#include "case_file/permit.h"
#include "domain/characters.h"
#include "query/sittings.h"
#include "record/case_codec.h"

namespace mingjing::api {

namespace {

using identity::Action;

constexpr std::size_t kTranscriptShown = 200;  // characters; the case has all of it

// The records a list reads beside its tables, and the names of those in them.
class Reading {
  public:
    explicit Reading(Call& call) : call_(call), cases_(call.cases()), names_(call) {}

    // Nothing for a position of -1.
    [[nodiscard]] std::optional<ledger::Record> record(std::int64_t position) const {
        if (position < 0) {
            return std::nullopt;
        }
        const auto ledger = call_.parts().ledger.lease();
        auto found = ledger::read(*ledger, static_cast<std::uint64_t>(position), 1);
        return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
    }
    std::string officer(const std::string& number) {
        const auto known = officers_.find(number);
        if (known != officers_.end() || number.empty()) {
            return number.empty() ? std::string{} : known->second;
        }
        return officers_.emplace(number, cases_.officer(number).name).first->second;
    }
    std::string account(const std::optional<ledger::Record>& record) {
        return record ? names_.of(record->actor) : std::string{};
    }
    desk::Cases& cases() { return cases_; }

  private:
    const Call& call_;
    desk::Cases cases_;
    AccountNames names_;
    std::map<std::string, std::string> officers_;
};

const domain::Procedure* procedure_of(const Call& call, const query::CaseRow& of) {
    return call.definitions().procedure(of.procedure, of.procedure_digest);
}

// Of a permit each who was told of the right to it has a notice of its own.
bool awaits_notice(
    const query::HearingRow& row, const domain::Procedure& procedure, Reading& reading
) {
    if (row.state == "arranged") {
        return true;
    }
    if (row.state != "notified" || procedure.category != case_file::kPermitCategory) {
        return false;
    }
    const auto state = reading.cases().state(row.of.stream);
    return state && !case_file::without_hearing_notice(*state).empty();
}

// Asked for it is arranged, arranged it is announced to the party, announced it is held.
const domain::Step* step_after(
    const query::HearingRow& row, const domain::Procedure& procedure, Reading& reading
) {
    const auto& stage = row.of.stage;
    if (row.state == "asked") {
        return open_step(procedure, stage, case_file::HearingArranged::kAct);
    }
    if (awaits_notice(row, procedure, reading)) {
        return open_step(procedure, stage, case_file::Served::kAct, "serves_the_hearing_notice");
    }
    return row.state == "notified" ? open_step(procedure, stage, case_file::HearingHeld::kAct)
                                   : nullptr;
}

Fields hearing_json(Call& call, const query::HearingRow& row, Reading& reading) {
    const bool is_shown = works_on(call, row.of.unit);
    const auto* procedure = procedure_of(call, row.of);
    const auto arranged = reading.record(row.arranged);
    const auto held = reading.record(row.held);
    const auto arrangement = arranged ? content_of(*arranged, is_shown) : Fields{};
    const auto ending = held ? content_of(*held, is_shown) : Fields{};
    const auto* is_public = member(arrangement, "is_public").boolean();
    auto body = sitting_case_json(call, row.of);
    body.merge(Fields{
        {"position", row.position},
        {"state", row.state},
        {"asked_on", row.asked_on},
        {"day", row.day},
        {"notified_on", row.notified_on},
        {"is_public", is_public != nullptr && *is_public},
        {"place", text_of(arrangement, "place")},
        {"presider", row.presider},
        {"presider_name", reading.officer(row.presider)},
        {"outcome", row.outcome},
        {"transcript", domain::cut(text_of(ending, "transcript"), kTranscriptShown)},
        {"recorded_by", reading.account(held)},
        {"paper",
         paper_json(
             call,
             row.of,
             procedure,
             held ? std::optional(ActOfCase{*held, row.held_next}) : std::nullopt
         )},
        {"next",
         step_json(
             call,
             row.of,
             procedure,
             procedure == nullptr ? nullptr : step_after(row, *procedure, reading)
         )}});
    return body;
}

Answer list_hearings(Call& call) {
    query::HearingRequest request{.of = cases_asked(call)};
    request.of.is_over.reset();  // `state` is the hearing's
    request.state = call.parameter("state");
    request.from = call.parameter("from");
    request.to = call.parameter("to");
    const auto page = [&] {
        const auto ledger = call.parts().ledger.lease();
        return query::hearings(*ledger, request);
    }();
    Reading reading(call);
    List rows;
    for (const auto& row : page.hearings) {
        rows.emplace_back(hearing_json(call, row, reading));
    }
    return page_reply("hearings", std::move(rows), page.total);
}

// Why a panel was to discuss it; all of them empty where nothing on record says it had to.
Fields why_json(std::string_view gate, std::string_view article, std::string text) {
    const auto* known = case_file::find_gate(gate);
    return {
        {"rule", known == nullptr ? std::string_view{} : known->rule},
        {"article", article},
        {"text", std::move(text)}};
}

constexpr std::string_view kBesideTier = "within_tier";

// Why a fine beside its tier was stated all the same.
std::string excuse_of(const ledger::Record& record) {
    const auto event = record::decode_case(record);
    if (!event) {
        return {};
    }
    const auto excused = event->excused.find(kBesideTier);
    return excused == event->excused.end() ? std::string{} : excused->second;
}

// A fine beside its tier, for a reason: as the decision has it, or as it is proposed now.
std::string beside_tier(
    Call& call,
    const query::PanelRow& row,
    const std::vector<ledger::Record>& later,
    Reading& reading
) {
    const auto decided = std::ranges::find(later, case_file::Decided::kType, &ledger::Record::type);
    if (decided != later.end()) {
        return excuse_of(*decided);
    }
    const auto state = row.of.is_over ? std::nullopt : reading.cases().state(row.of.stream);
    if (!state) {
        return {};
    }
    const auto checks = reading.cases().checks(call.actor(), *state);
    const auto check = std::ranges::find(checks, kBesideTier, &case_file::Check::key);
    return check == checks.end() || !check->why ? std::string{} : check->why->what;
}

Fields why_of(Call& call, const query::PanelRow& row, Reading& reading) {
    auto records = [&] {
        const auto ledger = call.parts().ledger.lease();
        return ledger::read_stream(*ledger, row.of.stream);
    }();
    const auto at = std::ranges::find_if(records, [&](const ledger::Record& one) {
        return static_cast<std::int64_t>(one.position) > row.position;
    });
    const std::vector<ledger::Record> later(at, records.end());
    records.erase(at, records.end());
    std::ranges::reverse(records);
    const auto proposal =
        std::ranges::find(records, case_file::Proposed::kType, &ledger::Record::type);
    if (proposal != records.end() &&
        member(content_of(*proposal, false), "is_major") == Value{true}) {
        return why_json(
            "panel_discussed", "行政处罚法第五十七条第二款", "情节复杂或者重大违法行为"
        );
    }
    auto reason = beside_tier(call, row, later, reading);
    if (reason.empty() && proposal != records.end()) {
        reason = excuse_of(*proposal);
    }
    if (reason.empty()) {
        return why_json("", "", "");
    }
    const bool is_shown = works_on(call, row.of.unit);
    return why_json(
        "within_tier",
        "行政处罚法第三十四条、第五十七条第二款",
        is_shown ? "罚款偏离裁量基准：" + reason : "罚款偏离裁量基准"
    );
}

List members_of(const Fields& content) {
    const auto& members = member(content, "members");
    if (const auto* hidden = members.text()) {
        return List{*hidden};
    }
    const auto* list = members.list();
    return list == nullptr ? List{} : *list;
}

Fields panel_json(Call& call, const query::PanelRow& row, Reading& reading) {
    const bool is_held = !row.discussed_on.empty();
    const auto* procedure = procedure_of(call, row.of);
    const auto record = is_held ? reading.record(row.position) : std::nullopt;
    const auto content = record ? content_of(*record, works_on(call, row.of.unit)) : Fields{};
    const auto* step = is_held || procedure == nullptr
                           ? nullptr
                           : open_step(*procedure, row.of.stage, case_file::Discussed::kAct);
    auto body = sitting_case_json(call, row.of);
    body.merge(Fields{
        {"position", row.position},
        {"state", is_held ? "held" : "due"},
        {"day", row.discussed_on},
        {"why", why_of(call, row, reading)},
        {"members", members_of(content)},
        {"conclusion", text_of(content, "conclusion")},
        {"recorded_by", reading.account(record)},
        {"paper",
         paper_json(
             call,
             row.of,
             procedure,
             record ? std::optional(ActOfCase{*record, row.next}) : std::nullopt
         )},
        {"next", step_json(call, row.of, procedure, step)}});
    return body;
}

Answer list_panels(Call& call) {
    query::PanelRequest request{.of = cases_asked(call)};
    request.of.is_over.reset();
    request.state = call.parameter("state");
    request.from = call.parameter("from");
    request.to = call.parameter("to");
    const auto page = [&] {
        const auto ledger = call.parts().ledger.lease();
        return query::panels(*ledger, request);
    }();
    Reading reading(call);
    List rows;
    for (const auto& row : page.panels) {
        rows.emplace_back(panel_json(call, row, reading));
    }
    return page_reply("panels", std::move(rows), page.total);
}

// Beside paging what both lists are narrowed by.
std::vector<Parameter> parameters(Shape states, std::string_view about, Shape orders) {
    const auto word = shape::text(200);
    std::vector<Parameter> all{
        unit_parameter(),
        {"procedure", word, "程序"},
        {"whose",
         shape::choice({"mine", "waiting"}),
         "mine是本人承办、审核或者办理过的案件，waiting是下一步属于本人职责的案件"},
        {"state", std::move(states), about},
        {"from", shape::day(), "在这一天或者以后的"},
        {"to", shape::day(), "在这一天或者以前的"},
        {"text", word, "编号、事项编码的一部分；办理案件的人员也可以查当事人"},
        {"sort", std::move(orders), "前面加-为倒序"},
    };
    for (const auto& parameter : paging()) {
        if (std::ranges::find(all, parameter.name, &Parameter::name) == all.end()) {
            all.push_back(parameter);
        }
    }
    return all;
}

Shape hearing_shape() {
    const auto word = shape::text(400);
    auto all = sitting_properties();
    const std::vector<Property> own{
        {"state",
         shape::choice({"asked", "arranged", "notified", "held", "withdrawn", "ended", "lapsed"})},
        {"asked_on", word},
        {"day", shape::described(word, "定在哪一天；结束的，是结束之日")},
        {"notified_on", shape::described(word, "听证通知书送达之日")},
        {"is_public", shape::flag()},
        {"place", word},
        {"presider", shape::described(word, "听证主持人的执法证件编号")},
        {"presider_name", word},
        {"outcome", word},
        {"transcript", shape::described(shape::text(), "听证笔录的开头")},
    };
    all.insert(all.end(), own.begin(), own.end());
    return shape::object(all);
}

Shape panel_shape() {
    const auto word = shape::text(400);
    auto all = sitting_properties();
    const std::vector<Property> own{
        {"state", shape::choice({"due", "held"})},
        {"day", shape::described(word, "讨论之日；还没有讨论的为空")},
        {"why",
         shape::described(
             shape::object({{"rule", word}, {"article", word}, {"text", shape::text()}}),
             "为什么应当集体讨论；没有记明的各项为空"
         )},
        {"members", shape::list(word)},
        {"conclusion", shape::text()},
    };
    all.insert(all.end(), own.begin(), own.end());
    return shape::object(all);
}

}  // namespace

std::vector<Endpoint> case_sitting_endpoints() {
    const Group group{"案件", Action::see};
    auto hearings =
        group.get("/api/v1/case-hearings", "listCaseHearings", "各案件的听证", list_hearings);
    hearings.query = parameters(
        shape::choice(
            {"open", "asked", "arranged", "notified", "held", "withdrawn", "ended", "lapsed"}
        ),
        "open是还没有结束的",
        shape::choice({"number", "-number", "day", "-day", "asked", "-asked"})
    );
    hearings.answer = page_shape("hearings", hearing_shape());

    auto panels =
        group.get("/api/v1/case-panels", "listCasePanels", "各案件的集体讨论", list_panels);
    panels.query = parameters(
        shape::choice({"due", "held"}),
        "due是应当讨论还没有讨论的",
        shape::choice({"number", "-number", "day", "-day", "due", "-due"})
    );
    panels.answer = page_shape("panels", panel_shape());
    return {std::move(hearings), std::move(panels)};
}

}  // namespace mingjing::api
