#include "api/components.h"

#include "api/acts_json.h"
#include "api/case_parts.h"
#include "api/cells.h"
#include "api/entry_parts.h"
#include "api/import_json.h"
#include "api/instrument_parts.h"
#include "api/register_parts.h"
#include "api/schema_json.h"
#include "api/signed_copies.h"
#include "api/statute_parts.h"
#include "codec/text.h"

namespace mingjing::api {

namespace {

std::string moment(Time time) {
    return time == Time{} ? std::string{} : codec::rfc3339(time);
}

Shape account_shape() {
    const auto word = shape::text(120);
    return shape::object({
        {"id", word},
        {"login", word},
        {"name", word},
        {"unit", word},
        {"officer", word},
        {"roles", shape::list(word)},
        {"is_disabled", shape::flag()},
        {"has_password", shape::flag()},
        {"has_factor", shape::flag()},
        {"subject", shape::text(255)},
        {"locked_until", word},
        {"last_sign_in", word},
    });
}

Shape attachment_shape() {
    return shape::object({
        {"name", shape::text(400)},
        {"digest", shape::text(64)},
        {"bytes", shape::whole(0, 1'000'000'000)},
        {"type", shape::text(100)},
    });
}

Shape trail_shape() {
    const auto word = shape::text(400);
    return shape::object({
        {"number", shape::whole(1, 9'007'199'254'740'991)},
        {"time", word},
        {"actor", word},
        {"name", word},
        {"unit", word},
        {"event", word},
        {"event_name", word},
        {"object", word},
        {"object_name", word},
        {"purpose", word},
        {"outcome", word},
        {"detail", word},
        {"peer", word},
    });
}

Shape problem_shape() {
    const auto word = shape::text(1000);
    return shape::object({
        {"type", word},
        {"status", shape::whole(400, 599)},
        {"title", word},
        {"article", word, false},
        {"next", word, false},
        {"rule", word, false},
        {"fields", shape::list(shape::object({{"path", word}, {"message", word}})), false},
        {"current", shape::open_object(), false},
    });
}

Shape draft_shape() {
    const auto word = shape::text(400);
    return shape::object({
        {"register", word},
        {"key", word},
        {"title", word},
        {"unit", word},
        {"source", word},
        {"saved_by", word},
        {"saved_at", word},
        {"content", shape::open_object()},
        {"acts", shape::list(shape::named("OpenAct"))},
    });
}

// An office entry's members and more.
Shape with_more(const std::vector<Property>& more) {
    auto shape = office_entry_shape();
    for (const auto& property : more) {
        std::get<Fields>(shape["properties"].data).emplace(property.name, property.shape);
        std::get<List>(shape["required"].data).emplace_back(property.name);
    }
    return shape;
}

Shape entry_shape() {
    return with_more({
        {"content", shape::open_object()},
        {"published", shape::open_object()},
        {"changes", shape::list(change_shape())},
        {"acts", shape::list(shape::named("OpenAct"))},
    });
}

Shape today_row_shape() {
    const auto word = shape::text(400);
    return shape::object({
        {"register", word},
        {"register_name", word},
        {"key", word},
        {"title", word},
        {"unit", word},
        {"holder", word},
        {"due", word},
        {"time", word},
    });
}

Shape task_shape() {
    return with_more({
        {"act", shape::choice({"review", "publish", "mend"})},
        {"register_name", shape::text(200)},
        {"acts", shape::described(shape::list(act_word_shape()), "现在可以办理的")},
    });
}

}  // namespace

const std::vector<std::pair<std::string, Shape>>& components() {
    static const std::vector<std::pair<std::string, Shape>> all{
        {"Account", account_shape()},
        {"Draft", draft_shape()},
        {"Case", case_shape()},
        {"Entry", entry_shape()},
        {"Field", field_shape()},
        {"Import", import_shape()},
        {"ImportRow", import_row_shape()},
        {"ImportedRow", imported_row_shape()},
        {"Attachment", attachment_shape()},
        {"Instrument", instrument_shape()},
        {"SignedCopy", signed_copy_shape()},
        {"Issue", issue_shape()},
        {"ListedEntry", with_more({{"cells", cells_shape()}})},
        {"OpenAct", act_shape()},
        {"Problem", problem_shape()},
        {"RegisterSummary", register_summary_shape()},
        {"Schema", schema_shape()},
        {"SignOff", sign_off_shape()},
        {"Statute", statute_shape()},
        {"Task", task_shape()},
        {"TodayRow", today_row_shape()},
        {"TrailRow", trail_shape()},
    };
    return all;
}

Fields to_json(const identity::Account& account) {
    return {
        {"id", account.id},
        {"login", account.login},
        {"name", account.name},
        {"unit", account.unit},
        {"officer", account.officer},
        {"roles", List(account.roles.begin(), account.roles.end())},
        {"is_disabled", account.is_disabled},
        {"has_password", account.has_password},
        {"has_factor", account.has_factor},
        {"subject", account.subject},
        {"locked_until", moment(account.locked_until)},
        {"last_sign_in", moment(account.last_sign_in)},
    };
}

Fields to_json(const identity::TrailRow& row) {
    return {
        {"number", row.number},
        {"time", moment(row.time)},
        {"actor", row.actor},
        {"name", row.name},
        {"unit", row.unit},
        {"event", row.event},
        {"object", row.object},
        {"purpose", row.purpose},
        {"outcome", row.outcome},
        {"detail", row.detail},
        {"peer", row.peer},
    };
}

}  // namespace mingjing::api
