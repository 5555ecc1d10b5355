// Attachments: sent on their own, then named by a draft; handed to whoever sees what names
// them. One of a personal field asks for a purpose, as the value itself does.

#include <algorithm>

#include "api/endpoint_groups.h"
#include "api/entry_parts.h"
#include "api/file_reply.h"
#include "api/masking.h"
#include "api/register_parts.h"
#include "api/sight.h"
#include "attachments/attachments.h"
#include "base/limits.h"
#include "drafts/drafts.h"
#include "query/past.h"

namespace mingjing::api {

namespace {

using domain::Attachment;
using domain::Field;
using identity::Action;

Answer upload_attachment(Call& call) {
    const auto* schema = register_asked(call);
    if (schema == nullptr) {
        return tl::unexpected(not_found("这张清单"));
    }
    const auto* field = domain::find_field(schema->fields, call.parameter("field"));
    if (field == nullptr || field->type != domain::FieldType::attachments) {
        return tl::unexpected(bad_request({{"field", "这张清单没有这个附件字段"}}));
    }
    const auto& bytes = call.request().body;
    if (bytes.empty()) {
        return tl::unexpected(bad_request({{"请求内容", "文件是空的，请重新选择文件"}}));
    }
    const auto taken =
        call.parts().attachments.take_in(call.actor(), *field, call.parameter("name"), bytes);
    if (!taken) {
        return tl::unexpected(problem(taken.error()));
    }
    return Reply{.status = 201, .body = domain::to_value(*taken)};
}

// An attachment of that digest, and the field it stands in: one that is not personal, where
// there is such a one.
struct AttachmentFound {
    Attachment attachment;
    const Field* field = nullptr;
};
std::optional<AttachmentFound> found_in(
    const domain::Schema& schema, const Fields& content, std::string_view digest
) {
    std::optional<AttachmentFound> found;
    domain::for_each_attachment(
        schema,
        content,
        [&](const Field& field, const std::string&, const Attachment& attachment) {
            if (attachment.digest == digest && (!found || found->field->is_personal)) {
                found = AttachmentFound{attachment, &field};
            }
        }
    );
    return found;
}

Answer sent(Call& call, const Attachment& attachment) {
    auto taken = call.parts().attachments.take(attachment, call.account().id);
    switch (taken.answer) {
        case vault::SentFiles::Answer::here:
            return file_reply(attachment.name, attachment.type, std::move(taken.bytes));
        case vault::SentFiles::Answer::missing:
            throw Fault("附件不在库中：" + attachment.digest + "，请从备份恢复");
        case vault::SentFiles::Answer::busy:
            break;
    }
    return tl::unexpected(problem(
        {"files-busy", "正在下载附件的人较多，这一次没有开始下载", "", "请稍候片刻再试", ""}
    ));
}

Answer hand_over(
    Call& call,
    const domain::Schema& schema,
    const std::optional<AttachmentFound>& found,
    std::string_view unit
) {
    if (!found) {
        return tl::unexpected(not_found("这个附件"));
    }
    if (found->field->is_personal) {
        const auto allowed = identity::may(
            call.definitions().roles,
            call.actor(),
            Action::reveal,
            {.unit = unit, .register_key = schema.key}
        );
        if (!allowed) {
            return tl::unexpected(problem(allowed.error()));
        }
        const auto purpose = purpose_said(call.parameter("purpose"));
        if (!purpose) {
            return tl::unexpected(purpose.error());
        }
        call.leave_trail(
            "reveal",
            schema.key + "/" + std::string(call.name("key")),
            "done",
            "下载" + schema.name + "中含个人信息的附件",
            *purpose
        );
    }
    return sent(call, found->attachment);
}

Answer draft_attachment(Call& call) {
    const auto* schema = register_asked(call);
    if (schema == nullptr) {
        return tl::unexpected(not_found("这张清单"));
    }
    const auto draft = [&] {
        const auto work = call.parts().work.lease();
        return drafts::find(*work, schema->key, call.name("key"));
    }();
    if (!draft) {
        return tl::unexpected(not_found("这份草稿"));
    }
    if (auto away = beyond_sight(call, draft->unit)) {
        return tl::unexpected(std::move(*away));
    }
    return hand_over(
        call, *schema, found_in(*schema, draft->content, call.name("digest")), draft->unit
    );
}

// Also of what the entry said before: history names it.
std::optional<AttachmentFound> found_in_past(Call& call, const domain::Schema& schema) {
    const auto ledger = call.parts().ledger.lease();
    for (const auto& event : query::past_of(*ledger, schema, call.name("key"), sight_of(call))) {
        for (const auto* content : {&event.before, &event.after}) {
            if (auto found = found_in(schema, *content, call.name("digest"))) {
                return found;
            }
        }
    }
    return std::nullopt;
}

Answer entry_attachment(Call& call) {
    const auto* schema = register_asked(call);
    if (schema == nullptr) {
        return tl::unexpected(not_found("这张清单"));
    }
    const auto entry = standing(call, *schema);
    if (!entry) {
        return tl::unexpected(entry.error());
    }
    const auto contents = contents_of(call, *schema, *entry);
    auto found = found_in(*schema, contents.newest, call.name("digest"));
    if (!found) {
        found = found_in(*schema, contents.published, call.name("digest"));
    }
    if (!found) {
        found = found_in_past(call, *schema);
    }
    return hand_over(call, *schema, found, entry->unit);
}

Endpoint download(
    std::string_view path, std::string_view id, std::string_view summary, Answer (*handle)(Call&)
) {
    Endpoint endpoint;
    endpoint.path = path;
    endpoint.id = id;
    endpoint.group = "附件";
    endpoint.summary = summary;
    endpoint.action = Action::see;
    endpoint.query = {{"purpose", shape::text(200), "含个人信息的附件：查看的目的，记入留痕"}};
    endpoint.handle = handle;
    return endpoint;
}

}  // namespace

std::vector<Endpoint> attachment_endpoints() {
    Endpoint send{
        .method = http::Method::post,
        .path = "/api/v1/registers/{register}/attachments",
        .id = "uploadAttachment",
        .group = "附件",
        .summary = "上传附件；草稿中写上所答的内容，附件才长期保存",
        .action = Action::draft,
        .query =
            {{"field", shape::text(120), "附件字段，子表中的如materials.sample"},
             {"name", shape::text(400), "文件名"}},
        .takes = Takes::file,
        .body_bytes_max = limits::kAttachmentBytesMax,
        .status = 201,
        .answer = shape::named("Attachment"),
        .handle = upload_attachment};
    return {
        std::move(send),
        download(
            "/api/v1/registers/{register}/drafts/{key}/attachments/{digest}",
            "getDraftAttachment",
            "草稿中的一个附件",
            draft_attachment
        ),
        download(
            "/api/v1/registers/{register}/entries/{key}/attachments/{digest}",
            "getEntryAttachment",
            "条目现在或者以前的一个附件",
            entry_attachment
        )};
}

}  // namespace mingjing::api
