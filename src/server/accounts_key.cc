#include "server/accounts_key.h"

#include "base/fault.h"
#include "codec/text.h"
#include "crypto/hash.h"
#include "crypto/secret_box.h"

namespace mingjing::server {

namespace {

std::string text_of(std::string_view key) {
    return codec::hex(key) + " " + crypto::sha256(key).hex() + "\n";
}

}  // namespace

std::optional<std::string> parse_accounts_key(std::string_view text) {
    const auto key = codec::from_hex(text.substr(0, text.find(' ')));
    const bool is_whole = key && key->size() == crypto::kSecretKeyBytes && text == text_of(*key);
    return is_whole ? std::optional(std::string(key->begin(), key->end())) : std::nullopt;
}

std::string open_accounts_key(Files& files, const std::string& path) {
    if (const auto kept = files.read(path)) {
        auto key = parse_accounts_key(*kept);
        if (!key) {
            throw Fault("账号密钥文件损坏：" + path + "，请从备份恢复");
        }
        return std::move(*key);
    }
    auto key = crypto::random_bytes(crypto::kSecretKeyBytes);
    files.replace(path, text_of(key));
    return key;
}

}  // namespace mingjing::server
