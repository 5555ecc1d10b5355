#include "seal/sealer.h"

#include <algorithm>
#include <utility>

#include "base/fault.h"
#include "ledger/ledger.h"

namespace mingjing::seal {
namespace {

// So many entries become one checkpoint at most; bounds memory while catching up.
constexpr std::uint64_t kStepEntries = 64 * merkle::kTileWidth;

std::uint64_t tile_begin(std::uint64_t position) {
    return position - position % merkle::kTileWidth;
}

std::vector<merkle::Digest> leaves_of(const std::vector<std::string>& entries, std::size_t skip) {
    std::vector<merkle::Digest> leaves;
    leaves.reserve(entries.size() - skip);
    for (std::size_t i = skip; i < entries.size(); ++i) {
        leaves.push_back(merkle::leaf_hash(entries[i]));
    }
    return leaves;
}

}  // namespace

Sealer::Sealer(Files& files, std::string folder, LogIdentity identity)
    : files_(files),
      folder_(std::move(folder)),
      identity_(std::move(identity)),
      last_signed_(files, identity_) {}

// The note as a checkpoint this log has signed; nothing for any other bytes.
std::optional<Sealer::Signed> Sealer::own(const std::optional<std::string>& note) const {
    if (!note) {
        return std::nullopt;
    }
    auto checkpoint =
        merkle::open_note(*note, {identity_.verifier()}).and_then([](const std::string& text) {
            return merkle::parse_checkpoint(text);
        });
    if (!checkpoint || checkpoint->origin != identity_.origin) {
        return std::nullopt;
    }
    return Signed{.note = *note, .checkpoint = std::move(*checkpoint)};
}

// The kept and the published checkpoint differ after a crash between the two writes, or
// when one was damaged or put back from a backup. The larger sound one is what counts.
std::optional<Sealer::Signed> Sealer::find_last() const {
    const auto kept_note = last_signed_.fetch();
    const auto published_note = files_.read(folder_ + "/checkpoint");
    auto kept = own(kept_note);
    auto published = own(published_note);
    if (!kept && !published && (kept_note || published_note)) {
        throw Fault(
            folder_ +
            "/checkpoint 不是本日志密钥签署的检查点：文件已损坏，或密钥与日志不是一套。"
            "请从同一份备份恢复密钥与日志，或用 mingjing restore 开始新的日志纪元"
        );
    }
    if (kept && published && kept->checkpoint.size == published->checkpoint.size &&
        kept->checkpoint.root != published->checkpoint.root) {
        throw Fault("同一大小签过两个不同的检查点，日志已分叉，不能继续服务，请保全现场并查明原因");
    }
    if (!kept || (published && published->checkpoint.size > kept->checkpoint.size)) {
        return published;
    }
    return kept;
}

void Sealer::open(db::Connection& connection) {
    is_open_ = false;
    last_note_.reset();
    edge_ = {};
    const auto last = find_last();
    if (last) {
        const auto size = ledger::size(connection);
        if (size < last->checkpoint.size) {
            throw Fault(
                "账本只有 " + std::to_string(size) + " 条记录，已公布的检查点却有 " +
                std::to_string(last->checkpoint.size) +
                " 条：账本可能是从旧备份恢复的，不能继续服务。请换用最新的账本，或用 mingjing "
                "restore "
                "开始新的日志纪元"
            );
        }
        load_edge(connection, last->checkpoint);
        // What a failed sync left visible may not be durable, so both are written again.
        last_signed_.replace(last_signed_.fetch(), last->note);
        files_.make_folders(folder_);
        files_.replace(folder_ + "/checkpoint", last->note);
        last_note_ = last->note;
    }
    is_open_ = true;
}

void Sealer::load_edge(db::Connection& connection, const merkle::Checkpoint& last) {
    if (tiles_agree(connection, last)) {
        const Published published(files_, folder_);
        edge_ = merkle::Edge(last.size, published.tile_reader());
        return;
    }
    // Tiles are lost or damaged: the ledger makes them again, and must reach the same root.
    edge_ = {};
    while (edge_.size() < last.size) {
        extend(connection, std::min(last.size, edge_.size() + kStepEntries));
    }
    if (edge_.root() != last.root) {
        throw Fault(
            "账本前 " + std::to_string(last.size) +
            " 条记录与已公布的检查点不一致：记录被改动过，或账本与日志不是一套，不能继续服务。请运"
            "行 "
            "mingjing fsck 查明"
        );
    }
}

// Whether the tiles give the signed root and end in the ledger's own last entries. Where
// a ledger had been put back and gone on differently, its last entries are others.
bool Sealer::tiles_agree(db::Connection& connection, const merkle::Checkpoint& last) const {
    if (last.size == 0) {
        return last.root == merkle::empty_root();
    }
    try {
        const Published published(files_, folder_);
        const auto read = published.tile_reader();
        const auto begin = tile_begin(last.size - 1);
        const auto entries = ledger::entries(connection, begin, last.size);
        const merkle::TileId tile{
            .level = 0,
            .index = begin / merkle::kTileWidth,
            .width = static_cast<std::uint32_t>(last.size - begin)};
        return merkle::root_from_tiles(last.size, read) == last.root &&
               read(tile) == leaves_of(entries, 0);
    } catch (const db::Error&) {
        throw;
    } catch (const Fault&) {
        return false;
    }
}

std::uint64_t Sealer::seal(db::Connection& connection) {
    if (!is_open_) {
        open(connection);
    }
    const auto size = ledger::size(connection);
    while (edge_.size() < size || !last_note_) {
        is_open_ = false;  // until all of it is done
        const auto old_size = edge_.size();
        extend(connection, std::min(size, old_size + kStepEntries));
        sign_and_publish();
        remove_superseded(old_size);
        is_open_ = true;
    }
    return edge_.size();
}

// Writes every tile that is new at `size`. A crash here leaves tiles no checkpoint speaks
// of; they are written again, the same, since the ledger only grows.
void Sealer::extend(db::Connection& connection, std::uint64_t size) {
    const auto first = tile_begin(edge_.size());
    const auto entries = ledger::entries(connection, first, size);
    auto next = edge_;
    const auto tiles = next.grow(leaves_of(entries, edge_.size() - first));
    write_tiles(first, entries, tiles);
    edge_ = std::move(next);
}

void Sealer::write_tiles(
    std::uint64_t first,
    const std::vector<std::string>& entries,
    const std::vector<merkle::Edge::Tile>& tiles
) {
    std::vector<std::pair<std::string, std::string>> contents;
    for (const auto& [tile, hashes] : tiles) {
        contents.emplace_back(merkle::tile_path(tile), merkle::encode_tile(hashes));
        if (tile.level == 0) {
            const auto begin = tile.index * merkle::kTileWidth - first;
            contents.emplace_back(
                merkle::entries_path(tile.index, tile.width),
                merkle::encode_entries(std::span(entries).subspan(begin, tile.width))
            );
        }
    }
    for (auto& [path, bytes] : contents) {
        path.insert(0, folder_ + '/');
        const auto parent = path.substr(0, path.rfind('/'));
        if (!folders_made_.contains(parent)) {
            files_.make_folders(parent);
            folders_made_.insert(parent);
        }
    }
    files_.replace_all(contents);
}

// A crash between the two writes is found by open(): the kept checkpoint is then the
// larger one, and is published.
void Sealer::sign_and_publish() {
    const merkle::Checkpoint checkpoint{
        .origin = identity_.origin, .size = edge_.size(), .root = edge_.root()};
    const auto note = merkle::sign_note(checkpoint.text(), identity_.origin, identity_.key);
    files_.make_folders(folder_);
    last_signed_.replace(last_note_, note);
    files_.replace(folder_ + "/checkpoint", note);
    last_note_ = note;
}

// The partial tiles of the checkpoint before; Published cuts them from their successors.
void Sealer::remove_superseded(std::uint64_t old_size) {
    for (std::uint32_t level = 0; old_size > 0; ++level, old_size /= merkle::kTileWidth) {
        const auto width = static_cast<std::uint32_t>(old_size % merkle::kTileWidth);
        const merkle::TileId tile{
            .level = level, .index = old_size / merkle::kTileWidth, .width = width};
        const auto grown = edge_.size() >> (8U * level);
        if (width == 0 || grown == old_size) {
            continue;
        }
        files_.remove(folder_ + '/' + merkle::tile_path(tile));
        if (level == 0) {
            files_.remove(folder_ + '/' + merkle::entries_path(tile.index, width));
        }
    }
}

}  // namespace mingjing::seal
