// The definitions (定义管理): what is in use, what a change would do, and adopting it. A
// change is some files with their whole new text, laid over what is in use.

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "api/call.h"
#include "api/endpoint_groups.h"
#include "base/log.h"
#include "definitions/security_policy.h"
#include "desk/adoption.h"
#include "desk/adoption_effects.h"
#include "query/adoptions.h"

namespace mingjing::api {

namespace {

using identity::Action;

constexpr std::int64_t kChangesMax = 200;
constexpr std::int64_t kTextMax = 1'000'000;
constexpr std::size_t kProblemsMax = 200;

using Title = std::pair<std::string_view, std::string_view>;

constexpr std::array<Title, 21> kTitles{{
    {"bureau.yaml", "本机关"},
    {"roles.yaml", "角色与职责"},
    {"statutes.yaml", "法律法规表"},
    {"publication-rules.yaml", "公示规则"},
    {"record-rules.yaml", "记录与归档规则"},
    {"thresholds.yaml", "裁量与程序数额"},
    {"instruments.yaml", "文书设置"},
    {"instruments/gongwen.css", "文书的版式"},
    {"instruments/sheet.html", "审批表、登记表的模板"},
    {"instruments/wide_sheet.html", "横排清单的模板"},
    {"instruments/record.html", "笔录的模板"},
    {"instruments/permit_end.html", "撤回、注销行政许可决定书的模板"},
    {"instruments/_top.html", "各种文书共用：抬头"},
    {"instruments/_party.html", "各种文书共用：当事人"},
    {"instruments/_rights.html", "各种文书共用：救济途径和落款"},
    {"instruments/_remedy.html", "各种文书共用：行政复议和行政诉讼"},
    {"instruments/_amended.html", "各种文书共用：变更后的决定内容"},
    {"instruments/_examined.html", "法制审核意见书共用：逐项审核和意见"},
    {"instruments/_sign.html", "各种文书共用：落款和留存说明"},
    {"instruments/_sign_plain.html", "各种文书共用：落款"},
    {"instruments/_end.html", "各种文书共用：结尾"},
}};

std::string title_of_instrument_file(
    const definitions::Definitions& definitions, std::string_view name
) {
    for (const auto& kind : definitions.instruments) {
        if (name == fmt::format("instruments/{}.yaml", kind.key)) {
            return kind.name;
        }
        if (name == fmt::format("instruments/{}.html", kind.key)) {
            return kind.name + "的模板";
        }
    }
    return std::string(name);
}

std::string title_of(const definitions::Definitions& definitions, std::string_view name) {
    const auto* const known = std::ranges::find(kTitles, name, &Title::first);
    if (known != kTitles.end()) {
        return std::string(known->second);
    }
    for (const auto& schema : definitions.registers) {
        if (name == fmt::format("registers/{}.yaml", schema.key)) {
            return schema.name;
        }
    }
    for (const auto& procedure : definitions.procedures) {
        if (name == fmt::format("procedures/{}.yaml", procedure.key)) {
            return procedure.name;
        }
    }
    constexpr std::string_view kCalendars = "calendars/";
    return name.starts_with(kCalendars)
               ? fmt::format("{}年工作日历", name.substr(kCalendars.size(), 4))
               : title_of_instrument_file(definitions, name);
}

// The security administrator is shown what is theirs to change, and no more.
bool is_within_sight(const Call& call, std::string_view name) {
    return identity::may(call.definitions().roles, call.actor(), Action::see).has_value() ||
           name == definitions::kRolesFile || name == definitions::kBureauFile;
}

Answer get_definitions(Call& call) {
    const auto& definitions = call.definitions();
    List sources;
    for (const auto& source : definitions.sources) {
        if (!is_within_sight(call, source.name)) {
            continue;
        }
        sources.emplace_back(Fields{
            {"name", source.name},
            {"title", title_of(definitions, source.name)},
            {"digest", source.digest},
            {"bytes", static_cast<std::int64_t>(source.bytes.size())}});
    }
    const auto ledger = call.parts().ledger.lease();
    return Reply{
        .body = Fields{
            {"digest", definitions.digest},
            {"sources", std::move(sources)},
            {"adopted_at", query::last_adoption(*ledger).adopted_at}}};
}

Answer get_source(Call& call) {
    const auto& sources = call.definitions().sources;
    const auto source =
        std::ranges::find(sources, call.parameter("name"), &definitions::Source::name);
    if (source == sources.end() || !is_within_sight(call, source->name)) {
        return tl::unexpected(not_found("这个定义文件"));
    }
    return Reply{
        .body =
            Fields{{"name", source->name}, {"text", source->bytes}, {"digest", source->digest}}};
}

// Whoever changes a file began from what is in use, or would undo somebody's change unseen.
std::optional<Problem> outdated(const Call& call) {
    const auto& sources = call.definitions().sources;
    for (const auto& change : *member(call.body(), "changes").list()) {
        const auto& asked = *change.fields();
        const auto name = text_of(asked, "name");
        const auto source = std::ranges::find(sources, name, &definitions::Source::name);
        const auto* base = member(asked, "base").text();
        const auto in_use = source == sources.end() ? std::string{} : source->digest;
        if (base != nullptr && *base != in_use) {
            return stale({{"name", name}, {"digest", in_use}});
        }
    }
    return std::nullopt;
}

auto proposed_by(const Call& call) {
    std::vector<desk::FileChange> changes;
    for (const auto& change : *member(call.body(), "changes").list()) {
        changes.push_back(
            {std::string(text_of(*change.fields(), "name")),
             std::string(text_of(*change.fields(), "text"))}
        );
    }
    return desk::proposed(call.definitions(), changes);
}

List problems_json(const std::vector<definitions::Problem>& problems) {
    List list;
    for (const auto& problem : problems) {
        if (list.size() >= kProblemsMax) {
            break;
        }
        list.emplace_back(Fields{
            {"file", problem.file}, {"line", std::int64_t{problem.line}}, {"what", problem.what}});
    }
    return list;
}

Fields effect_json(const desk::AdoptionEffect& effect) {
    List examples;
    for (const auto& [key, title, what] : effect.examples) {
        examples.emplace_back(Fields{{"key", key}, {"title", title}, {"what", what}});
    }
    return {
        {"register", effect.register_key},
        {"register_name", effect.register_name},
        {"entries", static_cast<std::int64_t>(effect.entries)},
        {"checked", static_cast<std::int64_t>(effect.checked)},
        {"rejected", static_cast<std::int64_t>(effect.rejected)},
        {"examples", std::move(examples)}};
}

// Whoever narrows the addresses staff may work from must not shut themselves out.
std::optional<Problem> shut_out(const Call& call, const definitions::Definitions& proposed) {
    const auto& allowed = proposed.bureau.staff_addresses;
    const auto& peer = call.request().peer;
    if (allowed.empty() ||
        std::ranges::any_of(allowed, [&](const auto& range) { return range.contains(peer); })) {
        return std::nullopt;
    }
    return Problem{
        .status = 422,
        .code = "shut-out",
        .title = "采用后您自己的网络地址（" + peer + "）将不能使用工作台",
        .next = "请把办公网络的地址范围写全（bureau.yaml 的 staff_addresses），再采用"};
}

Answer check_definitions(Call& call) {
    if (auto late = outdated(call)) {
        return tl::unexpected(std::move(*late));
    }
    const auto proposed = proposed_by(call);
    if (!proposed) {
        return Reply{
            .body = Fields{
                {"problems", problems_json(proposed.error())},
                {"digest", ""},
                {"effects", List{}},
                {"unhandled", List{}}}};
    }
    const auto& parts = call.parts();
    if (auto fits = desk::adoptable(call.actor(), call.definitions(), *proposed); !fits) {
        return tl::unexpected(problem(fits.error()));
    }
    if (auto out = shut_out(call, *proposed)) {
        return tl::unexpected(std::move(*out));
    }
    List effects;
    for (const auto& effect : desk::effects_of(
             parts.ledger, parts.work, call.definitions(), *proposed, day_in_china(call.now())
         )) {
        effects.emplace_back(effect_json(effect));
    }
    List unhandled;
    for (const auto& item :
         desk::unhandled_items(parts.ledger, *proposed, day_in_china(call.now()))) {
        unhandled.emplace_back(Fields{
            {"code", item.code}, {"name", item.name}, {"category", item.category}});
    }
    return Reply{
        .body = Fields{
            {"problems", List{}},
            {"digest", proposed->digest},
            {"effects", std::move(effects)},
            {"unhandled", std::move(unhandled)}}};
}

// In use as soon as those who are being answered have their answers, this one among them.
// The ledger is another database, so the row comes after. Where it cannot be written, it was
// done all the same, and the ledger says by whom.
void note_adopted(Call& call, std::string_view digest, std::string_view reason) {
    try {
        call.leave_trail("adopt", digest, "done", fmt::format("采用定义：{}", reason));
    } catch (const Fault& fault) {
        log::error(fmt::format("采用定义 {} 没有记入访问留痕：{}", digest, fault.what()));
    }
}

Answer adopt_definitions(Call& call) {
    if (auto late = outdated(call)) {
        return tl::unexpected(std::move(*late));
    }
    const auto proposed = proposed_by(call);
    if (!proposed) {
        std::vector<BadInput> fields;
        for (const auto& [file, line, what] : proposed.error()) {
            if (fields.size() < kProblemsMax) {
                fields.push_back({fmt::format("{} 第{}行", file, line), what});
            }
        }
        return tl::unexpected(bad_request(std::move(fields)));
    }
    if (auto out = shut_out(call, *proposed)) {
        return tl::unexpected(std::move(*out));
    }
    const auto& parts = call.parts();
    const auto reason = text_of(call.body(), "reason");
    const auto receipt =
        desk::adopt(parts.desk, call.actor(), call.definitions(), *proposed, reason, parts.keep);
    if (!receipt) {
        return tl::unexpected(problem(receipt.error()));
    }
    // They are in the ledger: whatever happens from here on, they come into use.
    if (parts.adopted) {
        parts.adopted();
    }
    note_adopted(call, proposed->digest, reason);
    return Reply{
        .status = 201,
        .body = Fields{
            {"digest", proposed->digest},
            {"position", static_cast<std::int64_t>(receipt->first_position)}}};
}

Endpoint made(std::string_view path, std::string_view id, std::string_view summary) {
    Endpoint endpoint;
    endpoint.path = path;
    endpoint.id = id;
    endpoint.group = "定义管理";
    endpoint.summary = summary;
    return endpoint;
}

Shape changes_shape() {
    return shape::list(
        shape::object(
            {{"name", shape::text(200)},
             {"text", shape::text(kTextMax)},
             {"base", shape::described(shape::text(64), "所改原文的摘要，新文件为空"), false}}
        ),
        kChangesMax
    );
}

Endpoint check_endpoint() {
    const auto word = shape::text(1000);
    const auto count = shape::whole(0, 1'000'000'000);
    auto check = made(
        "/api/v1/definitions/checks",
        "checkDefinitions",
        "检查改动：哪里写错了，采用后哪些条目不再符合"
    );
    check.method = http::Method::post;
    check.action = Action::adopt;
    check.or_action = Action::manage_roles;
    check.takes = Takes::json;
    check.body = shape::object({{"changes", changes_shape()}});
    check.answer = shape::object(
        {{"problems",
          shape::list(shape::object({{"file", word}, {"line", count}, {"what", word}}))},
         {"digest", word},
         {"effects",
          shape::list(shape::object(
              {{"register", word},
               {"register_name", word},
               {"entries", count},
               {"checked", shape::described(count, "检查了其中多少条")},
               {"rejected", count},
               {"examples",
                shape::list(shape::object({{"key", word}, {"title", word}, {"what", word}}))}}
          ))},
         {"unhandled",
          shape::described(
              shape::list(shape::object({{"code", word}, {"name", word}, {"category", word}})),
              "已公示、没有程序可以办理的执法事项"
          )}}
    );
    check.handle = check_definitions;
    return check;
}

}  // namespace

std::vector<Endpoint> definition_endpoints() {
    const auto word = shape::text(400);
    const auto count = shape::whole(0, 9'007'199'254'740'991);
    auto all = made("/api/v1/definitions", "getDefinitions", "现用的定义");
    all.action = Action::see;
    all.or_action = Action::manage_roles;
    all.answer = shape::object(
        {{"digest", word},
         {"sources",
          shape::list(
              shape::object({{"name", word}, {"title", word}, {"digest", word}, {"bytes", count}})
          )},
         {"adopted_at", word}}
    );
    all.handle = get_definitions;
    auto source = made("/api/v1/definitions/source", "getDefinitionSource", "一个定义文件");
    source.action = Action::see;
    source.or_action = Action::manage_roles;
    source.query = {{"name", shape::text(200), "文件名"}};
    source.answer =
        shape::object({{"name", word}, {"text", shape::text(kTextMax)}, {"digest", word}});
    source.handle = get_source;
    auto adopt =
        made("/api/v1/definitions/adoptions", "adoptDefinitions", "采用改动后的定义，记入账本");
    adopt.method = http::Method::post;
    adopt.action = Action::adopt;
    adopt.or_action = Action::manage_roles;
    adopt.takes = Takes::json;
    adopt.body = shape::object({{"changes", changes_shape()}, {"reason", shape::text(500)}});
    adopt.is_command = true;
    adopt.status = 201;
    adopt.answer = shape::object({{"digest", word}, {"position", count}});
    adopt.handle = adopt_definitions;
    return {std::move(all), std::move(source), check_endpoint(), std::move(adopt)};
}

}  // namespace mingjing::api
