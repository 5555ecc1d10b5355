// /registers/{register}: the entries of one register, filtered, ordered, page by page, as
// of today or of another day.

#include <algorithm>

#include "domain/schema.h"
#include "portal/list_address.h"
#include "portal/list_view.h"
#include "portal/moment_view.h"
#include "portal/page.h"
#include "portal/pager.h"
#include "portal/pages.h"
#include "portal/timeliness.h"
#include "portal/urls.h"
#include "portal/words.h"

namespace mingjing::portal {

namespace {

constexpr std::uint64_t kRowsPerPage = 20;

query::ListRequest request_for(const ListAddress& address, const query::Moment& moment) {
    query::ListRequest request;
    request.register_key = address.register_key;
    request.moment = moment;
    request.text = address.text;
    request.filters = address.filters;
    request.sort = address.sort;
    request.page = address.page;
    request.page_size = kRowsPerPage;
    return request;
}

// The whole register as of the moment the list shows.
List downloads(const domain::Schema& schema, const Parameters& moment) {
    const auto file = [&](std::string_view extension) {
        return with("/data/" + schema.key + std::string(extension), moment);
    };
    return {
        Fields{{"label", "Excel"}, {"url", file(".xlsx")}},
        Fields{{"label", "CSV"}, {"url", file(".csv")}},
        Fields{{"label", "JSON"}, {"url", file(".json")}},
    };
}

// Addresses the page cache may keep: everything a link of the page itself can say.
std::vector<std::string> known_parameters(const domain::Schema& schema) {
    std::vector<std::string> known{"q", "sort", "page", "at", "seen"};
    for (const auto& field : schema.fields) {
        if (field.is_filter) {
            known.push_back("f." + field.key);
        }
    }
    return known;
}

std::string updated_on(Visit& visit, const domain::Schema& schema) {
    const auto summaries = query::summaries(visit.ledger(), visit.definitions());
    const auto found = std::find_if(summaries.begin(), summaries.end(), [&](const auto& summary) {
        return summary.register_key == schema.key;
    });
    return found == summaries.end() ? "" : day_of(found->updated_at);
}

}  // namespace

http::Response register_list(Visit& visit, const http::Captures& names) {
    const auto* schema = visit.open_register(names.find("register")->second);
    if (schema == nullptr) {
        return not_found(visit, "没有这张清单，或者它不对外公示。");
    }
    const auto moment = visit.moment();
    if (!moment) {
        return bad_request(visit, moment.error().what);
    }
    const auto asked = list_address(visit, *schema);
    if (!asked) {
        return bad_request(visit, asked.error().what);
    }
    const auto& address = *asked;
    auto request = request_for(address, *moment);
    // A result is listed until its display period (公示期) is over; other registers show what was.
    if (schema->key == domain::kResults && !request.moment.at) {
        request.moment.at = visit.today();
    }
    const auto found = query::list(visit.ledger(), *schema, request);
    const auto pages = std::max<std::uint64_t>((found.total + kRowsPerPage - 1) / kRowsPerPage, 1);
    if (address.page > pages) {
        return not_found(visit, "这份清单只有 " + grouped(pages) + " 页。");
    }
    const auto updated = updated_on(visit, *schema);
    const auto group = group_word(schema->group);
    const auto known = known_parameters(*schema);
    auto fields = list_view(visit, *schema, address, found);
    const bool tells_of_late =
        schema->key == domain::kResults && !moment->at && !moment->seen_position;
    fields["unpublished"] = tells_of_late ? late_results(visit) : Value{nullptr};
    fields["about"] = schema->about;
    fields["register_name"] = schema->name;
    fields["register_url"] = register_url(schema->key);
    fields["updated"] = updated;
    fields["downloads"] = downloads(*schema, moment_parameters(visit));
    fields["feed_url"] = with("/feed.atom", {{"register", schema->key}});
    fields["moment"] = moment_view(visit, register_url(schema->key));
    fields["pager"] = pager(address.page, pages, [&](std::uint64_t page) {
        return address.with_page(page).url();
    });
    return render(
        visit,
        Page{
            .name = "register",
            .title = schema->name,
            .column = schema->name,
            .section = schema->group,
            .description = schema->about,
            .published_at = updated,
            .crumbs = {{group, with("/registers", {{"group", schema->group}})}, {schema->name, ""}},
            .fields = std::move(fields),
        },
        {known.begin(), known.end()}
    );
}

}  // namespace mingjing::portal
