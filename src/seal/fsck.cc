#include "seal/fsck.h"

#include <algorithm>
#include <future>
#include <span>
#include <utility>

#include <fmt/format.h>

#include "codec/text.h"
#include "ledger/ledger.h"
#include "merkle/note.h"

namespace mingjing::seal {

namespace {

constexpr std::uint64_t kStep = 16 * merkle::kTileWidth;

// What a note says, once its signature holds; without an identity, just what it says.
std::optional<merkle::Checkpoint> checkpoint_of(
    const std::optional<std::string>& note,
    const std::optional<LogIdentity>& identity,
    std::string_view where,
    std::vector<std::string>& problems
) {
    if (!note) {
        return std::nullopt;
    }
    const auto text =
        identity ? merkle::open_note(*note, {identity->verifier()}) : merkle::note_text(*note);
    if (!text) {
        add_problem(problems, fmt::format("{}的签名不成立：{}", where, text.error().what));
        return std::nullopt;
    }
    const auto checkpoint = merkle::parse_checkpoint(*text);
    if (!checkpoint || (identity && checkpoint->origin != identity->origin)) {
        add_problem(problems, fmt::format("{}的内容无法识别，或者属于另一个日志", where));
        return std::nullopt;
    }
    return *checkpoint;
}

// The copy beside the key is written first, so it may be ahead; never behind, nor other.
void compare_copies(
    const std::optional<std::string>& published,
    const std::optional<std::string>& kept,
    const std::optional<LogIdentity>& identity,
    std::vector<std::string>& problems
) {
    const auto kept_one = checkpoint_of(kept, identity, "密钥旁留存的检查点", problems);
    if (published == kept) {
        return;
    }
    if (!published || !kept) {
        add_problem(
            problems, published ? "密钥旁没有留存的检查点" : "密钥签署过检查点，却没有公布的检查点"
        );
        return;
    }
    const auto public_one = merkle::note_text(*published).and_then([](const std::string& text) {
        return merkle::parse_checkpoint(text);
    });
    if (kept_one && public_one && kept_one->size <= public_one->size) {
        add_problem(problems, "密钥旁留存的检查点与公布的不同，也不更新");
    }
}

class LedgerCheck {
  public:
    LedgerCheck(
        const Published& published, std::uint64_t sealed, std::vector<std::string>& problems
    )
        : log_(published, problems), sealed_(sealed), problems_(problems) {}

    void add(const std::vector<ledger::Record>& records) {
        std::vector<std::string> entries;
        entries.reserve(records.size());
        for (const auto& record : records) {
            if (record.position != next_) {
                add_problem(
                    problems_, fmt::format("缺少第{}至{}条存证", next_, record.position - 1)
                );
            }
            next_ = record.position + 1;
            auto entry = entry_of(record);
            if (record.position < sealed_) {
                entries.push_back(std::move(entry));
            }
        }
        log_.add(entries);
    }

    void finish(const std::optional<merkle::Checkpoint>& signed_one) {
        log_.check_leftovers();
        if (signed_one && log_.root() != signed_one->root) {
            add_problem(problems_, fmt::format("前{}条存证的根与签名检查点不同", signed_one->size));
        }
    }

  private:
    // From the stored parts, not the stored entry: the signature speaks for both.
    std::string entry_of(const ledger::Record& record) {
        const auto found = ledger::problems(record);
        for (const auto& problem : found) {
            add_problem(problems_, fmt::format("第{}条存证：{}", record.position, problem));
        }
        if (found.empty()) {
            return codec::from_hex(record.entry).value_or("");
        }
        try {
            return codec::from_hex(ledger::entry_of(record)).value_or("");
        } catch (const Fault&) {
            return {};
        }
    }

    LogCheck log_;
    std::uint64_t sealed_;
    std::vector<std::string>& problems_;
    std::uint64_t next_ = 0;
};

// One thread reads ahead while another hashes: the two cost about the same.
void check_records(
    db::Connection& connection,
    std::uint64_t total,
    LedgerCheck& check,
    const std::function<void(std::uint64_t, std::uint64_t)>& progress
) {
    std::future<void> hashing;
    for (std::uint64_t at = 0; at < total; at += kStep) {
        auto records = ledger::read(connection, at, std::min(kStep, total - at));
        if (hashing.valid()) {
            hashing.get();
        }
        progress(at, total);
        hashing = std::async(std::launch::async, [&check, step = std::move(records)] {
            check.add(step);
        });
    }
    if (hashing.valid()) {
        hashing.get();
    }
    progress(total, total);
}

}  // namespace

Checked fsck(
    db::Connection& connection,
    const Published& published,
    const std::optional<LogIdentity>& identity,
    const std::optional<std::string>& last_signed,
    const std::function<void(std::uint64_t done, std::uint64_t total)>& progress
) {
    Checked result;
    auto& problems = result.problems;
    const auto note = published.checkpoint();
    const auto checkpoint = checkpoint_of(note, identity, "公布的检查点", problems);
    compare_copies(note, last_signed, identity, problems);
    const auto sealed = checkpoint ? checkpoint->size : 0;
    LedgerCheck check(published, sealed, problems);
    try {
        const auto total = ledger::size(connection);
        if (total < sealed) {
            add_problem(problems, fmt::format("账本只有{}条，短于签名检查点的{}条", total, sealed));
        }
        check_records(connection, total, check, progress);
        result.records = total;
        check.finish(checkpoint);
    } catch (const db::Error& error) {
        add_problem(problems, fmt::format("账本读不下去：{}", error.what()));
    }
    return result;
}

std::vector<std::string> fsck_former(const Published& published, const LogIdentity& identity) {
    std::vector<std::string> problems;
    const auto checkpoint =
        checkpoint_of(published.checkpoint(), identity, "公布的检查点", problems);
    if (!checkpoint) {
        return problems;
    }
    LogCheck log(published, problems);
    while (log.size() < checkpoint->size) {
        const auto width = std::min(merkle::kTileWidth, checkpoint->size - log.size());
        const auto path = merkle::entries_path(
            log.size() / merkle::kTileWidth, static_cast<std::uint32_t>(width)
        );
        const auto bundle = published.file(path);
        const auto entries = bundle ? merkle::decode_entries(*bundle)
                                    : tl::unexpected(BadInput{.where = path, .what = "缺失"});
        if (!entries || entries->size() != width) {
            add_problem(problems, "已公布的文件 " + path + " 缺失或损坏");
            return problems;
        }
        log.add(*entries);
    }
    log.check_leftovers();
    if (log.root() != checkpoint->root) {
        add_problem(problems, fmt::format("前{}条存证的根与签名检查点不同", checkpoint->size));
    }
    return problems;
}

}  // namespace mingjing::seal
