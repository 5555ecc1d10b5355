// Registers as files, and what a reference may name. Personal values leave the office only
// for a purpose, by whoever may see them, and that stays in the access trail.

#include <algorithm>
#include <map>

#include "api/endpoint_groups.h"
#include "api/entry_parts.h"
#include "api/file_reply.h"
#include "api/masking.h"
#include "api/register_parts.h"
#include "api/sight.h"
#include "base/limits.h"
#include "drafts/browse.h"
#include "drafts/drafts.h"
#include "query/office.h"
#include "tabular/import.h"

namespace mingjing::api {

namespace {

using identity::Action;

constexpr std::uint64_t kEntriesAtOnce = 1000;
constexpr std::int64_t kChoicesMax = 50;

struct Format {
    std::string_view word;
    tabular::ExportFormat format;
    const char* content_type;
};
constexpr std::array<Format, 3> kFormats{{
    {"xlsx",
     tabular::ExportFormat::xlsx,
     "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
    {"csv", tabular::ExportFormat::csv, "text/csv; charset=utf-8"},
    {"json", tabular::ExportFormat::json, "application/json; charset=utf-8"},
}};

// Whole entries as the caller may take them away.
class Taking {
  public:
    Taking(Call& call, const domain::Schema& schema, bool has_purpose)
        : call_(call), schema_(schema), has_purpose_(has_purpose) {}

    // False once there are too many for one file.
    bool take_drafts() {
        std::string after;
        while (true) {
            auto page = [&] {
                const auto work = call_.parts().work.lease();
                return drafts::list(*work, schema_.key, after, kEntriesAtOnce);
            }();
            for (auto& draft : page) {
                if (may(Action::see, draft.unit) && !take(std::move(draft.content), draft.unit)) {
                    return false;
                }
                after = draft.key;
            }
            if (page.size() < kEntriesAtOnce) {
                return true;
            }
        }
    }
    bool take_held() {
        query::OfficeRequest request{.register_key = schema_.key, .sort = "key"};
        request.page_size = kEntriesAtOnce;
        request.sight = sight_of(call_);
        for (;; ++request.page) {
            const auto page = [&] {
                const auto ledger = call_.parts().ledger.lease();
                return query::office_list(*ledger, request);
            }();
            for (const auto& entry : page.entries) {
                auto content = newest_seen(call_, schema_, entry);
                if (!content.empty() && !take(std::move(content), entry.unit)) {
                    return false;
                }
            }
            if (page.entries.size() < kEntriesAtOnce) {
                return true;
            }
        }
    }
    [[nodiscard]] const std::vector<Fields>& entries() const { return entries_; }

  private:
    bool may(Action action, const std::string& unit) {
        const auto [found, is_new] = known_.try_emplace({action, unit}, false);
        if (is_new) {
            found->second = identity::may(
                                call_.definitions().roles,
                                call_.actor(),
                                action,
                                {.unit = unit, .register_key = schema_.key}
            )
                                .has_value();
        }
        return found->second;
    }

    bool take(Fields content, const std::string& unit) {
        const bool is_shown = has_purpose_ && may(Action::reveal, unit);
        entries_.push_back(is_shown ? std::move(content) : hidden(schema_, std::move(content)));
        return entries_.size() <= limits::kExportEntriesMax;
    }

    Call& call_;
    const domain::Schema& schema_;
    bool has_purpose_;
    std::map<std::pair<Action, std::string>, bool> known_;
    std::vector<Fields> entries_;
};

Answer export_register(Call& call) {
    const auto& schema = call.schema();
    std::string purpose;
    if (const auto asked = call.parameter("purpose"); !asked.empty()) {
        auto said = purpose_said(asked);
        if (!said) {
            return tl::unexpected(std::move(said.error()));
        }
        purpose = std::move(*said);
        const auto allowed = identity::may(
            call.definitions().roles, call.actor(), Action::reveal, {.register_key = schema.key}
        );
        if (!allowed) {
            return tl::unexpected(problem(allowed.error()));
        }
    }
    Taking taking(call, schema, !purpose.empty());
    const bool are_drafts = call.parameter("of") != "held";
    if (!(are_drafts ? taking.take_drafts() : taking.take_held())) {
        return tl::unexpected(problem(domain::Refusal{
            .code = "too-many-entries",
            .what = "条目超过" + std::to_string(limits::kExportEntriesMax) + "条，没有导出",
            .next = "请由运行服务器的人员在控制台导出"}));
    }
    const auto asked = std::ranges::find(kFormats, call.parameter("format"), &Format::word);
    const auto& format = asked == kFormats.end() ? kFormats.front() : *asked;
    const std::string what = schema.name + (are_drafts ? "草稿" : "");
    call.leave_trail(
        purpose.empty() ? "export" : "reveal",
        schema.key,
        "done",
        "导出" + what + std::to_string(taking.entries().size()) + "条" +
            (purpose.empty() ? "，个人信息已隐藏" : "，含个人信息"),
        purpose
    );
    return file_reply(
        what + "." + std::string(format.word),
        format.content_type,
        tabular::export_register(schema, taking.entries(), format.format, false)
    );
}

// By key, so that a second letter typed only shortens the list.
Answer list_choices(Call& call) {
    const auto& schema = call.schema();
    const auto size = page_asked(call).size;
    std::map<std::string, std::string> titles;
    {
        query::OfficeRequest request{.register_key = schema.key, .sort = "key"};
        request.text = call.parameter("text");
        request.page_size = size;
        request.sight = sight_of(call);
        const auto ledger = call.parts().ledger.lease();
        for (auto& entry : query::office_list(*ledger, request).entries) {
            titles.emplace(std::move(entry.key), std::move(entry.title));
        }
    }
    {
        drafts::BrowseRequest request{.register_key = schema.key, .sort = "key"};
        request.sight = sight_of(call);
        request.text = call.parameter("text");
        request.page_size = size;
        const auto work = call.parts().work.lease();
        for (auto& draft : drafts::browse(*work, request).drafts) {
            titles.insert_or_assign(std::move(draft.key), std::move(draft.title));
        }
    }
    List choices;
    for (auto& [key, title] : titles) {
        if (choices.size() < size) {
            choices.emplace_back(Fields{{"key", key}, {"title", title}});
        }
    }
    return Reply{.body = Fields{{"choices", std::move(choices)}}};
}

}  // namespace

std::vector<Endpoint> export_endpoints() {
    const auto word = shape::text(400);
    Endpoint file{
        .path = "/api/v1/registers/{register}/export",
        .id = "exportRegister",
        .group = "清单",
        .summary = "导出为表格；写明目的时含个人信息，目的记入留痕",
        .action = Action::see,
        .query =
            {{"format", shape::choice({"xlsx", "csv", "json"}), "文件格式，默认xlsx"},
             {"of", shape::choice({"drafts", "held"}), "草稿，或者已提交、已公示的条目"},
             {"purpose", shape::text(200), "使用个人信息的目的；不写则个人信息隐藏"}},
        .handle = export_register};
    Endpoint choices{
        .path = "/api/v1/registers/{register}/choices",
        .id = "listChoices",
        .group = "清单",
        .summary = "可以引用的条目，按编码排列",
        .action = Action::see,
        .query =
            {{"text", shape::text(120), "名称或者编码的一部分"},
             {"page_size", shape::whole(1, kChoicesMax), "最多几条"}},
        .answer = shape::object(
            {{"choices", shape::list(shape::object({{"key", word}, {"title", word}}))}}
        ),
        .handle = list_choices};
    return {std::move(file), std::move(choices)};
}

}  // namespace mingjing::api
