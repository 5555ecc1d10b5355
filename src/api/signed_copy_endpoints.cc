// Signed copies of an issued instrument: attached by files that were sent before, as evidence is,
// opened with a row in the trail, withdrawn for a reason.

#include <algorithm>

#include <fmt/format.h>

#include "api/case_files.h"
#include "api/case_parts.h"
#include "api/dossier_parts.h"
#include "api/endpoint_groups.h"
#include "api/file_reply.h"
#include "api/instrument_parts.h"
#include "api/signed_copies.h"
#include "attachments/recognise.h"
#include "base/fault.h"
#include "binder/binder.h"
#include "binder/pages.h"

namespace mingjing::api {

namespace {

using domain::instrument::ScannedFile;
using domain::instrument::SignedCopy;
using identity::Action;

constexpr std::string_view kPdfType = "application/pdf";
constexpr std::string_view kImageType = "image/";
constexpr std::int64_t kDigestLength = 64;

std::string stated_text(const Call& call, std::string_view name) {
    return std::string(text_of(call.body(), name));
}

// What it is and how it will be bound, by its bytes.
tl::expected<ScannedFile, BadInput> scanned(
    const Call& call, std::int64_t case_id, const std::string& digest
) {
    if (digest.empty()) {  // which a step without a file states, too
        return tl::unexpected(BadInput{"files", "有一个文件没有写校验值，请重新选择文件上传"});
    }
    const Fields named{{"digest", digest}};
    if (auto strange = strange_file(call, case_id, named)) {
        return tl::unexpected(std::move(*strange));
    }
    const auto bytes = call.parts().adopted_bytes(digest);
    if (!bytes) {
        throw Fault("案件的文件不在库中：" + digest + "，请从备份恢复");
    }
    const auto* kind = attachments::recognised(*bytes);
    ScannedFile file{
        .digest = digest,
        .sm3 = std::string(text_of(also_known_as(call, named), "sm3")),
        .type = kind == nullptr ? std::string{} : std::string(kind->media_type)};
    if (file.type.starts_with(kImageType)) {
        if (bytes->size() > binder::kImageBytesMax) {
            return tl::unexpected(BadInput{
                "files",
                fmt::format(
                    "这张照片超过{}兆字节，不能装订进案卷，请降低分辨率重新拍照，或者扫描成PDF",
                    binder::kImageBytesMax >> 20U
                )});
        }
        file.pages = 1;
    } else if (file.type == kPdfType) {
        const auto pages = binder::pages_in(*bytes);
        if (!pages) {
            return tl::unexpected(BadInput{
                "files", "这个PDF已加密或者损坏，不能装订进案卷，请重新扫描，或者拍照上传"});
        }
        file.pages = *pages;
    }
    return file;
}

// As it stands, of the one in question.
Answer one_copy(Call& call, const InstrumentAsked& asked, std::int64_t copy, int status = 200) {
    auto files = [&] {
        const auto ledger = call.parts().ledger.lease();
        return query::signed_copies_of(*ledger, asked.row.stream);
    }();
    std::erase_if(files, [&](const auto& file) { return file.copy != copy; });
    AccountNames names(call);
    auto list = signed_copies_json(
        call, asked.of_case.number, files, names, works_on(call, asked.of_case.unit)
    );
    return list.empty() ? Answer(tl::unexpected(not_found("这份签字件")))
                        : Reply{.status = status, .body = std::move(list.front())};
}

Answer attach_signed_copy(Call& call) {
    const auto found = instrument_asked(call);
    if (!found) {
        return tl::unexpected(found.error());
    }
    // Before any byte is looked at: what a file is like is for those who handle the case.
    if (const auto allowed = identity::may(
            call.definitions().roles, call.actor(), Action::handle, {.unit = found->of_case.unit}
        );
        !allowed) {
        return tl::unexpected(problem(allowed.error()));
    }
    SignedCopy copy{
        .files = {},
        .signed_on = stated_text(call, "signed_on"),
        .signing = stated_text(call, "signing"),
        .signer = stated_text(call, "signer"),
        .reason = stated_text(call, "reason"),
        .witness = stated_text(call, "witness")};
    const auto* files = member(call.body(), "files").list();
    for (const auto& digest : files == nullptr ? List{} : *files) {
        const auto* text = digest.text();
        auto file = scanned(call, found->of_case.id, text == nullptr ? std::string{} : *text);
        if (!file) {
            return tl::unexpected(bad_request({std::move(file.error())}));
        }
        copy.files.push_back(std::move(*file));
    }
    const auto done = call.instruments().attach(call.actor(), {found->row.stream, copy});
    if (!done) {
        return tl::unexpected(problem(done.error()));
    }
    const auto state = call.instruments().state(found->row.stream);
    std::int64_t place = 0;
    for (std::size_t i = 0; state && i < state->copies.size(); ++i) {
        const auto& held = state->copies[i];
        if (!held.is_withdrawn && held.as == copy) {
            place = static_cast<std::int64_t>(i) + 1;
        }
    }
    return one_copy(call, *found, place, 201);
}

// The copy in the path; nothing where there is none.
std::optional<std::int64_t> copy_asked(
    const Call& call, const std::vector<query::SignedCopyFile>& files
) {
    const auto found = std::ranges::find_if(files, [&](const auto& file) {
        return std::to_string(file.copy) == call.name("copy");
    });
    return found == files.end() ? std::nullopt : std::optional(found->copy);
}

std::vector<query::SignedCopyFile> files_of(const Call& call, const query::InstrumentRow& row) {
    const auto ledger = call.parts().ledger.lease();
    return query::signed_copies_of(*ledger, row.stream);
}

Answer withdraw_signed_copy(Call& call) {
    const auto found = instrument_asked(call);
    if (!found) {
        return tl::unexpected(found.error());
    }
    const auto copy = copy_asked(call, files_of(call, found->row));
    if (!copy) {
        return tl::unexpected(not_found("这份签字件"));
    }
    const auto done = call.instruments().withdraw(
        call.actor(), {found->row.stream, *copy, stated_text(call, "reason")}
    );
    return done ? one_copy(call, *found, *copy) : tl::unexpected(problem(done.error()));
}

Answer get_signed_copy_file(Call& call) {
    const auto found = instrument_asked(call);
    if (!found) {
        return tl::unexpected(found.error());
    }
    const auto files = files_of(call, found->row);
    const auto file = std::ranges::find_if(files, [&](const auto& one) {
        return std::to_string(one.copy) == call.name("copy") &&
               std::to_string(one.place) == call.name("place");
    });
    if (file == files.end()) {
        return tl::unexpected(not_found("这份签字件"));
    }
    const auto purpose = purpose_to_read(call, found->of_case.unit);
    if (!purpose) {
        return tl::unexpected(purpose.error());
    }
    auto bytes = taken_file(call, file->digest);
    if (!bytes) {
        return tl::unexpected(bytes.error());
    }
    const auto name = name_of(found->row) + " 签字件" + std::to_string(file->copy) + "-" +
                      std::to_string(file->place + 1);
    call.leave_trail("read_instrument", id_of(found->row), "done", name, *purpose);
    const auto& kinds = domain::file_kinds();
    const auto kind = std::ranges::find(kinds, file->type, &domain::FileKind::media_type);
    return file_reply(
        name + (kind == kinds.end() ? std::string{} : std::string(kind->endings.front())),
        file->type,
        std::move(*bytes)
    );
}

Shape attached_shape() {
    const auto digests =
        shape::list(shape::text(kDigestLength), static_cast<std::int64_t>(SignedCopy::kFilesMax));
    return shape::object(
        {{"files", shape::described(digests, "上传案件文件时所答的校验值，按页的先后")},
         {"signed_on", shape::described(shape::day(), "签字的日期")},
         {"signing",
          shape::choice({SignedCopy::kSigned, SignedCopy::kRefused, SignedCopy::kAbsent})},
         {"signer", shape::described(shape::text(200), "签字人；已签字的必填"), false},
         {"reason", shape::described(shape::text(1000), "拒绝签字的理由；拒绝的必填"), false},
         {"witness",
          shape::described(shape::text(200), "见证人，或者注明的执法人员；没有签字的必填"),
          false}}
    );
}

}  // namespace

std::vector<Endpoint> signed_copy_endpoints() {
    const Group group{"文书", Action::see};
    auto attached = group.post(
        "/api/v1/instruments/{id}/signed-copies",
        "attachSignedCopy",
        "给已经制成的文书上传一份签字件",
        attach_signed_copy
    );
    attached.takes = Takes::json;
    attached.body = attached_shape();
    attached.is_command = true;
    attached.status = 201;
    attached.answer = shape::named("SignedCopy");
    auto withdrawn = group.post(
        "/api/v1/instruments/{id}/signed-copies/{copy}/withdraw",
        "withdrawSignedCopy",
        "撤回一份签字件，文件保留备查",
        withdraw_signed_copy
    );
    withdrawn.takes = Takes::json;
    withdrawn.body = shape::object({{"reason", shape::text(1000)}});
    withdrawn.is_command = true;
    withdrawn.answer = shape::named("SignedCopy");
    auto file = group.get(
        "/api/v1/instruments/{id}/signed-copies/{copy}/files/{place}",
        "getSignedCopyFile",
        "签字件的一个文件",
        get_signed_copy_file
    );
    file.query = {{"purpose", shape::text(200), "不承办这个案件的人：查看的目的，记入留痕"}};
    return {std::move(attached), std::move(withdrawn), std::move(file)};
}

}  // namespace mingjing::api
