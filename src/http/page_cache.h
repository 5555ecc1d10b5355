#pragma once

// Answers kept as bytes ready for the wire, so that a page read a thousand times is made
// once. Nothing older than the last public change is ever served: each page carries the
// position it was made at (taken before its data was read), and one number tells which
// position still counts. Bounded in bytes; the page longest unused goes first. Safe for
// concurrent use.

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/clock.h"
#include "http/encoding.h"
#include "http/page.h"

namespace mingjing::http {

// What a page answers. The host is part of it because a page may name its own address, and
// whoever asks chooses the Host they send.
struct PageName {
    Encoding encoding;
    std::string_view host;
    std::string_view target;
};

class PageCache {
  public:
    PageCache(const Clock& clock, std::size_t bytes_max);
    PageCache(const PageCache&) = delete;
    PageCache& operator=(const PageCache&) = delete;
    ~PageCache() = default;

    // The ledger position of the last change to what the public sees. Called after its
    // commit; from then on no page made before it is served.
    void advance(std::int64_t position);
    [[nodiscard]] std::int64_t position() const;

    // Null where there is none, or none still true.
    [[nodiscard]] std::shared_ptr<const Page> find(const PageName& name);
    void keep(
        const PageName& name, std::int64_t position, Time until, std::shared_ptr<const Page> page
    );
    [[nodiscard]] std::size_t bytes() const;

  private:
    struct Entry {
        std::string key;
        std::int64_t position;
        Time until;
        std::shared_ptr<const Page> page;
        std::size_t bytes;
    };
    using Entries = std::list<Entry>;  // most recently used first
    struct KeyHash {
        using is_transparent = void;
        std::size_t operator()(std::string_view key) const;
    };
    struct Shard {
        mutable std::mutex mutex;
        Entries entries;
        std::unordered_map<std::string_view, Entries::iterator, KeyHash, std::equal_to<>> by_key;
        std::size_t bytes = 0;
    };

    static constexpr std::size_t kShards = 16;
    [[nodiscard]] Shard& shard_of(std::string_view key);
    static void drop(Shard& shard, Entries::iterator entry);

    const Clock& clock_;
    const std::size_t shard_bytes_max_;
    std::atomic<std::int64_t> position_{-1};
    std::array<Shard, kShards> shards_;
};

}  // namespace mingjing::http
