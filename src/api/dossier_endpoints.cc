// The file of a case (案卷): what is in it and in which order, what is missing; taken out
// as a PDF and as a bag. Who looks or takes leaves a row in the trail.

#include "api/case_parts.h"
#include "api/dossier_export.h"
#include "api/dossier_parts.h"
#include "api/endpoint_groups.h"
#include "api/file_reply.h"
#include "binder/binder.h"

namespace mingjing::api {

namespace {

using identity::Action;

constexpr std::string_view kBoundType = "application/pdf";
constexpr std::string_view kZip = "application/zip";
constexpr std::string_view kBook = "book";
constexpr std::string_view kMain = "main";

Answer get_dossier(Call& call) {
    const auto asked = standing_case_asked(call);
    if (!asked) {
        return tl::unexpected(asked.error());
    }
    const auto& row = asked->row;
    const auto dossier = dossier_of(call, *asked);
    call.leave_trail("read_dossier", row.number, "done", "查阅案卷");
    return Reply{.body = dossier_json(call, row, dossier), .etag = etag_of(row)};
}

// The case, its file, what whoever does not work on it wants it for, and the binder to themselves.
struct DossierAsked {
    query::CaseRow row;
    CaseDossier dossier;
    std::string purpose;
    binder::Turn turn;
};
tl::expected<DossierAsked, Problem> dossier_asked(Call& call) {
    auto asked = standing_case_asked(call);
    if (!asked) {
        return tl::unexpected(asked.error());
    }
    auto purpose = purpose_to_read(call, asked->row.unit);
    if (!purpose) {
        return tl::unexpected(purpose.error());
    }
    auto dossier = dossier_of(call, *asked);
    dossier.is_shown = true;  // all of it is in the files
    auto turn = call.parts().binder->turn();
    if (!turn.has_come()) {
        return tl::unexpected(problem(
            {.code = "binder-busy",
             .what = "另一个案卷正在装订，这一次没有导出",
             .article = "",
             .next = "请过一会儿再导出",
             .rule = ""}
        ));
    }
    return DossierAsked{
        std::move(asked->row), std::move(dossier), std::move(*purpose), std::move(turn)};
}

Answer get_dossier_pdf(Call& call) {
    auto asked = dossier_asked(call);
    if (!asked) {
        return tl::unexpected(asked.error());
    }
    // For a party to read: nothing of the side book, where those who reported the case are
    // (劳动保障监察条例 art. 9, JC-03).
    const bool is_main_alone = call.parameter(kBook) == kMain;
    if (is_main_alone) {
        asked->dossier.file.keep_main_alone(call.definitions().instruments);
        if (auto& archived = asked->dossier.state.archived) {
            archived->act.remarks.clear();  // it says what papers of the side book are not there
        }
    }
    auto pdf = dossier_pdf(call, asked->row, asked->dossier, asked->turn);
    if (!pdf) {
        return tl::unexpected(pdf.error());
    }
    const auto& number = asked->row.number;
    const std::string what = is_main_alone ? "案卷正卷" : "案卷";
    call.leave_trail("export", number, "done", "导出" + what + "（PDF）", asked->purpose);
    return file_reply(what + " " + number + ".pdf", std::string(kBoundType), std::move(*pdf));
}

Answer get_bag(Call& call) {
    const auto asked = dossier_asked(call);
    if (!asked) {
        return tl::unexpected(asked.error());
    }
    auto bag = dossier_bag(call, asked->row, asked->dossier, asked->turn);
    if (!bag) {
        return tl::unexpected(bag.error());
    }
    const auto& number = asked->row.number;
    call.leave_trail("export", number, "done", "导出案卷（归档包）", asked->purpose);
    return file_reply("案卷 " + number + ".zip", std::string(kZip), std::move(*bag));
}

}  // namespace

std::vector<Endpoint> dossier_endpoints() {
    const Group group{"案件", Action::see};
    auto one = group.get(
        "/api/v1/cases/{number}/dossier",
        "getDossier",
        "案件的案卷：封面、正卷、副卷、应有而缺少的文书",
        get_dossier
    );
    one.answer = dossier_shape();
    auto pdf = group.get(
        "/api/v1/cases/{number}/dossier.pdf",
        "exportDossier",
        "装订成一个PDF的案卷，可以只要正卷",
        get_dossier_pdf
    );
    auto bag = group.get(
        "/api/v1/cases/{number}/dossier.zip",
        "exportDossierBag",
        "归档包（BagIt）：案卷、每份文件、记录和凭证",
        get_bag
    );
    pdf.query =
        bag.query = {{"purpose", shape::text(200), "不承办这个案件的人：查看的目的，记入留痕"}};
    pdf.query.push_back({kBook, shape::choice({kMain}), "只要正卷，可以向当事人出示的"});
    return {std::move(one), std::move(pdf), std::move(bag)};
}

}  // namespace mingjing::api
