#include "attachments/attachments.h"

#include <fmt/format.h>

#include "attachments/recognise.h"
#include "attachments/table.h"
#include "base/limits.h"
#include "codec/text.h"
#include "crypto/hash.h"
#include "domain/refuse.h"
#include "query/attached.h"
#include "query/instruments.h"
#include "record/adopted.h"

namespace mingjing::attachments {

namespace {

using domain::refusal;

constexpr std::chrono::days kDay{1};
// In `unnamed_since`: to go as soon as nothing names it.
constexpr std::string_view kCondemned = "1970-01-01T00:00:00.000Z";

domain::Refusal not_recognised(const std::string& name, const domain::Field& field) {
    std::string words;
    for (const auto& word : field.kinds) {
        words += (words.empty() ? "" : "、") + word;
    }
    return refusal(
        "unknown-file-kind",
        "“" + name + "”的内容不是可以上传的文件类型，没有收下",
        "“" + field.label + "”可以上传" + words +
            "文件；其他格式（如doc、xls、含宏的文件）请先另存为其中一种"
    );
}

// Drafts first: one that is submitted meanwhile leaves them after its fact is there.
bool is_named(db::Connection& work, db::Connection& ledger, std::string_view digest) {
    return is_in_draft(work, digest) || query::is_attached(ledger, digest) ||
           query::is_instrument(ledger, digest);
}

}  // namespace

Attachments::Attachments(vault::Vault& vault, db::Pool& ledger, db::Pool& work, const Clock& clock)
    : vault_(vault),
      ledger_(ledger),
      work_(work),
      clock_(clock),
      sent_(
          {limits::kAttachmentsSentBytesMax, limits::kAttachmentsSentToOneBytesMax},
          [&vault](std::string_view digest) { return vault.get(digest); }
      ) {
    sweep();
}

tl::expected<domain::Attachment, domain::Refusal> Attachments::take_in(
    const identity::Actor& actor,
    const domain::Field& field,
    std::string_view file_name,
    std::string_view bytes
) {
    sweep_daily();
    auto name = domain::plain_file_name(file_name);
    const auto* kind = recognised(bytes);
    if (kind == nullptr) {
        return tl::unexpected(not_recognised(name, field));
    }
    domain::Attachment attachment{
        std::move(name),
        crypto::sha256(bytes).hex(),
        static_cast<std::int64_t>(bytes.size()),
        std::string(kind->media_type)};
    if (auto fault = domain::attachment_fault(field, to_value(attachment)); !fault.empty()) {
        return tl::unexpected(
            refusal("invalid-attachment", std::move(fault), "没有收下，请换一个文件")
        );
    }
    const auto now = clock_.now();
    Sent sent{
        attachment.digest,
        actor.unit,
        attachment.type,
        attachment.bytes,
        actor.id,
        codec::rfc3339(now)};
    // Before any connection, as in a sweep; and before the day's sum is asked, or several at
    // once would all still fit.
    const std::lock_guard lock(files_);
    const auto work = work_.lease();
    if (bytes_sent(*work, actor.unit, codec::rfc3339(now - kDay)) + sent.bytes >
        limits::kAttachmentsBytesMax) {
        return tl::unexpected(refusal(
            "too-many-attachments", "本单位一天内上传的附件过多，没有收下这一个", "请明天再上传"
        ));
    }
    expect(*work, sent);
    static_cast<void>(vault_.put(bytes));
    sent.sm3 = crypto::sm3(bytes).hex();
    arrived(*work, sent);
    return attachment;
}

void Attachments::condemn(const std::vector<std::string>& digests) {
    const auto work = work_.lease();
    for (const auto& digest : digests) {
        mark_condemned(*work, digest, kCondemned);
    }
}

void Attachments::remove_unnamed(const std::vector<std::string>& digests) {
    const std::lock_guard lock(files_);
    const auto work = work_.lease();
    const auto ledger = ledger_.lease();
    for (const auto& digest : digests) {
        if (is_named(*work, *ledger, digest)) {
            set_unnamed(*work, digest, "");
        } else {
            remove(*work, *ledger, digest);
        }
    }
}

void Attachments::sweep_daily() {
    const bool is_due = [&] {
        const std::lock_guard lock(files_);
        return clock_.now() - swept_at_ >= kDay;
    }();
    if (is_due) {
        sweep();
    }
}

void Attachments::sweep() {
    const std::lock_guard lock(files_);
    swept_at_ = clock_.now();
    const auto work = work_.lease();
    const auto ledger = ledger_.lease();
    const auto old = codec::rfc3339(swept_at_ - limits::kAttachmentKept);
    for (const auto& [digest, unnamed_since] : known(*work)) {
        if (is_named(*work, *ledger, digest)) {
            if (!unnamed_since.empty() && unnamed_since != kCondemned) {
                set_unnamed(*work, digest, "");
            }
        } else if (unnamed_since.empty()) {
            set_unnamed(*work, digest, codec::rfc3339(swept_at_));
        } else if (unnamed_since <= old) {
            remove(*work, *ledger, digest);
        }
    }
}

// Marked first: a draft that would name the file now is refused, or was saved before and is
// seen. The row goes last: after a crash in between it is how the file is found again. The
// vault keeps adopted definitions, too, which no draft and no fact names.
void Attachments::remove(db::Connection& work, db::Connection& ledger, std::string_view digest) {
    db::Transaction transaction(work, db::Transaction::Mode::write);
    if (is_named(work, ledger, digest) ||
        record::digests_ever_adopted(ledger).contains(std::string(digest))) {
        return;
    }
    leave(work, digest);
    transaction.commit();
    vault_.remove(digest);
    forget(work, digest);
}

}  // namespace mingjing::attachments
