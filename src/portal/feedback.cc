// /feedback, /complaints, /corrections: what citizens send in. Without cookies there is no
// session to ride on; a form posted from another site is turned away all the same, so that
// nobody can be made to speak. A number answers every submission.

#include "portal/feedback.h"

#include "codec/text.h"
#include "portal/page.h"
#include "portal/pages.h"
#include "portal/urls.h"
#include "portal/words.h"

namespace mingjing::portal {

namespace {

constexpr std::size_t kNumberBytesMax = 40;

bool is_from_elsewhere(const http::Request& request) {
    const auto site = request.header("sec-fetch-site");
    if (!site.empty()) {
        return site != "same-origin" && site != "none";
    }
    const auto origin = request.header("origin");
    const auto host = request.header("host");
    return !origin.empty() && origin != "http://" + std::string(host) &&
           origin != "https://" + std::string(host);
}

std::string value_of(
    const std::vector<std::pair<std::string, std::string>>& fields, std::string_view name
) {
    for (const auto& [key, value] : fields) {
        if (key == name) {
            return value;
        }
    }
    return {};
}

http::Response send(Visit& visit, const Form& form) {
    const auto& request = visit.request();
    const auto& site = visit.site();
    if (is_from_elsewhere(request)) {
        return bad_request(visit, "这份表单不是从本站提交的，没有接收。请从本站的页面填写。");
    }
    const auto fields = http::parse_form(request.body);
    if (!fields) {
        return bad_request(visit, "表单的内容无法读取，没有接收。请返回重新填写。");
    }
    const auto now = site.parts.clock.now();
    if (!site.submissions.allow(request.peer, now)) {
        return error_page(
            site, 429, "同一地址短时间内提交过多，这次没有接收。请十分钟后再试，或者拨打投诉电话。"
        );
    }
    Typed typed;
    typed.submission = {
        .matter = form.matter,
        .about = value_of(*fields, "about"),
        .text = value_of(*fields, "text"),
        .name = value_of(*fields, "name"),
        .contact = value_of(*fields, "contact"),
    };
    const auto mailbox = site.parts.mailbox.lease();
    const auto number =
        intake::submit(*mailbox, site.parts.mailbox_public_key, typed.submission, now);
    if (!number) {
        typed.wrong_field = number.error().where;
        typed.wrong_words = number.error().what;
        return form_page(visit, form, typed);
    }
    http::Response seen = http::respond(303, "text/plain; charset=utf-8", "");
    seen.headers.emplace_back("Location", form.path + "/" + codec::percent_encode(*number));
    seen.headers.emplace_back("Cache-Control", "no-store");
    return seen;
}

http::Response empty_form(Visit& visit, const Form& form) {
    Typed typed;
    typed.submission.about = in_whole_letters(visit.parameter("about"), intake::kAboutBytesMax);
    return form_page(visit, form, typed);
}

}  // namespace

http::Response feedback(Visit& visit, const http::Captures& /*names*/) {
    const auto number = in_whole_letters(visit.parameter("number"), kNumberBytesMax);
    if (!number.empty()) {
        return submission_status(visit, {{"number", number}});
    }
    const auto& bureau = visit.definitions().bureau;
    return render(
        visit,
        Page{
            .name = "feedback",
            .title = "监督与纠错",
            .column = "监督与纠错",
            .section = "feedback",
            .description = "投诉举报、信息纠错、查询受理情况。",
            .published_at = "",
            .crumbs = {{"监督与纠错", ""}},
            .fields = {{"supervisor", bureau.supervisor}},
        }
    );
}

http::Response complaint_form(Visit& visit, const http::Captures& /*names*/) {
    return empty_form(visit, complaint());
}

http::Response correction_form(Visit& visit, const http::Captures& /*names*/) {
    return empty_form(visit, correction());
}

http::Response send_complaint(Visit& visit, const http::Captures& /*names*/) {
    return send(visit, complaint());
}

http::Response send_correction(Visit& visit, const http::Captures& /*names*/) {
    return send(visit, correction());
}

http::Response submission_status(Visit& visit, const http::Captures& names) {
    const auto& number = names.find("number")->second;
    const auto mailbox = visit.site().parts.mailbox.lease();
    const auto status = intake::status(*mailbox, number);
    Page page{
        .name = "received",
        .title = status ? "已收到，编号 " + status->number : "没有这个编号",
        .column = "监督与纠错",
        .section = "feedback",
        .description = "投诉举报和信息纠错的受理情况。",
        .published_at = "",
        .crumbs = {{"监督与纠错", "/feedback"}, {"受理情况", ""}},
        .fields =
            {
                {"is_known", status.has_value()},
                {"number", status ? status->number : number},
                {"received", status ? minute_of(status->received_at) : ""},
                {"state",
                 status && status->state == "received" ? "已收到，等待办理"
                 : status                              ? status->state
                                                       : ""},
            },
        .status = status ? 200 : 404,
        .is_indexed = false,
    };
    auto response = render(visit, std::move(page));
    response.keep_until.reset();
    response.headers.emplace_back("Cache-Control", "no-store");
    return response;
}

}  // namespace mingjing::portal
