// Signed notes, checkpoints and proofs: published examples, then everything a hand could
// change in them.

#include "merkle/note.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "merkle/tree.h"

namespace mingjing::merkle {
namespace {

constexpr std::string_view kExampleKey =
    "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";
const std::string kExample =
    "This is an example message.\n\n— example.com/foo "
    "Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM="
    "\n";

std::vector<VerifierKey> keys(std::string_view text) {
    return {parse_verifier_key(text).value()};
}

TEST(Note, OfTheSpecificationOpens) {
    EXPECT_EQ(open_note(kExample, keys(kExampleKey)), "This is an example message.\n");
    EXPECT_EQ(keys(kExampleKey).front().text(), kExampleKey);
}

TEST(Note, ChangedAnywhereDoesNotOpen) {
    for (std::size_t i = 0; i < kExample.size(); ++i) {
        auto changed = kExample;
        changed[i] = static_cast<char>(changed[i] ^ 1);
        EXPECT_FALSE(open_note(changed, keys(kExampleKey))) << i;
    }
}

TEST(Note, IgnoresUnknownKeysButNotAFailingKnownOne) {
    const auto mine = crypto::make_ed25519_key();
    const VerifierKey verifier{.name = "witness.example", .public_key = mine.public_key};
    const std::string text = "fact\n";
    const auto note = sign_note(text, verifier.name, mine);
    const auto other = sign_note(text, "other.example", crypto::make_ed25519_key());
    const auto other_line = other.substr(text.size() + 1);
    EXPECT_EQ(open_note(note + other_line, {verifier}), text);
    EXPECT_EQ(open_note(other + note.substr(text.size() + 1), {verifier}), text);
    EXPECT_FALSE(open_note(other, {verifier}));
    EXPECT_FALSE(open_note(note, {}));

    const auto forged = sign_note("lie\n", verifier.name, mine);
    EXPECT_FALSE(open_note(note + forged.substr(5), {verifier}));
}

TEST(Note, MustBeWellFormed) {
    const auto key = crypto::make_ed25519_key();
    const VerifierKey verifier{.name = "a", .public_key = key.public_key};
    const auto note = sign_note("text\n\nmore\n", "a", key);
    EXPECT_EQ(open_note(note, {verifier}), "text\n\nmore\n") << "split at the last empty line";
    EXPECT_FALSE(open_note(note.substr(0, note.size() - 1), {verifier}));
    EXPECT_FALSE(open_note(note + "\n", {verifier}));
    EXPECT_FALSE(open_note(note + "- a AAAAAAAA\n", {verifier}));
    EXPECT_FALSE(open_note("text\n", {verifier}));
    EXPECT_FALSE(open_note("text\n\n", {verifier}));
    EXPECT_FALSE(open_note("", {verifier}));
    EXPECT_FALSE(note_text("text\n\n"));
    EXPECT_EQ(note_text(note), "text\n\nmore\n");
    EXPECT_THROW(static_cast<void>(sign_note("no newline", "a", key)), Fault);
    EXPECT_THROW(static_cast<void>(sign_note("tab\t\n", "a", key)), Fault);
    EXPECT_THROW(static_cast<void>(sign_note("text\n", "two words", key)), Fault);
    EXPECT_THROW(static_cast<void>(sign_note("text\n", "a+b", key)), Fault);
    EXPECT_THROW(static_cast<void>(sign_note("text\n", "a\xE3\x80\x80", key)), Fault);
}

TEST(VerifierKey, MustMatchItsKeyId) {
    for (const char* text :
         {"",
          "a",
          "a+b",
          "example.com/foo+530d903a+",
          "example.com/bar+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
          "example.com/foo+530D903A+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
          "example.com/foo+530d903a+AukyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
          "+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"}) {
        EXPECT_FALSE(parse_verifier_key(text)) << text;
    }
}

TEST(Checkpoint, ReadsBackAsWritten) {
    const Checkpoint checkpoint{
        .origin = "haixi.example/mingjing", .size = 12, .root = leaf_hash("x")};
    const auto read = parse_checkpoint(checkpoint.text());
    ASSERT_TRUE(read);
    EXPECT_EQ(read->text(), checkpoint.text());
    EXPECT_TRUE(parse_checkpoint(checkpoint.text() + "extension\n"));
}

TEST(Checkpoint, HasOneSpelling) {
    const auto root = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";
    const auto with = [&](const std::string& origin, const std::string& size) {
        return origin + "\n" + size + "\n" + root + "\n";
    };
    EXPECT_TRUE(parse_checkpoint(with("log", "0")));
    EXPECT_TRUE(parse_checkpoint(with("log", "18446744073709551615")));
    for (const char* size :
         {"", "00", "01", "-1", "+1", " 1", "1 ", "0x1", "18446744073709551616"}) {
        EXPECT_FALSE(parse_checkpoint(with("log", size))) << size;
    }
    EXPECT_FALSE(parse_checkpoint(with("", "1")));
    EXPECT_FALSE(parse_checkpoint(with("log", "1") + "\n"));
    EXPECT_FALSE(parse_checkpoint(with("log", "1") + "no newline"));
    EXPECT_FALSE(parse_checkpoint("log\n1\nAAAA\n"));
    EXPECT_FALSE(parse_checkpoint("log\n1\n"));
    EXPECT_FALSE(parse_checkpoint(""));
}

TEST(Proof, ReadsBackAsWritten) {
    Proof proof{
        .extra = "{\"a\":1}",
        .index = 7,
        .hashes = {leaf_hash("a"), leaf_hash("b")},
        .checkpoint = kExample};
    const auto read = parse_proof(proof.text());
    ASSERT_TRUE(read);
    EXPECT_EQ(read->text(), proof.text());
    EXPECT_EQ(read->extra, proof.extra);
    proof.extra.reset();
    proof.hashes.clear();
    EXPECT_EQ(parse_proof(proof.text())->text(), proof.text());
}

TEST(Proof, MustBeWellFormed) {
    const std::string first = "c2sp.org/tlog-proof@v1\n";
    const std::string hash = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n";
    EXPECT_TRUE(parse_proof(first + "index 0\n\ncheckpoint"));
    EXPECT_FALSE(parse_proof(first + "index 0\n\n"));
    EXPECT_FALSE(parse_proof(first + "index 0\n" + hash));
    EXPECT_FALSE(parse_proof(first + "index 00\n\nc\n"));
    EXPECT_FALSE(parse_proof(first + "\nc\n"));
    EXPECT_FALSE(parse_proof(first + "extra !\nindex 0\n\nc\n"));
    EXPECT_FALSE(parse_proof(first + "index 0\nextra YQ==\n\nc\n"));
    EXPECT_FALSE(parse_proof("c2sp.org/tlog-proof@v2\nindex 0\n\nc\n"));
    EXPECT_FALSE(parse_proof(first + "index 0\nAAAA\n\nc\n"));
    std::string long_path = first + "index 0\n";
    for (std::size_t i = 0; i <= kProofHashesMax; ++i) {
        long_path += hash;
    }
    EXPECT_FALSE(parse_proof(long_path + "\nc\n"));
}

}  // namespace
}  // namespace mingjing::merkle
