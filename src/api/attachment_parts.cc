#include "api/attachment_parts.h"

#include <algorithm>

#include "api/entry_parts.h"
#include "attachments/table.h"
#include "domain/attachment.h"

namespace mingjing::api {

namespace {

using domain::Attachment;
using domain::Field;

void collect(
    const domain::Schema& schema, const Fields& content, std::vector<Attachment>& attachments
) {
    domain::for_each_attachment(
        schema,
        content,
        [&](const Field&, const std::string&, const Attachment& attachment) {
            attachments.push_back(attachment);
        }
    );
}

}  // namespace

std::vector<BadInput> strange_attachments(
    Call& call,
    db::Connection& work,
    const domain::Schema& schema,
    const Fields& content,
    const Fields& before
) {
    std::vector<Attachment> known;
    collect(schema, before, known);
    bool has_looked = false;
    const auto is_in_entry = [&](const Attachment& attachment) {
        if (!std::exchange(has_looked, true)) {
            if (const auto entry = standing(call, schema)) {
                const auto contents = contents_of(call, schema, *entry);
                collect(schema, contents.newest, known);
                collect(schema, contents.published, known);
            }
        }
        return std::ranges::find(known, attachment) != known.end();
    };
    std::vector<BadInput> strange;
    domain::for_each_attachment(
        schema,
        content,
        [&](const Field& field, const std::string& path, const Attachment& attachment) {
            if (std::ranges::find(known, attachment) != known.end()) {
                return;
            }
            if (attachments::may_name(work, call.account().unit, attachment)) {
                // Renamed since, perhaps: the name must still say what the file is.
                if (auto fault = domain::attachment_fault(field, to_value(attachment));
                    !fault.empty()) {
                    strange.push_back({path, std::move(fault)});
                }
            } else if (!is_in_entry(attachment)) {
                strange.push_back(
                    {path, "附件“" + attachment.name + "”还没有上传，或者已经清理，请重新上传"}
                );
            }
        }
    );
    return strange;
}

}  // namespace mingjing::api
