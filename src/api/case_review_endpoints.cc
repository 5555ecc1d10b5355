// Who reviews: the reviewers in force, what each has, and whether they are as many as the measure
// asks (GS-11: a measure, not a gate).

#include <algorithm>
#include <set>

#include "api/case_parts.h"
#include "api/endpoint_groups.h"
#include "case_file/reviewers.h"
#include "domain/threshold.h"
#include "query/reviews.h"

namespace mingjing::api {

namespace {

using identity::Action;

constexpr std::string_view kShare = "reviewer_share";

List reviewers_json(
    const std::vector<Fields>& reviewers, const std::vector<query::ReviewLoad>& loads
) {
    List list;
    for (const auto& reviewer : reviewers) {
        const auto number = text_of(reviewer, "certificate_number");
        const auto load = std::ranges::find(loads, number, &query::ReviewLoad::reviewer);
        list.emplace_back(Fields{
            {"number", number},
            {"name", text_of(reviewer, "name")},
            {"unit", text_of(reviewer, "unit")},
            {"engagement", text_of(reviewer, "engagement")},
            {"is_qualified", case_file::is_qualified(reviewer)},
            {"open", load == loads.end() ? 0 : static_cast<std::int64_t>(load->open)}});
    }
    return list;
}

Answer list_reviewers(Call& call) {
    auto cases = call.cases();
    auto reviewers = cases.entries("reviewers");
    std::ranges::sort(reviewers, {}, [](const Fields& one) {
        return std::string(text_of(one, "certificate_number"));
    });
    const auto loads = [&] {
        const auto ledger = call.parts().ledger.lease();
        return query::review_loads(*ledger);
    }();
    const auto wanted =
        domain::threshold_on(call.definitions().thresholds, kShare, day_in_china(call.now()));
    return Reply{
        .body = Fields{
            {"reviewers", reviewers_json(reviewers, loads)},
            {"officers", static_cast<std::int64_t>(cases.entries("officers").size())},
            {"wanted_percent", wanted.value_or(0)}}};
}

Shape reviewers_shape() {
    const auto word = shape::text(400);
    const auto count = shape::whole(0, 1'000'000'000);
    return shape::object({
        {"reviewers",
         shape::list(shape::object({
             {"number", word},
             {"name", word},
             {"unit", word},
             {"engagement", shape::described(word, "专职、兼职")},
             {"is_qualified", shape::described(shape::flag(), "可以审核行政处罚决定")},
             {"open", shape::described(count, "在审案件")},
         }))},
        {"officers", shape::described(count, "执法人员")},
        {"wanted_percent", shape::described(count, "原则上不少于执法人员的百分之几；0是没有规定")},
    });
}

}  // namespace

std::vector<Endpoint> case_review_endpoints() {
    const Group group{"案件", Action::examine};
    auto reviewers = group.get(
        "/api/v1/case-reviewers",
        "getCaseReviewers",
        "法制审核人员、在审案件和配备比例",
        list_reviewers
    );
    reviewers.answer = reviewers_shape();
    return {std::move(reviewers)};
}

}  // namespace mingjing::api
