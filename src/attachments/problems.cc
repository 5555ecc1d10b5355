#include "attachments/problems.h"

#include <algorithm>
#include <functional>
#include <iterator>

#include <fmt/format.h>

#include "attachments/table.h"
#include "codec/canonical.h"
#include "query/attached.h"
#include "query/instruments.h"
#include "record/adopted.h"

namespace mingjing::attachments {

namespace {

using query::Attached;

void for_each_in_drafts(db::Connection& work, const std::function<void(const Attached&)>& each) {
    work.run(
        "SELECT register, key, content FROM drafts ORDER BY register, key",
        {},
        [&](const db::Row& row) {
            const auto content = codec::parse_canonical(row.text(2));
            if (content && content->fields() != nullptr) {  // else drafts::problems says so
                for (const auto& digest : domain::attached_in(*content->fields())) {
                    each({std::string(row.text(0)), std::string(row.text(1)), digest});
                }
            }
            return true;
        }
    );
}

}  // namespace

std::vector<std::string> problems(
    db::Connection& ledger, db::Connection& work, const domain::Digests& kept
) {
    std::vector<std::string> found;
    const auto look = [&](std::string_view what, const Attached& one) {
        if (!kept.contains(one.digest)) {
            found.push_back(fmt::format(
                "{} {} {} 的附件不在库中：{}", what, one.register_key, one.key, one.digest
            ));
        }
    };
    query::for_each_attached(ledger, [&](const auto& one) { look("条目", one); });
    for_each_in_drafts(work, [&](const auto& one) { look("草稿", one); });
    return found;
}

std::vector<std::string> unnamed(
    db::Connection& ledger, db::Connection& work, const domain::Digests& kept
) {
    auto named = record::digests_ever_adopted(ledger);
    for_each_in_drafts(work, [&](const Attached& one) { named.insert(one.digest); });
    for (const auto& one : known(work)) {
        named.insert(one.digest);
    }
    std::vector<std::string> left;
    std::ranges::copy_if(kept, std::back_inserter(left), [&](const std::string& digest) {
        return !named.contains(digest) && !query::is_attached(ledger, digest) &&
               !query::is_instrument(ledger, digest);
    });
    return left;
}

}  // namespace mingjing::attachments
