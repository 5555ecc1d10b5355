#include "seal/epoch.h"

#include <filesystem>
#include <system_error>

#include <fmt/format.h>

#include "base/fault.h"
#include "merkle/note.h"

namespace mingjing::seal {
namespace {

// The folder under a new name; nothing where there is none, or only the empty one that
// stands where it was set aside before.
void set_aside(const std::string& folder, const std::string& name) {
    std::error_code error;
    if (std::filesystem::exists(name, error) && std::filesystem::is_empty(folder, error)) {
        return;
    }
    std::filesystem::rename(folder, name, error);
    if (error && error != std::errc::no_such_file_or_directory) {
        throw Fault("不能把 " + folder + " 改名为 " + name + "：" + error.message());
    }
}

// The newer of two notes, either of which may be absent or another's.
std::optional<std::string> newer(
    const LogIdentity& identity,
    const std::optional<std::string>& one,
    const std::optional<std::string>& other
) {
    const auto size_one = one ? size_signed(identity, *one) : std::nullopt;
    const auto size_other = other ? size_signed(identity, *other) : std::nullopt;
    if (!size_one && !size_other) {
        return std::nullopt;
    }
    return size_one >= size_other ? one : other;  // an absent size is less than any
}

}  // namespace

std::string of_epoch(const std::string& name, std::uint64_t epoch) {
    return fmt::format("{}.{}", name, epoch);
}

std::optional<std::uint64_t> size_signed(const LogIdentity& identity, std::string_view note) {
    const auto checkpoint =
        merkle::open_note(note, {identity.verifier()}).and_then([](const std::string& text) {
            return merkle::parse_checkpoint(text);
        });
    return checkpoint && checkpoint->origin == identity.origin ? std::optional(checkpoint->size)
                                                               : std::nullopt;
}

std::optional<std::string> last_checkpoint(
    const Files& files, const LogIdentity& identity, const std::string& log_folder
) {
    return newer(
        identity,
        files.read(identity.folder + "/log.checkpoint"),
        files.read(log_folder + "/checkpoint")
    );
}

LogIdentity begin_epoch(
    Files& files,
    const std::string& folder,
    const std::string& origin,
    const std::string& log_folder,
    const std::optional<std::string>& known
) {
    auto identity = open_identity(files, folder, origin);
    const auto key = folder + "/log.key";
    const auto checkpoint = folder + "/log.checkpoint";
    auto last = last_checkpoint(files, identity, log_folder);
    // Then a crash came between its new key and the rest, and it is the key before that ends.
    const bool is_unused =
        identity.origin != origin && !last && !(known && size_signed(identity, *known));
    const auto ended = identity.epoch() - (is_unused ? 1 : 0);
    const auto ending =
        is_unused ? find_identity(files, folder, of_epoch("log.key", ended)) : identity;
    if (is_unused) {
        last = files.read(of_epoch(checkpoint, ended));
    }
    if (known) {
        if (!ending || !size_signed(*ending, *known)) {
            throw Fault(fmt::format(
                "给出的检查点不是 {} 的现用密钥签署的，未恢复", ending.value_or(identity).origin
            ));
        }
        last = newer(*ending, known, last);
    }
    if (!is_unused) {
        files.replace(of_epoch(key, ended), files.read(key).value());
    }
    if (last) {
        files.replace(of_epoch(checkpoint, ended), *last);
    }
    if (!is_unused) {
        // The step that counts: from here on the old key signs nothing any more.
        identity = make_identity(files, folder, fmt::format("{}/{}", origin, ended + 1));
    }
    files.remove(checkpoint);
    set_aside(log_folder, of_epoch(log_folder, ended));
    return identity;
}

std::string ended_with(const Files& files, const LogIdentity& identity) {
    const auto path = identity.folder + "/log.checkpoint";
    return files.read(of_epoch(path, identity.epoch() - 1)).value_or("");
}

}  // namespace mingjing::seal
