#include "api/entry_parts.h"

#include <algorithm>

#include "api/acts_json.h"
#include "api/masking.h"
#include "api/register_parts.h"
#include "api/sight.h"
#include "domain/diff.h"
#include "query/registers.h"

namespace mingjing::api {

namespace {

Fields published_of(
    const Call& call, const domain::Schema& schema, const query::OfficeEntry& entry
) {
    if (is_beyond_sight(entry)) {
        return {};
    }
    query::Moment moment;
    moment.audience = domain::Audience::internal;
    const auto ledger = call.parts().ledger.lease();
    auto shown = query::entry(*ledger, schema, entry.key, moment);
    return shown ? std::move(shown->version.content) : Fields{};
}

}  // namespace

bool is_beyond_sight(const query::OfficeEntry& entry) {
    return !entry.is_newest && entry.stage == query::EntryStage::withdrawn;
}

tl::expected<query::OfficeEntry, Problem> standing(const Call& call, const domain::Schema& schema) {
    const auto ledger = call.parts().ledger.lease();
    const auto key = call.name("key");
    if (auto entry = query::office_entry(*ledger, schema.key, key, sight_of(call))) {
        return std::move(*entry);
    }
    const auto anybodys = query::office_entry(*ledger, schema.key, key);
    auto away = anybodys ? beyond_sight(call, anybodys->unit) : std::nullopt;
    return tl::unexpected(away ? std::move(*away) : not_found("这个条目"));
}

Fields newest_seen(Call& call, const domain::Schema& schema, const query::OfficeEntry& entry) {
    return entry.is_newest ? call.acts().current(schema.key, entry.key).value_or(Fields{})
                           : published_of(call, schema, entry);
}

Contents contents_of(Call& call, const domain::Schema& schema, const query::OfficeEntry& entry) {
    auto published = published_of(call, schema, entry);
    auto newest = entry.is_newest ? newest_seen(call, schema, entry) : published;
    return {std::move(newest), std::move(published)};
}

std::vector<desk::OpenAct> acts_on(const Call& call, const query::OfficeEntry& entry) {
    return call.acts().acts_on_entry(
        call.actor(), entry.register_key, entry.key, entry.stream_version
    );
}

Fields detail_json(Call& call, const domain::Schema& schema, const query::OfficeEntry& entry) {
    const auto [newest, published] = contents_of(call, schema, entry);
    auto body = to_json(call, entry);
    body.emplace("content", hidden(schema, newest));
    body.emplace("published", hidden(schema, published));
    body.emplace("changes", published.empty() ? List{} : changes_json(schema, published, newest));
    body.emplace("acts", acts_json(acts_on(call, entry), etag_of(entry)));
    return body;
}

Reply reply_with(Call& call, const domain::Schema& schema, const query::OfficeEntry& entry) {
    return {.body = detail_json(call, schema, entry), .etag = etag_of(entry)};
}

List changes_json(const domain::Schema& schema, const Fields& before, const Fields& after) {
    List changes;
    for (auto& change : domain::diff(schema, before, after)) {
        const auto* field = domain::find_field(schema.fields, change.path);
        const auto shown = [&](Value value) {
            return field == nullptr ? value : hidden(*field, std::move(value));
        };
        changes.emplace_back(Fields{
            {"path", change.path},
            {"label", change.label},
            {"before", shown(std::move(change.before))},
            {"after", shown(std::move(change.after))}});
    }
    return changes;
}

Shape change_shape() {
    return shape::object({
        {"path", shape::text(200)},
        {"label", shape::text(200)},
        {"before", Shape{}},
        {"after", Shape{}},
    });
}

std::string name_of_person(const Call& call, std::string_view id) {
    {
        const auto work = call.parts().work.lease();
        if (auto account = identity::account_by_id(*work, id)) {
            return std::move(account->name);
        }
    }
    const auto& actors = call.definitions().bureau.actors;
    const auto known = std::ranges::find(actors, id, &identity::Actor::id);
    return known == actors.end() ? std::string(id) : known->name;
}

}  // namespace mingjing::api
