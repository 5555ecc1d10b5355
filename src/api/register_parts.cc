#include "api/register_parts.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "base/limits.h"
#include "codec/canonical.h"

namespace mingjing::api {

namespace {

constexpr std::int64_t kPagesMax = 1'000'000;

std::uint64_t whole_or(std::string_view text, std::uint64_t otherwise) {
    const auto value = codec::parse_json(text);
    return value && value->integer() != nullptr ? static_cast<std::uint64_t>(*value->integer())
                                                : otherwise;
}

}  // namespace

const domain::Schema* register_asked(const Call& call) {
    return call.definitions().find(call.name("register"));
}

std::string role_name(const Call& call, std::string_view role) {
    return call.definitions().roles.name_of(role);
}

Page page_asked(const Call& call) {
    return {whole_or(call.parameter("page"), 1), whole_or(call.parameter("page_size"), 20)};
}

std::pair<std::size_t, std::size_t> Page::of(std::size_t total) const {
    const auto begin = std::min<std::uint64_t>((number - 1) * size, total);
    return {begin, std::min<std::uint64_t>(begin + size, total)};
}

Parameter unit_parameter() {
    return {"unit", shape::text(120), "只看这个单位的"};
}

Reply page_reply(std::string name, List rows, std::uint64_t total) {
    return {
        .body = Fields{
            {std::move(name), std::move(rows)}, {"total", static_cast<std::int64_t>(total)}}};
}

Shape page_shape(std::string_view name, Shape row) {
    return shape::object(
        {{name, shape::list(std::move(row))}, {"total", shape::whole(0, 1'000'000'000)}}
    );
}

std::vector<Parameter> paging() {
    return {
        {"page", shape::whole(1, kPagesMax), "第几页，从1起"},
        {"page_size", shape::whole(1, limits::kPageRowsMax), "每页几条"},
        {"sort", shape::text(64), "排序字段，前面加-为倒序"},
        {"text", shape::text(120), "名称或者编码的一部分"},
    };
}

std::string etag_of(const query::OfficeEntry& entry) {
    return "\"" + std::to_string(entry.stream_version) + "\"";
}

Fields to_json(const Call& call, const query::OfficeEntry& entry) {
    return {
        {"register", entry.register_key},
        {"key", entry.key},
        {"title", entry.title},
        {"stage", query::stage_word(entry.stage)},
        {"is_returned", entry.is_returned},
        {"kind", entry.kind},
        {"unit", entry.unit},
        {"next_role", entry.next_role},
        {"next_role_name", entry.next_role.empty() ? "" : role_name(call, entry.next_role)},
        {"due", entry.due},
        {"submitted_at", entry.submitted_at},
        {"effective_from", entry.effective_from},
        {"effective_to", entry.effective_to},
        {"version", static_cast<std::int64_t>(entry.version)},
        {"etag", etag_of(entry)},
    };
}

Shape office_entry_shape() {
    const auto word = shape::text(400);
    return shape::object({
        {"register", word},
        {"key", word},
        {"title", word},
        {"stage", stage_shape()},
        {"is_returned", shape::flag()},
        {"kind", word},
        {"unit", word},
        {"next_role", word},
        {"next_role_name", word},
        {"due", word},
        {"submitted_at", word},
        {"effective_from", shape::described(word, "自哪一天起有效；空为自公示之日起")},
        {"effective_to", shape::described(word, "到哪一天的前一天为止有效；空为没有终止日期")},
        {"version", shape::described(shape::whole(0, 1'000'000'000), "已公示到第几版")},
        {"etag", shape::described(word, "办理时随 If-Match 送回的版本")},
    });
}

Shape stage_shape() {
    std::vector<std::string_view> words;
    std::ranges::transform(query::all_stages(), std::back_inserter(words), query::stage_word);
    return shape::choice(words);
}

Shape register_summary_shape() {
    const auto word = shape::text(200);
    const auto count = shape::whole(0, 1'000'000'000);
    return shape::object({
        {"key", word},
        {"name", word},
        {"group", word},
        {"is_open", shape::flag()},
        {"drafts", count},
        {"submitted", count},
        {"approved", count},
        {"returned", count},
        {"published", count},
        {"withdrawn", count},
    });
}

}  // namespace mingjing::api
