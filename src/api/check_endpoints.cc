// Content checked as one types; nothing is kept.

#include <algorithm>
#include <iterator>

#include "api/content.h"
#include "api/draft_parts.h"
#include "api/endpoint_groups.h"
#include "api/masking.h"
#include "api/schema_json.h"
#include "api/sight.h"
#include "desk/lookup.h"
#include "domain/entry_key.h"
#include "domain/rules.h"
#include "drafts/drafts.h"

namespace mingjing::api {

namespace {

// What the schema and the law say of an entry being typed.
Answer check_content(Call& call) {
    const auto& schema = call.schema();
    const auto& sent = *member(call.body(), "content").fields();
    auto content = sent;
    if (auto found = misfits(schema, content); !found.empty()) {
        return tl::unexpected(bad_request(std::move(found)));
    }
    if (const auto before = text_of(call.body(), "key"); !before.empty()) {
        const auto work = call.parts().work.lease();
        if (const auto draft = drafts::find(*work, schema.key, before);
            draft && !beyond_sight(call, draft->unit)) {
            content = shown_again(schema, std::move(content), draft->content);
        }
    }
    const auto lookup = desk::lookup_in(
        call.parts().ledger,
        call.parts().work,
        call.definitions(),
        day_in_china(call.now()),
        domain::entry_key(schema, content)
    );
    domain::Issues issues;
    domain::normalise_entry(schema, content, lookup, issues);
    std::ranges::move(domain::check_entry(schema, content, lookup), std::back_inserter(issues));
    List said;
    for (const auto& issue : issues) {
        said.emplace_back(to_json(
            schema, issue, is_hidden(sent, issue.field) ? Personal::hidden : Personal::shown
        ));
    }
    return Reply{
        .body =
            Fields{{"content", hidden(schema, std::move(content))}, {"issues", std::move(said)}}};
}

}  // namespace

std::vector<Endpoint> check_endpoints() {
    auto check = kDrafts.post(
        "/api/v1/registers/{register}/checks", "checkContent", "校验正在填写的内容", check_content
    );
    check.takes = Takes::json;
    check.body =
        shape::object({{"content", shape::open_object()}, {"key", shape::text(400), false}});
    check.answer = shape::object(
        {{"content", shape::open_object()}, {"issues", shape::list(shape::named("Issue"))}}
    );
    return {std::move(check)};
}

}  // namespace mingjing::api
