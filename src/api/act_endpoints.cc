// The acts of review and publication. An act names the version it was decided on; where the
// entry has moved on meanwhile, nothing is done and the caller sees how it stands now.

#include "api/draft_parts.h"
#include "api/endpoint_groups.h"
#include "api/entry_parts.h"
#include "api/register_parts.h"
#include "api/sight.h"
#include "drafts/drafts.h"

namespace mingjing::api {

namespace {

using identity::Action;

using ActResult = desk::RegisterActs::Result<desk::Receipt>;

// How the entry in the path stands after an act on it. The act was done: where the entry has
// gone out of the caller's sight meanwhile, the answer only does not say how it stands.
Answer done_and_standing(Call& call, const domain::Schema& schema) {
    if (const auto entry = standing(call, schema)) {
        return reply_with(call, schema, *entry);
    }
    query::OfficeEntry unseen;
    unseen.register_key = schema.key;
    unseen.key = call.name("key");
    auto body = to_json(call, unseen);
    body.emplace("content", Fields{});
    body.emplace("published", Fields{});
    body.emplace("changes", List{});
    return Reply{.body = std::move(body)};
}

// Carries out an act on the entry in the path and answers with how it then stands.
template <class Act>
Answer act_on(Call& call, Act act) {
    const auto& schema = call.schema();
    const auto before = standing(call, schema);
    if (!before) {
        return tl::unexpected(before.error());
    }
    if (call.if_match() != etag_of(*before)) {
        return tl::unexpected(stale(detail_json(call, schema, *before)));
    }
    auto acts = call.acts();
    const ActResult done = act(acts, schema, call.name("key"), before->stream_version);
    if (done) {
        return done_and_standing(call, schema);
    }
    const auto now = standing(call, schema);
    if (done.error().code == "changed-meanwhile" && now) {
        return tl::unexpected(stale(detail_json(call, schema, *now)));
    }
    return tl::unexpected(problem(done.error()));
}

std::optional<domain::register_entry::Kind> kind_asked(std::string_view word) {
    using domain::register_entry::Kind;
    if (word.empty()) {
        return std::nullopt;
    }
    if (word == "initial") {
        return Kind::initial;
    }
    return word == "revision" ? Kind::revision : Kind::correction;
}

std::optional<drafts::Draft> draft_asked(const Call& call, const domain::Schema& schema) {
    const auto work = call.parts().work.lease();
    return drafts::find(*work, schema.key, call.name("key"));
}

// What is submitted is the draft: its version is the one to name.
Answer submit(Call& call) {
    const auto& schema = call.schema();
    const auto draft = draft_asked(call, schema);
    if (!draft) {
        return tl::unexpected(not_found("这份草稿"));
    }
    if (auto away = beyond_sight(call, draft->unit)) {
        return tl::unexpected(std::move(*away));
    }
    desk::SubmitOptions options;
    options.kind = kind_asked(text_of(call.body(), "kind"));
    options.reason = text_of(call.body(), "reason");
    options.effective_from = text_of(call.body(), "effective_from");
    if (call.if_match() != etag_of(*draft)) {
        return tl::unexpected(stale(draft_json(schema, *draft)));
    }
    options.draft = draft->digest;
    const auto done = call.acts().submit(call.actor(), schema.key, call.name("key"), options);
    if (done) {
        return done_and_standing(call, schema);
    }
    const auto now = draft_asked(call, schema);
    if (done.error().code == "changed-meanwhile" && now) {
        return tl::unexpected(stale(draft_json(schema, *now)));
    }
    return tl::unexpected(problem(done.error()));
}

Answer take_back(Call& call) {
    return act_on(call, [&](auto& acts, const auto& schema, auto key, auto expected) {
        return acts.take_back(call.actor(), schema.key, key, expected);
    });
}

Answer approve(Call& call) {
    return act_on(call, [&](auto& acts, const auto& schema, auto key, auto expected) {
        return acts.approve(
            call.actor(), schema.key, key, text_of(call.body(), "comment"), expected
        );
    });
}

Answer send_back(Call& call) {
    return act_on(call, [&](auto& acts, const auto& schema, auto key, auto expected) {
        return acts.return_to_unit(
            call.actor(), schema.key, key, text_of(call.body(), "reason"), expected
        );
    });
}

Answer publish(Call& call) {
    return act_on(call, [&](auto& acts, const auto& schema, auto key, auto expected) {
        return acts.publish(call.actor(), schema.key, key, expected);
    });
}

Answer withdraw(Call& call) {
    return act_on(call, [&](auto& acts, const auto& schema, auto key, auto expected) {
        return acts.withdraw(
            call.actor(),
            schema.key,
            key,
            {.reason = std::string(text_of(call.body(), "reason")),
             .basis = std::string(text_of(call.body(), "basis")),
             .changed_on = std::string(text_of(call.body(), "changed_on"))},
            expected
        );
    });
}

Answer publish_register(Call& call) {
    const auto& schema = call.schema();
    auto acts = call.acts();
    const auto published =
        acts.publish_register(call.actor(), schema.key, [](std::uint64_t, std::uint64_t) {});
    if (!published) {
        return tl::unexpected(problem(published.error()));
    }
    return Reply{.status = 201, .body = Fields{{"entries", static_cast<std::int64_t>(*published)}}};
}

Endpoint act_endpoint(
    std::string_view path,
    std::string_view id,
    std::string_view summary,
    Action action,
    Shape body,
    Answer (*handle)(Call&)
) {
    auto endpoint = Group{"公示审核", action}.post(path, id, summary, handle);
    endpoint.takes = Takes::json;
    endpoint.body = std::move(body);
    endpoint.is_command = true;
    endpoint.is_checked = true;
    endpoint.answer = shape::named("Entry");
    return endpoint;
}

}  // namespace

std::vector<Endpoint> act_endpoints() {
    const auto reason = shape::text(1000);
    constexpr std::string_view kSubmissions =
        "/api/v1/registers/{register}/entries/{key}/submissions";
    auto take_back_endpoint =
        act_endpoint(kSubmissions, "takeBack", "撤回提交", Action::submit, {}, take_back);
    take_back_endpoint.method = http::Method::del;
    take_back_endpoint.takes = Takes::nothing;
    Endpoint edition{
        .method = http::Method::post,
        .path = "/api/v1/registers/{register}/editions",
        .id = "publishRegister",
        .group = "公示审核",
        .summary = "汇总公示：已审核通过的一并公示",
        .action = Action::publish,
        .is_command = true,
        .status = 201,
        .answer = shape::object({{"entries", shape::whole(0, 1'000'000'000)}}),
        .handle = publish_register};
    return {
        act_endpoint(
            kSubmissions,
            "submitEntry",
            "提交审核",
            Action::submit,
            shape::object(
                {{"kind", shape::choice({"initial", "revision", "correction"}), false},
                 {"reason", reason, false},
                 {"effective_from", shape::day(), false}}
            ),
            submit
        ),
        std::move(take_back_endpoint),
        act_endpoint(
            "/api/v1/registers/{register}/entries/{key}/approvals",
            "approveEntry",
            "审核同意",
            Action::review,
            shape::object({{"comment", reason, false}}),
            approve
        ),
        act_endpoint(
            "/api/v1/registers/{register}/entries/{key}/returns",
            "returnEntry",
            "退回修改",
            Action::review,
            shape::object({{"reason", reason}}),
            send_back
        ),
        act_endpoint(
            "/api/v1/registers/{register}/entries/{key}/publications",
            "publishEntry",
            "公示",
            Action::publish,
            shape::object({}),
            publish
        ),
        act_endpoint(
            "/api/v1/registers/{register}/entries/{key}/withdrawals",
            "withdrawEntry",
            "撤回公示",
            Action::withdraw,
            shape::object(
                {{"reason", reason}, {"basis", reason, false}, {"changed_on", shape::day(), false}}
            ),
            withdraw
        ),
        std::move(edition),
    };
}

}  // namespace mingjing::api
