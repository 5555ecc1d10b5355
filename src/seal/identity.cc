#include "seal/identity.h"

#include <fmt/format.h>

#include "base/fault.h"
#include "codec/text.h"
#include "merkle/text_lines.h"

namespace mingjing::seal {
namespace {

constexpr std::string_view kPrefix = "PRIVATE+KEY+";
constexpr char kEd25519 = 1;

std::string key_path(const std::string& folder) {
    return folder + "/log.key";
}

std::string checkpoint_path(const std::string& folder) {
    return folder + "/log.checkpoint";
}

// PRIVATE+KEY+name+hex8(key id)+base64(0x01 || seed), as golang.org/x/mod/sumdb/note.
std::string signer_text(const LogIdentity& identity) {
    return std::string(kPrefix) + identity.origin + '+' + codec::hex(identity.verifier().key_id()) +
           '+' + codec::base64(kEd25519 + identity.key.seed) + '\n';
}

// Nothing where the text is not exactly what signer_text would write.
std::optional<LogIdentity> parse_signer(std::string_view text, const std::string& folder) {
    if (!text.starts_with(kPrefix) || !text.ends_with('\n')) {
        return std::nullopt;
    }
    const auto body = text.substr(kPrefix.size(), text.size() - kPrefix.size() - 1);
    const auto first = body.find('+');  // a name holds none, Base64 may
    const auto second = first == std::string_view::npos ? first : body.find('+', first + 1);
    if (second == std::string_view::npos) {
        return std::nullopt;
    }
    const auto bytes = codec::from_base64(body.substr(second + 1));
    if (!bytes || bytes->size() != 33) {
        return std::nullopt;
    }
    LogIdentity identity{
        .origin = std::string(body.substr(0, first)),
        .key = crypto::ed25519_key_from_seed(bytes->substr(1)),
        .folder = folder,
    };
    return signer_text(identity) == text ? std::optional(std::move(identity)) : std::nullopt;
}

// The number at the end of origin/n; nothing where there is none.
std::optional<std::uint64_t> trailing_number(std::string_view origin) {
    const auto slash = origin.rfind('/');
    const auto number =
        slash == std::string_view::npos ? std::string_view{} : origin.substr(slash + 1);
    const auto value = number.size() < 10 ? merkle::parse_decimal(number) : std::nullopt;
    return value && *value > 1 ? value : std::nullopt;
}

// Whether `named` is the origin itself or a later epoch of it.
bool is_of(std::string_view named, std::string_view origin) {
    const auto number = trailing_number(named);
    return named == origin || (number && named == fmt::format("{}/{}", origin, *number));
}

}  // namespace

std::uint64_t LogIdentity::epoch() const {
    return trailing_number(origin).value_or(1);
}

merkle::VerifierKey LogIdentity::verifier() const {
    return {.name = origin, .public_key = key.public_key};
}

std::string LogIdentity::verifier_key() const {
    return verifier().text();
}

LogIdentity open_identity(Files& files, const std::string& folder, const std::string& origin) {
    const auto text = files.read(key_path(folder));
    if (!text) {
        return make_identity(files, folder, origin);
    }
    auto identity = parse_signer(*text, folder);
    if (!identity) {
        throw Fault("日志签名密钥 " + key_path(folder) + " 已损坏，请从密钥备份恢复");
    }
    if (!is_of(identity->origin, origin)) {
        throw Fault(
            "密钥 " + key_path(folder) + " 属于日志 " + identity->origin +
            "，而单位设置的日志来源是 " + origin + "：已经公布的日志不能改名，请改回单位设置"
        );
    }
    return std::move(*identity);
}

LogIdentity make_identity(Files& files, const std::string& folder, const std::string& origin) {
    LogIdentity identity{.origin = origin, .key = crypto::make_ed25519_key(), .folder = folder};
    files.make_folders(folder);
    files.replace(key_path(folder), signer_text(identity));
    return identity;
}

std::optional<LogIdentity> find_identity(
    const Files& files, const std::string& folder, const std::string& name
) {
    const auto text = files.read(folder + '/' + name);
    return text ? parse_signer(*text, folder) : std::nullopt;
}

LastSigned::LastSigned(Files& files, const LogIdentity& identity)
    : files_(files), path_(checkpoint_path(identity.folder)) {}

std::optional<std::string> LastSigned::fetch() const {
    return files_.read(path_);
}

void LastSigned::replace(const std::optional<std::string>& expected, const std::string& note) {
    if (fetch() != expected) {
        throw Fault(path_ + " 已被别的进程改动：同一日志只能有一个封存进程，请检查是否重复启动");
    }
    files_.replace(path_, note);
}

}  // namespace mingjing::seal
