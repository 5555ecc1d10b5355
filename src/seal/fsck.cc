#include "seal/fsck.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <span>

#include <fmt/format.h>

#include "codec/text.h"
#include "ledger/ledger.h"
#include "merkle/edge.h"
#include "merkle/note.h"

namespace mingjing::seal {

namespace {

constexpr std::uint64_t kStep = 16 * merkle::kTileWidth;

class Check {
  public:
    explicit Check(const Published& published) : published_(published) {}

    void add(const std::vector<ledger::Record>& records) {
        for (const auto& record : records) {
            for (const auto& problem : ledger::problems(record)) {
                say(fmt::format("第{}条存证：{}", record.position, problem));
            }
        }
        result_.records += records.size();
    }

    // What the entries of one step must have been published as.
    void add_sealed(const std::vector<std::string>& entries) {
        std::vector<crypto::Digest> leaves;
        leaves.reserve(entries.size());
        std::transform(
            entries.begin(), entries.end(), std::back_inserter(leaves), merkle::leaf_hash
        );
        const auto first = edge_.size();
        for (const auto& [tile, hashes] : edge_.grow(leaves)) {
            compare(merkle::tile_path(tile), merkle::encode_tile(hashes));
        }
        for (std::uint64_t at = 0; at < entries.size(); at += merkle::kTileWidth) {
            const auto width = std::min<std::uint64_t>(merkle::kTileWidth, entries.size() - at);
            compare(
                merkle::entries_path(
                    (first + at) / merkle::kTileWidth, static_cast<std::uint32_t>(width)
                ),
                merkle::encode_entries(std::span(entries).subspan(at, width))
            );
        }
    }

    void compare_root(const merkle::Checkpoint& signed_one) {
        if (edge_.root() != signed_one.root) {
            say(fmt::format("前{}条存证的根与签名检查点不同", signed_one.size));
        }
    }

    void say(std::string problem) {
        if (result_.problems.size() < kProblemsMax) {
            result_.problems.push_back(std::move(problem));
        }
    }
    [[nodiscard]] Checked result() && { return std::move(result_); }

  private:
    void compare(const std::string& path, const std::string& expected) {
        const auto file = published_.file(path);
        if (!file) {
            say("缺少已公布的文件 " + path);
        } else if (*file != expected) {
            say("已公布的文件 " + path + " 与账本不同");
        }
    }

    const Published& published_;
    merkle::Edge edge_;
    Checked result_;
};

std::optional<merkle::Checkpoint> signed_checkpoint(
    const Published& published, const LogIdentity& identity, Check& check
) {
    const auto note = published.checkpoint();
    if (!note) {
        return std::nullopt;
    }
    const auto text = merkle::open_note(*note, {identity.verifier()});
    if (!text) {
        check.say("检查点的签名不成立：" + text.error().what);
        return std::nullopt;
    }
    const auto checkpoint = merkle::parse_checkpoint(*text);
    if (!checkpoint || checkpoint->origin != identity.origin) {
        check.say("检查点的内容无法识别，或者属于另一个日志");
        return std::nullopt;
    }
    return *checkpoint;
}

}  // namespace

Checked fsck(
    db::Connection& connection,
    const Published& published,
    const LogIdentity& identity,
    const std::function<void(std::uint64_t done, std::uint64_t total)>& progress
) {
    Check check(published);
    const auto checkpoint = signed_checkpoint(published, identity, check);
    const auto sealed = checkpoint ? checkpoint->size : 0;
    const auto total = ledger::size(connection);
    if (total < sealed) {
        check.say(fmt::format("账本只有{}条，短于签名检查点的{}条", total, sealed));
    }
    for (std::uint64_t at = 0; at < total; at += kStep) {
        const auto records = ledger::read(connection, at, kStep);
        check.add(records);
        if (at < sealed) {
            std::vector<std::string> entries;
            for (const auto& record : records) {
                if (record.position < sealed) {
                    // From the stored parts, not the stored entry: the signature speaks for both.
                    const auto raw = codec::from_hex(ledger::entry_of(record));
                    entries.push_back(raw.value_or(""));
                }
            }
            check.add_sealed(entries);
        }
        progress(std::min(at + kStep, total), total);
    }
    if (checkpoint && total >= sealed) {
        check.compare_root(*checkpoint);
    }
    return std::move(check).result();
}

}  // namespace mingjing::seal
