#pragma once

// The steps that made the tables of cases and of their instruments (tables.h), in their order.

#include <string_view>

namespace mingjing::projection {

// Cases, their clocks and steps. When a clock ends is reckoned from the calendar in use.
inline constexpr std::string_view kCases = R"(
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
inline constexpr std::string_view kCaseFiles = R"(
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
inline constexpr std::string_view kInstruments = R"(
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
inline constexpr std::string_view kClocksThatStop = R"(
ALTER TABLE case_clocks ADD COLUMN stopped_on TEXT NOT NULL DEFAULT '';
ALTER TABLE case_clocks ADD COLUMN is_notice INTEGER NOT NULL DEFAULT 0;
DROP INDEX case_clocks_running;
CREATE INDEX case_clocks_running ON case_clocks(due_on, case_id)
    WHERE met_on = '' AND stopped_on = '' AND is_notice = 0;
CREATE INDEX cases_by_party ON cases(party, item);
DELETE FROM made_with;
)";

// Files archived. That one number is given once is not left to the writer alone.
inline constexpr std::string_view kArchives = R"(
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

// Which act of its case an instrument tells of, by its place; -1 where it tells of none alone.
inline constexpr std::string_view kActsTold = R"(
ALTER TABLE instruments ADD COLUMN act_place INTEGER NOT NULL DEFAULT -1;
DELETE FROM made_with;
)";

// The calendar shows the clocks that are notices, too: one index serves it and the lists by due
// day.
inline constexpr std::string_view kClocksByDay = R"(
DROP INDEX case_clocks_running;
CREATE INDEX case_clocks_running ON case_clocks(due_on, case_id, limit_key, is_notice)
    WHERE met_on = '' AND stopped_on = '';
DELETE FROM made_with;
)";

// What was decided, to be compared with what is proposed. The measures stand there from the
// proposal on; nothing personal.
inline constexpr std::string_view kDecisions = R"(
CREATE TABLE case_decisions(
    case_id INTEGER PRIMARY KEY,
    item TEXT NOT NULL,
    decided_on TEXT NOT NULL,        -- '' before it is
    tier TEXT NOT NULL,
    fine INTEGER NOT NULL,           -- 分
    base INTEGER NOT NULL,           -- 分: what a multiple is taken of
    people INTEGER NOT NULL,
    months INTEGER NOT NULL,
    is_revoked INTEGER NOT NULL
);
CREATE INDEX case_decisions_alike ON case_decisions(item, tier, decided_on, case_id);
DELETE FROM made_with;
)";

// The number of the form that was printed beforehand, where it was decided on one.
inline constexpr std::string_view kFormNumbers = R"(
ALTER TABLE case_decisions ADD COLUMN form_number TEXT NOT NULL DEFAULT '';
CREATE INDEX case_decisions_forms ON case_decisions(form_number) WHERE form_number <> '';
DELETE FROM made_with;
)";

// Hearings and panels' discussions, listed by where they stand and by their day.
inline constexpr std::string_view kSittings = R"(
CREATE TABLE case_hearings(
    position INTEGER PRIMARY KEY,    -- of the event that began it
    case_id INTEGER NOT NULL,
    state TEXT NOT NULL,             -- asked, arranged, notified; held, withdrawn, ended, lapsed
    asked_on TEXT NOT NULL DEFAULT '',
    day TEXT NOT NULL DEFAULT '',    -- it is arranged for; once over, that it was over on
    presider TEXT NOT NULL DEFAULT '',     -- a certificate's number
    notified_on TEXT NOT NULL DEFAULT '',  -- the notice served
    outcome TEXT NOT NULL DEFAULT '',
    arranged INTEGER NOT NULL DEFAULT -1,  -- positions of the events that say the rest
    held INTEGER NOT NULL DEFAULT -1
);
CREATE INDEX case_hearings_by_case ON case_hearings(case_id, state);
CREATE INDEX case_hearings_by_day ON case_hearings(state, day);
CREATE TABLE case_panels(
    position INTEGER PRIMARY KEY,    -- of the discussion; of the proposal that makes it due
    case_id INTEGER NOT NULL,
    discussed_on TEXT NOT NULL       -- '' while it is due
);
CREATE INDEX case_panels_by_case ON case_panels(case_id, discussed_on);
CREATE INDEX case_panels_by_day ON case_panels(discussed_on, position);
DELETE FROM made_with;
)";

// Who has which case to review, so that the next goes to whoever has the fewest.
inline constexpr std::string_view kReviews = R"(
CREATE TABLE case_reviews(
    position INTEGER PRIMARY KEY,    -- of the event that gave it
    case_id INTEGER NOT NULL,
    reviewer TEXT NOT NULL,          -- a certificate's number
    given_on TEXT NOT NULL,
    ended_on TEXT NOT NULL           -- '' while it is under review
);
CREATE INDEX case_reviews_by_case ON case_reviews(case_id, ended_on);
CREATE INDEX case_reviews_by_reviewer ON case_reviews(reviewer, ended_on);
DELETE FROM made_with;
)";

// Who may not apply for a permit again. One row a case: what it did last is what counts.
inline constexpr std::string_view kBars = R"(
CREATE TABLE case_bars(
    case_id INTEGER PRIMARY KEY,
    begun_on TEXT NOT NULL,
    means TEXT NOT NULL              -- how it deceived
);
ALTER TABLE cases ADD COLUMN party_id TEXT NOT NULL DEFAULT '';  -- a citizen's number, personal
ALTER TABLE case_hearings ADD COLUMN asking INTEGER NOT NULL DEFAULT 0;  -- so many, the bureau too
DELETE FROM made_with;
)";

// Papers sent to be signed off; nothing personal. Of one case, kind and act one row is open.
inline constexpr std::string_view kSignOffs = R"(
CREATE TABLE sign_offs(
    id INTEGER PRIMARY KEY,          -- position of the event that first sent it
    stream TEXT NOT NULL,
    instrument TEXT NOT NULL,        -- penalty_notice
    title TEXT NOT NULL,
    case_stream TEXT NOT NULL,
    act_place INTEGER NOT NULL,      -- of the act it tells of; -1 where of none alone
    standing TEXT NOT NULL,          -- waiting, signed_off, returned, numbered
    sent_by TEXT NOT NULL,
    sent_at INTEGER NOT NULL,
    signed_by TEXT NOT NULL DEFAULT '',
    signed_at INTEGER NOT NULL DEFAULT 0,
    version INTEGER NOT NULL DEFAULT 1  -- of its stream
);
CREATE UNIQUE INDEX sign_offs_by_stream ON sign_offs(stream);
CREATE INDEX sign_offs_by_case ON sign_offs(case_stream, id);
CREATE INDEX sign_offs_waiting ON sign_offs(instrument, id) WHERE standing = 'waiting';
ALTER TABLE instruments ADD COLUMN signed_by TEXT NOT NULL DEFAULT '';
ALTER TABLE instruments ADD COLUMN signed_on TEXT NOT NULL DEFAULT '';
DELETE FROM made_with;
)";

// Lists of a million cases: each in the order of its pages without a sort, counted and searched
// without a look at the rows.
inline constexpr std::string_view kCaseLists = R"(
CREATE INDEX cases_by_state ON cases(is_over, id);
CREATE INDEX cases_by_unit ON cases(unit, id, is_over, procedure, stage);
CREATE INDEX cases_by_procedure ON cases(procedure, id);
DELETE FROM made_with;
)";
// PostgreSQL has the first as its key, and no place for a long name in the second.
inline constexpr std::string_view kCaseListsOfSqlite = R"(
CREATE INDEX cases_in_order ON cases(id);
CREATE INDEX cases_by_words ON cases(unit, number, item, party, is_over);
)";

// Who handles which case now, so that each finds their own.
inline constexpr std::string_view kCaseOfficers = R"(
CREATE TABLE case_officers(
    case_id INTEGER NOT NULL,
    number TEXT NOT NULL             -- a certificate's, as the case has it
);
CREATE UNIQUE INDEX case_officers_by_number ON case_officers(number, case_id);
CREATE INDEX case_officers_by_case ON case_officers(case_id);
DELETE FROM made_with;
)";

// What is left of a fine that was put off: its instalments say when the clock to pay it ends.
inline constexpr std::string_view kInstalments = R"(
ALTER TABLE case_clocks ADD COLUMN instalments TEXT NOT NULL DEFAULT '';  -- day/分, a line each
DELETE FROM made_with;
)";

// What a clock runs for where the event that set it going said so; 0: as long as its limit says.
inline constexpr std::string_view kClockAmounts = R"(
ALTER TABLE case_clocks ADD COLUMN amount INTEGER NOT NULL DEFAULT 0;
DELETE FROM made_with;
)";

// Whose honesty file (守法诚信档案) a case is in: an employer's, by its credit code, or else its
// name.
inline constexpr std::string_view kEmployers = R"(
ALTER TABLE cases ADD COLUMN party_code TEXT NOT NULL DEFAULT '';  -- personal
ALTER TABLE cases ADD COLUMN is_employer INTEGER NOT NULL DEFAULT 0;
ALTER TABLE case_decisions ADD COLUMN is_finding INTEGER NOT NULL DEFAULT 0;  -- the party broke the law
DELETE FROM made_with;
)";
// A part of a name is looked for in the index alone. PostgreSQL has no place for a long one in it.
inline constexpr std::string_view kEmployersIndexed = R"(
CREATE INDEX cases_by_employer ON cases(party_code, id) WHERE is_employer = 1;
)";
inline constexpr std::string_view kEmployersIndexedOfSqlite = R"(
CREATE INDEX cases_by_employer ON cases(party_code, party, id, procedure, unit, is_employer)
    WHERE is_employer = 1;
)";

// Which case came from which, and when an instrument was voided.
inline constexpr std::string_view kOrigins = R"(
ALTER TABLE cases ADD COLUMN from_case TEXT NOT NULL DEFAULT '';  -- number of the other
CREATE INDEX cases_by_origin ON cases(from_case, id) WHERE from_case <> '';
ALTER TABLE instruments ADD COLUMN voided_at INTEGER NOT NULL DEFAULT 0;
DELETE FROM made_with;
)";

// The files of signed copies: kept as long as the fact is, withdrawn or not.
inline constexpr std::string_view kSignedCopies = R"(
CREATE TABLE signed_copies(
    position INTEGER NOT NULL,       -- of the event that attached it
    place INTEGER NOT NULL,          -- of the file in it
    stream TEXT NOT NULL,            -- of the instrument
    case_stream TEXT NOT NULL,
    copy INTEGER NOT NULL,           -- which of the instrument's, from 1 on
    digest TEXT NOT NULL,
    type TEXT NOT NULL,
    pages INTEGER NOT NULL,
    signed_on TEXT NOT NULL,
    signing TEXT NOT NULL,
    attached_by TEXT NOT NULL,
    attached_at INTEGER NOT NULL,
    withdrawn_at INTEGER NOT NULL DEFAULT 0
);
CREATE UNIQUE INDEX signed_copies_by_position ON signed_copies(position, place);
CREATE INDEX signed_copies_by_case ON signed_copies(case_stream, position);
CREATE INDEX signed_copies_by_copy ON signed_copies(stream, copy);
CREATE INDEX signed_copies_by_digest ON signed_copies(digest);
DELETE FROM made_with;
)";

// What each step says of 履行情况: an order closed for a reason though unpaid is not performed.
inline constexpr std::string_view kPerformance = R"(
ALTER TABLE case_steps ADD COLUMN performance TEXT NOT NULL DEFAULT '';  -- '' where nothing
DELETE FROM made_with;
)";

// What a review is of: '' the decision, or an act beside it; both may be under way at once.
inline constexpr std::string_view kReviewSubjects = R"(
ALTER TABLE case_reviews ADD COLUMN subject TEXT NOT NULL DEFAULT '';
DELETE FROM made_with;
)";

// Whose number a result bears is asked of every instrument there ever was.
inline constexpr std::string_view kInstrumentNumbers = R"(
CREATE INDEX instruments_by_word ON instruments(number) WHERE number <> '';
DELETE FROM made_with;
)";

}  // namespace mingjing::projection
