#include "desk/plan.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "base/limits.h"
#include "base/overloaded.h"
#include "domain/edition.h"
#include "ledger/ledger.h"
#include "projection/projection.h"

namespace mingjing::desk {

namespace {

using domain::Refusal;
namespace entry = domain::register_entry;
namespace edition = domain::edition;

tl::unexpected<Refusal> refuse(std::string code, std::string what, std::string next) {
    return tl::unexpected(Refusal{
        .code = std::move(code),
        .what = std::move(what),
        .article = "",
        .next = std::move(next),
        .rule = ""});
}

edition::State load_edition(db::Connection& connection, std::string_view stream) {
    return record::replay_edition(ledger::read_stream(connection, stream));
}

// A stream as it stands, with what the plan so far adds to it.
struct Loaded {
    std::vector<ledger::Record> records;
    entry::State state;
    Writing writing;

    [[nodiscard]] const ledger::Record* newest_submission() const {
        const auto found = std::ranges::find(
            records.rbegin(), records.rend(), "entry_submitted", &ledger::Record::type
        );
        return found == records.rend() ? nullptr : &*found;
    }
};

class Planner {
  public:
    Planner(db::Connection& connection, const identity::Actor& actor)
        : connection_(connection), actor_(actor) {}

    tl::expected<void, Refusal> add(const EntryAct& act) {
        auto& loaded = load(act.stream);
        if (act.expected_version && *act.expected_version != loaded.records.size()) {
            return refuse(
                "changed-meanwhile", "在您办理期间，这个条目已有新的变动", "请刷新后按最新情况办理"
            );
        }
        auto command = act.command;
        if (auto prepared = prepare(loaded, command); !prepared) {
            return prepared;
        }
        auto decision = entry::decide(loaded.state, command);
        if (!decision) {
            return tl::unexpected(std::move(decision.error()));
        }
        for (auto& event : *decision) {
            loaded.state = entry::evolve(std::move(loaded.state), event, actor_.id);
            loaded.writing.events.emplace_back(std::move(event));
        }
        return {};
    }

    Plan done() {
        Plan plan;
        for (const auto& stream : order_) {
            auto& writing = streams_.at(stream).writing;
            if (!writing.events.empty()) {
                plan.push_back(std::move(writing));
            }
        }
        return plan;
    }

  private:
    Loaded& load(const std::string& stream) {
        const auto [found, is_new] = streams_.try_emplace(stream);
        auto& loaded = found->second;
        if (is_new) {
            order_.push_back(stream);
            loaded.records = ledger::read_stream(connection_, stream);
            loaded.state = record::replay_entry(loaded.records);
            loaded.writing.stream = stream;
            loaded.writing.version = loaded.records.size();
        }
        return loaded;
    }

    // What the domain leaves to the desk: who acts, and what only the ledger knows.
    tl::expected<void, Refusal> prepare(Loaded& loaded, entry::Command& command) {
        return std::visit(
            Overloaded{
                [&](entry::Submit& c) -> tl::expected<void, Refusal> {
                    c.by = actor_.id;
                    return {};
                },
                [&](entry::Approve& c) -> tl::expected<void, Refusal> {
                    c.by = actor_.id;
                    return {};
                },
                [&](entry::Publish& c) { return prepare_publish(loaded, c); },
                [&](entry::Erase& c) { return prepare_erase(loaded, c); },
                [](auto&) -> tl::expected<void, Refusal> { return {}; },
            },
            command
        );
    }

    tl::expected<void, Refusal> prepare_publish(Loaded& loaded, entry::Publish& publish) {
        if (const auto* submission = loaded.newest_submission()) {
            publish.submitted_position = submission->position;
            publish.submitted_entry = submission->entry;
        }
        const bool is_only_planned =
            std::ranges::any_of(loaded.writing.events, [](const record::Event& event) {
                const auto* of_entry = std::get_if<entry::Event>(&event);
                return of_entry != nullptr && std::holds_alternative<entry::Submitted>(*of_entry);
            });
        if (is_only_planned) {
            return refuse("not-submitted", "提交与公示不能同时办理", "请先提交并完成审核，再公示");
        }
        publish.waits_for_edition =
            !loaded.state.edition.empty() && !edition_of(loaded.state.edition).is_completed;
        const bool is_open = publish.edition.empty() || (edition_of(publish.edition).is_begun &&
                                                         !edition_of(publish.edition).is_completed);
        const bool is_done = !loaded.state.pending;  // a retry, which the domain recognises
        if (!is_open && !is_done) {
            return refuse(
                "edition-closed", "这次汇总公示还没有开始，或已经完成", "请重新执行汇总公示"
            );
        }
        return {};
    }

    tl::expected<void, Refusal> prepare_erase(Loaded& loaded, const entry::Erase& erase) {
        for (const auto position : erase.positions) {
            const auto record =
                std::ranges::find(loaded.records, position, &ledger::Record::position);
            if (record == loaded.records.end()) {
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

    const edition::State& edition_of(const std::string& stream) {
        const auto [found, is_new] = editions_.try_emplace(stream);
        if (is_new) {
            found->second = load_edition(connection_, stream);
        }
        return found->second;
    }

    db::Connection& connection_;
    const identity::Actor& actor_;
    std::map<std::string, Loaded> streams_;
    std::vector<std::string> order_;
    std::map<std::string, edition::State> editions_;
};

tl::expected<Plan, Refusal> plan_batch(
    db::Connection& connection, const identity::Actor& actor, const Batch& batch
) {
    if (batch.acts.size() > limits::kRecordsPerCommandMax) {
        return refuse(
            "batch-too-large",
            fmt::format(
                "一次最多办理 {} 条，这里有 {} 条", limits::kRecordsPerCommandMax, batch.acts.size()
            ),
            "请分批办理"
        );
    }
    Planner planner(connection, actor);
    for (const auto& act : batch.acts) {
        if (auto added = planner.add(act); !added) {
            return tl::unexpected(std::move(added.error()));
        }
    }
    return planner.done();
}

tl::expected<Plan, Refusal> plan_edition(
    db::Connection& connection, const std::string& stream, const edition::Command& command
) {
    const auto records = ledger::read_stream(connection, stream);
    auto decision = edition::decide(record::replay_edition(records), command);
    if (!decision) {
        return tl::unexpected(std::move(decision.error()));
    }
    Writing writing{.stream = stream, .version = records.size(), .events = {}, .erasures = {}};
    std::ranges::move(*decision, std::back_inserter(writing.events));
    return writing.events.empty() ? Plan{} : Plan{std::move(writing)};
}

Plan plan_adoption(db::Connection& connection, const AdoptDefinitions& adopt) {
    constexpr auto kStream = "definitions";
    const auto records = ledger::read_stream(connection, kStream);
    const record::Event adopted = record::DefinitionsAdopted{adopt.digest, adopt.files};
    if (!records.empty() && record::decode(records.back()) == adopted) {
        return {};
    }
    return {{.stream = kStream, .version = records.size(), .events = {adopted}, .erasures = {}}};
}

// A restored log says, before anything else, which checkpoint it goes on from.
Plan plan_epoch(db::Connection& connection, const BeginEpoch& begin) {
    constexpr auto kStream = "log";
    const auto records = ledger::read_stream(connection, kStream);
    const record::Event begun = record::EpochBegun{begin.origin, begin.last_checkpoint};
    return {{.stream = kStream, .version = records.size(), .events = {begun}, .erasures = {}}};
}

}  // namespace

tl::expected<Plan, Refusal> plan(
    db::Connection& connection, const identity::Actor& actor, const Command& command
) {
    using Planned = tl::expected<Plan, Refusal>;
    return std::visit(
        Overloaded{
            [&](const EntryAct& c) { return plan_batch(connection, actor, {{c}}); },
            [&](const Batch& c) { return plan_batch(connection, actor, c); },
            [&](const BeginEdition& c) {
                return plan_edition(
                    connection, c.stream, edition::Begin{c.register_key, c.entries}
                );
            },
            [&](const PublishEdition& c) {
                const auto in = projection::entries_in_edition(connection, c.stream);
                return plan_edition(connection, c.stream, edition::Complete{in});
            },
            [&](const AdoptDefinitions& c) { return Planned(plan_adoption(connection, c)); },
            [&](const BeginEpoch& c) { return Planned(plan_epoch(connection, c)); },
        },
        command
    );
}

}  // namespace mingjing::desk
