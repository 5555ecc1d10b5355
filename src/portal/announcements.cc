// /announcements: what the law has the bureau put up (公告送达, 听证公告), for as long as it is to
// be read. What a page tells is what its kind's definition says, and no more than the paper prints;
// once it is over only that there was one stays (个人信息保护法 art. 19).

#include "query/announcements.h"

#include <utility>

#include "domain/attachment.h"
#include "domain/instrument_view.h"
#include "portal/page.h"
#include "portal/pager.h"
#include "portal/pages.h"
#include "portal/sent_file.h"
#include "portal/urls.h"
#include "portal/words.h"

namespace mingjing::portal {

namespace {

constexpr std::uint64_t kAnnouncementsPerPage = 20;
constexpr std::string_view kNoAnnouncement = "没有这份公告，或者它已经作废。";

// A sum in its digits, a long text by its paragraphs.
List lines_of(const Value& value) {
    if (const auto* paragraphs = value.list()) {
        return *paragraphs;
    }
    if (const auto* sum = value.fields()) {
        return {std::string(text_of(*sum, "digits")) + "元"};
    }
    return value.text() == nullptr || value.text()->empty() ? List{} : List{*value.text()};
}

List announced_rows(const query::Announcement& one) {
    const auto view = domain::instrument_view(*one.kind, one.data);
    List rows;
    for (const auto& key : one.kind->announced->shows) {
        auto lines = lines_of(member(view, key));
        const auto* field = domain::find_field(one.kind->schema.fields, key);
        if (!lines.empty() && field != nullptr) {
            rows.emplace_back(Fields{{"label", field->label}, {"lines", std::move(lines)}});
        }
    }
    return rows;
}

// By what the list calls one that can still be read: whom or what it is about.
std::string announced_of(const query::Announcement& one) {
    const auto lines = announced_rows(one);
    const auto* first = lines.empty() ? nullptr : member(*lines.front().fields(), "lines").list();
    return first == nullptr ? std::string{} : *first->front().text();
}

Fields announcement_view(const query::Announcement& one, const std::string& today) {
    const bool is_running = one.runs(today);
    const bool is_late = one.is_late();
    const auto url = "/announcements/" + one.row.code;
    const bool has_file = is_running && !one.is_erased;
    return {
        {"name", one.row.title},
        {"number", one.row.number},
        {"url", url},
        {"subject", is_running ? announced_of(one) : std::string{}},
        {"issued", chinese_day(one.issued_on)},
        {"issued_on", one.issued_on},
        {"until", is_late ? std::string{} : chinese_day(one.until)},
        {"over_on", chinese_day(one.until)},
        {"is_late", is_late},
        {"standing",
         is_running ? "公告中"
         : is_late  ? "发出时已过期"
                    : "已届满"},
        {"style", is_running ? "ok" : "off"},
        {"is_running", is_running},
        {"told", is_running ? announced_rows(one) : List{}},
        {"file_url", has_file ? url + "/pdf" : std::string{}},
        {"pages", one.row.pages},
        {"digest", one.row.digest},
        {"verify_url", "/verify/" + one.row.code}};
}

// Issued, over or voided, it is so for whoever asks next: no public change tells the cache.
http::Response asked_each_time(http::Response response) {
    response.keep_until.reset();
    return response;
}

std::optional<query::Announcement> announcement_named(Visit& visit, const http::Captures& names) {
    return query::announcement_coded(
        visit.ledger(), visit.definitions().instruments, names.find("code")->second
    );
}

}  // namespace

http::Response announcements(Visit& visit, const http::Captures& /*names*/) {
    const auto page = page_number(visit.parameter("page"));
    if (!page) {
        return bad_request(visit, kNoPage);
    }
    const auto found = query::announcements(
        visit.ledger(), visit.definitions().instruments, *page, kAnnouncementsPerPage
    );
    List rows;
    for (const auto& one : found.announcements) {
        rows.emplace_back(announcement_view(one, visit.today()));
    }
    const auto pages = (found.total + kAnnouncementsPerPage - 1) / kAnnouncementsPerPage;
    return asked_each_time(render(
        visit,
        Page{
            .name = "announcements",
            .title = "公告",
            .column = "公告",
            .section = "announcements",
            .description = "本机关的送达公告、听证公告，以及各份公告的期限。",
            .published_at = "",
            .crumbs = {{"公告", ""}},
            .fields =
                {{"is_empty", rows.empty()},
                 {"rows", std::move(rows)},
                 {"total", grouped(found.total)},
                 {"pager",
                  pager(
                      *page,
                      pages,
                      [](std::uint64_t number) {
                          return with("/announcements", {{"page", std::to_string(number)}});
                      }
                  )}},
        }
    ));
}

http::Response announcement(Visit& visit, const http::Captures& names) {
    const auto one = announcement_named(visit, names);
    if (!one) {
        return not_found(visit, kNoAnnouncement);
    }
    return asked_each_time(render(
        visit,
        Page{
            .name = "announcement",
            .title = one->row.title + (one->row.number.empty() ? "" : " " + one->row.number),
            .column = "公告",
            .section = "announcements",
            .description = "本机关的一份公告。",
            .published_at = one->issued_on,
            .crumbs = {{"公告", "/announcements"}, {one->row.title, ""}},
            .fields = announcement_view(*one, visit.today()),
            .is_article = true,
            .is_indexed = one->runs(visit.today()),
        }
    ));
}

http::Response announcement_file(Visit& visit, const http::Captures& names) {
    const auto one = announcement_named(visit, names);
    if (!one) {
        return not_found(visit, kNoAnnouncement);
    }
    if (!one->runs(visit.today()) || one->is_erased) {
        return not_found(visit, "这份公告已经届满，或者其中的个人信息已经删除，原件不再提供。");
    }
    return file_sent(
        visit,
        {.name = one->row.title + one->row.number + ".pdf",
         .digest = one->row.digest,
         .bytes = one->row.bytes,
         .type = "application/pdf"}
    );
}

}  // namespace mingjing::portal
