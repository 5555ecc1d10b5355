#include "api/dossier_parts.h"

#include <algorithm>

#include <fmt/format.h>

#include "api/account_names.h"
#include "api/masking.h"
#include "desk/archiving.h"
#include "desk/instrument_plan.h"
#include "ledger/ledger.h"

namespace mingjing::api {

namespace {

using case_file::Archived;
using case_file::Document;

constexpr std::int64_t kDossierPagesMax = 1'000'000;
constexpr std::int64_t kDocumentsMax = 10'000;
constexpr std::size_t kDossierWordMax = 1000;

// The day of the first step of which this is so; "" where there is none.
template <class Is>
std::string day_of_first(const std::vector<case_file::Event>& events, Is is) {
    const auto found = std::ranges::find_if(events, is);
    return found == events.end() ? std::string{} : found->on;
}

// The document numbers of what decided the case.
std::string decision_numbers(const Call& call, const case_file::Dossier& file) {
    std::vector<std::string> numbers;
    for (const auto& document : file.main) {
        const auto* kind = call.definitions().instrument(document.kind);
        if (kind != nullptr && kind->decides && !document.number.empty()) {
            numbers.push_back(document.number);
        }
    }
    return fmt::format("{}", fmt::join(numbers, "、"));
}

// How long it would be kept, by how it is graded.
List retentions_json(const Call& call, const domain::Procedure& procedure) {
    List list;
    for (const auto grade : {Archived::kOrdinary, Archived::kImportant}) {
        const auto* retention =
            call.definitions().record_rules.retention_of(grade, procedure.key, procedure.category);
        if (retention != nullptr) {
            list.emplace_back(Fields{
                {"grade", grade}, {"kept", retention->kept}, {"basis", retention->basis}});
        }
    }
    return list;
}

List book_json(const std::vector<Document>& book, AccountNames& names, bool is_shown) {
    List list;
    for (const auto& document : book) {
        const bool is_hidden = document.is_evidence() && !is_shown;
        list.emplace_back(Fields{
            {"id", document.id},
            {"is_evidence", document.is_evidence()},
            {"title", is_hidden ? std::string(kHidden) : document.title},
            {"number", document.number},
            {"dated", document.dated},
            {"digest", document.digest},
            {"pages", document.pages},
            {"first_page", document.first_page},
            {"evidence_kind", document.evidence_kind},
            {"finding", document.finding},
            {"signed_by",
             document.signed_by.empty() ? std::string{} : names.of(document.signed_by)},
            {"signed_on", document.signed_on},
            {"copy", document.copy},
            {"place", document.place},
            {"signing", document.signing},
            {"lacks_signed_copy", document.lacks_signed_copy}});
    }
    return list;
}

List lacking_json(const Call& call, const CaseDossier& dossier) {
    List list;
    for (const auto& lack : dossier.file.missing) {
        List instruments;
        for (const auto& key : lack.instruments) {
            const auto* kind = call.definitions().instrument(key);
            if (kind != nullptr &&
                kind->is_for(dossier.procedure->key, dossier.procedure->category)) {
                instruments.emplace_back(Fields{{"key", kind->key}, {"name", kind->name}});
            }
        }
        const auto* step = dossier.procedure->step(lack.step);
        list.emplace_back(Fields{
            {"rule", lack.rule->key},
            {"is_must", lack.rule->is_must},
            {"instruments", std::move(instruments)},
            {"evidence", List(lack.rule->evidence.begin(), lack.rule->evidence.end())},
            {"step_name", step == nullptr ? lack.step : step->name},
            {"on", lack.on},
            {"basis", lack.rule->basis}});
    }
    return list;
}

}  // namespace

CaseDossier dossier_of(const Call& call, const StandingCase& of) {
    const auto& row = of.row;
    CaseDossier dossier;
    dossier.procedure = &call.cases().procedure_of(of.state);
    dossier.state = of.state;
    dossier.is_shown = works_on(call, row.unit);
    const auto ledger = call.parts().ledger.lease();
    dossier.events = desk::events_of(ledger::read_stream(*ledger, row.stream));
    dossier.file = desk::dossier_of(
        *ledger, call.definitions(), *dossier.procedure, row.stream, dossier.events
    );
    return dossier;
}

tl::expected<std::string, Problem> purpose_to_read(const Call& call, std::string_view unit) {
    if (works_on(call, unit)) {
        return std::string{};
    }
    const auto allowed = identity::may(
        call.definitions().roles, call.actor(), identity::Action::reveal, {.unit = unit}
    );
    return allowed ? purpose_said(call.parameter("purpose"))
                   : tl::unexpected(problem(allowed.error()));
}

Fields cover_json(const Call& call, const query::CaseRow& row, const CaseDossier& dossier) {
    const auto& archived = dossier.state.archived;
    const auto act = archived ? archived->act : Archived{};
    const auto party = dossier.is_shown ? row.party : std::string(kHidden);
    const auto docketed = day_of_first(dossier.events, [](const auto& event) {
        return std::holds_alternative<case_file::Docketed>(event.content);
    });
    const auto closed =
        day_of_first(dossier.events, [](const auto& event) { return event.is_over; });
    return {
        {"title", fmt::format("{}{}案", party, row.item_name)},
        {"case_number", row.number},
        {"procedure_name", dossier.procedure->name},
        {"numbers", decision_numbers(call, dossier.file)},
        {"bureau", call.definitions().bureau.name},
        {"unit", row.unit},
        {"opened_on", row.opened_on},
        {"docketed_on", docketed},
        {"closed_on", closed},
        {"documents", dossier.file.documents()},
        {"pages", dossier.file.pages()},
        {"archive_number", act.number},
        {"archived_on", archived ? archived->on : std::string{}},
        {"grade", act.grade},
        {"retention", act.retention},
        {"fonds", act.fonds},
        {"catalogue", act.catalogue},
        {"remarks", act.remarks.empty() || dossier.is_shown ? act.remarks : std::string(kHidden)}};
}

Fields dossier_json(const Call& call, const query::CaseRow& row, const CaseDossier& dossier) {
    AccountNames names(call);
    return {
        {"cover", cover_json(call, row, dossier)},
        {"main", book_json(dossier.file.main, names, dossier.is_shown)},
        {"side", book_json(dossier.file.side, names, dossier.is_shown)},
        {"missing", lacking_json(call, dossier)},
        {"retentions", retentions_json(call, *dossier.procedure)},
        {"is_shown", dossier.is_shown}};
}

namespace {

// What is due and lacks.
Shape lack_shape() {
    const auto word = shape::text(kDossierWordMax);
    return shape::object({
        {"rule", word},
        {"is_must", shape::described(shape::flag(), "必须有；否则是应当有")},
        {"instruments", shape::list(shape::object({{"key", word}, {"name", word}}))},
        {"evidence", shape::described(shape::list(word), "这些种类的证据也可以")},
        {"step_name", shape::described(word, "哪一步要求它")},
        {"on", word},
        {"basis", word},
    });
}

Shape cover_shape() {
    std::vector<Property> cover;
    for (const auto* key :
         {"title",
          "case_number",
          "procedure_name",
          "numbers",
          "bureau",
          "unit",
          "opened_on",
          "docketed_on",
          "closed_on",
          "archive_number",
          "archived_on",
          "grade",
          "retention",
          "fonds",
          "catalogue",
          "remarks"}) {
        cover.push_back({key, shape::text(10'000)});
    }
    cover.push_back({"documents", shape::whole(0, kDocumentsMax)});
    cover.push_back({"pages", shape::whole(0, kDossierPagesMax)});
    return shape::object(cover);
}

}  // namespace

Shape dossier_shape() {
    const auto word = shape::text(kDossierWordMax);
    const auto pages = shape::whole(0, kDossierPagesMax);
    const auto book = shape::list(
        shape::object({
            {"id", shape::described(word, "文书的编号；证据是证据编号")},
            {"is_evidence", shape::flag()},
            {"title", word},
            {"number", shape::described(word, "文号")},
            {"dated", word},
            {"digest", shape::described(word, "SHA-256；实物和制作中的文书为空")},
            {"pages", pages},
            {"first_page", shape::described(pages, "在本卷的起始页；装订时才知道的为0")},
            {"evidence_kind", word},
            {"finding", shape::described(word, "证据的核实结果；未核实的为空")},
            {"signed_by", shape::described(word, "文书的签发人；不需要签发的为空")},
            {"signed_on", shape::described(word, "文书的签发日期")},
            {"copy",
             shape::described(
                 shape::whole(0, kDocumentsMax), "是文书的第几份签字件；文书本身和证据为0"
             )},
            {"place",
             shape::described(shape::whole(0, kDocumentsMax), "签字件的第几个文件，自0起")},
            {"signing", shape::described(word, "签字件的签字情况")},
            {"lacks_signed_copy", shape::described(shape::flag(), "应当有签字件而没有的文书")},
        }),
        kDocumentsMax
    );
    return shape::object({
        {"cover", cover_shape()},
        {"main", shape::described(book, "正卷，按装订顺序")},
        {"side", shape::described(book, "副卷，不向当事人出示")},
        {"missing", shape::described(shape::list(lack_shape()), "按记录规则应当有而没有的")},
        {"retentions",
         shape::list(shape::object({{"grade", word}, {"kept", word}, {"basis", word}}))},
        {"is_shown", shape::flag()},
    });
}

}  // namespace mingjing::api
