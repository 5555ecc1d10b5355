#include "api/case_files.h"
#include "api/case_parts.h"
#include "api/endpoint_groups.h"
#include "api/file_reply.h"
#include "attachments/attachments.h"
#include "attachments/recognise.h"
#include "attachments/table.h"
#include "base/limits.h"
#include "query/attached.h"

namespace mingjing::api {

namespace {

using identity::Action;

// What may be handed in as evidence, as a field of a register would say it.
const domain::Field& evidence_file() {
    static const auto field = [] {
        domain::Field made;
        made.key = "digest";
        made.label = "证据文件";
        made.type = domain::FieldType::attachments;
        for (const auto& kind : domain::file_kinds()) {
            made.kinds.emplace_back(kind.word);
        }
        made.count_max = 1;
        made.megabytes_max = limits::kAttachmentMegabytesMax;
        return made;
    }();
    return field;
}

Answer send_file(Call& call) {
    const auto row = case_asked(call);
    if (!row) {
        return tl::unexpected(row.error());
    }
    if (auto allowed = identity::may(
            call.definitions().roles, call.actor(), Action::handle, {.unit = row->unit}
        );
        !allowed) {
        return tl::unexpected(problem(allowed.error()));
    }
    const auto& bytes = call.request().body;
    if (bytes.empty()) {
        return tl::unexpected(bad_request({{"请求内容", "文件是空的，请重新选择文件"}}));
    }
    const auto taken = call.parts().attachments.take_in(
        call.actor(), evidence_file(), call.parameter("name"), bytes
    );
    if (!taken) {
        return tl::unexpected(problem(taken.error()));
    }
    return Reply{.status = 201, .body = domain::to_value(*taken)};
}

// For those who work on the case; each time it is fetched stays in the trail.
Answer get_file(Call& call) {
    const auto row = case_asked(call);
    if (!row) {
        return tl::unexpected(row.error());
    }
    const auto digest = std::string(call.name("digest"));
    const bool is_of_it = [&] {
        const auto ledger = call.parts().ledger.lease();
        return query::is_of_case(*ledger, row->id, digest);
    }();
    if (!is_of_it || !works_on(call, row->unit)) {
        return tl::unexpected(not_found("这个文件"));
    }
    auto bytes = taken_file(call, digest);
    if (!bytes) {
        return tl::unexpected(bytes.error());
    }
    const auto* kind = attachments::recognised(**bytes);
    call.leave_trail("reveal", "cases/" + row->number, "done", "下载案件的证据文件", "办理案件");
    return file_reply(
        "证据-" + row->number + "-" + digest.substr(0, 8) +
            (kind == nullptr ? std::string{} : std::string(kind->endings.front())),
        kind == nullptr ? "application/octet-stream" : std::string(kind->media_type),
        std::move(*bytes)
    );
}

}  // namespace

std::optional<BadInput> strange_file(
    const Call& call, std::int64_t case_id, const Fields& content
) {
    const auto digest = text_of(content, "digest");
    if (digest.empty()) {
        return std::nullopt;
    }
    const bool is_sent = [&] {
        const auto work = call.parts().work.lease();
        return attachments::has_sent(*work, call.account().unit, digest);
    }();
    const auto ledger = call.parts().ledger.lease();
    return is_sent || query::is_of_case(*ledger, case_id, digest)
               ? std::nullopt
               : std::optional(BadInput{"digest", "本单位没有上传过这个文件，请重新选择文件上传"});
}

tl::expected<std::shared_ptr<const std::string>, Problem> taken_file(
    Call& call, const std::string& digest
) {
    const auto bytes = [&] {
        const auto work = call.parts().work.lease();
        return attachments::bytes_of(*work, digest);
    }();
    auto taken = call.parts().attachments.take(
        {.name = "",
         .digest = digest,
         .bytes = bytes.value_or(limits::kAttachmentBytesMax),
         .type = ""},
        call.account().id
    );
    switch (taken.answer) {
        case vault::SentFiles::Answer::here:
            break;
        case vault::SentFiles::Answer::missing:
            throw Fault("案件的文件不在库中：" + digest + "，请从备份恢复");
        case vault::SentFiles::Answer::busy:
            return tl::unexpected(problem(
                {"files-busy", "正在下载文件的人较多，这一次没有开始下载", "", "请稍候片刻再试", ""}
            ));
    }
    return std::move(taken.bytes);
}

Fields also_known_as(const Call& call, const Fields& content) {
    const auto digest = text_of(content, "digest");
    const auto work = call.parts().work.lease();
    auto sm3 = digest.empty() ? std::string{} : attachments::sm3_of(*work, digest);
    return sm3.empty() ? Fields{} : Fields{{"sm3", std::move(sm3)}};
}

std::vector<Endpoint> case_file_endpoints() {
    Endpoint send{
        .method = http::Method::post,
        .path = "/api/v1/cases/{number}/files",
        .id = "uploadCaseFile",
        .group = "案件",
        .summary = "上传证据文件、签字件；登记时写上所答的校验值，文件才长期保存",
        .action = Action::handle,
        .query = {{"name", shape::text(400), "文件名"}},
        .takes = Takes::file,
        .body_bytes_max = limits::kAttachmentBytesMax,
        .status = 201,
        .answer = shape::named("Attachment"),
        .handle = send_file};
    Endpoint get;
    get.path = "/api/v1/cases/{number}/files/{digest}";
    get.id = "getCaseFile";
    get.group = "案件";
    get.summary = "案件的一个证据文件";
    get.action = Action::see;
    get.handle = get_file;
    return {std::move(send), std::move(get)};
}

}  // namespace mingjing::api
