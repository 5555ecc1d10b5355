// Another unit's unpublished work, looked for wherever there is anything to see: a word of it
// must come out of no endpoint.

#include <algorithm>
#include <set>

#include <gmock/gmock.h>

#include "api/endpoint.h"
#include "api/rule_document.h"
#include "codec/text.h"

namespace mingjing::test {
namespace {

using ::testing::IsSupersetOf;

constexpr auto kNumber = "海人社规〔2024〕1号";  // an entry's
constexpr auto kOther = "海人社规〔2024〕2号";   // a draft's
constexpr auto kMarker = "尚未公开的字样";

// Every query made of the choices an endpoint takes, and of `known` values for the rest.
std::vector<std::string> queries(const api::Endpoint& endpoint) {
    std::vector<std::string> made{""};
    for (const auto& [name, shape, description] : endpoint.query) {
        List values;
        if (const auto* choices = member(shape, "enum").list()) {
            values = *choices;
        } else if (name == "name") {
            values = {"处罚法"};
        } else if (name == "article") {
            values = {"48"};
        } else if (name == "text") {
            values = {kMarker};
        }
        std::vector<std::string> longer;
        for (const auto& query : made) {
            for (const auto& value : values) {
                longer.push_back(
                    query + (query.empty() ? "?" : "&") + std::string(name) + "=" +
                    codec::percent_encode(*value.text())
                );
            }
        }
        std::ranges::move(longer, std::back_inserter(made));
    }
    return made;
}

std::string filled(std::string path, std::string_view key) {
    for (const auto& [name, value] :
         {std::pair<std::string_view, std::string>{"{register}", "rule_documents"},
          {"{key}", codec::percent_encode(key)},
          {"{id}", "none"}}) {
        if (const auto at = path.find(name); at != std::string::npos) {
            path.replace(at, name.size(), value);
        }
    }
    return path;
}

class EveryEndpoint : public OpenOffice {
  protected:
    const std::string kDrafts = "/api/v1/registers/rule_documents/drafts";
    static std::string entry(const std::string& more) {
        return "/api/v1/registers/rule_documents/entries/" + codec::percent_encode(kNumber) + more;
    }
    Got act(const std::string& login, const std::string& what, const Fields& body) {
        return as(login).post(entry(what), body, {{"if-match", seen(login, entry(""))}});
    }
    void must(const Got& got) { ASSERT_LT(got.status, 300) << got.text; }

    // Public, and then under review again with the marker in its title; said to colleagues too.
    void revise_a_public_document() {
        hold_rule_document(*office_, clock_, kNumber);
        for (const auto* login : {"head_legal", "reviewer_legal", "leader"}) {
            must(act(login, "/approvals", {{"comment", "同意"}}));
        }
        must(act("publisher", "/publications", {}));
        auto taken = as("compiler_legal").post(entry("/drafts"), {});
        must(taken);
        auto content = *member(taken.body, "content").fields();
        content["title"] = kMarker;
        const auto draft = kDrafts + "/" + codec::percent_encode(kNumber);
        must(as("compiler_legal").put(draft, {{"content", content}}, taken.etag));
        must(as("compiler_legal")
                 .post(
                     entry("/submissions"),
                     {{"reason", kMarker}},
                     {{"if-match", seen("compiler_legal", draft)}}
                 ));
        must(as("compiler_legal").post(entry("/comments"), {{"text", kMarker}}));
        content["number"] = kOther;
        must(as("compiler_legal").post(kDrafts, {{"content", content}}));
    }

    // Which endpoints answer this person with the marker.
    std::set<std::string> showing(const std::string& login) {
        std::set<std::string> found;
        for (const auto& endpoint : api::endpoints()) {
            if (endpoint.method != http::Method::get || endpoint.caller != api::Caller::staff) {
                continue;
            }
            for (const auto& query : queries(endpoint)) {
                for (const auto* key : {kNumber, kOther}) {
                    const auto got = as(login).get(filled(std::string(endpoint.path), key) + query);
                    EXPECT_LT(got.status, 500) << endpoint.id << query;
                    const bool is_found_by_it =
                        query.find(codec::percent_encode(kMarker)) != std::string::npos &&
                        got.text.find("海人社规") != std::string::npos;
                    if (is_found_by_it || got.text.find(kMarker) != std::string::npos) {
                        found.emplace(endpoint.id);
                    }
                }
            }
        }
        return found;
    }
};

TEST_F(EveryEndpoint, KeepsAnotherUnitsUnpublishedRevisionToItself) {
    revise_a_public_document();
    EXPECT_THAT(
        showing("head_legal"),
        IsSupersetOf(
            {"exportRegister",
             "getDraft",
             "getEntry",
             "getHistory",
             "listChoices",
             "listCiting",
             "listComments",
             "listDrafts",
             "listEntries"}
        )
    ) << "or there is nothing to find";
    for (const auto* login : {"compiler_relations", "head_relations", "window_clerk"}) {
        EXPECT_THAT(showing(login), ::testing::IsEmpty()) << login;
    }
}

}  // namespace
}  // namespace mingjing::test
