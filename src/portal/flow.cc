// /flow: the procedures; /flow/{procedure}: its chart, its steps and its time limits, each
// with its basis; /flow/{procedure}/chart.svg: the chart as a picture to take along. The same of
// its legal review alone: /flow/{procedure}/review (审核流程图).

#include <fmt/format.h>

#include "case_file/review_chart.h"
#include "domain/day.h"
#include "portal/flow_svg.h"
#include "portal/page.h"
#include "portal/pages.h"
#include "portal/urls.h"

namespace mingjing::portal {

namespace {

using domain::Procedure;

constexpr auto kNoProcedure = "没有这个执法程序。全部程序列在“执法程序和流程图”里。";
constexpr auto kNoReview = "这个执法程序没有法制审核的环节。全部程序列在“执法程序和流程图”里。";

std::string flow_url(const Procedure& procedure) {
    return "/flow/" + procedure.key;
}

std::string review_url(const Procedure& procedure) {
    return flow_url(procedure) + "/review";
}

std::string chart_title(const Visit& visit, const Procedure& procedure) {
    return visit.definitions().bureau.name + procedure.name + "流程图";
}

const Procedure* asked(const Visit& visit, const http::Captures& names) {
    return visit.definitions().procedure(names.find("procedure")->second);
}

std::optional<Procedure> asked_review(const Visit& visit, const http::Captures& names) {
    const auto* procedure = asked(visit, names);
    return procedure == nullptr ? std::nullopt : case_file::review_part(*procedure);
}

List steps(const Procedure& procedure) {
    List lines;
    for (const auto& stage : procedure.stages) {
        for (const auto& step : procedure.steps) {
            if (step.from == stage.key) {
                lines.emplace_back(Fields{
                    {"stage", stage.name},
                    {"name", step.name},
                    {"by", procedure.lane(step.by)->name},
                    {"next", procedure.stage(step.to)->name},
                    {"basis", step.basis}});
            }
        }
    }
    return lines;
}

std::string step_names(const Procedure& procedure, const std::vector<std::string>& keys) {
    std::string names;
    for (const auto& key : keys) {
        names += (names.empty() ? "" : "、") + procedure.step(key)->name;
    }
    return names;
}

// 2026年5月8日, and why it is not the plain count.
Fields due_line(const domain::Due& due) {
    return {
        {"day", domain::in_chinese(due.day)},
        {"is_rolled", due.day != due.unrolled},
        {"unrolled", domain::in_chinese(due.unrolled)},
        {"is_provisional", due.is_provisional}};
}

Value due_value(const std::optional<domain::Due>& due) {
    return due ? Value(due_line(*due)) : Value();
}

// Who extends a limit of the review need not have a lane in the part that is drawn of it.
std::string lane_name(const Visit& visit, const Procedure& procedure, std::string_view key) {
    const auto* whole = visit.definitions().procedure(procedure.key);
    const auto* lane = whole == nullptr ? nullptr : whole->lane(key);
    return lane == nullptr ? std::string{} : lane->name;
}

List limits(const Visit& visit, const Procedure& procedure, std::chrono::sys_days from) {
    const auto& calendar = visit.definitions().calendar;
    List lines;
    for (const auto& limit : procedure.limits) {
        const bool can_extend = limit.extension > 0;
        auto longer = limit;
        longer.amount = limit.extension;
        lines.emplace_back(Fields{
            {"name", limit.name},
            {"period", domain::period_text(limit)},
            {"is_notice", limit.is_notice},
            {"starts", step_names(procedure, limit.starts)},
            {"excludes", limit.excludes},
            {"extension", can_extend ? domain::period_text(longer) : ""},
            {"extended_by", can_extend ? lane_name(visit, procedure, limit.extended_by) : ""},
            {"due", due_value(domain::due_of(limit, calendar, from))},
            {"extended",
             can_extend ? due_value(domain::due_of(limit, calendar, from, true)) : Value()},
            {"basis", limit.basis}});
    }
    return lines;
}

Fields card(const Procedure& procedure, std::string url) {
    return {
        {"url", std::move(url)},
        {"name", procedure.name},
        {"category", procedure.category},
        {"about", procedure.about}};
}

http::Response flow_page(Visit& visit, const Procedure& procedure, const std::string& url) {
    const auto typed = visit.typed("from");
    const auto from = domain::day_of(typed.empty() ? visit.today() : typed);
    if (!from) {
        return bad_request(visit, "起算日应当是一个日期，例如2026-11-26。");
    }
    const auto review = case_file::review_part(procedure);
    const bool is_whole = url == flow_url(procedure);
    return render(
        visit,
        Page{
            .name = "flow",
            .title = procedure.name,
            .column = "事前公示",
            .section = "before",
            .description = procedure.about,
            .published_at = "",
            .crumbs =
                {{"事前公示", "/registers?group=before"},
                 {"执法程序和流程图", "/flow"},
                 {procedure.name, ""}},
            .fields =
                {{"about", procedure.about},
                 {"basis", procedure.basis},
                 {"chart_svg", flow_svg(procedure, chart_title(visit, procedure))},
                 {"chart_url", url + "/chart.svg"},
                 {"review_url", is_whole && review ? review_url(procedure) : std::string{}},
                 {"url", url},
                 {"steps", steps(procedure)},
                 {"step_count", static_cast<std::int64_t>(procedure.steps.size())},
                 {"has_limits", !procedure.limits.empty()},
                 {"limit_count", static_cast<std::int64_t>(procedure.limits.size())},
                 {"fold_limits", typed.empty() ? "yes" : "no"},
                 {"limits", limits(visit, procedure, *from)},
                 {"from", domain::iso(*from)},
                 {"from_words", domain::in_chinese(*from)}},
        },
        {"from"}
    );
}

http::Response picture_of(Visit& visit, const Procedure& procedure) {
    auto picture = http::respond(
        200, "image/svg+xml; charset=utf-8", flow_svg(procedure, chart_title(visit, procedure))
    );
    return kept(visit, std::move(picture), {});
}

}  // namespace

http::Response flows(Visit& visit, const http::Captures& /*names*/) {
    List procedures;
    List reviews;
    for (const auto& procedure : visit.definitions().procedures) {
        procedures.emplace_back(card(procedure, flow_url(procedure)));
        if (const auto review = case_file::review_part(procedure)) {
            reviews.emplace_back(card(*review, review_url(procedure)));
        }
    }
    const bool has_reviews = !reviews.empty();
    return render(
        visit,
        Page{
            .name = "flows",
            .title = "执法程序和流程图",
            .column = "事前公示",
            .section = "before",
            .description = visit.definitions().bureau.name + "各类行政执法的程序、流程图和期限。",
            .published_at = "",
            .crumbs = {{"事前公示", "/registers?group=before"}, {"执法程序和流程图", ""}},
            .fields =
                {{"procedures", std::move(procedures)},
                 {"has_reviews", has_reviews},
                 {"reviews", std::move(reviews)}},
        }
    );
}

http::Response flow(Visit& visit, const http::Captures& names) {
    const auto* procedure = asked(visit, names);
    return procedure == nullptr ? not_found(visit, kNoProcedure)
                                : flow_page(visit, *procedure, flow_url(*procedure));
}

http::Response flow_picture(Visit& visit, const http::Captures& names) {
    const auto* procedure = asked(visit, names);
    return procedure == nullptr ? not_found(visit, kNoProcedure) : picture_of(visit, *procedure);
}

http::Response review_flow(Visit& visit, const http::Captures& names) {
    const auto review = asked_review(visit, names);
    return review ? flow_page(visit, *review, review_url(*review)) : not_found(visit, kNoReview);
}

http::Response review_flow_picture(Visit& visit, const http::Captures& names) {
    const auto review = asked_review(visit, names);
    return review ? picture_of(visit, *review) : not_found(visit, kNoReview);
}

}  // namespace mingjing::portal
