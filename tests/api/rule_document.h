#pragma once

// A document of the bureau's that cites two statutes, and the way it comes to be held.

#include "api/open_office.h"
#include "desk/register_acts.h"
#include "drafts/drafts.h"

namespace mingjing::test {

inline constexpr std::string_view kPenaltiesLaw = "中华人民共和国行政处罚法";

inline Fields rule_document(const std::string& number) {
    const auto cites = [](std::string_view law, std::int64_t article) {
        return Value(Fields{{"law", law}, {"article", article}});
    };
    return {
        {"kind", "公示"},
        {"title", "行政执法公示办法" + number},
        {"number", number},
        {"status", "现行有效"},
        {"openness", "主动公开"},
        {"effective_from", "2024-01-01"},
        {"basis",
         List{
             cites(kPenaltiesLaw, 39),
             cites(kPenaltiesLaw, 48),
             cites("中华人民共和国行政许可法", 5)}}};
}

// Compiled by 政策法规科 and submitted.
inline void hold_rule_document(
    server::Office& office, const Clock& clock, const std::string& number
) {
    const auto& definitions = office.definitions();
    const auto& actor = *definitions.actor("compiler_legal");
    {
        const auto draft = drafts::draft_of(
            *definitions.find("rule_documents"),
            rule_document(number),
            "在线填写",
            actor.id,
            actor.unit,
            clock.now()
        );
        const auto work = office.work().lease();
        db::Transaction transaction(*work, db::Transaction::Mode::write);
        drafts::save(*work, draft);
        transaction.commit();
    }
    desk::RegisterActs acts(office.desk(), office.ledger(), office.work(), definitions, clock);
    const auto done = acts.submit(actor, "rule_documents", number, {});
    ASSERT_TRUE(done) << done.error().what;
}

}  // namespace mingjing::test
