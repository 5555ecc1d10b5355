#include "projection/tables.h"

#include <span>
#include <string>

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

// Cases, their clocks and steps. When a clock ends is reckoned from the calendar in use.
constexpr std::string_view kCases = R"(
CREATE TABLE cases(
    id INTEGER PRIMARY KEY,          -- position of the event that opened it
    stream TEXT NOT NULL,
    number TEXT NOT NULL,            -- 2026-0001
    year TEXT NOT NULL,
    procedure TEXT NOT NULL,
    procedure_digest TEXT NOT NULL,
    item TEXT NOT NULL,
    unit TEXT NOT NULL,
    source TEXT NOT NULL,
    party TEXT NOT NULL,             -- personal
    stage TEXT NOT NULL,
    is_over INTEGER NOT NULL DEFAULT 0,
    opened_on TEXT NOT NULL,
    moved_on TEXT NOT NULL,          -- came to its stage
    opened_by TEXT NOT NULL,
    version INTEGER NOT NULL         -- of its stream
);
CREATE UNIQUE INDEX cases_by_stream ON cases(stream);
CREATE UNIQUE INDEX cases_by_number ON cases(number);
CREATE INDEX cases_by_year ON cases(year, id);
CREATE INDEX cases_by_stage ON cases(is_over, unit, procedure, stage);
CREATE TABLE case_clocks(
    case_id INTEGER NOT NULL,
    limit_key TEXT NOT NULL,
    started_on TEXT NOT NULL,
    met_on TEXT NOT NULL,            -- '' while it runs
    is_extended INTEGER NOT NULL,
    pauses TEXT NOT NULL,            -- from/to, a line each; to is '' while it lasts
    due_on TEXT NOT NULL             -- '' where it counts hours
);
CREATE UNIQUE INDEX case_clocks_by_limit ON case_clocks(case_id, limit_key);
CREATE INDEX case_clocks_running ON case_clocks(due_on, case_id) WHERE met_on = '';
CREATE TABLE case_steps(
    position INTEGER PRIMARY KEY,
    case_id INTEGER NOT NULL,
    step TEXT NOT NULL,
    act TEXT NOT NULL,
    stage TEXT NOT NULL,             -- after it
    done_on TEXT NOT NULL,
    actor TEXT NOT NULL,
    recorded_at INTEGER NOT NULL
);
CREATE INDEX case_steps_by_case ON case_steps(case_id, position);
DELETE FROM made_with;
)";

// The files a case's evidence names: kept as long as the fact is. Who took steps is asked of.
constexpr std::string_view kCaseFiles = R"(
CREATE TABLE case_files(
    position INTEGER PRIMARY KEY,    -- of the event that names it
    case_id INTEGER NOT NULL,
    digest TEXT NOT NULL
);
CREATE INDEX case_files_by_digest ON case_files(digest);
CREATE INDEX case_steps_by_actor ON case_steps(actor, case_id);
DELETE FROM made_with;
)";

// Instruments. That one number is given once is not left to the writer alone.
constexpr std::string_view kInstruments = R"(
CREATE TABLE instruments(
    id INTEGER PRIMARY KEY,          -- position of the event that numbered it
    stream TEXT NOT NULL,
    instrument TEXT NOT NULL,        -- penalty_decision
    year INTEGER NOT NULL,
    serial INTEGER NOT NULL,
    title TEXT NOT NULL,
    number TEXT NOT NULL,            -- '' where it bears none
    case_stream TEXT NOT NULL,
    dated TEXT NOT NULL,
    code TEXT NOT NULL,
    request TEXT NOT NULL,
    numbered_by TEXT NOT NULL,
    numbered_at INTEGER NOT NULL,
    standing TEXT NOT NULL,          -- numbered, issued, voided
    issued_position INTEGER NOT NULL DEFAULT -1,
    issued_at INTEGER NOT NULL DEFAULT 0,
    digest TEXT NOT NULL DEFAULT '',
    pages INTEGER NOT NULL DEFAULT 0,
    bytes INTEGER NOT NULL DEFAULT 0
);
CREATE UNIQUE INDEX instruments_by_stream ON instruments(stream);
CREATE UNIQUE INDEX instruments_by_number ON instruments(instrument, year, serial);
CREATE UNIQUE INDEX instruments_by_code ON instruments(code);
CREATE INDEX instruments_by_case ON instruments(case_stream, id);
CREATE INDEX instruments_by_request ON instruments(request);
CREATE INDEX instruments_by_digest ON instruments(digest);
CREATE INDEX instruments_to_make ON instruments(id) WHERE standing = 'numbered';
DELETE FROM made_with;
)";

// A clock stops with its case, and one that is a notice is no deadline. Decided cases of the
// same party and item are found.
constexpr std::string_view kClocksThatStop = R"(
ALTER TABLE case_clocks ADD COLUMN stopped_on TEXT NOT NULL DEFAULT '';
ALTER TABLE case_clocks ADD COLUMN is_notice INTEGER NOT NULL DEFAULT 0;
DROP INDEX case_clocks_running;
CREATE INDEX case_clocks_running ON case_clocks(due_on, case_id)
    WHERE met_on = '' AND stopped_on = '' AND is_notice = 0;
CREATE INDEX cases_by_party ON cases(party, item);
DELETE FROM made_with;
)";

// Files archived. That one number is given once is not left to the writer alone.
constexpr std::string_view kArchives = R"(
CREATE TABLE case_archives(
    position INTEGER PRIMARY KEY,    -- of the event
    case_id INTEGER NOT NULL,
    number TEXT NOT NULL,            -- 2026-0001
    year TEXT NOT NULL,
    retention TEXT NOT NULL,
    archived_on TEXT NOT NULL
);
CREATE UNIQUE INDEX case_archives_by_case ON case_archives(case_id);
CREATE UNIQUE INDEX case_archives_by_number ON case_archives(number);
CREATE INDEX case_archives_by_year ON case_archives(year, position);
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
    }};
    db::migrate(connection, "projection", std::span(steps).first(steps_taken));
}

}  // namespace mingjing::projection
