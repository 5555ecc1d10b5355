#include "projection/tables.h"

#include <span>
#include <string>

#include "projection/case_tables.h"
#include "projection/projection.h"

namespace mingjing::projection {

namespace {

constexpr std::string_view kEntries = R"(
CREATE TABLE entries(
    id INTEGER PRIMARY KEY,          -- from 1: 1 + position of the first submission
    stream TEXT NOT NULL,
    register TEXT NOT NULL,
    key TEXT NOT NULL,
    pending INTEGER,                 -- the submission under review
    reviews_left INTEGER NOT NULL,
    versions INTEGER NOT NULL        -- published so far
);
CREATE UNIQUE INDEX entries_by_stream ON entries(stream);
CREATE UNIQUE INDEX entries_by_key ON entries(register, key);
CREATE INDEX entries_under_review ON entries(register, id) WHERE pending IS NOT NULL;

CREATE TABLE submissions(
    position INTEGER PRIMARY KEY,
    entry INTEGER NOT NULL,
    kind TEXT NOT NULL,
    effective_from TEXT NOT NULL,    -- '' for the day of publication
    effective_to TEXT NOT NULL,
    due TEXT NOT NULL,
    is_withheld INTEGER NOT NULL,
    title TEXT NOT NULL,
    facets TEXT NOT NULL,
    sort_0 TEXT NOT NULL,
    sort_1 TEXT NOT NULL,
    sort_2 TEXT NOT NULL,
    sort_3 TEXT NOT NULL,
    sort_4 TEXT NOT NULL,
    sort_5 TEXT NOT NULL,
    sort_6 TEXT NOT NULL
);
CREATE TABLE entry_references(
    submission INTEGER NOT NULL,
    field TEXT NOT NULL,
    value TEXT NOT NULL
);
CREATE INDEX entry_references_by_value ON entry_references(value, field, submission);
CREATE INDEX entry_references_by_submission ON entry_references(submission);
)";

constexpr std::string_view kPublication = R"(
CREATE TABLE entry_versions(
    position INTEGER PRIMARY KEY,    -- of the publication
    entry INTEGER NOT NULL,
    version INTEGER NOT NULL,
    submission INTEGER NOT NULL,
    kind TEXT NOT NULL,
    effective_from TEXT NOT NULL,
    effective_to TEXT NOT NULL,
    edition INTEGER,
    published_at INTEGER NOT NULL
);
CREATE UNIQUE INDEX entry_versions_by_entry ON entry_versions(entry, version);
CREATE INDEX entry_versions_by_edition ON entry_versions(edition, position)
    WHERE edition IS NOT NULL;

CREATE TABLE entry_periods(
    register TEXT NOT NULL,
    entry INTEGER NOT NULL,
    version INTEGER NOT NULL,
    submission INTEGER NOT NULL,
    effective_from TEXT NOT NULL,
    effective_to TEXT NOT NULL,
    is_newest INTEGER NOT NULL,      -- the newest version's own period
    from_position INTEGER NOT NULL,
    from_edition INTEGER,            -- seen once this edition is visible
    to_position INTEGER NOT NULL,
    to_edition INTEGER               -- no longer seen once this edition is visible
);
CREATE INDEX entry_periods_by_register ON entry_periods(register, to_position);
CREATE INDEX entry_periods_by_entry ON entry_periods(entry, to_position);
CREATE INDEX entry_periods_by_submission ON entry_periods(submission);

CREATE TABLE editions(
    id INTEGER PRIMARY KEY,          -- position of its first event
    stream TEXT NOT NULL,
    register TEXT NOT NULL,
    entries INTEGER NOT NULL,
    begun_at INTEGER NOT NULL,
    visible_position INTEGER,
    visible_at INTEGER
);
CREATE UNIQUE INDEX editions_by_stream ON editions(stream);

CREATE TABLE withdrawals(
    position INTEGER PRIMARY KEY,
    entry INTEGER NOT NULL,
    version INTEGER NOT NULL,        -- the newest one then
    reason TEXT NOT NULL,
    basis TEXT NOT NULL,
    withdrawn_at INTEGER NOT NULL
);
CREATE INDEX withdrawals_by_entry ON withdrawals(entry, position);

CREATE TABLE public_changes(
    position INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,              -- initial revision correction withdrawn erased edition adopted
    register TEXT NOT NULL,
    entry INTEGER,
    edition INTEGER,
    version INTEGER NOT NULL,
    changed_at INTEGER NOT NULL
);
CREATE INDEX public_changes_by_register ON public_changes(register, position);

CREATE TABLE adoptions(
    position INTEGER PRIMARY KEY,
    digest TEXT NOT NULL,
    adopted_by TEXT NOT NULL,
    adopted_at INTEGER NOT NULL
);
CREATE TABLE made_with(
    one INTEGER PRIMARY KEY CHECK (one = 1),
    definitions TEXT NOT NULL
);
)";

// Tables without these were made by an older program: `prepare` makes all of them anew.
constexpr std::string_view kLookups = R"(
ALTER TABLE entries ADD COLUMN newest INTEGER NOT NULL DEFAULT 0;  -- its last submission
CREATE TABLE entry_lookups(
    submission INTEGER NOT NULL,
    field TEXT NOT NULL,
    digest TEXT NOT NULL             -- SHA-256 of the text, hex
);
CREATE INDEX entry_lookups_by_text ON entry_lookups(digest, field, submission);
CREATE INDEX entry_lookups_by_submission ON entry_lookups(submission);
DELETE FROM made_with;
)";

// Where an entry stands, for the office's lists: whose it is, whose turn it is.
constexpr std::string_view kStages = R"(
ALTER TABLE entries ADD COLUMN stage TEXT NOT NULL DEFAULT '';
ALTER TABLE entries ADD COLUMN unit TEXT NOT NULL DEFAULT '';
ALTER TABLE entries ADD COLUMN reviewers TEXT NOT NULL DEFAULT '';  -- roles, a line each
ALTER TABLE entries ADD COLUMN next_role TEXT NOT NULL DEFAULT '';
ALTER TABLE entries ADD COLUMN returned INTEGER NOT NULL DEFAULT 0;  -- 1: to be mended
CREATE INDEX entries_by_stage ON entries(register, stage, key);
CREATE INDEX entries_by_turn ON entries(next_role, id) WHERE next_role <> '';
CREATE INDEX entries_returned ON entries(unit, id) WHERE returned = 1;
DELETE FROM made_with;
)";

// What other units may see of an entry though something newer is under review.
constexpr std::string_view kShown = R"(
ALTER TABLE entries ADD COLUMN published INTEGER;  -- submission of the newest version
DELETE FROM made_with;
)";

// Entries are found by the statutes they cite too: `prepare` makes all of it anew.
constexpr std::string_view kCitations = "DELETE FROM made_with;";

// A register of a hundred thousand entries, listed. What is counted and searched stands in one
// index of the entries; what a list is ordered by, in one of the submissions each, so that the
// steps of a review touch none of these.
constexpr std::string_view kLists = R"(
ALTER TABLE entries ADD COLUMN title TEXT NOT NULL DEFAULT '';  -- of its last submission
CREATE INDEX entries_by_unit ON entries(register, unit, stage, key);
CREATE INDEX entries_by_submission ON entries(register, newest);
CREATE INDEX entries_approved ON entries(id) WHERE stage = 'approved';

ALTER TABLE submissions ADD COLUMN register TEXT NOT NULL DEFAULT '';
CREATE INDEX submissions_by_due ON submissions(
    register, (CASE WHEN due = '' THEN 1 ELSE 0 END), due, entry, position);
CREATE INDEX submissions_by_due_down ON submissions(
    register, (CASE WHEN due = '' THEN 1 ELSE 0 END), due DESC, entry DESC, position);
CREATE INDEX submissions_by_1 ON submissions(register, sort_1, entry, position);
CREATE INDEX submissions_by_2 ON submissions(register, sort_2, entry, position);
CREATE INDEX submissions_by_3 ON submissions(register, sort_3, entry, position);
CREATE INDEX submissions_by_4 ON submissions(register, sort_4, entry, position);
CREATE INDEX submissions_by_5 ON submissions(register, sort_5, entry, position);
CREATE INDEX submissions_by_6 ON submissions(register, sort_6, entry, position);
DELETE FROM made_with;
)";
// Not on PostgreSQL, which bounds a row of an index: a title may be longer than that.
constexpr std::string_view kListsOfTexts = R"(
CREATE INDEX entries_listed
    ON entries(register, title, key, stage, unit, published, versions, newest);
CREATE INDEX submissions_by_facets ON submissions(register, facets, entry, position);
CREATE INDEX submissions_by_title ON submissions(register, title, entry, position);
)";
// What the vault keeps for the ledger's sake, whatever the definitions of the day say.
constexpr std::string_view kAttachments = R"(
CREATE TABLE entry_attachments(
    submission INTEGER NOT NULL,
    digest TEXT NOT NULL             -- SHA-256 of the file, hex
);
CREATE INDEX entry_attachments_by_digest ON entry_attachments(digest);
CREATE INDEX entry_attachments_by_submission ON entry_attachments(submission);
DELETE FROM made_with;
)";

// Revisions published later than the day they name are in force from their publication on:
// `prepare` makes all of it anew. Lists go by the submission that is seen, not by the newest.
constexpr std::string_view kNotBeforePublication = R"(
DROP INDEX entries_by_submission;
CREATE INDEX submissions_by_position ON submissions(register, position, entry);
DELETE FROM made_with;
)";

// What of the definitions the days of clocks alone hang on stands apart (renewal.h).
constexpr std::string_view kCalendars =
    "ALTER TABLE made_with ADD COLUMN beside_calendars TEXT NOT NULL DEFAULT '';"
    "ALTER TABLE made_with ADD COLUMN calendars TEXT NOT NULL DEFAULT '';"
    "DELETE FROM made_with;";

std::string replaced(std::string text, std::string_view what, std::string_view with) {
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at)) {
        text.replace(at, what.size(), with);
        at += with.size();
    }
    return text;
}

// PostgreSQL also lacks instr.
std::string for_postgres(std::string_view sqlite) {
    return replaced(
        replaced(std::string(sqlite), " INTEGER", " BIGINT"), " TEXT", " TEXT COLLATE \"C\""
    );
}

constexpr std::string_view kInstr =
    "CREATE FUNCTION instr(TEXT, TEXT) RETURNS BIGINT LANGUAGE sql IMMUTABLE PARALLEL SAFE"
    " AS 'SELECT strpos($1, $2)::BIGINT';";

}  // namespace

void migrate(db::Connection& connection) {
    migrate_to(connection, kSteps);
}

void migrate_to(db::Connection& connection, std::size_t steps_taken) {
    const auto entries = for_postgres(kEntries);
    const auto publication = for_postgres(kPublication) + std::string(kInstr);
    const auto lookups = for_postgres(kLookups);
    const auto stages = for_postgres(kStages);
    const auto shown = for_postgres(kShown);
    const auto lists = for_postgres(kLists);
    const auto all_lists = std::string(kLists) + std::string(kListsOfTexts);
    const auto attachments = for_postgres(kAttachments);
    const auto cases = for_postgres(kCases);
    const auto case_files = for_postgres(kCaseFiles);
    const auto instruments = for_postgres(kInstruments);
    const auto clocks_that_stop = for_postgres(kClocksThatStop);
    const auto archives = for_postgres(kArchives);
    const auto acts_told = for_postgres(kActsTold);
    const auto decisions = for_postgres(kDecisions);
    const auto sittings = for_postgres(kSittings);
    const auto reviews = for_postgres(kReviews);
    const auto case_lists = std::string(kCaseLists) + std::string(kCaseListsOfSqlite);
    const auto form_numbers = for_postgres(kFormNumbers);
    const auto employers = std::string(kEmployers) + std::string(kEmployersIndexedOfSqlite);
    const auto employers_of_postgres = for_postgres(kEmployers) + std::string(kEmployersIndexed);
    const auto bars = for_postgres(kBars);
    const auto sign_offs = for_postgres(kSignOffs);
    const auto clock_amounts = for_postgres(kClockAmounts);
    const auto case_officers = for_postgres(kCaseOfficers);
    const auto origins = for_postgres(kOrigins);
    const auto signed_copies = for_postgres(kSignedCopies);
    const auto performance = for_postgres(kPerformance);
    const std::array<db::Migration, kSteps> steps{{
        {.number = 1, .sqlite = kEntries, .postgres = entries},
        {.number = 2, .sqlite = kPublication, .postgres = publication},
        {.number = 3, .sqlite = kLookups, .postgres = lookups},
        {.number = 4, .sqlite = kStages, .postgres = stages},
        {.number = 5, .sqlite = kShown, .postgres = shown},
        {.number = 6, .sqlite = kCitations, .postgres = kCitations},
        {.number = 7, .sqlite = all_lists, .postgres = lists},
        {.number = 8, .sqlite = kAttachments, .postgres = attachments},
        {.number = 9, .sqlite = kNotBeforePublication, .postgres = kNotBeforePublication},
        {.number = 10, .sqlite = kCases, .postgres = cases},
        {.number = 11, .sqlite = kCaseFiles, .postgres = case_files},
        {.number = 12, .sqlite = kInstruments, .postgres = instruments},
        {.number = 13, .sqlite = kClocksThatStop, .postgres = clocks_that_stop},
        {.number = 14, .sqlite = kArchives, .postgres = archives},
        {.number = 15, .sqlite = kCalendars, .postgres = kCalendars},
        {.number = 16, .sqlite = kActsTold, .postgres = acts_told},
        {.number = 17, .sqlite = kClocksByDay, .postgres = kClocksByDay},
        {.number = 18, .sqlite = kDecisions, .postgres = decisions},
        {.number = 19, .sqlite = kSittings, .postgres = sittings},
        {.number = 20, .sqlite = kReviews, .postgres = reviews},
        {.number = 21, .sqlite = kFormNumbers, .postgres = form_numbers},
        {.number = 22, .sqlite = case_lists, .postgres = kCaseLists},
        {.number = 23, .sqlite = kInstalments, .postgres = kInstalments},
        {.number = 24, .sqlite = employers, .postgres = employers_of_postgres},
        {.number = 25, .sqlite = kBars, .postgres = bars},
        {.number = 26, .sqlite = kSignOffs, .postgres = sign_offs},
        {.number = 27, .sqlite = kClockAmounts, .postgres = clock_amounts},
        {.number = 28, .sqlite = kCaseOfficers, .postgres = case_officers},
        {.number = 29, .sqlite = kOrigins, .postgres = origins},
        {.number = 30, .sqlite = kSignedCopies, .postgres = signed_copies},
        {.number = 31, .sqlite = kPerformance, .postgres = performance},
        {.number = 32, .sqlite = kReviewSubjects, .postgres = kReviewSubjects},
        {.number = 33, .sqlite = kInstrumentNumbers, .postgres = kInstrumentNumbers},
    }};
    db::migrate(connection, "projection", std::span(steps).first(steps_taken));
}

}  // namespace mingjing::projection
