// import, drafts, export, compile: tables in and out.

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "codec/canonical.h"
#include "codec/text.h"
#include "desk/register_acts.h"
#include "drafts/drafts.h"
#include "identity/actor.h"
#include "query/registers.h"
#include "server/command_list.h"
#include "server/command_parts.h"
#include "tabular/import.h"

namespace mingjing::server {

namespace {

constexpr std::uint64_t kDraftsPerPage = 1000;

std::string outcome_word(tabular::Outcome outcome) {
    switch (outcome) {
        case tabular::Outcome::accepted:
            return "接受";
        case tabular::Outcome::warned:
            return "提示";
        case tabular::Outcome::rejected:
            return "拒绝";
    }
    std::abort();
}

std::string level_word(domain::Level level) {
    switch (level) {
        case domain::Level::normalised:
            return "已规范";
        case domain::Level::warned:
            return "提示";
        case domain::Level::rejected:
            return "拒绝";
    }
    std::abort();
}

Fields issue_fields(
    const tabular::SheetReport& sheet, const tabular::RowReport& row, const tabular::CellIssue& cell
) {
    return {
        {"sheet", sheet.name},
        {"row", static_cast<std::int64_t>(row.row)},
        {"column", cell.column},
        {"header", cell.header},
        {"value", cell.text},
        {"level", level_word(cell.issue.level)},
        {"code", cell.issue.code},
        {"field", cell.issue.field},
        {"reason", cell.issue.what},
        {"remedy", cell.issue.remedy},
        {"article", cell.issue.article},
    };
}

void say_issues(const tabular::Report& report, bool as_json, Output& output) {
    for (const auto& sheet : report.sheets) {
        for (const auto& row : sheet.rows) {
            for (const auto& cell : row.issues) {
                if (as_json) {
                    output.line(codec::write_json(Value{issue_fields(sheet, row, cell)}));
                } else if (cell.issue.level != domain::Level::normalised) {
                    output.line(fmt::format(
                        "  {}  工作表“{}”第{}行{}{}：{}{}{}",
                        outcome_word(row.outcome),
                        sheet.name,
                        row.row,
                        cell.column.empty() ? "" : cell.column + "列",
                        cell.header.empty() ? "" : "“" + cell.header + "”",
                        cell.issue.what,
                        cell.issue.article.empty() ? "" : "（" + cell.issue.article + "）",
                        cell.issue.remedy.empty() ? "" : "。" + cell.issue.remedy
                    ));
                }
            }
        }
    }
}

std::uint64_t count_normalised(const tabular::Report& report) {
    std::uint64_t count = 0;
    for (const auto& sheet : report.sheets) {
        for (const auto& row : sheet.rows) {
            count += static_cast<std::uint64_t>(std::count_if(
                row.issues.begin(),
                row.issues.end(),
                [](const auto& cell) { return cell.issue.level == domain::Level::normalised; }
            ));
        }
    }
    return count;
}

struct SavedCounts {
    std::uint64_t created = 0, changed = 0, unchanged = 0;
};

// Drafts for what differs from the draft or the content already held: importing the same
// file again changes nothing.
SavedCounts save_drafts(
    Office& office,
    desk::RegisterActs& acts,
    const domain::Schema& schema,
    const tabular::Report& report,
    const identity::Actor& actor,
    Output& output
) {
    SavedCounts counts;
    const auto lease = office.work().lease();
    db::Transaction transaction(*lease, db::Transaction::Mode::write);
    for (std::size_t i = 0; i < report.entries.size(); ++i) {
        const auto key = tabular::entry_key(schema, report.entries[i]);
        const auto held = acts.current(schema.key, key);
        const auto is_known = held && *held == report.entries[i];
        if (is_known && !drafts::find(*lease, schema.key, key)) {
            ++counts.unchanged;
            continue;
        }
        const drafts::Draft draft{
            0,
            schema.key,
            key,
            report.entries[i],
            report.file + " " + report.sources[i],
            actor.id,
            codec::rfc3339(office.clock().now())};
        switch (drafts::save(*lease, draft)) {
            case drafts::Saved::created:
                ++counts.created;
                break;
            case drafts::Saved::changed:
                ++counts.changed;
                break;
            case drafts::Saved::unchanged:
                ++counts.unchanged;
                break;
        }
        output.progress("存草稿", i + 1, report.entries.size());
    }
    transaction.commit();
    return counts;
}

// --map "主管科室=handling_unit;…": remembered for this register from now on.
Exit confirm_headers(
    Office& office, const domain::Schema& schema, std::string_view map, Output& output
) {
    const auto lease = office.work().lease();
    for (const auto& pair : split(map, ';')) {
        const auto equals = pair.find('=');
        const auto field = equals == std::string::npos ? std::string{} : pair.substr(equals + 1);
        if (field.empty() || domain::find_field(schema.fields, field) == nullptr) {
            output.line(fmt::format("“{}”不是“表头=字段”，或者清单没有这个字段", pair));
            return Exit::bad_input;
        }
        drafts::confirm_header(*lease, schema.key, pair.substr(0, equals), field);
    }
    return Exit::done;
}

Exit import_file(
    Office& office,
    const domain::Schema& schema,
    const identity::Actor& actor,
    const Request& request,
    const std::pair<std::string, std::string>& file,
    Output& output
) {
    const auto& [name, bytes] = file;
    desk::RegisterActs acts(
        office.desk(), office.ledger(), office.work(), office.definitions(), office.clock()
    );
    tabular::Options options;
    {
        const auto lease = office.work().lease();
        for (const auto& [header, field] : drafts::confirmed_headers(*lease, schema.key)) {
            options.confirmed_headers[header] = field;
        }
    }
    options.progress = [&](std::uint64_t rows) { output.progress("读取 " + name, rows, 0); };
    const auto report =
        tabular::read_register(bytes, name, schema, office.definitions(), acts.lookup(), options);
    if (!report) {
        output.line(fmt::format("{}：{}（{}）", name, report.error().what, report.error().code));
        return Exit::bad_input;
    }
    say_issues(*report, request.has("json"), output);
    if (!request.has("json")) {
        output.line(fmt::format(
            "{}：接受 {} 行，提示 {} 行，拒绝 {} 行，自动规范 {} 处",
            name,
            report->accepted,
            report->warned,
            report->rejected,
            count_normalised(*report)
        ));
    }
    if (report->rejected + report->warned > 0) {
        output.file("备注-" + name, tabular::with_remarks(bytes, name, *report));
    }
    if (!request.has("dry-run")) {
        const auto counts = save_drafts(office, acts, schema, *report, actor, output);
        output.line(fmt::format(
            "草稿：新增 {}，修改 {}，没有变化 {}", counts.created, counts.changed, counts.unchanged
        ));
    }
    return report->rejected > 0 ? Exit::partial : Exit::done;
}

}  // namespace

Exit import_register(Office& office, const Request& request, Output& output) {
    const auto* schema = schema_asked(office, request, output);
    const auto actor = actor_asked(office, request, output);
    if (schema == nullptr || !actor) {
        return Exit::bad_input;
    }
    if (const auto allowed = identity::may(*actor, identity::Action::draft); !allowed) {
        return say_refused(allowed.error(), output);
    }
    if (request.has("map")) {
        const auto confirmed = confirm_headers(office, *schema, request.option("map"), output);
        if (confirmed != Exit::done) {
            return confirmed;
        }
    }
    auto worst = Exit::done;
    for (const auto& file : request.files) {
        worst = std::max(worst, import_file(office, *schema, *actor, request, file, output));
    }
    return worst;
}

Exit list_drafts(Office& office, const Request& request, Output& output) {
    const auto lease = office.work().lease();
    std::uint64_t total = 0;
    for (const auto& schema : office.definitions().registers) {
        if (!request.words.empty() && request.words.front() != schema.key) {
            continue;
        }
        std::string after;
        while (true) {
            const auto page = drafts::list(*lease, schema.key, after, kDraftsPerPage);
            if (page.empty()) {
                break;
            }
            for (const auto& draft : page) {
                output.line(fmt::format(
                    "{}\t{}\t{}\t{}", schema.name, draft.key, draft.saved_at, draft.source
                ));
            }
            total += page.size();
            after = page.back().key;
        }
    }
    output.line(fmt::format("共 {} 份草稿", total));
    return Exit::done;
}

Exit export_register(Office& office, const Request& request, Output& output) {
    const auto* schema = schema_asked(office, request, output);
    if (schema == nullptr) {
        return Exit::bad_input;
    }
    const auto format_name = request.has("format") ? std::string(request.option("format")) : "xlsx";
    const std::map<std::string, tabular::ExportFormat> formats{
        {"xlsx", tabular::ExportFormat::xlsx},
        {"csv", tabular::ExportFormat::csv},
        {"json", tabular::ExportFormat::json},
    };
    const auto format = formats.find(format_name);
    if (format == formats.end()) {
        output.line("--format 应为 xlsx、csv 或者 json");
        return Exit::bad_input;
    }
    desk::RegisterActs acts(
        office.desk(), office.ledger(), office.work(), office.definitions(), office.clock()
    );
    const auto entries =
        request.has("drafts") ? draft_entries(office, *schema) : held_entries(acts, *schema);
    output.file(
        schema->name + "." + format_name,
        tabular::export_register(*schema, entries, format->second, false)
    );
    output.line(fmt::format("共 {} 条", entries.size()));
    return Exit::done;
}

}  // namespace mingjing::server
