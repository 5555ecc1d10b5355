#include "server/command_parts.h"

#include <fmt/format.h>

#include "drafts/drafts.h"

namespace mingjing::server {

namespace {

constexpr std::uint64_t kDraftsPerPage = 1000;

}  // namespace

const domain::Schema* schema_asked(const Office& office, const Request& request, Output& output) {
    const auto key = request.words.empty() ? std::string{} : request.words.front();
    const auto* schema = office.definitions().find(key);
    if (schema == nullptr) {
        output.line(fmt::format("没有“{}”这张清单。可用的清单：", key));
        for (const auto& known : office.definitions().registers) {
            output.line(fmt::format("  {:<28}{}", known.key, known.name));
        }
    }
    return schema;
}

std::optional<identity::Actor> actor_asked(
    const Office& office, const Request& request, Output& output
) {
    const auto id = request.option("actor");
    const auto* actor = office.definitions().actor(id);
    if (actor == nullptr) {
        output.line(fmt::format("没有“{}”这个人员。用 mingjing actors 查看可用的人员", id));
        return std::nullopt;
    }
    auto acting = *actor;
    acting.operated_by = request.operated_by;
    return acting;
}

identity::TrailRow operators_row(const Office& office, const Request& request) {
    identity::TrailRow row;
    row.time = office.clock().now();
    row.actor = request.operated_by;
    row.name = "命令行";
    row.outcome = "done";
    row.peer = "local";
    return row;
}

Exit say_refused(const domain::Refusal& refusal, Output& output) {
    output.line("未办理：" + refusal.what);
    if (!refusal.article.empty()) {
        output.line(
            "  依据：" + refusal.article + (refusal.rule.empty() ? "" : "（" + refusal.rule + "）")
        );
    }
    if (!refusal.next.empty()) {
        output.line("  下一步：" + refusal.next);
    }
    return Exit::refused;
}

std::vector<std::string> split(std::string_view text, char separator) {
    std::vector<std::string> parts;
    while (!text.empty()) {
        const auto end = text.find(separator);
        if (end != 0) {
            parts.emplace_back(text.substr(0, end));
        }
        if (end == std::string_view::npos) {
            break;
        }
        text.remove_prefix(end + 1);
    }
    return parts;
}

std::vector<Fields> draft_entries(Office& office, const domain::Schema& schema) {
    const auto lease = office.work().lease();
    std::vector<Fields> entries;
    std::string after;
    while (true) {
        const auto page = drafts::list(*lease, schema.key, after, kDraftsPerPage);
        if (page.empty()) {
            return entries;
        }
        for (const auto& draft : page) {
            entries.push_back(draft.content);
        }
        after = page.back().key;
    }
}

std::vector<Fields> held_entries(desk::RegisterActs& acts, const domain::Schema& schema) {
    std::vector<Fields> entries;
    for (const auto& standing : acts.standings(schema.key)) {
        if (auto entry = acts.current(schema.key, standing.key)) {
            entries.push_back(std::move(*entry));
        }
    }
    return entries;
}

}  // namespace mingjing::server
