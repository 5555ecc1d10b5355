// import, drafts, export: tables in and out.

#include <algorithm>
#include <map>
#include <optional>

#include <fmt/format.h>

#include "api/masking.h"
#include "desk/register_acts.h"
#include "domain/characters.h"
#include "drafts/confirmed_headers.h"
#include "drafts/drafts.h"
#include "identity/actor.h"
#include "identity/trail.h"
#include "imports/effects.h"
#include "server/command_list.h"
#include "server/command_parts.h"
#include "server/import_report.h"
#include "tabular/import.h"

namespace mingjing::server {

namespace {

constexpr std::uint64_t kDraftsAtOnce = 1000;

using ConfirmedHeaders = std::map<std::string, std::string>;

imports::Parts parts_of(Office& office) {
    return {office.ledger(), office.work(), office.desk(), office.definitions(), office.clock()};
}

void save_drafts(
    Office& office,
    const domain::Schema& schema,
    const identity::Actor& actor,
    const imports::Reading& reading,
    Output& output
) {
    const auto all = reading.effects.size();
    output.progress("存草稿", 0, all);
    imports::save_drafts(parts_of(office), schema, actor, reading, imports::Warned::taken);
    output.progress("存草稿", all, all);
}

// --map "主管科室=承办机构;内部编号=": nothing, having said so, where it is not understood.
std::optional<ConfirmedHeaders> headers_confirmed_now(
    const domain::Schema& schema, const Request& request, Output& output
) {
    ConfirmedHeaders confirmed;
    for (const auto& pair : split(request.option("map"), ';')) {
        const auto equals = pair.rfind('=');
        const auto field =
            equals == std::string::npos
                ? std::nullopt
                : imports::field_named(schema, std::string_view(pair).substr(equals + 1));
        if (!field) {
            output.line(fmt::format(
                "--map 中的“{}”不是“表头=字段名”，或者“{}”没有这个字段", pair, schema.name
            ));
            return std::nullopt;
        }
        confirmed[pair.substr(0, equals)] = *field;
    }
    return confirmed;
}

// What all files of one import have in common.
struct Import {
    const domain::Schema& schema;
    const identity::Actor& actor;
    ConfirmedHeaders confirmed;
};

Exit import_file(
    Office& office,
    const Import& import,
    const Request& request,
    const std::pair<std::string, std::string>& file,
    Output& output
) {
    const auto& schema = import.schema;
    const auto& [name, bytes] = file;
    const bool as_json = request.has("json");
    tabular::Options options;
    options.confirmed_headers = import.confirmed;
    const auto& file_name = name;
    options.progress = [&](std::uint64_t rows) { output.progress("读取 " + file_name, rows, 0); };
    const auto reading =
        imports::read_file(parts_of(office), schema, import.actor, {name, bytes}, options);
    if (!reading) {
        output.line(fmt::format("{}：{}（{}）", name, reading.error().what, reading.error().code));
        if (reading.error().code == "headers-not-recognised") {
            output.line("  确认对应的写法：--map \"表头=字段名;另一表头=字段名\"，确认一次以后记住"
            );
        }
        return Exit::bad_input;
    }
    const auto& [report, effects] = *reading;
    if (as_json) {
        write_report(report, effects, output);
    } else {
        say_report(report, output);
        say_effects(schema, effects, output);
    }
    if (report.rejected + report.warned > 0) {
        output.file(imports::remarks_name(name), tabular::with_remarks(bytes, name, report));
    }
    const bool is_dry = request.has("dry-run");
    if (!is_dry) {
        save_drafts(office, schema, import.actor, *reading, output);
    }
    if (!as_json) {
        const auto sums = imports::sums_of(effects);
        output.line(fmt::format(
            "{}：新增 {}，修改 {}，没有变化 {}",
            is_dry ? "试导入，未存草稿；若导入，草稿将" : "草稿",
            sums.created,
            sums.changed,
            sums.unchanged
        ));
    }
    return report.rejected > 0 ? Exit::partial : Exit::done;
}

}  // namespace

Exit import_register(Office& office, const Request& request, Output& output) {
    const auto* schema = schema_asked(office, request, output);
    const auto actor = actor_asked(office, request, output);
    if (schema == nullptr || !actor) {
        return Exit::bad_input;
    }
    if (const auto allowed = identity::may(
            office.definitions().roles,
            *actor,
            identity::Action::draft,
            {.register_key = schema->key}
        );
        !allowed) {
        return say_refused(allowed.error(), output);
    }
    const auto confirmed_now = headers_confirmed_now(*schema, request, output);
    if (!confirmed_now) {
        return Exit::bad_input;
    }
    const Import import{*schema, *actor, *confirmed_now};
    if (!request.has("dry-run")) {
        for (const auto& [header, field] : *confirmed_now) {
            drafts::confirm_header(*office.work().lease(), schema->key, actor->unit, header, field);
        }
    }
    auto worst = Exit::done;
    for (const auto& file : request.files) {
        worst = std::max(worst, import_file(office, import, request, file, output));
    }
    return worst;
}

Exit list_drafts(Office& office, const Request& request, Output& output) {
    std::uint64_t total = 0;
    for (const auto& schema : office.definitions().registers) {
        if (!request.words.empty() && request.words.front() != schema.key) {
            continue;
        }
        std::string after;
        while (true) {
            const auto page =
                drafts::list(*office.work().lease(), schema.key, after, kDraftsAtOnce);
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

// Personal values leave for a purpose that is recorded, by the console as by the workbench.
void leave_trail_of_personal(
    Office& office, const Request& request, const domain::Schema& schema, std::string_view purpose
) {
    auto row = operators_row(office, request);
    row.event = "reveal";
    row.object = schema.key;
    row.purpose = purpose;
    row.detail = "命令行导出" + schema.name + "，含个人信息";
    const auto work = office.work().lease();
    identity::leave_trail(*work, row);
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
    auto entries =
        request.has("drafts") ? draft_entries(office, *schema) : held_entries(acts, *schema);
    const auto purpose = domain::trim(request.option("purpose"));
    if (purpose.empty()) {
        for (auto& entry : entries) {
            entry = api::hidden(*schema, std::move(entry));
        }
    } else if (api::has_personal(*schema)) {
        leave_trail_of_personal(office, request, *schema, purpose);
    }
    output.file(
        schema->name + "." + format_name,
        tabular::export_register(*schema, entries, format->second, false)
    );
    output.line(fmt::format("共 {} 条", entries.size()));
    return Exit::done;
}

}  // namespace mingjing::server
