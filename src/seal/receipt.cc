#include "seal/receipt.h"

#include <algorithm>

#include "base/fault.h"
#include "codec/canonical.h"
#include "codec/text.h"
#include "merkle/note.h"

namespace mingjing::seal {
namespace {

// Erased fields have nothing left to disclose; their commitment stands like any other.
Fields opened_field(const ledger::StoredField& field, bool is_disclosed) {
    Fields opened{{"commitment", field.commitment}};
    if (is_disclosed && field.value && field.salt) {
        opened.emplace("salt", *field.salt);
        opened.emplace("subject", field.subject);
        opened.emplace("value", *field.value);
    }
    return opened;
}

Fields opening(const ledger::Record& record, const std::vector<std::string>& disclosed) {
    Fields personal;
    for (const auto& [name, field] : record.personal) {
        const bool is_disclosed =
            std::find(disclosed.begin(), disclosed.end(), name) != disclosed.end();
        personal.emplace(name, opened_field(field, is_disclosed));
    }
    return {
        {"facts", record.facts},
        {"facts_salt", record.facts_salt},
        {"header", ledger::header(record)},
        {"personal", std::move(personal)},
    };
}

std::string extra_of(const ReceiptRequest& request) {
    Fields extra{
        {"format", "mingjing/receipt/v1"},
        {"record", opening(request.record, {})},
    };
    if (request.submission != nullptr) {
        extra.emplace("submitted", opening(*request.submission, request.disclosed));
    }
    if (!request.labels.empty()) {
        extra.emplace("labels", request.labels);
    }
    return codec::write_canonical(extra);
}

}  // namespace

std::optional<std::string> receipt(const Published& published, const ReceiptRequest& request) {
    const auto note = published.checkpoint();
    if (!note) {
        return std::nullopt;
    }
    const auto checkpoint = merkle::note_text(*note).and_then([](const std::string& text) {
        return merkle::parse_checkpoint(text);
    });
    if (!checkpoint) {
        throw Fault("已公布的检查点损坏，请运行 mingjing fsck 查明");
    }
    const auto index = request.record.position;
    if (index >= checkpoint->size) {
        return std::nullopt;
    }
    const merkle::Proof proof{
        .extra = extra_of(request),
        .index = index,
        .hashes = merkle::inclusion_proof(index, checkpoint->size, published.tile_reader()),
        .checkpoint = *note,
    };
    // Never hand out what would not verify: a damaged tile is ours to notice.
    const auto entry = codec::from_hex(request.record.entry);
    if (!entry ||
        !merkle::verify_inclusion(
            index, checkpoint->size, merkle::leaf_hash(*entry), proof.hashes, checkpoint->root
        )) {
        throw Fault(
            "第 " + std::to_string(index) + " 号记录与已公布的日志不符，请运行 mingjing fsck 查明"
        );
    }
    return proof.text();
}

}  // namespace mingjing::seal
