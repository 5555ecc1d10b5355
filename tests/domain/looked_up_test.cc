// What can be looked up by index, and that no rule asks for more.

#include "domain/looked_up.h"

#include <set>
#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "domain/rules.h"

namespace mingjing::domain {
namespace {

using testing::ElementsAre;
using testing::IsSubsetOf;
using testing::UnorderedElementsAre;

using Question = std::pair<std::string, std::string>;  // register, field

TEST(LookedUp, TextsOfAnEntryAreThoseOfListsAndChildRowsToo) {
    const Fields entry{
        {"name", "周执法甲"},
        {"score", 92},
        {"items", List{"CF-002", "CF-001", "CF-001", nullptr}},
        {"certificates",
         List{Fields{{"number", "C-1"}, {"kinds", List{"监察"}}}, Fields{{"number", "C-2"}}}},
    };
    EXPECT_THAT(
        texts_in(entry),
        ElementsAre(
            FieldText{"certificates.kinds", "监察"},
            FieldText{"certificates.number", "C-1"},
            FieldText{"certificates.number", "C-2"},
            FieldText{"items", "CF-001"},
            FieldText{"items", "CF-002"},
            FieldText{"name", "周执法甲"}
        )
    );
}

TEST(LookedUp, ReferencesAndRulesOfAllRegistersAreNoted) {
    Field number;
    number.key = "number";
    Field officer;
    officer.key = "officer";
    officer.refers_to = "officers";
    officer.refers_by = "name";
    Field by_key;
    by_key.key = "item";
    by_key.refers_to = "officers";
    Field table;
    table.key = "windows";
    table.children = {officer, by_key};

    std::vector<Schema> registers(2);
    registers[0].key = "officers";
    registers[0].fields = {number};
    registers[1].key = "window_staff";
    registers[1].fields = {number, table};
    registers[1].rules = {"window_certificate", "serial_unique(number)"};
    note_looked_up(registers);
    EXPECT_THAT(registers[0].looked_up, UnorderedElementsAre("name", "certificates.number"));
    EXPECT_THAT(registers[1].looked_up, ElementsAre("number"));
}

TEST(LookedUp, ARuleAsksForNothingItDidNotSay) {
    const Fields entry{
        {"name", "周执法甲"},
        {"number", "Z-1"},
        {"certificate_number", "C-1"},
        {"category", "行政强制"},
        {"handling_unit", "劳动监察支队"},
        {"items", List{"CF-001"}},
        {"prefix", "DC-"},
    };
    // One that looks by another field where that is empty.
    const Fields plain{{"status", "在用"}};
    Schema schema;
    schema.key = "officers_here";
    std::set<Question> asked;
    Lookup lookup;
    lookup.find = [&](auto register_key, auto field, auto) -> std::optional<Fields> {
        asked.emplace(register_key, field);
        return std::nullopt;
    };
    lookup.find_others = [&](auto register_key, auto field, auto) -> std::vector<Fields> {
        asked.emplace(register_key, field);
        return {};
    };
    std::size_t questions = 0;
    for (const auto name : rule_names()) {
        const auto rule = std::string(name) + "(number, number, number)";
        asked.clear();
        Issues issues;
        for (const auto& each : {entry, plain}) {
            find_rule(rule)({schema, each, lookup, rule_arguments(rule)}, issues);
        }
        std::erase_if(asked, [](const Question& question) { return question.second.empty(); });
        std::set<Question> said;
        for (const auto& each : looked_up_by(schema, rule)) {
            said.emplace(each.register_key, each.field);
        }
        EXPECT_THAT(asked, IsSubsetOf(said)) << name;
        questions += asked.size();
    }
    EXPECT_EQ(
        questions, 6U
    ) << "name, number, certificates.number, the body's name, prefix and status of a book";
}

}  // namespace
}  // namespace mingjing::domain
