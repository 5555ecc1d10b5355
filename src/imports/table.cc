#include "imports/table.h"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "base/fault.h"
#include "codec/canonical.h"

namespace mingjing::imports {

namespace {

using db::Cell;

constexpr std::string_view kTable =
    "CREATE TABLE imports("
    " id TEXT PRIMARY KEY,"
    " register TEXT NOT NULL,"
    " unit TEXT NOT NULL,"
    " file TEXT NOT NULL,"
    " uploaded_by TEXT NOT NULL,"
    " uploaded_by_name TEXT NOT NULL,"
    " uploaded_at TEXT NOT NULL,"
    " digest TEXT NOT NULL,"
    " bytes BIGINT NOT NULL,"
    " state TEXT NOT NULL,"
    " headers TEXT NOT NULL,"  // [[header, field]]
    " cells TEXT NOT NULL,"    // [[sheet, row, column, text]]
    " refusal TEXT NOT NULL,"
    " refusal_next TEXT NOT NULL,"
    " accepted BIGINT NOT NULL,"
    " warned BIGINT NOT NULL,"
    " rejected BIGINT NOT NULL,"
    " created BIGINT NOT NULL,"
    " changed BIGINT NOT NULL,"
    " unchanged BIGINT NOT NULL);"
    "CREATE INDEX imports_by_register ON imports(register, unit, uploaded_at);"
    "CREATE INDEX imports_by_time ON imports(uploaded_at)";
constexpr std::array kSteps = {db::Migration{1, kTable, kTable}};

constexpr std::string_view kColumns =
    "id, register, unit, file, uploaded_by, uploaded_by_name, uploaded_at, digest, bytes, state,"
    " headers, cells, refusal, refusal_next, accepted, warned, rejected, created, changed,"
    " unchanged";

// As one line of a list: without what was confirmed and mended, which may be much.
constexpr std::string_view kRowColumns =
    "id, register, unit, file, uploaded_by, uploaded_by_name, uploaded_at, digest, bytes, state,"
    " '[]', '[]', refusal, refusal_next, accepted, warned, rejected, created, changed, unchanged";

constexpr std::array<std::pair<State, std::string_view>, 3> kStates{{
    {State::read, "read"},
    {State::refused, "refused"},
    {State::drafted, "drafted"},
}};

std::string headers_text(const ConfirmedHeaders& headers) {
    List list;
    for (const auto& [header, field] : headers) {
        list.emplace_back(List{header, field});
    }
    return codec::write_json(std::move(list));
}

std::string cells_text(const tabular::MendedCells& cells) {
    List list;
    for (const auto& [place, text] : cells) {
        list.emplace_back(List{place.sheet, std::int64_t{place.row}, place.column, text});
    }
    return codec::write_json(std::move(list));
}

// What cells_text and headers_text wrote; anything else is a damaged row.
const List& items_of(const Value& value, std::size_t count) {
    const auto* items = value.list();
    if (items == nullptr || items->size() != count) {
        throw Fault("导入记录已损坏，请从备份恢复工作数据库");
    }
    return *items;
}

std::string text_at(const List& items, std::size_t at) {
    const auto* text = items[at].text();
    return text == nullptr ? std::string() : *text;
}

List list_in(std::string_view json) {
    auto parsed = codec::parse_json(json);
    if (!parsed || parsed->list() == nullptr) {
        throw Fault("导入记录已损坏，请从备份恢复工作数据库");
    }
    return *parsed->list();
}

Import read(const db::Row& row) {
    Import import;
    int column = 0;
    for (auto* text :
         {&import.id,
          &import.register_key,
          &import.unit,
          &import.file,
          &import.uploaded_by,
          &import.uploaded_by_name,
          &import.uploaded_at,
          &import.digest}) {
        *text = row.text(column++);
    }
    import.bytes = row.integer(column++);
    const auto state =
        std::ranges::find(kStates, row.text(column++), &std::pair<State, std::string_view>::second);
    import.state = state == kStates.end() ? State::read : state->first;
    for (const auto& item : list_in(row.text(column++))) {
        const auto& pair = items_of(item, 2);
        import.headers.emplace(text_at(pair, 0), text_at(pair, 1));
    }
    for (const auto& item : list_in(row.text(column++))) {
        const auto& cell = items_of(item, 4);
        const auto* number = cell[1].integer();
        const auto line = number == nullptr ? 0U : static_cast<std::uint32_t>(*number);
        import.cells.emplace(
            tabular::CellPlace{text_at(cell, 0), line, text_at(cell, 2)}, text_at(cell, 3)
        );
    }
    import.refusal = row.text(column++);
    import.refusal_next = row.text(column++);
    for (auto* sum :
         {&import.accepted,
          &import.warned,
          &import.rejected,
          &import.created,
          &import.changed,
          &import.unchanged}) {
        *sum = row.integer(column++);
    }
    return import;
}

}  // namespace

std::string_view state_word(State state) {
    return std::ranges::find(kStates, state, &std::pair<State, std::string_view>::first)->second;
}

void migrate(db::Connection& work) {
    db::migrate(work, "imports", kSteps);
}

void keep(db::Connection& work, const Import& import) {
    const std::array<Cell, 20> cells{
        import.id,
        import.register_key,
        import.unit,
        import.file,
        import.uploaded_by,
        import.uploaded_by_name,
        import.uploaded_at,
        import.digest,
        import.bytes,
        std::string(state_word(import.state)),
        headers_text(import.headers),
        cells_text(import.cells),
        import.refusal,
        import.refusal_next,
        import.accepted,
        import.warned,
        import.rejected,
        import.created,
        import.changed,
        import.unchanged,
    };
    work.run(
        fmt::format(
            "INSERT INTO imports({}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12,"
            " $13, $14, $15, $16, $17, $18, $19, $20) ON CONFLICT (id) DO UPDATE SET"
            " state = excluded.state, headers = excluded.headers, cells = excluded.cells,"
            " refusal = excluded.refusal, refusal_next = excluded.refusal_next,"
            " accepted = excluded.accepted, warned = excluded.warned,"
            " rejected = excluded.rejected, created = excluded.created,"
            " changed = excluded.changed, unchanged = excluded.unchanged",
            kColumns
        ),
        cells
    );
}

std::optional<Import> find(db::Connection& work, std::string_view id) {
    const std::array<Cell, 1> cells{std::string(id)};
    std::optional<Import> found;
    work.run(
        fmt::format("SELECT {} FROM imports WHERE id = $1", kColumns),
        cells,
        [&](const db::Row& row) {
            found = read(row);
            return false;
        }
    );
    return found;
}

void remove(db::Connection& work, std::string_view id) {
    const std::array<Cell, 1> cells{std::string(id)};
    work.run("DELETE FROM imports WHERE id = $1", cells);
}

Browsed browse(db::Connection& work, const Browse& request) {
    std::string where = " FROM imports WHERE register = $1";
    std::vector<Cell> cells{request.register_key};
    if (request.unit) {
        cells.emplace_back(*request.unit);
        where += " AND unit = $2";
    }
    Browsed page;
    page.total =
        static_cast<std::uint64_t>(work.integer("SELECT count(*)" + where, cells).value_or(0));
    const auto size = static_cast<std::int64_t>(request.page_size);
    cells.emplace_back(size);
    cells.emplace_back(
        (static_cast<std::int64_t>(std::max<std::uint64_t>(request.page, 1)) - 1) * size
    );
    work.run(
        fmt::format(
            "SELECT {}{} ORDER BY uploaded_at DESC, id LIMIT ${} OFFSET ${}",
            kRowColumns,
            where,
            cells.size() - 1,
            cells.size()
        ),
        cells,
        [&](const db::Row& row) {
            page.imports.push_back(read(row));
            return true;
        }
    );
    return page;
}

std::int64_t count_of(db::Connection& work, std::string_view unit) {
    const std::array<Cell, 1> cells{std::string(unit)};
    return work.integer("SELECT count(*) FROM imports WHERE unit = $1", cells).value_or(0);
}

std::int64_t bytes_kept(db::Connection& work) {
    return work.integer("SELECT CAST(coalesce(sum(bytes), 0) AS BIGINT) FROM imports").value_or(0);
}

std::vector<std::string> uploaded_before(db::Connection& work, std::string_view time) {
    const std::array<Cell, 1> cells{std::string(time)};
    std::vector<std::string> ids;
    work.run("SELECT id FROM imports WHERE uploaded_at < $1", cells, [&](const db::Row& row) {
        ids.emplace_back(row.text(0));
        return true;
    });
    return ids;
}

}  // namespace mingjing::imports
