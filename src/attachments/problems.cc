#include "attachments/problems.h"

#include <fmt/format.h>

#include "codec/canonical.h"
#include "query/attached.h"

namespace mingjing::attachments {

std::vector<std::string> problems(
    db::Connection& ledger, db::Connection& work, const domain::Digests& kept
) {
    std::vector<std::string> found;
    const auto look = [&](std::string_view what, const query::Attached& one) {
        if (!kept.contains(one.digest)) {
            found.push_back(fmt::format(
                "{} {} {} 的附件不在库中：{}", what, one.register_key, one.key, one.digest
            ));
        }
    };
    query::for_each_attached(ledger, [&](const auto& one) { look("条目", one); });
    work.run(
        "SELECT register, key, content FROM drafts ORDER BY register, key",
        {},
        [&](const db::Row& row) {
            const auto content = codec::parse_canonical(row.text(2));
            if (content && content->fields() != nullptr) {  // else drafts::problems says so
                for (const auto& digest : domain::attached_in(*content->fields())) {
                    look("草稿", {std::string(row.text(0)), std::string(row.text(1)), digest});
                }
            }
            return true;
        }
    );
    return found;
}

}  // namespace mingjing::attachments
