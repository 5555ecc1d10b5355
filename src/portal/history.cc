// /registers/{register}/{key}/history: every version the public could see, newest first,
// with what changed in it, why, through whose hands, and its proof.

#include <map>
#include <utility>

#include "domain/attachment.h"
#include "portal/acts.h"
#include "portal/diff.h"
#include "portal/entry_view.h"
#include "portal/log_state.h"
#include "portal/moment_view.h"
#include "portal/pages.h"
#include "portal/show.h"
#include "portal/urls.h"
#include "portal/words.h"

namespace mingjing::portal {

namespace {

using domain::Field;
using domain::FieldType;
using domain::Schema;

// With the beginning of its digest: a file of the same name may be another.
std::string comparable_files(const List& attachments) {
    constexpr std::size_t kDigitsShown = 8;
    std::string text;
    for (const auto& one : attachments) {
        if (const auto attachment = domain::attachment_in(one)) {
            text += (text.empty() ? "" : "\n") + domain::described(*attachment) + "，校验值" +
                    attachment->digest.substr(0, kDigitsShown);
        }
    }
    return text;
}

// A field's value as text to compare: child rows one a line.
std::string comparable(const Field& field, const Value& value) {
    const auto* rows = value.list();
    if (field.type == FieldType::attachments && rows != nullptr) {
        return comparable_files(*rows);
    }
    if (field.type != FieldType::table || rows == nullptr) {
        return plain_value(field, value);
    }
    std::string text;
    for (const auto& row : *rows) {
        const auto* fields = row.fields();
        std::string line;
        for (const auto& child : field.children) {
            if (fields == nullptr || !child.is_open) {
                continue;
            }
            if (const auto shown = comparable(child, member(*fields, child.key)); !shown.empty()) {
                line += (line.empty() ? "" : "；") + child.label + "：" + shown;
            }
        }
        text += (text.empty() ? "" : "\n") + line;
    }
    return text;
}

List piece_list(const std::vector<Piece>& pieces) {
    List list;
    for (const auto& piece : pieces) {
        list.emplace_back(Fields{{"text", piece.text}, {"is_changed", piece.is_changed}});
    }
    return list;
}

List changed_fields(const Schema& schema, const Fields& before, const Fields& after) {
    List changed;
    for (const auto& field : schema.fields) {
        if (!field.is_open) {
            continue;
        }
        const auto old_text = comparable(field, member(before, field.key));
        const auto new_text = comparable(field, member(after, field.key));
        if (old_text == new_text) {
            continue;
        }
        const auto pieces = difference(old_text, new_text);
        changed.emplace_back(Fields{
            {"label", field.label},
            {"before", piece_list(pieces.before)},
            {"after", piece_list(pieces.after)},
            {"is_added", old_text.empty()},
            {"is_removed", new_text.empty()},
        });
    }
    return changed;
}

// When to look to see this version: its day, or the very moment where a later version
// followed within that day.
std::string seen_when(const std::vector<query::EntryVersion>& versions, std::size_t index) {
    const auto& published_at = versions[index].published_at;
    auto day = day_of(published_at);
    const bool is_last = index == 0 || day_of(versions[index - 1].published_at) != day;
    return is_last ? day : published_at;
}

Fields version_card(
    Visit& visit,
    const Asked& asked,
    const query::EntryVersion& version,
    const std::string& seen,
    const Acts& acts
) {
    const auto url = entry_url(asked.schema->key, asked.entry.key);
    const bool is_shown = !version.content.empty();
    return {
        {"number", static_cast<std::int64_t>(version.version)},
        {"kind", kind_word(version.kind)},
        {"kind_style", version.kind == "correction" ? "warn" : ""},
        {"day", day_of(version.published_at)},
        {"published", minute_of(version.published_at)},
        {"reason", version.reason},
        {"effective_from", chinese_day(version.effective_from)},
        {"effective_to",
         version.effective_to == kEndless ? "" : chinese_day_before(version.effective_to)},
        {"position", static_cast<std::int64_t>(version.position)},
        {"steps", acts.steps},
        {"is_edition", acts.is_edition},
        {"is_first", version.version == 1},
        {"is_shown", is_shown},
        {"is_withdrawn", version.is_withdrawn},
        {"withdrawn", minute_of(version.withdrawn_at)},
        {"withdrawal_reason", version.withdrawal_reason},
        {"withdrawal_basis", version.withdrawal_basis},
        {"has_receipt", is_shown && is_sealed(visit.site(), version.position)},
        {"receipt_url", receipt_url(version.position)},
        {"has_withdrawal_receipt",
         version.withdrawal_position > 0 && is_sealed(visit.site(), version.withdrawal_position)},
        {"withdrawal_receipt_url", receipt_url(version.withdrawal_position)},
        {"seen_url", with(url, {{"seen", seen}})},
        {"changes", List{}},
        {"has_changes", false},
    };
}

List cards(Visit& visit, const Asked& asked, const std::vector<query::EntryVersion>& versions) {
    const auto records = ledger::read_stream(visit.ledger(), asked.entry.stream);
    List list;
    for (std::size_t index = 0; index < versions.size(); ++index) {
        const auto& version = versions[index];
        const auto acts = acts_until(visit, records, version.position);
        auto card = version_card(visit, asked, version, seen_when(versions, index), acts);
        if (index + 1 < versions.size()) {
            auto changes =
                changed_fields(*asked.schema, versions[index + 1].content, version.content);
            card["has_changes"] = !changes.empty();
            card["changes"] = std::move(changes);
        }
        list.emplace_back(std::move(card));
    }
    return list;
}

}  // namespace

http::Response history_page(Visit& visit, const http::Captures& names) {
    const auto asked = asked_entry(visit, names);
    if (!asked) {
        return asked.error();
    }
    const auto& [schema, moment, entry] = *asked;
    const auto versions = query::history(visit.ledger(), *schema, entry.key, moment);
    const auto title = entry.title.empty() ? entry.key : entry.title;
    return render(
        visit,
        Page{
            .name = "history",
            .title = title + " · 历次版本",
            .column = schema->name,
            .section = schema->group,
            .description = title + "的历次公示版本：改了什么、为什么、由谁审核、何时公示。",
            .published_at = versions.empty() ? "" : day_of(versions.front().published_at),
            .crumbs = entry_crumbs(*schema, entry, "历次版本"),
            .fields =
                {
                    {"entry", entry_view(visit, *asked)},
                    {"moment", moment_view(visit, entry_url(schema->key, entry.key) + "/history")},
                    {"versions", cards(visit, *asked, versions)},
                    {"count", static_cast<std::int64_t>(versions.size())},
                },
        },
        {"at", "seen"}
    );
}

}  // namespace mingjing::portal
