#include "desk/entry_plan.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "base/overloaded.h"
#include "desk/permission.h"
#include "ledger/ledger.h"
#include "record/codec.h"

namespace mingjing::desk {

using domain::Refusal;
namespace entry = domain::register_entry;
namespace edition = domain::edition;

entry::Decision EntryPlanner::decided(const EntryAct& act) {
    auto& loaded = load(act.stream);
    if (act.expected_version && *act.expected_version != loaded.writing.version) {
        return refuse(
            "changed-meanwhile", "在您办理期间，这个条目已有新的变动", "请刷新后按最新情况办理"
        );
    }
    auto command = act.command;
    if (auto allowed = may_act(roles_, actor_, loaded.state(), command); !allowed) {
        return tl::unexpected(std::move(allowed.error()));
    }
    if (auto prepared = prepare(loaded, command); !prepared) {
        return tl::unexpected(std::move(prepared.error()));
    }
    return entry::decide(loaded.state(), std::move(command));
}

tl::expected<void, Refusal> EntryPlanner::add(const EntryAct& act) {
    auto decision = decided(act);
    if (!decision) {
        return tl::unexpected(std::move(decision.error()));
    }
    auto& loaded = streams_.at(act.stream);
    for (auto& event : *decision) {
        loaded.writing.events.emplace_back(std::move(event));
    }
    return {};
}

Plan EntryPlanner::done() {
    Plan plan;
    for (const auto& stream : order_) {
        auto& writing = streams_.at(stream).writing;
        if (!writing.events.empty()) {
            plan.push_back(std::move(writing));
        }
    }
    return plan;
}

EntryPlanner::Loaded& EntryPlanner::load(const std::string& stream) {
    const auto [found, is_new] = streams_.try_emplace(stream);
    auto& loaded = found->second;
    if (is_new) {
        order_.push_back(stream);
        loaded.kept = kept_.at(connection_, stream);
        loaded.writing.stream = stream;
        loaded.writing.version = loaded.kept->version;
    }
    for (; loaded.counted < loaded.writing.events.size(); ++loaded.counted) {
        const auto& event = std::get<entry::Event>(loaded.writing.events[loaded.counted]);
        loaded.ahead = entry::evolve(loaded.state(), event, actor_.id);
    }
    return loaded;
}

tl::expected<void, Refusal> EntryPlanner::prepare(Loaded& loaded, entry::Command& command) {
    return std::visit(
        Overloaded{
            [&](entry::Publish& c) { return prepare_publish(loaded, c); },
            [&](entry::Erase& c) { return prepare_erase(loaded, c); },
            [&](entry::Submit& c) -> tl::expected<void, Refusal> {
                c.by = actor_.id;
                c.content.unit = unit_submitting(c.content);
                return {};
            },
            [&](entry::TakeBack& c) -> tl::expected<void, Refusal> {
                c.by = actor_.id;
                c.unit = actor_.unit;
                return {};
            },
            [&](auto& c) -> tl::expected<void, Refusal> {
                if constexpr (requires { c.by; }) {
                    c.by = actor_.id;
                }
                return {};
            },
        },
        command
    );
}

// Whose work was submitted, where the actor may do so for that unit: whoever acts throughout
// the bureau does not make another unit's entry their own.
std::string EntryPlanner::unit_submitting(const entry::Submitted& content) const {
    const auto allowed = identity::may(
        roles_,
        actor_,
        identity::Action::submit,
        {.unit = content.unit, .register_key = content.register_key}
    );
    return allowed && !content.unit.empty() ? content.unit : actor_.unit;
}

tl::expected<void, Refusal> EntryPlanner::prepare_publish(
    const Loaded& loaded, entry::Publish& publish
) {
    publish.submitted_position = loaded.kept->submitted_position;
    publish.submitted_entry = loaded.kept->submitted_entry;
    const bool is_only_planned =
        std::ranges::any_of(loaded.writing.events, [](const record::Event& event) {
            const auto* of_entry = std::get_if<entry::Event>(&event);
            return of_entry != nullptr && std::holds_alternative<entry::Submitted>(*of_entry);
        });
    if (is_only_planned) {
        return refuse("not-submitted", "提交与公示不能同时办理", "请先提交并完成审核，再公示");
    }
    publish.waits_for_edition =
        !loaded.state().edition.empty() && !edition_of(loaded.state().edition).is_completed;
    const bool is_open = publish.edition.empty() || (edition_of(publish.edition).is_begun &&
                                                     !edition_of(publish.edition).is_completed);
    const bool is_done = !loaded.state().pending;  // a retry, which the domain recognises
    if (!is_open && !is_done) {
        return refuse("edition-closed", "这次汇总公示还没有开始，或已经完成", "请重新执行汇总公示");
    }
    return {};
}

tl::expected<void, Refusal> EntryPlanner::prepare_erase(Loaded& loaded, const entry::Erase& erase) {
    const auto records = ledger::read_stream(connection_, loaded.writing.stream);
    for (const auto position : erase.positions) {
        const auto record = std::ranges::find(records, position, &ledger::Record::position);
        if (record == records.end()) {
            return refuse(
                "not-of-this-entry",
                fmt::format("第 {} 号记录不属于这个条目", position),
                "请核对记录位置"
            );
        }
        Erasure erasure{.position = position, .fields = {}};
        std::ranges::copy_if(
            erase.fields,
            std::back_inserter(erasure.fields),
            [&](const std::string& field) { return record->personal.contains(field); }
        );
        if (erasure.fields.empty()) {
            return refuse(
                "nothing-to-erase",
                fmt::format("第 {} 号记录中没有可删除的这些字段", position),
                "请核对字段；事实部分依法保存，不能删除"
            );
        }
        loaded.writing.erasures.push_back(std::move(erasure));
    }
    return {};
}

const edition::State& EntryPlanner::edition_of(const std::string& stream) {
    const auto [found, is_new] = editions_.try_emplace(stream);
    if (is_new) {
        found->second = record::replay_edition(ledger::read_stream(connection_, stream));
    }
    return found->second;
}

}  // namespace mingjing::desk
