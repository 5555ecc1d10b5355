// Cases in lists: the list itself, on the screen and as a file, how many stand where, and which
// of their limits end on which day. Each shows what the caller may see, and no more.

#include <algorithm>

#include <fmt/format.h>

#include "api/case_parts.h"
#include "api/case_request.h"
#include "api/endpoint_groups.h"
#include "api/file_reply.h"
#include "api/register_parts.h"
#include "base/limits.h"
#include "codec/text.h"
#include "domain/calendar.h"
#include "domain/day.h"
#include "sheet/writer.h"

namespace mingjing::api {

namespace {

using identity::Action;

constexpr std::size_t kRowsPerFile = 10'000;
constexpr std::int64_t kDaysAsked = 62;  // two months of the longest
constexpr std::int64_t kDatesMax = 1000;
constexpr std::chrono::days kSoon{7};

Answer list_cases(Call& call) {
    const auto request = cases_asked(call);
    const auto page = [&] {
        const auto ledger = call.parts().ledger.lease();
        return query::cases(*ledger, request);
    }();
    List rows;
    for (const auto& row : page.cases) {
        rows.emplace_back(to_json(call, row));
    }
    return Reply{
        .body = Fields{
            {"cases", std::move(rows)},
            {"total", static_cast<std::int64_t>(page.total)},
            {"own", static_cast<std::int64_t>(page.own)}}};
}

// Without the parties: personal values do not leave by this way.
sheet::OutSheet sheet_of(const Call& call, const std::vector<query::CaseRow>& rows) {
    sheet::OutSheet sheet{.name = "案件", .title = "", .columns = {}, .rows = {}};
    for (const auto* label :
         {"案件编号",
          "程序",
          "执法事项",
          "事项名称",
          "承办机构",
          "案件来源",
          "环节",
          "是否办结",
          "登记日期",
          "进入环节日期",
          "最近到期"}) {
        sheet.columns.push_back({label});
    }
    for (const auto& row : rows) {
        const auto told = to_json(call, row);
        const auto text = [&](std::string_view key) {
            return sheet::OutCell{std::string(text_of(told, key))};
        };
        sheet.rows.push_back(
            {text("number"),
             text("procedure_name"),
             text("item"),
             text("item_name"),
             text("unit"),
             text("source"),
             text("stage_name"),
             {row.is_over ? "已办结" : "在办"},
             text("opened_on"),
             text("moved_on"),
             text("next_due")}
        );
    }
    return sheet;
}

Answer export_cases(Call& call) {
    auto request = cases_asked(call);
    request.page = 1;
    request.page_size = kRowsPerFile;
    const auto page = [&] {
        const auto ledger = call.parts().ledger.lease();
        return query::cases(*ledger, request);
    }();
    if (page.total > kRowsPerFile) {
        return tl::unexpected(problem(domain::Refusal{
            .code = "too-many-rows",
            .what = fmt::format("符合条件的案件超过{}件，没有导出", kRowsPerFile),
            .next = "请加上条件，分几次导出"}));
    }
    call.leave_trail("export", "cases", "done", fmt::format("导出案件列表{}件", page.total));
    return file_reply(
        "案件.csv", "text/csv; charset=utf-8", sheet::write_csv(sheet_of(call, page.cases))
    );
}

// How much there is of it, for the strip above the lists.
Fields totals_of(
    const Call& call, db::Connection& ledger, const std::string& unit, const query::Person& caller
) {
    const auto today = day_in_china(call.now());
    const auto count = [&](auto narrow) {
        query::CaseRequest request;
        request.unit = unit;
        narrow(request);
        return static_cast<std::int64_t>(query::count_cases(ledger, request));
    };
    return {
        {"open", count([](auto& request) { request.is_over = false; })},
        {"late", count([&](auto& request) { request.due_before = domain::iso(today); })},
        {"soon", count([&](auto& request) {
             request.due_from = domain::iso(today);
             request.due_before = domain::iso(today + kSoon + std::chrono::days{1});
         })},
        {"mine", count([&](auto& request) {
             request.is_over = false;
             request.mine = caller;
         })},
        {"waiting", count([&](auto& request) { request.waits_at = duties_of(call); })}};
}

// Of the caller's own, or of what waits for them, where that is asked: as the list has them.
std::vector<query::StageCount> stages_of(
    const Call& call, db::Connection& ledger, const std::string& unit, const query::Person& caller
) {
    query::CaseRequest request;
    request.unit = unit;
    const auto whose = call.parameter("whose");
    if (whose == "mine") {
        request.is_over = false;
        request.mine = caller;
    } else if (whose == "waiting") {
        request.waits_at = duties_of(call);
    } else {
        return query::open_cases(ledger, unit);
    }
    return query::where_they_stand(ledger, request);
}

Answer count_cases(Call& call) {
    const auto unit = confined(call, Action::see).value_or("");
    const auto caller = caller_of(call);
    const auto ledger = call.parts().ledger.lease();
    List counts;
    for (const auto& count : stages_of(call, *ledger, unit, caller)) {
        counts.emplace_back(Fields{
            {"procedure", count.procedure},
            {"stage", count.stage},
            {"cases", static_cast<std::int64_t>(count.cases)}});
    }
    return Reply{
        .body = Fields{
            {"counts", std::move(counts)}, {"totals", totals_of(call, *ledger, unit, caller)}}};
}

Fields date_json(const Call& call, const query::CaseDate& date, std::string_view today) {
    const auto* procedure =
        call.definitions().procedure(date.of.procedure, date.of.procedure_digest);
    const auto* limit = procedure == nullptr ? nullptr : procedure->limit(date.clock.limit);
    auto body = to_json(call, date.of);
    return {
        {"number", body["number"]},
        {"party", body["party"]},
        {"stage_name", body["stage_name"]},
        {"unit", body["unit"]},
        {"name", clock_title(limit, date.clock.limit)},
        {"basis", limit == nullptr ? std::string{} : limit->basis},
        {"is_notice", limit != nullptr && limit->is_notice},
        {"is_late", (limit == nullptr || !limit->is_notice) && date.clock.due_on < today},
        {"due_on", date.clock.due_on}};
}

List days_json(
    const domain::Calendar& calendar, std::chrono::sys_days from, std::chrono::sys_days to
) {
    List days;
    for (auto day = from; day <= to; day += std::chrono::days{1}) {
        days.emplace_back(Fields{
            {"day", domain::iso(day)},
            {"is_working", domain::is_working_day(calendar, day)},
            {"is_announced", domain::is_announced(calendar, day)}});
    }
    return days;
}

Answer list_dates(Call& call) {
    const auto from = codec::from_iso_date(call.parameter("from"));
    const auto to = codec::from_iso_date(call.parameter("to"));
    if (!from || !to || *to < *from || (*to - *from).count() >= kDaysAsked) {
        return tl::unexpected(
            bad_request({{"to", fmt::format("请写起止两个日期，前后不超过{}天", kDaysAsked)}})
        );
    }
    const auto today = domain::iso(day_in_china(call.now()));
    constexpr auto kMost = static_cast<std::size_t>(kDatesMax);
    auto found = [&] {
        const auto ledger = call.parts().ledger.lease();
        return query::dates_between(
            *ledger,
            confined(call, Action::see).value_or(""),
            call.parameter("from"),
            call.parameter("to"),
            kMost + 1
        );
    }();
    std::string cut_from;
    if (found.size() > kMost) {
        cut_from = found.back().clock.due_on;
        found.pop_back();
    }
    List dates;
    for (const auto& date : found) {
        dates.emplace_back(date_json(call, date, today));
    }
    return Reply{
        .body = Fields{
            {"days", days_json(call.definitions().calendar, *from, *to)},
            {"dates", std::move(dates)},
            {"cut_from", std::move(cut_from)}}};
}

std::vector<Parameter> filters() {
    const auto word = shape::text(200);
    return {
        unit_parameter(),
        {"procedure", word, "程序"},
        {"stage", word, "环节"},
        {"state",
         shape::choice({"open", "over", "lead"}),
         "在办、已结，或者线索：在办并且还没有立案、受理的"},
        {"lead_source", word, "案件来源：只列这一来源的线索"},
        {"whose",
         shape::choice({"mine", "waiting"}),
         "mine是本人现在承办、审核或者办理过的，waiting是下一步属于本人职责、或者有本人职责的期限在"
         "计算的，本人承办、审核的在前"},
        {"reviewer", word, "法制审核由谁办理，按行政执法证件编号"},
        {"due_from", shape::day(), "有期限在这一天或者以后届满的"},
        {"due_before", shape::day(), "有期限在这一天以前届满的，最急的在前"},
        {"text", word, "编号、事项编码的一部分；办理案件的人员也可以查当事人"},
        {"sort",
         shape::choice({"number", "-number", "due", "-due", "moved", "-moved"}),
         "按编号、最近到期、进入环节的日期"},
    };
}

Shape totals_shape() {
    const auto count = shape::whole(0, 1'000'000'000);
    return shape::object({
        {"open", shape::described(count, "在办")},
        {"late", shape::described(count, "有期限已经届满")},
        {"soon", shape::described(count, "有期限七日内届满")},
        {"mine", shape::described(count, "本人承办、审核或者办理过的")},
        {"waiting", shape::described(count, "下一步属于本人职责的")},
    });
}

Shape date_shape() {
    const auto word = shape::text(400);
    return shape::object({
        {"number", word},
        {"party", word},
        {"stage_name", word},
        {"unit", word},
        {"name", word},
        {"basis", word},
        {"is_notice", shape::flag()},
        {"is_late", shape::flag()},
        {"due_on", word},
    });
}

}  // namespace

std::vector<Endpoint> case_list_endpoints() {
    const Group group{"案件", Action::see};
    const auto word = shape::text(200);

    auto list = group.get("/api/v1/cases", "listCases", "案件列表，新的在前", list_cases);
    list.query = filters();
    for (const auto& parameter : paging()) {
        const bool is_there =
            std::ranges::find(list.query, parameter.name, &Parameter::name) != list.query.end();
        if (!is_there) {
            list.query.push_back(parameter);
        }
    }
    const auto count = shape::whole(0, 1'000'000'000);
    list.answer = shape::object(
        {{"cases", shape::list(case_row_shape())},
         {"total", count},
         {"own",
          shape::described(
              count, "waiting的，其中本人承办、审核的多少件，列在最前；没有承办人的，是登记人的"
          )}}
    );

    auto file = group.get("/api/v1/cases.csv", "exportCases", "案件列表，导出为表格", export_cases);
    file.query = filters();

    auto counts = group.get(
        "/api/v1/case-counts", "countCases", "各程序各环节在办多少件，急的多少件", count_cases
    );
    counts.query = {
        {"whose",
         shape::choice({"mine", "waiting"}),
         "只数本人承办、审核或者办理过的，或者等本人办理的；各环节的件数按此，合计不变"}};
    counts.answer = shape::object(
        {{"counts",
          shape::list(shape::object({{"procedure", word}, {"stage", word}, {"cases", count}}))},
         {"totals", totals_shape()}}
    );

    auto dates =
        group.get("/api/v1/case-dates", "listCaseDates", "哪一天有哪些期限届满", list_dates);
    dates.query = {{"from", shape::day(), "自这一天"}, {"to", shape::day(), "至这一天"}};
    dates.answer = shape::object(
        {{"days",
          shape::list(shape::object(
              {{"day", word},
               {"is_working", shape::flag()},
               {"is_announced", shape::described(shape::flag(), "当年放假安排已公布")}}
          ))},
         {"dates", shape::list(date_shape(), kDatesMax)},
         {"cut_from", shape::described(word, "自这一天起没有列全；列全的为空")}}
    );
    return {std::move(list), std::move(file), std::move(counts), std::move(dates)};
}

}  // namespace mingjing::api
