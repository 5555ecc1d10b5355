#include "verify/site_check.h"

#include <algorithm>
#include <span>

#include <fmt/format.h>

#include "base/fault.h"
#include "merkle/edge.h"

namespace mingjing::verify {
namespace {

using merkle::kTileWidth;

// Something the site served does not hold; ends the check.
struct Ended {
    Outcome outcome;
    std::string why;
};

class SiteCheck {
  public:
    explicit SiteCheck(const SiteRequest& request) : request_(request) {}

    SiteReport run() {
        SiteReport result;
        try {
            open_checkpoint();
            compare_with_memory();
            recompute();
            say_what_is_proven();
            result.state = State{.key = *key_, .note = note_, .checkpoint = checkpoint_};
        } catch (const Ended& ended) {
            report_.end(ended.outcome, ended.why);
            if (ended.outcome == Outcome::rewritten && !note_.empty()) {
                result.conflicting_note = note_;
            }
        } catch (const Fault& fault) {
            report_.end(Outcome::unreadable, fault.what());
        }
        result.report = std::move(report_);
        return result;
    }

  private:
    [[nodiscard]] std::string get(const std::string& path) const {
        auto bytes = request_.get(path);
        if (!bytes) {
            throw Ended{Outcome::broken, "网站没有提供 " + path};
        }
        return std::move(*bytes);
    }

    void choose_key() {
        if (request_.key) {
            key_ = request_.key;
            return;
        }
        if (request_.remembered) {
            key_ = request_.remembered->key;
            return;
        }
        auto text = get("vkey");
        while (text.ends_with('\n')) {
            text.pop_back();
        }
        const auto key = merkle::parse_verifier_key(text);
        if (!key) {
            throw Ended{Outcome::broken, "网站公布的日志公钥不合格式"};
        }
        key_ = *key;
        report_.say(
            "！ 未指定公钥，暂用网站自己公布的公钥 " + text +
            "，请与该单位在别处公布的公钥核对；以后可用 --vkey 指定，或用 --state 记住"
        );
    }

    void open_checkpoint() {
        choose_key();
        note_ = get("checkpoint");
        auto checkpoint = merkle::open_note(note_, {*key_}).and_then([](const std::string& text) {
            return merkle::parse_checkpoint(text);
        });
        if (!checkpoint || checkpoint->origin != key_->name) {
            if (request_.remembered && !request_.key) {
                look_for_epoch();
            }
            throw Ended{
                Outcome::broken,
                "检查点没有公钥 " + key_->text() +
                    " 的有效签名：该单位换了密钥，或者网站不是它的，请向该单位查问"};
        }
        checkpoint_ = std::move(*checkpoint);
        report_.proven(fmt::format(
            "检查点签名有效：{}，{} 条记录，签署公钥 {}",
            checkpoint_.origin,
            checkpoint_.size,
            key_->text()
        ));
    }

    // The remembered key signed none of it. An honest restore says so in its name (origin/2)
    // and keeps what was published; either way the visitor has to hear of it.
    [[noreturn]] void look_for_epoch() {
        const auto remembered = *request_.remembered;
        auto text = request_.get("vkey").value_or("");
        while (text.ends_with('\n')) {
            text.pop_back();
        }
        const auto key = merkle::parse_verifier_key(text);
        const auto checkpoint =
            key ? merkle::open_note(note_, {*key}).and_then([](const std::string& opened) {
                return merkle::parse_checkpoint(opened);
            })
                : tl::unexpected(key.error());
        if (!checkpoint || checkpoint->origin != key->name) {
            throw Ended{
                Outcome::rewritten,
                "日志换了密钥：检查点没有此前记住的公钥 " + remembered.key.text() +
                    " 的签名，也不合网站自己公布的公钥，请向该单位查问"};
        }
        checkpoint_ = *checkpoint;
        const auto now = fmt::format("现在的日志 {}，{} 条记录", key->text(), checkpoint_.size);
        const auto then = remembered.checkpoint.size;
        if (checkpoint_.size < then) {
            throw Ended{
                Outcome::rewritten,
                fmt::format(
                    "日志换了密钥，并且变短了：此前记住 {} 条记录。{}。如果是从备份恢复，"
                    "备份之后公布的记录已经不在，请向该单位查问",
                    then,
                    now
                )};
        }
        recompute();  // throws where what was remembered is not there
        throw Ended{
            Outcome::rewritten,
            fmt::format(
                "日志换了密钥：{}。此前记住的 {} 条记录原样都在，这与从备份恢复后开始新纪元相符；"
                "请向该单位核实新公钥，再用它和新的状态文件继续核验",
                now,
                then
            )};
    }

    void compare_with_memory() const {
        if (!request_.remembered) {
            return;
        }
        const auto& then = request_.remembered->checkpoint;
        if (then.size > checkpoint_.size) {
            throw Ended{
                Outcome::rewritten,
                fmt::format(
                    "日志倒退：此前记住 {} 条记录，现在签署的只有 {} 条。已公布的记录被去掉了，"
                    "或者网站给出的是旧的检查点（若有缓存，请过几分钟再核验一次）",
                    then.size,
                    checkpoint_.size
                )};
        }
        if (then.size == checkpoint_.size && then.root != checkpoint_.root) {
            throw Ended{
                Outcome::rewritten,
                fmt::format(
                    "日志分叉：同一把密钥对 {} 条记录签过两个不同的检查点，"
                    "不同的人看到的是不同的日志。两个检查点合在一起就是证据",
                    then.size
                )};
        }
    }

    // Takes the leaves tile by tile; stops on the way at the remembered size.
    void recompute() {
        const auto remembered = request_.remembered ? request_.remembered->checkpoint.size : 0;
        while (edge_.size() < checkpoint_.size) {
            const auto leaves = next_leaves();
            const auto begin = edge_.size();
            if (remembered > begin && remembered <= begin + leaves.size()) {
                auto then = edge_;
                then.grow(std::span(leaves).first(remembered - begin));
                compare_root(then.root());
            }
            check_tiles(edge_.grow(leaves));
            if (request_.progress) {
                request_.progress(edge_.size(), checkpoint_.size);
            }
        }
        if (edge_.root() != checkpoint_.root) {
            throw Ended{Outcome::broken, "由全部存证条目重新算出的根与签署的检查点不同"};
        }
        report_.proven(fmt::format(
            "下载全部 {} 条存证条目和 {} 个哈希块，逐一重算，根与签署的检查点一致",
            checkpoint_.size,
            tiles_
        ));
    }

    void say_what_is_proven() {
        if (!request_.remembered) {
            return;
        }
        const auto then = request_.remembered->checkpoint.size;
        report_.proven(fmt::format(
            "此前记住的 {} 条记录原样都在，此后新增 {} 条：日志只增不改",
            then,
            checkpoint_.size - then
        ));
    }

    [[nodiscard]] std::vector<merkle::Digest> next_leaves() const {
        const auto index = edge_.size() / kTileWidth;
        const auto width = std::min(kTileWidth, checkpoint_.size - edge_.size());
        const auto path = merkle::entries_path(index, static_cast<std::uint32_t>(width));
        const auto entries = merkle::decode_entries(get(path));
        if (!entries || entries->size() != width) {
            throw Ended{Outcome::broken, path + " 不是 " + std::to_string(width) + " 条存证条目"};
        }
        std::vector<merkle::Digest> leaves;
        for (const auto& entry : *entries) {
            leaves.push_back(merkle::leaf_hash(entry));
        }
        return leaves;
    }

    void compare_root(const merkle::Digest& root) const {
        if (root != request_.remembered->checkpoint.root) {
            throw Ended{
                Outcome::rewritten,
                fmt::format(
                    "日志被改写：现在的前 {} 条记录，与此前记住、由其密钥签署的不同。"
                    "两个检查点合在一起就是证据",
                    request_.remembered->checkpoint.size
                )};
        }
    }

    void check_tiles(const std::vector<merkle::Edge::Tile>& tiles) {
        for (const auto& [tile, hashes] : tiles) {
            // A partial tile is due only at its width in the published size.
            const auto due = checkpoint_.size >> (8U * tile.level);
            if (tile.width < std::min(kTileWidth, due - tile.index * kTileWidth)) {
                continue;
            }
            const auto path = merkle::tile_path(tile);
            if (get(path) != merkle::encode_tile(hashes)) {
                throw Ended{Outcome::broken, "哈希块 " + path + " 与存证条目不符"};
            }
            ++tiles_;
        }
    }

    const SiteRequest& request_;
    Report report_;
    std::optional<merkle::VerifierKey> key_;
    std::string note_;
    merkle::Checkpoint checkpoint_;
    merkle::Edge edge_;
    std::uint64_t tiles_ = 0;
};

}  // namespace

SiteReport check_site(const SiteRequest& request) {
    return SiteCheck(request).run();
}

}  // namespace mingjing::verify
