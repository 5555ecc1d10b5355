#include "portal/entry_view.h"

#include "portal/log_state.h"
#include "portal/moment_view.h"
#include "portal/timeliness.h"
#include "portal/urls.h"
#include "portal/words.h"

namespace mingjing::portal {

namespace {

std::string name_of(const query::Entry& entry) {
    return entry.title.empty() ? entry.key : entry.title;
}

std::string key_label(const domain::Schema& schema) {
    if (schema.entry_key.size() != 1) {
        return "条目";
    }
    const auto& path = schema.entry_key.front();
    const auto dot = path.find('.');
    const auto* field = domain::find_field(schema.fields, path.substr(0, dot));
    if (field != nullptr && dot != std::string::npos) {
        field = domain::find_field(field->children, path.substr(dot + 1));
    }
    return field == nullptr ? "条目" : field->label;
}

// From when to when the version is in force, in words.
std::string in_force(const query::EntryVersion& version) {
    auto words = version.effective_from.empty() ? std::string("自公示之日")
                                                : "自" + chinese_day(version.effective_from);
    words += "起";
    if (!version.effective_to.empty() && version.effective_to != kEndless) {
        words += "，至" + chinese_day_before(version.effective_to);
    }
    return words;
}

Fields version_view(const Visit& visit, const query::Entry& entry) {
    const auto& version = entry.version;
    return {
        {"number", static_cast<std::int64_t>(version.version)},
        {"total", static_cast<std::int64_t>(entry.versions)},
        {"is_newest", version.version == entry.versions},
        {"kind", kind_word(version.kind)},
        {"reason", version.reason},
        {"position", static_cast<std::int64_t>(version.position)},
        {"published", minute_of(version.published_at)},
        {"published_day", day_of(version.published_at)},
        {"in_force", in_force(version)},
        {"is_withdrawn", version.is_withdrawn},
        {"withdrawn", minute_of(version.withdrawn_at)},
        {"withdrawal_reason", version.withdrawal_reason},
        {"withdrawal_basis", version.withdrawal_basis},
        {"is_sealed", is_sealed(visit.site(), version.position)},
        {"receipt_url", receipt_url(version.position)},
        {"has_withdrawal_receipt",
         version.withdrawal_position > 0 && is_sealed(visit.site(), version.withdrawal_position)},
        {"withdrawal_receipt_url", receipt_url(version.withdrawal_position)},
    };
}

}  // namespace

tl::expected<Asked, http::Response> asked_entry(Visit& visit, const http::Captures& names) {
    const auto* schema = visit.open_register(names.find("register")->second);
    if (schema == nullptr) {
        return tl::unexpected(not_found(visit, "没有这张清单，或者它不对外公示。"));
    }
    auto moment = visit.moment();
    if (!moment) {
        return tl::unexpected(bad_request(visit, moment.error().what));
    }
    auto entry = query::entry(visit.ledger(), *schema, names.find("key")->second, *moment);
    if (!entry) {
        const bool is_past = moment->at || moment->seen_position;
        return tl::unexpected(not_found(
            visit,
            is_past ? "在所选的日期，《" + schema->name + "》里没有这个条目。"
                    : "《" + schema->name + "》里没有公示过这个条目。"
        ));
    }
    return Asked{schema, *moment, std::move(*entry)};
}

Fields entry_view(Visit& visit, const Asked& asked) {
    const auto& [schema, moment, entry] = asked;
    const auto url = entry_url(schema->key, entry.key);
    const auto asked_moment = moment_parameters(visit);
    const bool is_now = with(url, asked_moment) == url;
    const auto proven = is_now ? url : std::to_string(entry.version.position);
    const auto state = standing_in(
        schema->group, entry.version.effective_from, entry.version.effective_to, visit.day_asked()
    );
    return {
        {"title", name_of(entry)},
        {"key", entry.key},
        {"key_label", key_label(*schema)},
        {"has_own_title", entry.title != entry.key && !entry.title.empty()},
        {"url", url},
        {"history_url", url + "/history"},
        {"print_url", with(url + "/print", asked_moment)},
        {"qr_url", url + "/qr.svg"},
        {"json_url", with(url + "/data.json", asked_moment)},
        {"verify_url", with("/verify", {{"entry", proven}})},
        {"correction_url", with("/corrections", {{"about", schema->key + "/" + entry.key}})},
        {"complaint_url", with("/complaints", {{"about", schema->key + "/" + entry.key}})},
        {"register_key", schema->key},
        {"register_name", schema->name},
        {"register_url", register_url(schema->key)},
        {"standing", entry.version.is_withdrawn ? "已撤回" : state.word},
        {"standing_style", entry.version.is_withdrawn ? "off" : state.style},
        {"is_out_of_force", moment.at && !entry.is_in_force && !entry.version.is_withdrawn},
        {"in_force_label", schema->group == "after" ? "公示期" : "生效"},
        {"is_officer", schema->key == "officers"},
        {"is_window", schema->key == "window_staff"},
        {"version", version_view(visit, entry)},
        {"publication_time", publication_time(visit, *schema, entry)},
        {"withdrawal_time", withdrawal_time(visit, entry.version)},
    };
}

std::vector<Crumb> entry_crumbs(
    const domain::Schema& schema, const query::Entry& entry, const std::string& last
) {
    std::vector<Crumb> crumbs{
        {group_word(schema.group), with("/registers", {{"group", schema.group}})},
        {schema.name, register_url(schema.key)},
    };
    if (last.empty()) {
        crumbs.push_back({name_of(entry), ""});
    } else {
        crumbs.push_back({name_of(entry), entry_url(schema.key, entry.key)});
        crumbs.push_back({last, ""});
    }
    return crumbs;
}

}  // namespace mingjing::portal
