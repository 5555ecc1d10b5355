#include "desk/archiving.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "desk/entry_plan.h"
#include "domain/instrument.h"
#include "projection/archives.h"
#include "query/instruments.h"
#include "query/signed_copies.h"

namespace mingjing::desk {

namespace {

using case_file::Archived;

constexpr std::string_view kVoided = "voided";

// The next of its year, in the order of the ledger: no gap, no double, for all who write wait
// for each other here.
std::string next_archive_number(db::Connection& connection, std::string_view day) {
    const auto year = std::string(day.substr(0, day.find('-')));
    const auto last = projection::last_archive_of(connection, year);
    const auto serial = last.empty() ? 0 : std::stoull(last.substr(year.size() + 1));
    return fmt::format("{}-{:04}", year, serial + 1);
}

}  // namespace

std::string titles_of(const definitions::Definitions& definitions, const case_file::Lack& lack) {
    std::string text;
    for (const auto& key : lack.instruments) {
        const auto* kind = definitions.instrument(key);
        text +=
            fmt::format("{}《{}》", text.empty() ? "" : "或者", kind == nullptr ? key : kind->name);
    }
    for (const auto& kind : lack.rule->evidence) {
        text += fmt::format("{}{}", text.empty() ? "" : "或者", kind);
    }
    return text;
}

case_file::Dossier dossier_of(
    db::Connection& connection,
    const definitions::Definitions& definitions,
    const domain::Procedure& procedure,
    std::string_view case_stream,
    const std::vector<case_file::Event>& events
) {
    std::map<std::string, std::vector<case_file::Scan>> scans;
    for (auto& file : query::signed_copies_of_case(connection, case_stream)) {
        if (file.withdrawn_at == 0) {
            scans[file.stream].push_back(
                {.copy = file.copy,
                 .place = file.place,
                 .digest = std::move(file.digest),
                 .pages = file.pages,
                 .signed_on = std::move(file.signed_on),
                 .signing = std::move(file.signing)}
            );
        }
    }
    std::vector<case_file::Filed> papers;
    for (auto& row : query::instruments_of_case(connection, case_stream)) {
        if (row.standing != kVoided) {
            papers.push_back(
                {.id = domain::instrument::id_of({row.instrument, row.year, row.serial}),
                 .kind = std::move(row.instrument),
                 .title = std::move(row.title),
                 .number = std::move(row.number),
                 .dated = std::move(row.dated),
                 .digest = std::move(row.digest),
                 .pages = row.pages,
                 .of = row.act_place,
                 .signed_by = std::move(row.signed_by),
                 .signed_on = std::move(row.signed_on),
                 .scans = scans[row.stream],
                 .code = std::move(row.code)}
            );
        }
    }
    return case_file::dossier(
        events, papers, {procedure, definitions.instruments, definitions.record_rules}
    );
}

void fill_archive(
    db::Connection& connection,
    const definitions::Definitions& definitions,
    const domain::Procedure& procedure,
    const case_file::State& state,
    const case_file::Dossier& file,
    case_file::Take& take
) {
    auto* act = std::get_if<Archived>(&take.content);
    if (act == nullptr) {
        return;
    }
    if (state.archived) {
        const auto& was = state.archived->act;
        act->number = was.number;
        act->retention = was.retention;
        act->documents = was.documents;
        act->pages = was.pages;
        return;
    }
    const auto* retention =
        definitions.record_rules.retention_of(act->grade, procedure.key, procedure.category);
    act->number = next_archive_number(connection, take.on);
    act->retention = retention == nullptr ? std::string{} : retention->kept;
    act->documents = file.documents();
    act->pages = file.pages();
}

tl::expected<void, domain::Refusal> may_be_archived(
    const definitions::Definitions& definitions, const case_file::Dossier& file, const Archived& act
) {
    if (act.retention.empty()) {
        return refuse(
            "no-retention",
            "本机关没有设定这类案卷保管多久，不能归档",
            "请在定义管理的record-rules.yaml中补上保管期限"
        );
    }
    if (file.is_being_made()) {
        return refuse("being-made", "有文书正在制作，案卷还不齐", "请稍候片刻再归档");
    }
    std::string missing;
    for (const auto* lack : file.must()) {
        missing += (missing.empty() ? "" : "、") + titles_of(definitions, *lack);
    }
    if (missing.empty() || !act.remarks.empty()) {
        return {};
    }
    return tl::unexpected(domain::Refusal{
        .code = "file-incomplete",
        .what = fmt::format("案卷缺少{}", missing),
        .article = "国办发〔2018〕118号",
        .next = "请补齐；确实不能补的，在“备考”中写明缺什么、为什么缺",
        .rule = "CF-18"});
}

}  // namespace mingjing::desk
