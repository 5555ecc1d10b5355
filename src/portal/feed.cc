// /feed.atom: every public act as an entry of an Atom feed, of one register or of all.

#include "portal/changes.h"
#include "portal/page.h"
#include "portal/pages.h"
#include "portal/security.h"
#include "portal/urls.h"
#include "portal/words.h"

namespace mingjing::portal {

http::Response feed(Visit& visit, const http::Captures& /*names*/) {
    constexpr std::uint64_t kEntriesMax = 50;
    const std::string register_key(visit.parameter("register"));
    const auto* schema = visit.open_register(register_key);
    if (!register_key.empty() && schema == nullptr) {
        return not_found(visit, "没有这张清单，或者它不对外公示。");
    }
    auto entries = changes(visit, register_key, kEntriesMax);
    const auto updated = entries.empty() ? visit.today() + "T00:00:00+08:00"
                                         : std::string(text_of(*entries.front().fields(), "at"));
    const auto& bureau = visit.definitions().bureau;
    const auto& site = visit.site();
    auto response = open_to_all(http::respond(
        200,
        "application/atom+xml; charset=utf-8",
        site.templates.render(
            "feed",
            {
                {"title", bureau.name + " " + (schema == nullptr ? "行政执法公示" : schema->name)},
                {"author", bureau.name},
                {"base", visit.base_url()},
                {"self", with("/feed.atom", {{"register", register_key}})},
                {"origin", site.parts.identity.origin},
                {"updated", updated},
                {"entries", std::move(entries)},
            }
        )
    ));
    return site.parts.public_url.empty() ? response
                                         : kept(visit, std::move(response), {"register"});
}

}  // namespace mingjing::portal
