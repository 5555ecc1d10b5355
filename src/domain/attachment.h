#pragma once

// An attachment (附件) as an entry holds it: what a file is called, and what its bytes are,
// by their digest. The bytes lie in the vault; this goes wherever values go: drafts, facts,
// pages, exports. Pure.

#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/value.h"
#include "domain/register_entry.h"
#include "domain/schema.h"

namespace mingjing::domain {

// What may be attached. None of them is a text, so none runs where it is looked at.
struct FileKind {
    std::string_view word;        // in definitions: pdf
    std::string_view media_type;  // in values and answers
    std::vector<std::string_view> endings;
};
[[nodiscard]] const std::vector<FileKind>& file_kinds();
[[nodiscard]] const FileKind* find_file_kind(std::string_view word);

struct Attachment {
    std::string name;
    std::string digest;  // SHA-256 of the bytes, hex
    std::int64_t bytes = 0;
    std::string type;  // media type
    bool operator==(const Attachment&) const = default;
};
[[nodiscard]] Value to_value(const Attachment& attachment);
// Nothing for a value that is anything else, or anything more.
[[nodiscard]] std::optional<Attachment> attachment_in(const Value& value);

// What a person's computer says a file is called, as a name alone: no folders, no control
// characters, nothing that turns or hides letters, not too long.
[[nodiscard]] std::string plain_file_name(std::string_view name);
// 样表.pdf (123 KB)
[[nodiscard]] std::string described(const Attachment& attachment);

// Why the field may not hold it, as a sentence; "" where it may.
[[nodiscard]] std::string attachment_fault(const Field& field, const Value& value);

// Calls `each` for every attachment of the entry: its field, its path ("chart[1]",
// "materials[2].sample[1]").
using EachAttachment =
    std::function<void(const Field& field, const std::string& path, const Attachment& attachment)>;
void for_each_attachment(const Schema& schema, const Fields& entry, const EachAttachment& each);

// Digests of all that looks like an attachment, whatever the schema of the day says of it:
// what a fact once named is kept.
using Digests = std::set<std::string, std::less<>>;
[[nodiscard]] Digests attached_in(const Fields& entry);
[[nodiscard]] Digests attached_in(const register_entry::PersonalFields& fields);

}  // namespace mingjing::domain
