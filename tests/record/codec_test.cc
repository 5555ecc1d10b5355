// One golden file per event version: the bytes as they lie in a ledger, and the struct
// they must always be read as. A file here is never changed or deleted; a new version of
// an event adds one. What is written today must also come out byte for byte.

#include "record/codec.h"

#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

#include "case_file/acts.h"
#include "codec/canonical.h"
#include "domain/paper_samples.h"

namespace mingjing::record {
namespace {

using namespace domain;  // NOLINT(google-build-using-namespace): the events of two aggregates

struct Golden {
    const char* file;
    Event event;
};

register_entry::Submitted submitted() {
    return {
        .register_key = "officers",
        .schema = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        .key = "37990126001",
        .kind = register_entry::Kind::revision,
        .content =
            {{"certificates", List{Fields{{"number", "37990126001"}, {"valid_to", "2029-06-30"}}}},
             {"enforces", true},
             {"serial", 3},
             {"unit", "劳动监察支队"}},
        .personal =
            {{"name", {"officer-37990126001", "周执法甲"}},
             {"certificates_0_holder", {"officer-37990126001", "周执法甲"}}},
        .effective_from = "2026-03-01",
        .effective_to = "2029-06-30",
        .reason = "换发新证",
        .reviewers = {"unit_head", "legal_reviewer"},
        .due = "2026-03-10",
        .external_approval = "海司法审〔2026〕3号",
    };
}

register_entry::Submitted with_unit(register_entry::Submitted submitted) {
    submitted.unit = "劳动监察支队";
    return submitted;
}

register_entry::Submitted with_authors(register_entry::Submitted submitted) {
    submitted.written_by = {"u-0a1b2c3d4e5f6071", "u-8899aabbccddeeff"};
    return submitted;
}

// What is not stated is left out.
instrument::CopyAttached copy_refused() {
    return {
        .copy = 2,
        .as = {
            .files =
                {{.digest = "9f86", .sm3 = "66c7", .type = "application/pdf", .pages = 2},
                 {.digest = "ab12", .sm3 = "", .type = "image/jpeg", .pages = 1}},
            .signed_on = "2026-03-13",
            .signing = std::string(instrument::SignedCopy::kRefused),
            .signer = "",
            .reason = "未说明理由",
            .witness = "李样本"}};
}

case_file::Event taken(std::string step, case_file::Content content) {
    return {
        .step = std::move(step),
        .stage = "inquiry",
        .is_over = false,
        .on = "2026-04-01",
        .begun = {},
        .met = {},
        .excused = {},
        .content = std::move(content)};
}

case_file::Event opened() {
    auto content = case_file::lead();
    content.number = "2026-0001";
    content.procedure_digest = "ab12";
    content.party_kind = "公民";
    content.party_name = "张示例";
    content.party_age = 36;
    content.act_ended_on.clear();
    content.summary = "拖欠工资";
    auto event = taken("open", content);
    event.stage = "lead";
    event.on = "2026-03-02";
    return event;
}

case_file::Event reviewed() {
    auto content = case_file::opinion("同意");
    content.elements = {{1, "通过", "", "卷宗第3页", {}}, {2, "不适用", "未听证", "", {}}};
    content.text = "程序合法";
    auto event = taken("pass_review", content);
    event.stage = "decision";
    event.on = "2026-03-13";
    event.begun = {"decide"};
    event.met = {"review"};
    event.excused = {{"within_tier", "集体讨论减轻"}};
    return event;
}

// Of a kind that tells of each act.
instrument::Numbered numbered_of_one() {
    auto one = numbered_decision();
    one.of = 3;
    return one;
}

// Of a kind that is signed off before it has a number.
instrument::Numbered numbered_as_signed_off() {
    auto one = numbered_decision();
    one.signed_off = instrument::SignedOffBy{
        .sign_off = "sign_offs/ef56", .by = "head_labour", .name = "周执法甲", .on = "2026-03-13"};
    return one;
}

case_file::Event dropped() {
    auto event = taken("decline", case_file::Dropped{"没有违法事实", "查无"});
    event.stage = "closed";
    event.is_over = true;
    event.stopped = {"decide"};
    return event;
}

std::vector<Golden> goldens() {
    using namespace register_entry;  // NOLINT(google-build-using-namespace): as above
    const std::string entry = "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d";
    return {
        {"entry_submitted.v1", register_entry::Event{submitted()}},
        {"entry_submitted.v1.unit", register_entry::Event{with_unit(submitted())}},
        {"entry_submitted.v1.authors", register_entry::Event{with_authors(with_unit(submitted()))}},
        {"entry_approved.v1", register_entry::Event{Approved{"legal_reviewer", "同意"}}},
        {"entry_returned.v1", register_entry::Event{Returned{"unit_head", "有效期填写有误"}}},
        {"entry_taken_back.v1", register_entry::Event{TakenBack{}}},
        {"entry_published.v1", register_entry::Event{Published{2, "edition-5f", 41, entry}}},
        {"entry_withdrawn.v1",
         register_entry::Event{Withdrawn{"证件已注销", "行政执法证管理办法"}}},
        {"entry_withdrawn.v1.result",
         register_entry::Event{
             Withdrawn{"行政复议决定撤销原决定", "", "2026-06-30", "2026-07-08"}}},
        {"entry_erased.v1", register_entry::Event{Erased{{3, 41}, {"name"}, "本人申请"}}},
        {"edition_begun.v1", edition::Event{edition::Begun{"officers", 128}}},
        {"edition_completed.v1", edition::Event{edition::Completed{128}}},
        {"definitions_adopted.v1",
         DefinitionsAdopted{
             "ab12", {{"bureau.yaml", "cd34"}, {"registers/officers.yaml", "ef56"}}}},
        {"case_opened.v1", opened()},
        {"case_review_concluded.v1", reviewed()},
        {"instrument_numbered.v1", instrument::Event{numbered_decision()}},
        {"instrument_numbered.v1.of", instrument::Event{numbered_of_one()}},
        {"instrument_numbered.v1.signed_off", instrument::Event{numbered_as_signed_off()}},
        {"instrument_sent.v1", sign_off::Event{notice_sent()}},
        {"instrument_signed_off.v1", sign_off::Event{sign_off::SignedOff{"2026-03-10"}}},
        {"instrument_returned.v1", sign_off::Event{sign_off::Returned{"期限写错"}}},
        {"instrument_issued.v1",
         instrument::Event{instrument::Issued{
             "行政处罚决定书", "海人社监罚决字〔2026〕17号", "7K4M92QXPW5D", "9f86", 3, 315702}}},
        {"instrument_voided.v1", instrument::Event{instrument::Voided{"当事人名称有误"}}},
        {"instrument_copy_attached.v1", instrument::Event{copy_refused()}},
        {"instrument_copy_withdrawn.v1",
         instrument::Event{instrument::CopyWithdrawn{2, "选错了文书"}}},
        {"case_dropped.v1.stopped", dropped()},
        {"case_migrated.v1",
         taken(
             "migrate",
             case_file::Migrated{"ab12", "cd34", {"decide=decide_by", "release/DJ1="}, "新程序施行"}
         )},
        {"case_values_erased.v1",
         taken(
             "erase", case_file::ValuesErased{{41, 44}, {"party_name"}, "个人信息保护法第四十七条"}
         )},
        {"epoch_begun.v1", EpochBegun{"haixi.example/mingjing/2", "haixi.example/mingjing\n7\n"}},
    };
}

std::string path_of(const char* file) {
    return std::string(MINGJING_SOURCE_DIR) + "/tests/golden/records/" + file + ".json";
}

// {"facts": {...}, "personal": {field: {"subject", "value"}}, "type": "..."}
std::string text_of_draft(const ledger::Draft& draft) {
    Fields personal;
    for (const auto& [field, value] : draft.personal) {
        personal.emplace(field, Fields{{"subject", value.subject}, {"value", value.value}});
    }
    return codec::write_canonical(Fields{
               {"type", draft.type}, {"facts", draft.facts}, {"personal", personal}}) +
           "\n";
}

ledger::Record record_of(const std::string& text) {
    const auto parsed = codec::parse_json(text);
    const auto& fields = *parsed.value().fields();
    ledger::Record record;
    record.type = text_of(fields, "type");
    record.facts = codec::write_canonical(*member(fields, "facts").fields());
    for (const auto& [field, value] : *member(fields, "personal").fields()) {
        record.personal.emplace(
            field,
            ledger::StoredField{
                std::string(text_of(*value.fields(), "subject")),
                codec::write_canonical(member(*value.fields(), "value")),
                "",
                ""}
        );
    }
    return record;
}

std::string bytes_of(const char* file) {
    std::ifstream stream(path_of(file));
    std::ostringstream bytes;
    bytes << stream.rdbuf();
    return bytes.str();
}

Value sample(const Field& field) {
    using enum FieldType;
    switch (field.type) {
        case boolean:
            return true;
        case integer:
            return 7;
        case decimal:
            return "12.5";
        case list:
        case references:
            return List{"甲", "乙"};
        case citations:
            return List{Fields{{"law", "中华人民共和国劳动法"}, {"article", 90}}};
        case table: {
            Fields row;
            for (const auto& child : field.children) {
                row.emplace(child.key, sample(child));
            }
            return List{row};
        }
        default:
            return "甲" + field.key;
    }
}

TEST(Codec, ReadsEveryVersionEverWritten) {
    for (const auto& [file, event] : goldens()) {
        SCOPED_TRACE(file);
        const auto bytes = bytes_of(file);
        ASSERT_NE(bytes, "") << path_of(file);
        EXPECT_TRUE(decode(record_of(bytes)) == event);
    }
}

TEST(Codec, WritesTheNewestVersionByteForByte) {
    for (const auto& [file, event] : goldens()) {
        const auto draft = encode(event, "case-5f");
        EXPECT_EQ(text_of_draft(draft), bytes_of(file)) << file;
    }
}

// Whatever an act states comes back as it was stated.
TEST(Codec, ReadsEveryActOfACaseAsItWasWritten) {
    for (const auto& kind : case_file::act_kinds()) {
        SCOPED_TRACE(kind.act);
        Fields stated;
        for (const auto& field : case_file::schema_of(kind, case_file::Of::record).fields) {
            stated.emplace(field.key, sample(field));
        }
        case_file::Event event = opened();
        event.content = kind.read(stated);
        EXPECT_EQ(case_file::kind_of(event.content).act, kind.act);
        EXPECT_EQ(case_file::write(event.content), stated);
        EXPECT_TRUE(decode(record_of(text_of_draft(encode(event, "case-5f")))) == Event(event));
    }
}

TEST(Codec, ReadsForHowManyAClockWasBegun) {
    auto event = taken("submit_review", case_file::Noted{});
    event.begun = {"review"};
    event.amounts = {{"review", 3}};
    EXPECT_TRUE(decode(record_of(text_of_draft(encode(event, "case-5f")))) == Event(event));
}

// Before acts beside the decision had elements, and reviewers' acts said what they review.
TEST(Codec, ReadsWhatWasSaidOfAReviewBeforeItWasOfAnything) {
    const auto read = [](std::string_view type, const Fields& facts) {
        auto event = opened();
        event.content = case_file::kind_of_type(type)->read(facts);
        return event.content;
    };
    const auto aside = read(
        "case_act_review_concluded",
        {{"subject", "封存"}, {"opinion", "同意"}, {"text", "意见"}, {"reviewer", "37990126010"}}
    );
    EXPECT_TRUE(std::get<case_file::ActReviewConcluded>(aside).elements.empty());
    const auto given = read("case_reviewer_assigned", {{"reviewer", "37990126010"}});
    EXPECT_TRUE(std::get<case_file::ReviewerAssigned>(given).subject.empty());
    EXPECT_EQ(case_file::write(given), (Fields{{"is_picked", false}, {"reviewer", "37990126010"}}))
        << "and is written as it was";
    const auto ruled =
        read("case_review_settled", {{"ruling", "采纳审核意见"}, {"reason", "有理"}});
    EXPECT_TRUE(std::get<case_file::ReviewSettled>(ruled).subject.empty());
}

TEST(Codec, LeavesOutWhatWasErased) {
    auto record = record_of(text_of_draft(encode(register_entry::Event{submitted()})));
    record.personal.at("name").value.reset();
    record.personal.at("name").salt.reset();
    const auto event = std::get<register_entry::Event>(decode(record));
    const auto& read = std::get<register_entry::Submitted>(event);
    EXPECT_FALSE(read.personal.contains("name"));
    EXPECT_TRUE(read.personal.contains("certificates_0_holder"));
    EXPECT_EQ(read.content, submitted().content);
}

TEST(Codec, RefusesFactsThatAreNotThere) {
    ledger::Record record;
    record.type = "entry_withdrawn";
    record.facts = R"({"basis":""})";
    EXPECT_THROW((void)decode(record), Fault);
}

TEST(CodecDeathTest, StopsAtAnEventOfANewerProgram) {
    ledger::Record record;
    record.type = "case_from_tomorrow";
    record.facts = "{}";
    EXPECT_DEATH((void)decode(record), "");
}

}  // namespace
}  // namespace mingjing::record
