// What happens to cases beside their steps: personal values erased by law; running cases taken
// over to the version of their procedure in use (程序从新), shown before it is done.

#include <set>

#include "api/acts_json.h"
#include "api/case_parts.h"
#include "api/endpoint_groups.h"
#include "api/idempotency.h"
#include "desk/cases.h"
#include "query/cases.h"

namespace mingjing::api {

namespace {

using identity::Action;

constexpr std::size_t kCasesMax = 200;  // shown, or looked at in one page
constexpr std::int64_t kFieldsMax = 50;

Answer erase_values(Call& call) {
    const auto asked = standing_case_asked(call);
    if (!asked) {
        return tl::unexpected(asked.error());
    }
    const auto& [row, state] = *asked;
    auto cases = call.cases();
    if (call.if_match() != etag_of(row)) {
        return tl::unexpected(stale(case_json(call, cases, row, state)));
    }
    std::vector<std::string> fields;
    for (const auto& field : *member(call.body(), "fields").list()) {
        fields.emplace_back(*field.text());
    }
    const auto done =
        cases.erase(call.actor(), row.stream, fields, text_of(call.body(), "basis"), row.version);
    if (!done) {
        return tl::unexpected(problem(done.error()));
    }
    forget_answers(call, row.number);
    const auto after = row_numbered(call, row.number);
    return standing(call, after.value_or(row));
}

const domain::Procedure* procedure_asked(const Call& call) {
    return call.definitions().procedure(call.name("procedure"));
}

std::vector<query::CaseRow> others(
    const Call& call, const domain::Procedure& procedure, std::size_t most = kCasesMax
) {
    const auto ledger = call.parts().ledger.lease();
    return query::of_other_versions(*ledger, procedure.key, procedure.digest, most);
}

// Where the case would go on, or why it cannot.
Fields would_be(
    Call& call, desk::Cases& cases, const query::CaseRow& row, const domain::Procedure& procedure
) {
    auto body = to_json(call, row);
    const auto state = cases.state(row.stream);
    const auto event =
        state ? cases.migration_of(*state) : desk::Cases::Result<std::vector<case_file::Event>>{};
    body.emplace("goes_to", "");
    body.emplace("stops", List{});
    if (!event) {
        body.emplace("why_not", why_not_json(event.error()));
    } else if (!event->empty()) {
        const auto* stage = procedure.stage(event->front().stage);
        body["goes_to"] = stage == nullptr ? event->front().stage : stage->name;
        List stops;
        const auto& migrated = std::get<case_file::Migrated>(event->front().content);
        for (const auto& [was, is] : case_file::renamings(migrated)) {
            if (is.empty()) {
                stops.emplace_back(was);
            }
        }
        body["stops"] = std::move(stops);
    }
    return body;
}

Answer list_migration(Call& call) {
    const auto* procedure = procedure_asked(call);
    if (procedure == nullptr) {
        return tl::unexpected(not_found("这个程序"));
    }
    auto cases = call.cases();
    List rows;
    for (const auto& row : others(call, *procedure)) {
        rows.emplace_back(would_be(call, cases, row, *procedure));
    }
    return Reply{.body = Fields{{"cases", std::move(rows)}}};
}

// Each case for itself: one that cannot goes on as it is, and is named.
Answer migrate_cases(Call& call) {
    const auto* procedure = procedure_asked(call);
    if (procedure == nullptr) {
        return tl::unexpected(not_found("这个程序"));
    }
    auto cases = call.cases();
    std::int64_t migrated = 0;
    List left;
    // Page by page: those looked at may still be listed, so each page reaches beyond them.
    std::set<std::string> looked_at;
    std::vector<query::CaseRow> page;
    const auto next_page = [&] {
        page = others(call, *procedure, kCasesMax + looked_at.size());
        std::erase_if(page, [&](const auto& row) { return !looked_at.insert(row.number).second; });
        return !page.empty();
    };
    while (next_page()) {
        for (const auto& row : page) {
            const auto done =
                cases.migrate(call.actor(), row.stream, text_of(call.body(), "basis"));
            if (done) {
                ++migrated;
            } else if (done.error().code == "not-permitted") {
                return tl::unexpected(problem(done.error()));
            } else {
                left.emplace_back(would_be(call, cases, row, *procedure));
            }
        }
    }
    return Reply{.body = Fields{{"migrated", migrated}, {"cases", std::move(left)}}};
}

Shape would_be_shape() {
    const auto word = shape::text(400);
    return shape::object({
        {"number", word},
        {"procedure", word},
        {"procedure_name", word},
        {"item", word},
        {"unit", word},
        {"source", word},
        {"party", word},
        {"stage", word},
        {"stage_name", word},
        {"is_over", shape::flag()},
        {"opened_on", word},
        {"moved_on", word},
        {"next_due", word},
        {"version", word},
        {"goes_to", shape::described(word, "在新的程序里所在的环节")},
        {"stops", shape::described(shape::list(word), "新的程序没有、不再计算的期限")},
        {"why_not", why_not_shape(), false},
    });
}

}  // namespace

std::vector<Endpoint> case_change_endpoints() {
    auto erase = Group{"案件", Action::erase}.post(
        "/api/v1/cases/{number}/erasures", "eraseOfCase", "依法删除案件中的个人信息", erase_values
    );
    erase.takes = Takes::json;
    erase.body = shape::object(
        {{"fields", shape::list(shape::text(64), kFieldsMax)}, {"basis", shape::text(1000)}}
    );
    erase.is_command = true;
    erase.is_checked = true;
    erase.answer = shape::named("Case");

    const Group adopting{"案件", Action::adopt};
    auto preview = adopting.get(
        "/api/v1/procedures/{procedure}/migration",
        "previewMigration",
        "适用新的程序会怎样：仍按旧版办理的案件，各到哪个环节，哪些不能",
        list_migration
    );
    preview.answer = shape::object({{"cases", shape::list(would_be_shape())}});

    auto migrate = adopting.post(
        "/api/v1/procedures/{procedure}/migration",
        "migrateCases",
        "把在办案件转到现行程序（程序从新）；不能转的逐件列出",
        migrate_cases
    );
    migrate.takes = Takes::json;
    migrate.body = shape::object({{"basis", shape::text(1000)}});
    migrate.is_command = true;
    migrate.answer = shape::object(
        {{"migrated", shape::whole(0, static_cast<std::int64_t>(kCasesMax))},
         {"cases", shape::list(would_be_shape())}}
    );
    return {erase, preview, migrate};
}

}  // namespace mingjing::api
