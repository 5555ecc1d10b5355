// A receipt alone proves a publication and says in words what was published.

#include "seal/receipt.h"

#include <gtest/gtest.h>

#include "codec/canonical.h"
#include "codec/text.h"
#include "merkle/note.h"
#include "seal/office.h"

namespace mingjing::seal {
namespace {

using test::Office;

class Receipt : public testing::Test {
  protected:
    Receipt() {
        const std::vector<ledger::Draft> submission = {
            {.type = "entry_submitted",
             .facts = {{"register", "officers"}, {"content", Fields{{"name", "检查"}}}},
             .personal = {
                 {"officer_name", {.subject = "p-1", .value = "王建国"}},
                 {"phone", {.subject = "p-1", .value = "0550-5550101"}}}}};
        submitted_ = append(submission, 0);
        const std::vector<ledger::Draft> publication = {
            {.type = "entry_published",
             .facts = {{"submitted_entry", submitted_.entry}},
             .personal = {}}};
        published_ = append(publication, 1);
    }
    ledger::Record append(const std::vector<ledger::Draft>& drafts, std::uint64_t version) {
        db::Transaction transaction(office_.ledger(), db::Transaction::Mode::write);
        auto records =
            ledger::append(office_.ledger(), "entry-1", version, drafts, "li.hua", Time{});
        transaction.commit();
        return records.front();
    }
    [[nodiscard]] std::optional<std::string> make(const std::vector<std::string>& disclosed) const {
        const Published published(office_.files(), office_.log());
        return receipt(
            published,
            {.record = published_,
             .submission = &submitted_,
             .disclosed = disclosed,
             .labels = {{"name", "事项名称"}}}
        );
    }
    [[nodiscard]] static Fields extra(const merkle::Proof& proof) {
        return *codec::parse_canonical(proof.extra.value()).value().fields();
    }
    static const Fields& child(const Fields& fields, std::string_view name) {
        return *member(fields, name).fields();
    }

    Office office_;
    ledger::Record submitted_;
    ledger::Record published_;
};

TEST_F(Receipt, WaitsForTheCheckpoint) {
    EXPECT_FALSE(make({}));
    office_.seal();
    EXPECT_TRUE(make({}));
}

TEST_F(Receipt, ProvesItsRecordUnderTheCheckpoint) {
    office_.add(300, "other");
    office_.seal();
    const auto proof = merkle::parse_proof(make({}).value()).value();
    const auto checkpoint = office_.checkpoint();
    EXPECT_EQ(proof.index, published_.position);
    EXPECT_TRUE(merkle::verify_inclusion(
        proof.index,
        checkpoint.size,
        merkle::leaf_hash(codec::from_hex(published_.entry).value()),
        proof.hashes,
        checkpoint.root
    ));
}

TEST_F(Receipt, OpensBothRecordsAndOnlyTheDisclosedFields) {
    office_.seal();
    const auto opened = extra(merkle::parse_proof(make({"officer_name"}).value()).value());
    EXPECT_EQ(text_of(opened, "format"), "mingjing/receipt/v1");
    EXPECT_EQ(text_of(child(opened, "record"), "facts"), published_.facts);
    const auto& submitted = child(opened, "submitted");
    EXPECT_EQ(text_of(submitted, "facts"), submitted_.facts);
    EXPECT_EQ(text_of(submitted, "facts_salt"), submitted_.facts_salt);
    EXPECT_EQ(child(submitted, "header"), ledger::header(submitted_));
    const auto& personal = child(submitted, "personal");
    EXPECT_EQ(text_of(child(personal, "officer_name"), "value"), "\"王建国\"");
    EXPECT_EQ(text_of(child(personal, "officer_name"), "subject"), "p-1");
    EXPECT_EQ(
        child(personal, "phone"),
        (Fields{{"commitment", submitted_.personal.at("phone").commitment}})
    );
    EXPECT_EQ(text_of(child(opened, "labels"), "name"), "事项名称");
}

TEST_F(Receipt, ShowsAnErasedFieldAsItsCommitmentOnly) {
    office_.seal();
    auto& field = submitted_.personal.at("officer_name");
    field.value.reset();
    field.salt.reset();
    const auto opened = extra(merkle::parse_proof(make({"officer_name"}).value()).value());
    EXPECT_EQ(
        child(child(child(opened, "submitted"), "personal"), "officer_name"),
        (Fields{{"commitment", field.commitment}})
    );
}

TEST_F(Receipt, IsNeverMadeForWhatTheLogDoesNotHold) {
    office_.seal();
    published_.entry = submitted_.entry;
    EXPECT_THROW(static_cast<void>(make({})), Fault);
}

}  // namespace
}  // namespace mingjing::seal
