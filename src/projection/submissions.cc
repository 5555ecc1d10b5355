#include <array>
#include <vector>

#include <fmt/format.h>

#include "domain/attachment.h"
#include "domain/timeline.h"
#include "projection/listing.h"
#include "projection/projected.h"
#include "record/entry_codec.h"

namespace mingjing::projection {

namespace {

using db::Cell;

Listing listing(const Context& context, const events::Submitted& event) {
    const auto* schema = context.definitions.find(event.register_key);
    if (schema != nullptr) {
        return listing_of(*schema, event);
    }
    // A register the bureau no longer keeps: its history stays, its lists are not shown.
    Listing bare;
    bare.title = event.key;
    bare.is_withheld = true;
    return bare;
}

void insert_references(
    const Context& context, std::int64_t submission, const std::vector<Reference>& references
) {
    for (const auto& [field, value] : references) {
        const std::array<Cell, 3> row{submission, field, value};
        context.connection.run(
            "INSERT INTO entry_references(submission, field, value) VALUES ($1, $2, $3)", row
        );
    }
}

void insert_looked_up(
    const Context& context, std::int64_t submission, const std::vector<LookedUp>& looked_up
) {
    for (const auto& [field, digest] : looked_up) {
        const std::array<Cell, 3> row{submission, field, digest};
        context.connection.run(
            "INSERT INTO entry_lookups(submission, field, digest) VALUES ($1, $2, $3)", row
        );
    }
}

void insert_attachments(
    const Context& context, std::int64_t submission, const events::Submitted& event
) {
    auto digests = domain::attached_in(event.content);
    digests.merge(domain::attached_in(event.personal));
    for (const auto& digest : digests) {
        const std::array<Cell, 2> row{submission, digest};
        context.connection.run(
            "INSERT INTO entry_attachments(submission, digest) VALUES ($1, $2)", row
        );
    }
}

// It is no longer under review, and nothing came of it: what was public before still is.
void end_review(const Context& context, const std::string& stage_of_new) {
    const std::array<Cell, 3> cells{
        context.record.stream, stage_of_new, std::int64_t{stage_of_new == "returned"}};
    context.connection.run(
        "UPDATE entries SET pending = NULL, next_role = '', reviewers = '', returned = $3,"
        " stage = CASE"
        " WHEN versions = 0 THEN $2"
        " WHEN versions = (SELECT max(version) FROM withdrawals WHERE entry = entries.id)"
        " THEN 'withdrawn' ELSE 'published' END WHERE stream = $1",
        cells
    );
}

}  // namespace

void submitted(const Context& context, const events::Submitted& event) {
    const auto listed = listing(context, event);
    const auto left = event.reviewers.size();
    const std::array<Cell, 10> entry{
        context.position(),
        context.record.stream,
        event.register_key,
        event.key,
        static_cast<std::int64_t>(left),
        left == 0 ? "approved" : "submitted",
        event.unit,
        fmt::format("{}", fmt::join(event.reviewers, "\n")),
        left == 0 ? std::string{} : event.reviewers.front(),
        listed.title,
    };
    context.connection.run(
        "INSERT INTO entries(id, stream, register, key, newest, pending, reviews_left, versions,"
        " stage, unit, reviewers, next_role, title) VALUES ($1 + 1, $2, $3, $4, $1, $1, $5, 0,"
        " $6, $7, $8, $9, $10)"
        " ON CONFLICT (stream) DO UPDATE SET newest = excluded.newest,"
        " pending = excluded.pending, reviews_left = excluded.reviews_left,"
        " stage = excluded.stage, unit = excluded.unit, reviewers = excluded.reviewers,"
        " next_role = excluded.next_role, title = excluded.title, returned = 0",
        entry
    );
    std::vector<Cell> row{
        context.position(),
        context.record.stream,
        std::string(record::kind_name(event.kind)),
        event.effective_from,
        event.effective_to.empty() ? domain::kOpenEnd : event.effective_to,
        event.due,
        std::int64_t{listed.is_withheld},
        listed.title,
        listed.facets,
        event.register_key,
    };
    row.insert(row.end(), listed.sorts.begin(), listed.sorts.end());
    context.connection.run(
        "INSERT INTO submissions(position, entry, kind, effective_from, effective_to, due,"
        " is_withheld, title, facets, register, sort_0, sort_1, sort_2, sort_3, sort_4, sort_5,"
        " sort_6)"
        " VALUES ($1, (SELECT id FROM entries WHERE stream = $2),"
        " $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)",
        row
    );
    insert_references(context, context.position(), listed.references);
    insert_looked_up(context, context.position(), listed.looked_up);
    insert_attachments(context, context.position(), event);
}

// A database writes anew every index on a column a statement names, changed or not: the stage,
// on which most of them stand, is named only where the last approval changes it.
void approved(const Context& context) {
    const std::array<Cell, 1> stream{context.record.stream};
    // The chain's next line, if any; what comes before it is done.
    constexpr std::string_view kRest = "substr(reviewers, length(next_role) + 2)";
    context.connection.run(
        fmt::format(
            "UPDATE entries SET reviews_left = reviews_left - 1, reviewers = {0},"
            " next_role = CASE WHEN instr({0}, '\n') > 0"
            " THEN substr({0}, 1, CAST(instr({0}, '\n') - 1 AS INTEGER)) ELSE {0} END"
            " WHERE stream = $1",
            kRest
        ),
        stream
    );
    context.connection.run(
        "UPDATE entries SET stage = 'approved' WHERE stream = $1 AND reviews_left = 0", stream
    );
}

void returned(const Context& context) {
    end_review(context, "returned");
}

void taken_back(const Context& context) {
    end_review(context, "taken_back");
}

// What lists showed of the erased fields goes too: it is worked out again from the
// ledger, where they are gone already.
void erased(const Context& context, const events::Erased& event) {
    for (const auto position : event.positions) {
        const auto records = ledger::read(context.connection, position, 1);
        if (records.empty()) {
            continue;
        }
        const auto decoded = record::decode(records.front());
        const auto* entry_event = std::get_if<events::Event>(&decoded);
        const auto* submission =
            entry_event == nullptr ? nullptr : std::get_if<events::Submitted>(entry_event);
        if (submission == nullptr) {
            continue;
        }
        const auto id = static_cast<std::int64_t>(position);
        const auto listed = listing(context, *submission);
        std::vector<Cell> row{id, listed.title, listed.facets};
        row.insert(row.end(), listed.sorts.begin(), listed.sorts.end());
        context.connection.run(
            "UPDATE submissions SET title = $2, facets = $3, sort_0 = $4, sort_1 = $5,"
            " sort_2 = $6, sort_3 = $7, sort_4 = $8, sort_5 = $9, sort_6 = $10"
            " WHERE position = $1",
            row
        );
        const std::array<Cell, 3> named{context.record.stream, id, listed.title};
        context.connection.run(
            "UPDATE entries SET title = $3 WHERE stream = $1 AND newest = $2", named
        );
        const std::array<Cell, 1> gone{id};
        context.connection.run("DELETE FROM entry_references WHERE submission = $1", gone);
        insert_references(context, id, listed.references);
        context.connection.run("DELETE FROM entry_lookups WHERE submission = $1", gone);
        insert_looked_up(context, id, listed.looked_up);
        context.connection.run("DELETE FROM entry_attachments WHERE submission = $1", gone);
        insert_attachments(context, id, *submission);
    }
    const std::array<Cell, 3> change{context.position(), context.record.stream, context.time()};
    context.connection.run(
        "INSERT INTO public_changes(position, kind, register, entry, version, changed_at)"
        " SELECT $1, 'erased', register, id, versions, $3 FROM entries WHERE stream = $2",
        change
    );
}

}  // namespace mingjing::projection
