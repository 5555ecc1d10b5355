#include "domain/attachment.h"

#include <algorithm>

#include "domain/characters.h"

namespace mingjing::domain {

namespace {

constexpr std::size_t kNameCharactersMax = 100;
constexpr std::size_t kDigestLength = 64;
constexpr std::size_t kEndingBytesMax = 8;

bool is_digest(std::string_view text) {
    return text.size() == kDigestLength && std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
           });
}

// Controls, and what turns the direction of a line or takes no room in it: with one of
// these "fdp.exe" reads as another name.
bool is_unseen(char32_t c) {
    return c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0xAD || c == 0x61C || c == 0x180E ||
           (c >= 0x200B && c <= 0x200F) || (c >= 0x2028 && c <= 0x202E) ||
           (c >= 0x2060 && c <= 0x206F) || (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF ||
           c == 0xFFFD || c >= 0xE0000;
}

const FileKind* kind_of_type(std::string_view media_type) {
    const auto& kinds = file_kinds();
    const auto found = std::ranges::find(kinds, media_type, &FileKind::media_type);
    return found == kinds.end() ? nullptr : &*found;
}

void collect(const Value& value, Digests& digests) {
    if (auto attachment = attachment_in(value)) {
        digests.insert(std::move(attachment->digest));
    } else if (const auto* list = value.list()) {
        for (const auto& item : *list) {
            collect(item, digests);
        }
    } else if (const auto* fields = value.fields()) {
        for (const auto& [name, held] : *fields) {
            collect(held, digests);
        }
    }
}

void each_of(
    const std::vector<Field>& fields,
    const Fields& values,
    const std::string& under,
    const EachAttachment& each
) {
    for (const auto& field : fields) {
        const auto* list = member(values, field.key).list();
        for (std::size_t i = 0; list != nullptr && i < list->size(); ++i) {
            const auto path = under + field.key + "[" + std::to_string(i + 1) + "]";
            const auto& item = (*list)[i];
            if (field.type == FieldType::table && item.fields() != nullptr) {
                each_of(field.children, *item.fields(), path + ".", each);
            } else if (field.type == FieldType::attachments) {
                if (const auto attachment = attachment_in(item)) {
                    each(field, path, *attachment);
                }
            }
        }
    }
}

}  // namespace

const std::vector<FileKind>& file_kinds() {
    static const std::vector<FileKind> kinds{
        {"pdf", "application/pdf", {".pdf"}},
        {"ofd", "application/ofd", {".ofd"}},
        {"docx",
         "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
         {".docx"}},
        {"xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", {".xlsx"}},
        {"png", "image/png", {".png"}},
        {"jpg", "image/jpeg", {".jpg", ".jpeg"}},
        {"mp4", "video/mp4", {".mp4"}},
        {"m4a", "audio/mp4", {".m4a"}},
        {"mp3", "audio/mpeg", {".mp3"}},
        {"wav", "audio/wav", {".wav"}},
        {"eml", "message/rfc822", {".eml"}},
        {"txt", "text/plain", {".txt", ".csv"}},
    };
    return kinds;
}

const FileKind* find_file_kind(std::string_view word) {
    const auto& kinds = file_kinds();
    const auto found = std::ranges::find(kinds, word, &FileKind::word);
    return found == kinds.end() ? nullptr : &*found;
}

Value to_value(const Attachment& attachment) {
    return Fields{
        {"name", attachment.name},
        {"digest", attachment.digest},
        {"bytes", attachment.bytes},
        {"type", attachment.type}};
}

std::optional<Attachment> attachment_in(const Value& value) {
    const auto* fields = value.fields();
    if (fields == nullptr || fields->size() != 4) {
        return std::nullopt;
    }
    Attachment found{
        std::string(text_of(*fields, "name")),
        std::string(text_of(*fields, "digest")),
        0,
        std::string(text_of(*fields, "type"))};
    const auto* bytes = member(*fields, "bytes").integer();
    if (found.name.empty() || found.type.empty() || bytes == nullptr || *bytes < 0 ||
        !is_digest(found.digest)) {
        return std::nullopt;
    }
    found.bytes = *bytes;
    return found;
}

std::string plain_file_name(std::string_view name) {
    const auto slash = name.find_last_of("/\\");
    auto letters = decode(name.substr(slash == std::string_view::npos ? 0 : slash + 1));
    std::erase_if(letters, is_unseen);
    auto plain = trim(encode(letters));
    if (plain.empty() || plain == "." || plain == "..") {
        return "未命名";
    }
    if (character_count(plain) <= kNameCharactersMax) {
        return plain;
    }
    // Cut in front of its ending, which says how the file is read.
    const auto dot = plain.rfind('.');
    const auto ending = dot == std::string::npos ? std::string{} : plain.substr(dot);
    return encode(decode(plain).substr(0, kNameCharactersMax - kEndingBytesMax)) + "…" +
           (ending.size() < kEndingBytesMax ? ending : "");
}

std::string described(const Attachment& attachment) {
    constexpr std::int64_t kKilobyte = 1024;
    const auto kilobytes = (attachment.bytes + kKilobyte - 1) / kKilobyte;
    const auto tenths = (attachment.bytes * 10 + kKilobyte * kKilobyte / 2) / kKilobyte / kKilobyte;
    const auto size = kilobytes < kKilobyte
                          ? std::to_string(kilobytes) + " KB"
                          : std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " MB";
    return attachment.name + "（" + size + "）";
}

std::string attachment_fault(const Field& field, const Value& value) {
    const auto attachment = attachment_in(value);
    if (!attachment || attachment->name != plain_file_name(attachment->name)) {
        return field.label + "中有一项不是附件";
    }
    const auto name = "“" + attachment->name + "”";
    const auto* kind = kind_of_type(attachment->type);
    if (kind == nullptr || std::ranges::find(field.kinds, kind->word) == field.kinds.end()) {
        return name + "不是" + field.label + "可用的文件类型：" +
               join({field.kinds.begin(), field.kinds.end()}, "、");
    }
    const auto lower = [](std::string text) {
        std::ranges::transform(text, text.begin(), [](unsigned char c) {
            return static_cast<char>(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
        });
        return text;
    }(attachment->name);
    if (std::ranges::none_of(kind->endings, [&](auto ending) { return lower.ends_with(ending); })) {
        return name + "的内容是" + std::string(kind->word) + "文件，与文件名的后缀不符";
    }
    constexpr std::int64_t kMegabyte = 1024 * 1024;
    const auto bytes_max = static_cast<std::int64_t>(field.megabytes_max) * kMegabyte;
    return attachment->bytes <= bytes_max
               ? ""
               : name + "超过" + std::to_string(field.megabytes_max) + "MB";
}

void for_each_attachment(const Schema& schema, const Fields& entry, const EachAttachment& each) {
    each_of(schema.fields, entry, "", each);
}

Digests attached_in(const Fields& entry) {
    Digests digests;
    collect(entry, digests);
    return digests;
}

Digests attached_in(const register_entry::PersonalFields& fields) {
    Digests digests;
    for (const auto& [name, personal] : fields) {
        collect(personal.value, digests);
    }
    return digests;
}

}  // namespace mingjing::domain
