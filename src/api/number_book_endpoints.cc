// Of a book of numbered forms (预定格式文书号段): which of its numbers are used, and in which case,
// which are left.

#include <utility>

#include "api/endpoint_groups.h"
#include "api/entry_parts.h"
#include "case_file/number_book.h"
#include "query/decisions.h"

namespace mingjing::api {

namespace {

constexpr std::int64_t kFormsMax = 2000;  // of the books that share a prefix

Answer get_numbers(Call& call) {
    const auto* schema = call.definitions().find(case_file::kNumberBooks);
    if (schema == nullptr) {
        return tl::unexpected(not_found("这个号段"));
    }
    const auto entry = standing(call, *schema);
    if (!entry) {
        return tl::unexpected(entry.error());
    }
    const auto book = newest_seen(call, *schema, *entry);
    const auto decided = [&] {
        const auto ledger = call.parts().ledger.lease();
        return query::forms_decided(
            *ledger, text_of(book, "prefix"), case_file::used_since(book), kFormsMax + 1
        );
    }();
    std::vector<case_file::FormUse> uses;
    uses.reserve(decided.size());
    for (const auto& one : decided) {
        uses.push_back({one.form_number, one.decided_on, one.case_number});
    }
    const auto use = case_file::use_of(book, std::move(uses));
    List used;
    for (const auto& one : use.used) {
        used.emplace_back(Fields{
            {"number", one.form_number}, {"on", one.on}, {"case_number", one.case_number}});
    }
    List left;
    for (const auto& range : use.left) {
        left.emplace_back(Fields{{"first", range.first}, {"last", range.last}});
    }
    return Reply{
        .body = Fields{
            {"used", std::move(used)},
            {"struck_off", use.struck_off},
            {"left", std::move(left)},
            {"left_count", use.left_count},
            {"is_whole", std::cmp_less_equal(decided.size(), kFormsMax)}}};
}

}  // namespace

std::vector<Endpoint> number_book_endpoints() {
    const Group group{"案件", identity::Action::see};
    const auto word = shape::text(400);
    const auto count = shape::whole(0, 1'000'000'000);
    auto numbers = group.get(
        "/api/v1/number-books/{key}/numbers",
        "getBookNumbers",
        "一个预定格式文书号段里，哪些号码用于哪个案件，还剩哪些没有使用",
        get_numbers
    );
    numbers.answer = shape::object({
        {"used",
         shape::list(shape::object({{"number", word}, {"on", word}, {"case_number", word}}))},
        {"struck_off", shape::described(count, "登记作废的号码")},
        {"left", shape::list(shape::object({{"first", count}, {"last", count}}))},
        {"left_count", count},
        {"is_whole", shape::described(shape::flag(), "同一前缀的决定太多时，没有全部核对")},
    });
    return {std::move(numbers)};
}

}  // namespace mingjing::api
