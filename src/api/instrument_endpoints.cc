// Instruments of a case: which it may have and what each still lacks, a draft beside what is
// being written, the number, the bytes. Who opens one leaves a row in the trail.

#include "api/asked_instrument.h"
#include "api/case_parts.h"
#include "api/content.h"
#include "api/dossier_parts.h"
#include "api/endpoint_groups.h"
#include "api/file_reply.h"
#include "api/idempotency.h"
#include "api/instrument_parts.h"
#include "api/printing.h"
#include "api/signed_copies.h"
#include "base/fault.h"
#include "press/paper.h"

namespace mingjing::api {

namespace {

using identity::Action;

Answer standing(const Call& call, const query::InstrumentRow& row, int status = 200) {
    return Reply{.status = status, .body = to_json(call, row), .etag = etag_of(row)};
}

Answer list_instruments(Call& call) {
    const auto row = case_asked(call);
    if (!row) {
        return tl::unexpected(row.error());
    }
    AccountNames names(call);
    const bool is_shown = works_on(call, row->unit);
    List kinds;
    for (const auto& one : call.instruments().open(call.actor(), row->stream)) {
        kinds.emplace_back(to_json(one, names, is_shown));
    }
    List made;
    std::vector<query::SignedCopyFile> scans;
    const auto rows = [&] {
        const auto ledger = call.parts().ledger.lease();
        scans = query::signed_copies_of_case(*ledger, row->stream);
        return query::instruments_of_case(*ledger, row->stream);
    }();
    for (const auto& one : rows) {
        made.emplace_back(to_json(one, names));
    }
    return Reply{
        .body = Fields{
            {"kinds", std::move(kinds)},
            {"instruments", std::move(made)},
            {"signed_copies", signed_copies_json(call, row->number, scans, names, is_shown)},
            {"version", etag_of(*row)}}};
}

Answer draft_instrument(Call& call) {
    const auto row = case_asked(call);
    if (!row) {
        return tl::unexpected(row.error());
    }
    const auto* kind = kind_asked(call);
    if (kind == nullptr || !works_on(call, row->unit)) {
        return tl::unexpected(not_found("这种文书"));
    }
    const auto content = content_asked(call);
    auto faults = misfits(kind->form, content);
    if (!faults.empty()) {
        return tl::unexpected(bad_request(std::move(faults)));
    }
    const auto drafted = call.instruments().draft(*kind, row->stream, content, act_asked(call));
    if (!drafted) {
        return tl::unexpected(problem(drafted.error()));
    }
    return Reply{
        .body = Fields{
            {"html", html_of_draft(call, *kind, *drafted)},
            {"missing", missing_json(drafted->data.missing)}}};
}

bool is_this_machine(std::string_view host) {
    constexpr std::string_view kSix = "[::1]";
    if (host.starts_with(kSix)) {
        return host.size() == kSix.size() || host[kSix.size()] == ':';
    }
    const auto name = host.substr(0, host.find(':'));
    return name == "localhost" || (name.starts_with("127.") &&
                                   name.find_first_not_of("0123456789.") == std::string_view::npos);
}

// https://bureau.example, as the bureau configured it; else this machine, where nobody else
// comes. What a request calls the server otherwise is not printed for ever: behind a proxy it
// may be anything.
std::optional<std::string> site_of(const Call& call) {
    auto url = call.parts().public_url;
    while (url.ends_with('/')) {
        url.pop_back();
    }
    if (!url.empty()) {
        return url;
    }
    const auto host = call.request().header("host");
    if (!call.parts().is_local || !is_this_machine(host)) {
        return std::nullopt;
    }
    return (call.parts().is_secure ? "https://" : "http://") + std::string(host);
}

Answer number_instrument(Call& call) {
    auto asked = instrument_to_write(call);
    if (!asked) {
        return tl::unexpected(std::move(asked.error()));
    }
    const auto site = site_of(call);
    if (!site) {
        return tl::unexpected(problem(
            {.code = "no-public-address",
             .what = "没有设定公众访问的网址，文书上的二维码不知道应当指向哪里",
             .article = "",
             .next = "请系统管理员用--public-url写明公众访问的网址后重新启动",
             .rule = ""}
        ));
    }
    const auto request = request_of(call);
    const auto done = call.instruments().number(
        call.actor(),
        {.asked = std::move(*asked), .code = new_code(), .site = *site, .request = request}
    );
    if (!done) {
        return tl::unexpected(problem(done.error()));
    }
    const auto numbered = [&] {
        const auto ledger = call.parts().ledger.lease();
        return query::instrument_requested(*ledger, request);
    }();
    return numbered ? standing(call, *numbered, 201) : tl::unexpected(not_found("这份文书"));
}

Answer get_instrument(Call& call) {
    const auto found = instrument_asked(call);
    if (!found) {
        return tl::unexpected(found.error());
    }
    const auto state = call.instruments().state(found->row.stream);
    if (!state) {
        return tl::unexpected(not_found("这份文书"));
    }
    auto body = to_json(call, found->row);
    body.emplace("address", state->numbered->address);
    body.emplace("review", state->numbered->review);
    body.emplace("data", data_json(*state->numbered, works_on(call, found->of_case.unit)));
    body.emplace("words", state->numbered->words);
    body.emplace("schema", "/data/instruments/" + found->row.instrument + ".schema.json");
    return Reply{.body = std::move(body), .etag = etag_of(found->row)};
}

Answer get_instrument_pdf(Call& call) {
    const auto found = instrument_asked(call);
    if (!found) {
        return tl::unexpected(found.error());
    }
    const auto& row = found->row;
    const auto& unit = found->of_case.unit;
    const auto purpose = purpose_to_read(call, unit);
    if (!purpose) {
        return tl::unexpected(purpose.error());
    }
    if (row.digest.empty() && row.standing == "voided") {
        return tl::unexpected(problem(
            {.code = "voided-before-made",
             .what = "这份文书在制成以前已经作废，没有文件",
             .article = "",
             .next = "文号保留备查；需要的请重新出具",
             .rule = ""}
        ));
    }
    if (row.digest.empty()) {
        return tl::unexpected(problem(
            {.code = "not-made-yet",
             .what = "这份文书有了文号，正在制作",
             .article = "",
             .next = "请稍候片刻再打开",
             .rule = ""}
        ));
    }
    auto bytes = call.parts().adopted_bytes(row.digest);
    if (!bytes) {
        throw Fault("文书不在库中：" + row.digest + "，请从备份恢复");
    }
    call.leave_trail("read_instrument", id_of(row), "done", name_of(row), *purpose);
    return file_reply(name_of(row) + ".pdf", "application/pdf", std::move(*bytes));
}

Answer void_instrument(Call& call) {
    const auto found = instrument_asked(call);
    if (!found) {
        return tl::unexpected(found.error());
    }
    if (call.if_match() != etag_of(found->row)) {
        return tl::unexpected(stale(to_json(call, found->row)));
    }
    const auto done = call.instruments().make_void(
        call.actor(), {found->row.stream, std::string(text_of(call.body(), "reason"))}
    );
    if (!done) {
        return tl::unexpected(problem(done.error()));
    }
    const auto after = instrument_asked(call);
    return after ? standing(call, after->row) : tl::unexpected(after.error());
}

Answer get_style(Call& call) {
    return file_reply("instrument.css", "text/css; charset=utf-8", call.parts().paper->style());
}

std::vector<Endpoint> of_a_case(const Group& group) {
    auto list = group.get(
        "/api/v1/cases/{number}/instruments",
        "listInstruments",
        "案件的文书：可以出具哪些、还缺什么，已经出具的",
        list_instruments
    );
    list.answer = shape::object(
        {{"kinds", shape::list(open_instrument_shape())},
         {"instruments", shape::list(shape::named("Instrument"))},
         {"signed_copies",
          shape::described(
              shape::list(shape::named("SignedCopy")),
              "这些文书的签字件，按上传的先后；撤回的也在内"
          )},
         {"version", shape::described(shape::text(200), "编文号时写在If-Match里")}}
    );
    auto draft = group.post(
        "/api/v1/cases/{number}/instruments/{instrument}/draft",
        "draftInstrument",
        "一份文书的草稿：没有文号，写明还缺什么",
        draft_instrument
    );
    draft.takes = Takes::json;
    draft.body = asked_instrument_shape();
    draft.answer =
        shape::object({{"html", shape::text(4'000'000)}, {"missing", shape::list(missing_shape())}}
        );
    auto number = group.post(
        "/api/v1/cases/{number}/instruments/{instrument}",
        "numberInstrument",
        "给一份文书编号，随后由系统制作；内容从此不变",
        number_instrument
    );
    number.takes = Takes::json;
    number.body = draft.body;
    number.is_command = true;
    number.is_checked = true;
    number.status = 201;
    number.answer = shape::named("Instrument");
    return {std::move(list), std::move(draft), std::move(number)};
}

}  // namespace

std::vector<Endpoint> instrument_endpoints() {
    const Group group{"文书", Action::see};
    auto endpoints = of_a_case(group);
    auto one = group.get(
        "/api/v1/instruments/{id}",
        "getInstrument",
        "一份文书的电子格式：它写明的每一项",
        get_instrument
    );
    one.is_checked = true;
    one.answer = instrument_whole_shape();
    auto pdf = group.get(
        "/api/v1/instruments/{id}/pdf", "getInstrumentPdf", "制成的文书", get_instrument_pdf
    );
    pdf.query = {{"purpose", shape::text(200), "不承办这个案件的人：查看的目的，记入留痕"}};
    auto voided = group.post(
        "/api/v1/instruments/{id}/void",
        "voidInstrument",
        "作废一份文书，文号保留备查",
        void_instrument
    );
    voided.takes = Takes::json;
    voided.body = shape::object({{"reason", shape::text(1000)}});
    voided.is_command = true;
    voided.is_checked = true;
    voided.answer = shape::named("Instrument");
    auto style = group.get(kInstrumentStyle, "getInstrumentStyle", "草稿预览的版式", get_style);
    auto print = printing_endpoint();
    for (auto* more : {&one, &pdf, &print, &voided, &style}) {
        endpoints.push_back(std::move(*more));
    }
    return endpoints;
}

}  // namespace mingjing::api
