// What happened to an entry, and what colleagues say about it.

#include <algorithm>
#include <iterator>
#include <map>

#include "api/endpoint_groups.h"
#include "api/entry_parts.h"
#include "api/register_parts.h"
#include "api/sight.h"
#include "base/limits.h"
#include "codec/text.h"
#include "drafts/comments.h"
#include "drafts/drafts.h"
#include "query/past.h"

namespace mingjing::api {

namespace {

using identity::Action;

constexpr std::int64_t kCommentCharactersMax = 1000;

std::string word_of_event(const domain::Schema& schema, std::string_view word) {
    const auto* found = std::ranges::find(query::kPastWords, word, &query::PastWord::word);
    return domain::in_words_of(schema, found == query::kPastWords.end() ? word : found->name);
}

Shape event_shape() {
    std::vector<std::string_view> words;
    std::ranges::transform(query::kPastWords, std::back_inserter(words), &query::PastWord::word);
    return shape::choice(words);
}

Answer get_history(Call& call) {
    const auto& schema = call.schema();
    if (const auto entry = standing(call, schema); !entry) {
        return tl::unexpected(entry.error());
    }
    auto past = [&] {
        const auto ledger = call.parts().ledger.lease();
        return query::past_of(*ledger, schema, call.name("key"), sight_of(call));
    }();
    if (past.size() > limits::kHistoryEventsMax) {
        past.erase(past.begin(), past.end() - limits::kHistoryEventsMax);
    }
    std::map<std::string, std::string> names;
    List events;
    for (const auto& event : past) {
        auto [name, is_new] = names.try_emplace(event.actor);
        if (is_new) {
            name->second = name_of_person(call, event.actor);
        }
        events.emplace_back(Fields{
            {"time", event.time},
            {"actor_name", name->second},
            {"unit", event.unit},
            {"event", event.word},
            {"event_name", word_of_event(schema, event.word)},
            {"version", static_cast<std::int64_t>(event.version)},
            {"note", event.note},
            {"effective_from", event.effective_from},
            {"effective_to", event.effective_to},
            {"changes",
             event.before.empty() ? List{} : changes_json(schema, event.before, event.after)}});
    }
    return Reply{.body = Fields{{"events", std::move(events)}}};
}

// Whose entry, or draft of one, the path names.
tl::expected<std::string, Problem> unit_asked(const Call& call) {
    const auto& schema = call.schema();
    {
        const auto ledger = call.parts().ledger.lease();
        if (auto entry = query::office_entry(*ledger, schema.key, call.name("key"))) {
            return std::move(entry->unit);
        }
    }
    const auto work = call.parts().work.lease();
    if (auto draft = drafts::find(*work, schema.key, call.name("key"))) {
        return std::move(draft->unit);
    }
    return tl::unexpected(not_found("这个条目"));
}

// Whose entry it is, where what is said about it is within the caller's sight. It is part of
// the work on it: of a published entry, too, it is the unit's own.
tl::expected<std::string, Problem> said_within_sight(const Call& call) {
    auto unit = unit_asked(call);
    if (!unit) {
        return unit;
    }
    if (auto away = beyond_sight(call, *unit)) {
        return tl::unexpected(std::move(*away));
    }
    return unit;
}

Reply comments_reply(const Call& call) {
    const auto work = call.parts().work.lease();
    List said;
    for (const auto& comment : drafts::comments(*work, call.schema().key, call.name("key"))) {
        said.emplace_back(Fields{
            {"id", std::to_string(comment.id)},
            {"time", comment.time},
            {"author_name", comment.author_name},
            {"unit", comment.unit},
            {"text", comment.text}});
    }
    return Reply{.body = Fields{{"comments", std::move(said)}}};
}

Answer list_comments(Call& call) {
    const auto unit = said_within_sight(call);
    if (!unit) {
        return tl::unexpected(unit.error());
    }
    return comments_reply(call);
}

// Whoever has a hand in the work may speak; those who only look on may not.
std::optional<Problem> not_to_speak(const Call& call, const std::string& unit) {
    std::optional<Problem> refused;
    for (const auto action : {Action::draft, Action::publish, Action::review}) {
        const auto allowed = identity::may(
            call.definitions().roles,
            call.actor(),
            action,
            {.unit = unit, .register_key = call.name("register")}
        );
        if (allowed) {
            return std::nullopt;
        }
        refused = problem(allowed.error());
    }
    return refused;
}

Answer add_comment(Call& call) {
    const auto unit = said_within_sight(call);
    if (!unit) {
        return tl::unexpected(unit.error());
    }
    if (auto away = not_to_speak(call, *unit)) {
        return tl::unexpected(std::move(*away));
    }
    drafts::Comment comment;
    comment.register_key = call.schema().key;
    comment.key = call.name("key");
    comment.author = call.account().id;
    comment.author_name = call.account().name;
    comment.unit = call.account().unit;
    comment.text = text_of(call.body(), "text");
    comment.time = codec::rfc3339(call.now());
    if (comment.text.find_first_not_of(" \t\r\n") == std::string::npos) {
        return tl::unexpected(bad_request({{"text", "请写明意见"}}));
    }
    {
        const auto work = call.parts().work.lease();
        db::Transaction transaction(*work, db::Transaction::Mode::write);
        if (!drafts::say(*work, comment)) {
            return tl::unexpected(bad_request({{"text", "这个条目的意见已满500条，请当面商议"}}));
        }
        transaction.commit();
    }
    return comments_reply(call);
}

Shape history_shape() {
    const auto word = shape::text(1000);
    return shape::object(
        {{"events",
          shape::list(shape::object(
              {{"time", word},
               {"actor_name", word},
               {"unit", word},
               {"event", event_shape()},
               {"event_name", word},
               {"version", shape::whole(0, 1'000'000'000)},
               {"note", word},
               {"effective_from", shape::described(word, "提交时要求自哪一天起有效")},
               {"effective_to", shape::described(word, "到哪一天的前一天为止")},
               {"changes", shape::list(change_shape())}}
          ))}}
    );
}

}  // namespace

std::vector<Endpoint> history_endpoints() {
    constexpr std::string_view kComments = "/api/v1/registers/{register}/entries/{key}/comments";
    const auto word = shape::text(1000);
    const auto comments = shape::object(
        {{"comments",
          shape::list(shape::object(
              {{"id", word}, {"time", word}, {"author_name", word}, {"unit", word}, {"text", word}}
          ))}}
    );
    Endpoint history{
        .path = "/api/v1/registers/{register}/entries/{key}/history",
        .id = "getHistory",
        .group = "清单",
        .summary = "一个条目的办理经过，先前的在前",
        .action = Action::see,
        .answer = history_shape(),
        .handle = get_history};
    Endpoint list{
        .path = kComments,
        .id = "listComments",
        .group = "清单",
        .summary = "对一个条目的内部意见，不公示",
        .action = Action::see,
        .answer = comments,
        .handle = list_comments};
    Endpoint add{
        .method = http::Method::post,
        .path = kComments,
        .id = "addComment",
        .group = "清单",
        .summary = "发表内部意见",
        .action = Action::see,
        .takes = Takes::json,
        .body = shape::object({{"text", shape::text(kCommentCharactersMax)}}),
        .is_command = true,
        .answer = comments,
        .handle = add_comment};
    return {std::move(history), std::move(list), std::move(add)};
}

}  // namespace mingjing::api
