// The hashing of docs/ledger-format.md, pinned by an example computed by another program,
// and every way a stored record can be changed.

#include <functional>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "ledger/ledger.h"

namespace mingjing::ledger {
namespace {

Record example() {
    Record record{
        .position = 7,
        .stream = "entry-00112233445566778899aabbccddeeff",
        .version = 1,
        .type = "entry_submitted",
        .time = Time(std::chrono::milliseconds(1'795'435'200'000)),
        .actor = "li.hua",
        .facts = R"({"key":"HX-RS-001","register":"officers"})",
        .facts_salt = std::string(64, '1'),
        .personal = {},
        .entry = ""};
    StoredField name{
        .subject = "p-1", .value = "\"王建国\"", .salt = std::string(64, '2'), .commitment = ""};
    name.commitment = field_commitment("name", name.subject, *name.value, *name.salt);
    record.personal.emplace("name", name);
    return record;
}

TEST(Commitments, AreThoseOfTheFormatDocument) {
    const auto record = example();
    EXPECT_EQ(
        facts_commitment(record), "eeefe99127dcf6e414558bf6ee48507ca78a160aa94d7dce6e70d9cc938fcaf8"
    );
    EXPECT_EQ(
        record.personal.at("name").commitment,
        "21686f2cc1b1e20892ec7733c830dfb6cfc2d80cd2c194f16848c12c12c6ea36"
    );
    EXPECT_EQ(
        personal_commitment(record),
        "f6969e3b764bc3eca7f81df0b9ce43aca07ac08ec973a8fc53bde2e5d1f81457"
    );
    EXPECT_EQ(entry_of(record), "79d619eee995b4ac1add4fb417a45fefdd6ce59b2de60e876c5c4c462780f4c4");
}

TEST(Commitments, NoticeEveryChange) {
    using Change = std::function<void(Record&)>;
    const std::vector<Change> changes = {
        [](Record& r) { r.position = 8; },
        [](Record& r) { r.stream = "entry-x"; },
        [](Record& r) { r.version = 2; },
        [](Record& r) { r.type = "entry_published"; },
        [](Record& r) { r.time += std::chrono::milliseconds(1); },
        [](Record& r) { r.actor = "zhao.qiang"; },
        [](Record& r) { r.facts = R"({"key":"HX-RS-002","register":"officers"})"; },
        [](Record& r) { r.facts_salt[0] = '0'; },
        [](Record& r) { r.facts_salt = "no"; },
        [](Record& r) { r.personal.clear(); },
        [](Record& r) { r.personal["more"] = {}; },
        [](Record& r) { r.personal.at("name").value = "\"王建军\""; },
        [](Record& r) { r.personal.at("name").salt->front() = '0'; },
        [](Record& r) { r.personal.at("name").salt = "no"; },
        [](Record& r) { r.personal.at("name").salt.reset(); },
        [](Record& r) { r.personal.at("name").value.reset(); },
        [](Record& r) { r.personal.at("name").subject = "p-2"; },
        [](Record& r) { r.personal.at("name").commitment[0] ^= 1; },
        [](Record& r) { r.entry[0] ^= 1; },
        [](Record& r) { r.actor = "\xff"; },
    };
    auto record = example();
    record.entry = entry_of(record);
    EXPECT_TRUE(problems(record).empty());
    for (std::size_t i = 0; i < changes.size(); ++i) {
        auto changed = record;
        changes[i](changed);
        EXPECT_FALSE(problems(changed).empty()) << "change " << i;
    }
}

TEST(Commitments, HoldAfterErasure) {
    auto record = example();
    record.entry = entry_of(record);
    record.personal.at("name").value.reset();
    record.personal.at("name").salt.reset();
    EXPECT_TRUE(problems(record).empty());
}

}  // namespace
}  // namespace mingjing::ledger
