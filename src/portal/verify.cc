// /verify: an instrument, by the code it bears; else what the proof is, how to check it, and, where
// the browser runs scripts, the check itself. The server never says "it is proven": it hands over
// receipts and the reader's own machine recomputes.

#include <charconv>

#include "codec/text.h"
#include "domain/schema.h"
#include "portal/instrument.h"
#include "portal/log_state.h"
#include "portal/page.h"
#include "portal/pages.h"
#include "portal/receipt_subject.h"
#include "portal/urls.h"
#include "portal/words.h"

namespace mingjing::portal {

namespace {

std::optional<std::uint64_t> number_in(std::string_view text) {
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool is_number =
        !text.empty() && error == std::errc{} && end == text.data() + text.size();
    return is_number ? std::optional(number) : std::nullopt;
}

// /registers/{register}/{key} or /results/{key}, with or without this site's name before it.
std::optional<std::pair<std::string, std::string>> entry_in(std::string_view text) {
    constexpr std::string_view kPrefix = "/registers/";
    if (text.find(kPrefix) == std::string_view::npos) {
        const auto at = text.find("/" + std::string(domain::kResults) + "/");
        return at == std::string_view::npos ? std::nullopt
                                            : entry_in("/registers" + std::string(text.substr(at)));
    }
    const auto start = text.find(kPrefix);
    if (start == std::string_view::npos) {
        return std::nullopt;
    }
    text.remove_prefix(start + kPrefix.size());
    text = text.substr(0, text.find_first_of("?#"));
    const auto slash = text.find('/');
    if (slash == std::string_view::npos) {
        return std::nullopt;
    }
    const auto rest = text.substr(slash + 1);
    const auto register_key = codec::percent_decode(text.substr(0, slash));
    const auto key = codec::percent_decode(rest.substr(0, rest.find('/')));
    if (!register_key || !key) {
        return std::nullopt;
    }
    return std::pair{*register_key, *key};
}

Fields version_line(const Visit& visit, const query::EntryVersion& version) {
    return {
        {"number", static_cast<std::int64_t>(version.version)},
        {"kind", kind_word(version.kind)},
        {"day", day_of(version.published_at)},
        {"position", static_cast<std::int64_t>(version.position)},
        {"receipt_url", receipt_url(version.position)},
        {"is_ready", !version.is_withdrawn && is_sealed(visit.site(), version.position)},
    };
}

// An address as people read it: /registers/…/行政处罚, not %E8%A1%8C. Asked once more as it is
// shown it finds the same, so what would read otherwise is shown as it was typed.
std::string legible(const std::string& asked) {
    const auto decoded = codec::percent_decode(asked);
    const bool is_same =
        decoded && codec::is_utf8(*decoded) && entry_in(*decoded) == entry_in(asked);
    return is_same ? *decoded : asked;
}

// What was asked for: {title, url, versions, receipt_url}, or null.
Value subject_of(Visit& visit, std::string_view asked) {
    std::string register_key;
    std::string key;
    std::optional<std::uint64_t> position = number_in(asked);
    if (position) {
        const auto subject = receipt_subject(visit, *position);
        if (!subject) {
            return {};
        }
        register_key = subject->schema->key;
        key = subject->key;
    } else if (const auto named = entry_in(asked)) {
        register_key = named->first;
        key = named->second;
    }
    const auto* schema = visit.open_register(register_key);
    if (schema == nullptr) {
        return {};
    }
    const auto entry = query::entry(visit.ledger(), *schema, key, {});
    if (!entry) {
        return {};
    }
    List versions;
    for (const auto& version : query::history(visit.ledger(), *schema, key, {})) {
        versions.emplace_back(version_line(visit, version));
    }
    const bool is_ready = is_sealed(visit.site(), position.value_or(entry->version.position));
    return Fields{
        {"title", entry->title.empty() ? key : entry->title},
        {"register_name", schema->name},
        {"url", entry_url(register_key, key)},
        {"versions", std::move(versions)},
        {"receipt_url",
         is_ready ? receipt_url(position.value_or(entry->version.position)) : std::string()},
    };
}

}  // namespace

http::Response verify(Visit& visit, const http::Captures& names) {
    const auto code = names.find("code");
    const std::string asked(code == names.end() ? visit.parameter("entry") : code->second);
    if (auto instrument = instrument_page(visit, asked)) {
        return std::move(*instrument);
    }
    auto subject = asked.empty() ? Value() : subject_of(visit, asked);
    const bool is_missing = !asked.empty() && subject.is_null();
    return render(
        visit,
        Page{
            .name = "verify",
            .title = "核验公示内容",
            .column = "核验",
            .section = "verify",
            .description = "任何人都可以核验：公示了什么、何时公示、此后有没有被改动过。",
            .published_at = "",
            .crumbs = {{"核验", ""}},
            .fields =
                {
                    {"asked", legible(asked)},
                    {"is_missing", is_missing},
                    {"subject", std::move(subject)},
                    {"log", log_state(visit.site())},
                },
            .scripts = {"verify.js"},
        },
        {"entry"}
    );
}

}  // namespace mingjing::portal
