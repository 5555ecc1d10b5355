#include "portal/acts.h"

#include <algorithm>

#include "codec/canonical.h"
#include "codec/text.h"
#include "portal/words.h"

namespace mingjing::portal {

namespace {

std::string what_of(const ledger::Record& record) {
    if (record.type == "entry_submitted") {
        return "编制提交";
    }
    if (record.type == "entry_approved") {
        return "审核同意";
    }
    return record.type == "entry_published" ? "公示" : "";
}

}  // namespace

Fields facts_of(const ledger::Record& record) {
    const auto facts = codec::parse_json(record.facts);
    return facts && facts->fields() != nullptr ? *facts->fields() : Fields{};
}

std::string who(const Visit& visit, std::string_view actor, std::string_view role) {
    const auto* known = visit.definitions().actor(actor);
    if (known == nullptr) {
        return role.empty() ? std::string("本机关") : visit.definitions().roles.name_of(role);
    }
    const auto& shown_role =
        role.empty() && !known->roles.empty() ? known->roles.front() : std::string(role);
    return shown_role.empty() ? known->unit
                              : known->unit + " " + visit.definitions().roles.name_of(shown_role);
}

Acts acts_until(
    const Visit& visit, const std::vector<ledger::Record>& records, std::uint64_t published_position
) {
    const auto published = std::find_if(records.begin(), records.end(), [&](const auto& record) {
        return record.position == published_position;
    });
    if (published == records.end()) {
        return {};
    }
    const auto publication = facts_of(*published);
    const auto* submitted = member(publication, "submitted_position").integer();
    const auto from =
        submitted == nullptr ? published_position : static_cast<std::uint64_t>(*submitted);
    Acts acts;
    acts.is_edition = !text_of(publication, "edition").empty();
    for (const auto& record : records) {
        const auto what = what_of(record);
        if (record.position < from || record.position > published_position || what.empty()) {
            continue;
        }
        acts.steps.emplace_back(Fields{
            {"what", what},
            {"who", who(visit, record.actor, text_of(facts_of(record), "role"))},
            {"at", minute_of(codec::rfc3339(record.time))},
        });
    }
    return acts;
}

}  // namespace mingjing::portal
