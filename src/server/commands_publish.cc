// publish …: the acts of publication, for one entry, several, or all that can take them.

#include <algorithm>
#include <functional>

#include <fmt/format.h>

#include "base/fault.h"
#include "domain/entry_key.h"
#include "drafts/drafts.h"
#include "query/attached.h"
#include "query/office.h"
#include "server/command_list.h"
#include "server/command_parts.h"
#include "tabular/import.h"

namespace mingjing::server {

namespace {

using desk::Receipt;
using desk::RegisterActs;
using domain::register_entry::Kind;

RegisterActs acts_of(Office& office) {
    return {office.desk(), office.ledger(), office.work(), office.definitions(), office.clock()};
}

std::vector<std::string> keys_given(const Request& request) {
    return {request.words.begin() + 1, request.words.end()};
}

std::vector<std::string> keys_at(
    RegisterActs& acts,
    const domain::Schema& schema,
    const std::function<bool(const desk::Standing&)>& wanted
) {
    std::vector<std::string> keys;
    for (const auto& standing : acts.standings(schema.key)) {
        if (wanted(standing)) {
            keys.push_back(standing.key);
        }
    }
    return keys;
}

// Does `act` for every key; a refusal is said and the others still go on.
Exit for_each_key(
    std::string_view what,
    const std::vector<std::string>& keys,
    Output& output,
    const std::function<RegisterActs::Result<Receipt>(const std::string&)>& act
) {
    std::uint64_t done = 0;
    for (const auto& key : keys) {
        const auto receipt = act(key);
        if (receipt) {
            ++done;
        } else {
            output.line(key + "：");
            say_refused(receipt.error(), output);
        }
        output.progress(what, done, keys.size());
    }
    output.line(fmt::format("{} {} 条，未办理 {} 条", what, done, keys.size() - done));
    return done == keys.size() ? Exit::done : done > 0 ? Exit::partial : Exit::refused;
}

// The common shape: register, actor, keys (given, or all that stand as `wanted`), act.
template <class Wanted, class Act>
Exit act_on_entries(
    Office& office,
    const Request& request,
    Output& output,
    std::string_view what,
    Wanted wanted,
    Act act
) {
    const auto* schema = schema_asked(office, request, output);
    const auto actor = actor_asked(office, request, output);
    if (schema == nullptr || !actor) {
        return Exit::bad_input;
    }
    auto acts = acts_of(office);
    auto keys = keys_given(request);
    if (keys.empty()) {
        keys = keys_at(acts, *schema, [&](const desk::Standing& s) { return wanted(s, *actor); });
    }
    return for_each_key(
        domain::in_words_of(*schema, what),
        keys,
        output,
        [&](const std::string& key) { return act(acts, *actor, schema->key, key); }
    );
}

std::string_view stage_name(std::string_view word) {
    const auto stage = query::stage_of(word);
    return stage ? query::stage_name(*stage) : word;
}

std::string waiting_for(const identity::Roles& roles, const desk::Standing& standing) {
    return (standing.next_role.empty() ? "" : "\t等待" + roles.name_of(standing.next_role)) +
           (standing.due.empty() ? "" : "\t应于" + standing.due + "前公示");
}

std::string stages_counted(const std::vector<desk::Standing>& standings) {
    const auto count = [&](std::string_view stage) {
        return std::ranges::count(standings, stage, &desk::Standing::stage);
    };
    return fmt::format(
        "审核中 {}，待公示 {}，已公示 {}，已撤回 {}",
        count("submitted"),
        count("approved"),
        count("published"),
        count("withdrawn")
    );
}

constexpr auto kNoneUnlessNamed = [](const desk::Standing&, const identity::Actor&) {
    return false;
};

// The values are gone by now: what a disk keeps from going is told, and the other entries
// still have their turn.
void remove_files(Office& office, const std::vector<std::string>& files, Output& output) {
    try {
        office.attachments().remove_unnamed(files);
    } catch (const Fault& fault) {
        output.line(fmt::format(
            "内容已经删除，但它的附件文件还没有删去：{}"
            "。请排除故障后重新启动服务，启动时会再次删除",
            fault.what()
        ));
    }
}

}  // namespace

Exit publish_submit(Office& office, const Request& request, Output& output) {
    const auto* schema = schema_asked(office, request, output);
    const auto actor = actor_asked(office, request, output);
    if (schema == nullptr || !actor) {
        return Exit::bad_input;
    }
    desk::SubmitOptions options;
    if (request.has("kind")) {
        const auto kind = request.option("kind");
        if (kind != "revision" && kind != "correction") {
            output.line("--kind 应为 revision（修订）或者 correction（更正）");
            return Exit::bad_input;
        }
        options.kind = kind == "revision" ? Kind::revision : Kind::correction;
    }
    options.reason = request.option("reason");
    options.effective_from = request.option("effective-from");
    auto keys = keys_given(request);
    if (keys.empty()) {
        for (const auto& entry : draft_entries(office, *schema)) {
            keys.push_back(domain::entry_key(*schema, entry));
        }
    }
    auto acts = acts_of(office);
    return for_each_key("提交", keys, output, [&](const std::string& key) {
        return acts.submit(*actor, schema->key, key, options);
    });
}

Exit publish_approve(Office& office, const Request& request, Output& output) {
    return act_on_entries(
        office,
        request,
        output,
        "审核通过",
        [](const desk::Standing& s, const identity::Actor& actor) {
            return !s.next_role.empty() && actor.has(s.next_role);
        },
        [&](RegisterActs& acts, const auto& actor, const auto& schema, const auto& key) {
            return acts.approve(actor, schema, key, request.option("comment"));
        }
    );
}

Exit publish_return(Office& office, const Request& request, Output& output) {
    return act_on_entries(
        office,
        request,
        output,
        "退回",
        kNoneUnlessNamed,
        [&](RegisterActs& acts, const auto& actor, const auto& schema, const auto& key) {
            return acts.return_to_unit(actor, schema, key, request.option("reason"));
        }
    );
}

Exit publish_release(Office& office, const Request& request, Output& output) {
    return act_on_entries(
        office,
        request,
        output,
        "公示",
        [](const desk::Standing& s, const identity::Actor&) { return s.stage == "approved"; },
        [](RegisterActs& acts, const auto& actor, const auto& schema, const auto& key) {
            return acts.publish(actor, schema, key);
        }
    );
}

Exit publish_withdraw(Office& office, const Request& request, Output& output) {
    return act_on_entries(
        office,
        request,
        output,
        "撤回",
        kNoneUnlessNamed,
        [&](RegisterActs& acts, const auto& actor, const auto& schema, const auto& key) {
            return acts.withdraw(
                actor,
                schema,
                key,
                {.reason = std::string(request.option("reason")),
                 .basis = std::string(request.option("basis")),
                 .changed_on = std::string(request.option("changed-on"))}
            );
        }
    );
}

Exit publish_erase(Office& office, const Request& request, Output& output) {
    return act_on_entries(
        office,
        request,
        output,
        "删除个人信息",
        kNoneUnlessNamed,
        [&](RegisterActs& acts, const auto& actor, const auto& schema, const auto& key) {
            // Files the erased values named go too, unless something else names them.
            const auto files = query::attached_to(*office.ledger().lease(), schema, key);
            office.attachments().condemn(files);
            auto erased = acts.erase(
                actor, schema, key, split(request.option("fields"), ','), request.option("basis")
            );
            remove_files(office, files, output);
            return erased;
        }
    );
}

Exit publish_register(Office& office, const Request& request, Output& output) {
    const auto* schema = schema_asked(office, request, output);
    const auto actor = actor_asked(office, request, output);
    if (schema == nullptr || !actor) {
        return Exit::bad_input;
    }
    auto acts = acts_of(office);
    const auto what = domain::in_words_of(*schema, "汇总公示");
    const auto published =
        acts.publish_register(*actor, schema->key, [&](std::uint64_t done, std::uint64_t total) {
            output.progress(what, done, total);
        });
    if (!published) {
        return say_refused(published.error(), output);
    }
    output.line(fmt::format("{}：{} {} 条", schema->name, what, *published));
    return Exit::done;
}

Exit publish_status(Office& office, const Request& request, Output& output) {
    auto acts = acts_of(office);
    for (const auto& schema : office.definitions().registers) {
        if (!request.words.empty() && request.words.front() != schema.key) {
            continue;
        }
        const auto standings = acts.standings(schema.key);
        output.line(schema.name + "：" + domain::in_words_of(schema, stages_counted(standings)));
        if (!request.words.empty()) {
            for (const auto& s : standings) {
                output.line(fmt::format(
                    "  {}\t{}\t{}{}",
                    s.key,
                    s.title,
                    domain::in_words_of(schema, stage_name(s.stage)),
                    domain::in_words_of(schema, waiting_for(office.definitions().roles, s))
                ));
            }
        }
    }
    return Exit::done;
}

}  // namespace mingjing::server
