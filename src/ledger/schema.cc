// The ledger's two tables. Triggers hold even our own code to the promise: a record is
// never changed or deleted, and of a personal field only value and salt can go, together.

#include <array>

#include "ledger/ledger.h"

namespace mingjing::ledger {
namespace {

constexpr std::string_view kSqlite = R"(
CREATE TABLE records(
    position INTEGER PRIMARY KEY,
    stream TEXT NOT NULL,
    version INTEGER NOT NULL,
    type TEXT NOT NULL,
    time INTEGER NOT NULL,
    actor TEXT NOT NULL,
    entry TEXT NOT NULL,
    facts_salt TEXT NOT NULL,
    facts TEXT NOT NULL,
    UNIQUE(stream, version)
);
CREATE INDEX records_by_time ON records(time);
CREATE TABLE record_personal(
    position INTEGER NOT NULL REFERENCES records(position),
    field TEXT NOT NULL,
    subject TEXT NOT NULL,
    value TEXT,
    salt TEXT,
    commitment TEXT NOT NULL,
    PRIMARY KEY(position, field),
    CHECK((value IS NULL) = (salt IS NULL))
) WITHOUT ROWID;
CREATE INDEX record_personal_by_subject ON record_personal(subject);
CREATE TRIGGER records_stay BEFORE UPDATE ON records
    BEGIN SELECT RAISE(ABORT, 'records are never changed'); END;
CREATE TRIGGER records_remain BEFORE DELETE ON records
    BEGIN SELECT RAISE(ABORT, 'records are never deleted'); END;
CREATE TRIGGER record_personal_stays BEFORE UPDATE ON record_personal
    WHEN NEW.value IS NOT NULL OR NEW.salt IS NOT NULL OR NEW.position IS NOT OLD.position
        OR NEW.field IS NOT OLD.field OR NEW.subject IS NOT OLD.subject
        OR NEW.commitment IS NOT OLD.commitment
    BEGIN SELECT RAISE(ABORT, 'personal fields can only be erased'); END;
CREATE TRIGGER record_personal_remains BEFORE DELETE ON record_personal
    BEGIN SELECT RAISE(ABORT, 'commitments are never deleted'); END;
)";

constexpr std::string_view kPostgres = R"(
CREATE TABLE records(
    position BIGINT PRIMARY KEY,
    stream TEXT NOT NULL,
    version BIGINT NOT NULL,
    type TEXT NOT NULL,
    time BIGINT NOT NULL,
    actor TEXT NOT NULL,
    entry TEXT NOT NULL,
    facts_salt TEXT NOT NULL,
    facts TEXT NOT NULL,
    UNIQUE(stream, version)
);
CREATE INDEX records_by_time ON records(time);
CREATE TABLE record_personal(
    position BIGINT NOT NULL REFERENCES records(position),
    field TEXT NOT NULL,
    subject TEXT NOT NULL,
    value TEXT,
    salt TEXT,
    commitment TEXT NOT NULL,
    PRIMARY KEY(position, field),
    CHECK((value IS NULL) = (salt IS NULL))
);
CREATE INDEX record_personal_by_subject ON record_personal(subject);
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'records are never changed' USING ERRCODE = '23514'; END $$;
CREATE TRIGGER records_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON records
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER record_personal_stays BEFORE UPDATE ON record_personal FOR EACH ROW
    WHEN (NEW.value IS NOT NULL OR NEW.salt IS NOT NULL
        OR NEW.position IS DISTINCT FROM OLD.position OR NEW.field IS DISTINCT FROM OLD.field
        OR NEW.subject IS DISTINCT FROM OLD.subject
        OR NEW.commitment IS DISTINCT FROM OLD.commitment)
    EXECUTE FUNCTION refuse_change();
CREATE TRIGGER record_personal_remains BEFORE DELETE OR TRUNCATE ON record_personal
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
)";

}  // namespace

void migrate(db::Connection& connection) {
    constexpr std::array<db::Migration, 1> kSteps = {
        db::Migration{.number = 1, .sqlite = kSqlite, .postgres = kPostgres}};
    db::migrate(connection, "ledger", kSteps);
}

}  // namespace mingjing::ledger
