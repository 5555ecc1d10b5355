// The .tlog-proof file (c2sp.org/tlog-proof): extra data, index, path and the checkpoint.

#include "codec/text.h"
#include "merkle/note.h"
#include "merkle/text_lines.h"

namespace mingjing::merkle {
namespace {

constexpr std::string_view kFirstLine = "c2sp.org/tlog-proof@v1";
constexpr std::string_view kExtra = "extra ";
constexpr std::string_view kIndex = "index ";

tl::unexpected<BadInput> bad(const char* what) {
    return tl::unexpected(BadInput{.where = "证明文件", .what = what});
}

}  // namespace

std::string Proof::text() const {
    std::string text(kFirstLine);
    text += '\n';
    if (extra) {
        text += kExtra;
        text += codec::base64(*extra) + '\n';
    }
    text += kIndex;
    text += std::to_string(index) + '\n';
    for (const auto& hash : hashes) {
        text += codec::base64(hash.view()) + '\n';
    }
    return text + '\n' + checkpoint;
}

tl::expected<Proof, BadInput> parse_proof(std::string_view text) {
    if (text.size() > kProofBytesMax) {
        return bad("文件过大");
    }
    TextLines lines(text);
    if (lines.next() != kFirstLine) {
        return bad("首行不是 c2sp.org/tlog-proof@v1，这不是一份存证凭证");
    }
    Proof proof;
    auto line = lines.next();
    if (line && line->starts_with(kExtra)) {
        auto extra = codec::from_base64(line->substr(kExtra.size()));
        if (!extra) {
            return bad("extra 行不是合法的 Base64");
        }
        proof.extra = std::move(*extra);
        line = lines.next();
    }
    const auto index = line && line->starts_with(kIndex)
                           ? parse_decimal(line->substr(kIndex.size()))
                           : std::nullopt;
    if (!index) {
        return bad("没有 index 行");
    }
    proof.index = *index;
    for (line = lines.next(); line && !line->empty(); line = lines.next()) {
        const auto hash = codec::from_base64(*line);
        if (!hash || hash->size() != sizeof(Digest::bytes) ||
            proof.hashes.size() == kProofHashesMax) {
            return bad("路径上的哈希不合格式或过多");
        }
        proof.hashes.push_back(crypto::digest_from(*hash));
    }
    if (!line || lines.is_exhausted()) {
        return bad("没有空行和检查点");
    }
    proof.checkpoint = std::string(lines.rest());
    return proof;
}

}  // namespace mingjing::merkle
