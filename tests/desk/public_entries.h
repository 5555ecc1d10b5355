#pragma once

// Public entries a case asks of the registers.

#include <string>

#include <gtest/gtest.h>

#include "base/value.h"
#include "definitions/definitions.h"
#include "desk/desk.h"
#include "domain/parts.h"
#include "domain/register_entry.h"

namespace mingjing::test {

// Made public by people with all the duties it takes, none of them of the demo bureau's.
inline void make_public_by(
    desk::Desk& desk,
    const definitions::Definitions& definitions,
    const std::string& register_key,
    const std::string& key,
    const Fields& content
) {
    namespace entry = domain::register_entry;
    const auto& schema = *definitions.find(register_key);
    const auto& rule = *definitions.rule_for(register_key);
    const auto stream = "entry-" + register_key + key;
    const auto act = [&](const std::string& role, entry::Command command) {
        const identity::Actor actor{"by_" + role, role, "劳动监察支队", {role}, ""};
        const auto done = desk.submit(actor, desk::EntryAct{stream, std::move(command), {}});
        ASSERT_TRUE(done) << done.error().what;
    };
    auto parts = domain::parted(schema, content, stream);
    entry::Submit submit;
    submit.content.register_key = register_key;
    submit.content.schema = schema.digest;
    submit.content.key = key;
    submit.content.content = std::move(parts.facts);
    submit.content.personal = std::move(parts.apart);
    submit.content.effective_from = "2026-01-01";
    submit.content.reviewers = rule.reviewers;
    act("compiler", std::move(submit));
    for (const auto& role : rule.reviewers) {
        act(role, entry::Approve{role, "同意", ""});
    }
    act("publisher", entry::Publish{});
}

// What every penalty case of these tests is of,
inline void make_item_of_penalties(desk::Desk& desk, const definitions::Definitions& definitions) {
    make_public_by(
        desk,
        definitions,
        "enforcement_items",
        "HXRS-CF-015",
        {{"code", "HXRS-CF-015"},
         {"category", "行政处罚"},
         {"name", "违法延长工作时间"},
         {"handling_unit", "劳动监察支队"}}
    );
}
// and is reviewed by and measured with, too.
inline void make_registers_of_penalties(
    desk::Desk& desk, const definitions::Definitions& definitions
) {
    make_item_of_penalties(desk, definitions);
    make_public_by(
        desk,
        definitions,
        "reviewers",
        "37990126007",
        {{"name", "郑审核"},
         {"unit", "政策法规科"},
         {"qualification_number", "A20033799017583"},
         {"certificate_number", "37990126007"}}
    );
    make_public_by(
        desk,
        definitions,
        "discretion_benchmarks",
        "HXCL-015",
        {{"code", "HXCL-015"},
         {"item", "HXRS-CF-015"},
         {"violation", "违法延长工作时间"},
         {"unit", "元每人每月"},
         {"tiers",
          List{Fields{
              {"tier", "一般"},
              {"condition_text", "一般"},
              {"standard", "每人200元以上350元以下"},
              {"minimum", "200"},
              {"maximum", "350"}}}}}
    );
}

}  // namespace mingjing::test
