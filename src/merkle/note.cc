#include "merkle/note.h"

#include <algorithm>
#include <array>

#include "codec/text.h"
#include "merkle/text_lines.h"

namespace mingjing::merkle {
namespace {

constexpr char kEd25519 = 1;  // signature type byte of c2sp.org/signed-note
constexpr std::size_t kKeyIdBytes = 4;
constexpr std::string_view kSignaturePrefix = "\xE2\x80\x94 ";  // em dash, space

tl::unexpected<BadInput> bad(std::string_view where, const char* what) {
    return tl::unexpected(BadInput{.where = std::string(where), .what = what});
}

bool is_key_name(std::string_view name) {
    // White space of Unicode, spelled in UTF-8.
    constexpr std::array<std::string_view, 25> kSpaces = {
        "\t",           "\n",           "\v",
        "\f",           "\r",           " ",
        "\xC2\x85",     "\xC2\xA0",     "\xE1\x9A\x80",
        "\xE2\x80\x80", "\xE2\x80\x81", "\xE2\x80\x82",
        "\xE2\x80\x83", "\xE2\x80\x84", "\xE2\x80\x85",
        "\xE2\x80\x86", "\xE2\x80\x87", "\xE2\x80\x88",
        "\xE2\x80\x89", "\xE2\x80\x8A", "\xE2\x80\xA8",
        "\xE2\x80\xA9", "\xE2\x80\xAF", "\xE2\x81\x9F",
        "\xE3\x80\x80",
    };
    return !name.empty() && codec::is_utf8(name) && name.find('+') == std::string_view::npos &&
           std::none_of(kSpaces.begin(), kSpaces.end(), [&](std::string_view space) {
               return name.find(space) != std::string_view::npos;
           });
}

bool is_note_text(std::string_view text) {
    return codec::is_utf8(text) && std::none_of(text.begin(), text.end(), [](char c) {
               return static_cast<unsigned char>(c) < 0x20 && c != '\n';
           });
}

struct Signature {
    std::string_view name;
    std::string key_id;
    std::string bytes;
};

tl::expected<Signature, BadInput> parse_signature(std::string_view line) {
    if (!line.starts_with(kSignaturePrefix)) {
        return bad("签名行", "签名行应以破折号和一个空格开头");
    }
    line.remove_prefix(kSignaturePrefix.size());
    const auto space = line.find(' ');
    if (space == std::string_view::npos || !is_key_name(line.substr(0, space))) {
        return bad("签名行", "签名行没有合法的公钥名称");
    }
    const auto bytes = codec::from_base64(line.substr(space + 1));
    if (!bytes || bytes->size() <= kKeyIdBytes) {
        return bad("签名行", "签名不是合法的 Base64");
    }
    return Signature{
        .name = line.substr(0, space),
        .key_id = bytes->substr(0, kKeyIdBytes),
        .bytes = bytes->substr(kKeyIdBytes),
    };
}

struct Note {
    std::string_view text;  // ends in a newline
    std::vector<Signature> signatures;
};

tl::expected<Note, BadInput> parse_note(std::string_view bytes) {
    if (bytes.size() > kNoteBytesMax || !is_note_text(bytes)) {
        return bad("签名文", "签名文过长，或含有控制字符，或不是 UTF-8");
    }
    const auto split = bytes.rfind("\n\n");
    if (split == std::string_view::npos || !bytes.ends_with('\n')) {
        return bad("签名文", "签名文没有正文、空行和签名行");
    }
    Note note{.text = bytes.substr(0, split + 1), .signatures = {}};
    TextLines lines(bytes.substr(split + 2));
    while (const auto line = lines.next()) {
        auto signature = parse_signature(*line);
        if (!signature) {
            return tl::unexpected(std::move(signature.error()));
        }
        if (note.signatures.size() == kNoteSignaturesMax) {
            return bad("签名行", "签名行过多");
        }
        note.signatures.push_back(std::move(*signature));
    }
    if (note.signatures.empty()) {
        return bad("签名文", "没有签名行");
    }
    return note;
}

}  // namespace

std::string VerifierKey::key_id() const {
    const auto digest = crypto::sha256(name + '\n' + kEd25519, public_key);
    return std::string(digest.view().substr(0, kKeyIdBytes));
}

std::string VerifierKey::text() const {
    return name + '+' + codec::hex(key_id()) + '+' + codec::base64(kEd25519 + public_key);
}

tl::expected<VerifierKey, BadInput> parse_verifier_key(std::string_view text) {
    const auto first = text.find('+');
    const auto second = first == std::string_view::npos ? first : text.find('+', first + 1);
    if (second == std::string_view::npos || !is_key_name(text.substr(0, first))) {
        return bad("公钥", "公钥应写作 名称+编号+Base64");
    }
    const auto bytes = codec::from_base64(text.substr(second + 1));
    if (!bytes || bytes->size() != 33 || bytes->front() != kEd25519) {
        return bad("公钥", "不是 Ed25519 公钥");
    }
    VerifierKey key{.name = std::string(text.substr(0, first)), .public_key = bytes->substr(1)};
    if (text.substr(first + 1, second - first - 1) != codec::hex(key.key_id())) {
        return bad("公钥", "公钥编号与名称、公钥不符");
    }
    return key;
}

std::string Checkpoint::text() const {
    return origin + '\n' + std::to_string(size) + '\n' + codec::base64(root.view()) + '\n';
}

std::string sign_note(std::string_view text, std::string_view name, const crypto::Ed25519Key& key) {
    if (!text.ends_with('\n') || !is_note_text(text) || !is_key_name(name)) {
        throw Fault("not a text a note can carry");
    }
    const VerifierKey verifier{.name = std::string(name), .public_key = key.public_key};
    const auto signature = verifier.key_id() + crypto::ed25519_sign(key, text);
    std::string note(text);
    note += '\n';
    note += kSignaturePrefix;
    note += name;
    note += ' ' + codec::base64(signature) + '\n';
    return note;
}

tl::expected<std::string, BadInput> open_note(
    std::string_view note, const std::vector<VerifierKey>& keys
) {
    const auto parsed = parse_note(note);
    if (!parsed) {
        return tl::unexpected(parsed.error());
    }
    bool is_signed = false;
    for (const auto& signature : parsed->signatures) {
        const auto key = std::find_if(keys.begin(), keys.end(), [&](const VerifierKey& candidate) {
            return candidate.name == signature.name && candidate.key_id() == signature.key_id;
        });
        if (key == keys.end()) {
            continue;
        }
        if (!crypto::ed25519_verify(key->public_key, parsed->text, signature.bytes)) {
            return bad("签名行", "已知公钥的签名不成立");
        }
        is_signed = true;
    }
    if (!is_signed) {
        return bad("签名行", "没有已知公钥的签名");
    }
    return std::string(parsed->text);
}

tl::expected<std::string, BadInput> note_text(std::string_view note) {
    return parse_note(note).map([](const Note& parsed) { return std::string(parsed.text); });
}

tl::expected<Checkpoint, BadInput> parse_checkpoint(std::string_view text) {
    TextLines lines(text);
    const auto origin = lines.next();
    const auto size_line = lines.next();
    const auto root_line = lines.next();
    if (!root_line || origin->empty()) {
        return bad("检查点", "检查点应有来源、树的大小和根三行");
    }
    while (const auto extension = lines.next()) {
        if (extension->empty()) {
            return bad("检查点", "检查点中有空行");
        }
    }
    if (!lines.is_exhausted()) {
        return bad("检查点", "检查点末行没有换行");
    }
    const auto size = parse_decimal(*size_line);
    if (!size) {
        return bad("检查点第 2 行", "树的大小不是十进制整数");
    }
    const auto root = codec::from_base64(*root_line);
    if (!root || root->size() != sizeof(Digest::bytes)) {
        return bad("检查点第 3 行", "根不是 32 字节的 Base64");
    }
    return Checkpoint{
        .origin = std::string(*origin), .size = *size, .root = crypto::digest_from(*root)};
}

}  // namespace mingjing::merkle
