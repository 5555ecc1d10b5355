#include "http/page_cache.h"

#include <functional>
#include <iterator>
#include <utility>

namespace mingjing::http {
namespace {

std::string key_of(const PageName& name) {
    std::string key;
    key.reserve(name.host.size() + name.target.size() + 2);
    key.push_back(static_cast<char>('0' + static_cast<int>(name.encoding)));
    key.append(name.host).append("\n").append(name.target);
    return key;
}

constexpr std::size_t kEntryOverhead = 256;  // list and map nodes, shared pointers

std::size_t size_of(const std::string& key, const Page& page) {
    return kEntryOverhead + 2 * key.size() + page.head.size() + page.unchanged_head.size() +
           (page.body ? page.body->size() : 0);
}

}  // namespace

std::size_t PageCache::KeyHash::operator()(std::string_view key) const {
    return std::hash<std::string_view>{}(key);
}

PageCache::PageCache(const Clock& clock, std::size_t bytes_max)
    : clock_(clock), shard_bytes_max_(bytes_max / kShards) {}

void PageCache::advance(std::int64_t position) {
    position_.store(position, std::memory_order_release);
}

std::int64_t PageCache::position() const {
    return position_.load(std::memory_order_acquire);
}

PageCache::Shard& PageCache::shard_of(std::string_view key) {
    return shards_[KeyHash{}(key) % kShards];
}

void PageCache::drop(Shard& shard, Entries::iterator entry) {
    shard.bytes -= entry->bytes;
    shard.by_key.erase(entry->key);
    shard.entries.erase(entry);
}

std::shared_ptr<const Page> PageCache::find(const PageName& name) {
    const auto key = key_of(name);
    auto& shard = shard_of(key);
    const std::scoped_lock lock(shard.mutex);
    const auto found = shard.by_key.find(key);
    if (found == shard.by_key.end()) {
        return nullptr;
    }
    const auto entry = found->second;
    if (entry->position != position() || entry->until <= clock_.now()) {
        drop(shard, entry);
        return nullptr;
    }
    shard.entries.splice(shard.entries.begin(), shard.entries, entry);
    return entry->page;
}

void PageCache::keep(
    const PageName& name, std::int64_t position, Time until, std::shared_ptr<const Page> page
) {
    auto key = key_of(name);
    const auto bytes = size_of(key, *page);
    if (bytes > shard_bytes_max_ || position != this->position()) {
        return;
    }
    auto& shard = shard_of(key);
    const std::scoped_lock lock(shard.mutex);
    if (const auto found = shard.by_key.find(key); found != shard.by_key.end()) {
        drop(shard, found->second);
    }
    while (shard.bytes + bytes > shard_bytes_max_) {
        drop(shard, std::prev(shard.entries.end()));
    }
    shard.entries.push_front({std::move(key), position, until, std::move(page), bytes});
    shard.by_key.emplace(shard.entries.front().key, shard.entries.begin());
    shard.bytes += bytes;
}

std::size_t PageCache::bytes() const {
    std::size_t total = 0;
    for (const auto& shard : shards_) {
        const std::scoped_lock lock(shard.mutex);
        total += shard.bytes;
    }
    return total;
}

}  // namespace mingjing::http
