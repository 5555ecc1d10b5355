#include "vault/sent_files.h"

#include <condition_variable>
#include <map>
#include <mutex>
#include <utility>

namespace mingjing::vault {

namespace {

using Bytes = std::shared_ptr<const std::string>;

struct File {
    std::size_t size = 0;
    std::map<std::string, std::size_t, std::less<>> fetchers = {};  // how often each
    Bytes bytes = {};                                               // once it is read
    bool is_lost = false;
};

}  // namespace

struct SentFiles::State {
    std::mutex mutex;
    std::condition_variable is_read;
    std::map<std::string, std::shared_ptr<File>, std::less<>> files;

    // Of all fetchers, or of one of them.
    [[nodiscard]] std::size_t bytes_sent(std::optional<std::string_view> who = {}) const {
        std::size_t sum = 0;
        for (const auto& [digest, file] : files) {
            sum += !who || file->fetchers.contains(*who) ? file->size : 0;
        }
        return sum;
    }

    // Reads it without the lock; whatever comes of that, those who wait are told.
    void keep(File& file, const Read& read, std::string_view digest) {
        Bytes bytes;
        const auto tell = [&] {
            const std::lock_guard lock(mutex);
            file.is_lost = bytes == nullptr;
            file.bytes = std::move(bytes);
            is_read.notify_all();
        };
        try {
            if (auto found = read(digest)) {
                found->shrink_to_fit();  // reading grows it by doubling
                bytes = std::make_shared<const std::string>(std::move(*found));
            }
        } catch (...) {
            tell();
            throw;
        }
        tell();
    }

    void release(const std::string& digest, const std::string& who) {
        const std::lock_guard lock(mutex);
        const auto found = files.find(digest);
        const auto fetcher = found->second->fetchers.find(who);
        if (--fetcher->second == 0) {
            found->second->fetchers.erase(fetcher);
        }
        if (found->second->fetchers.empty()) {
            files.erase(found);
        }
    }
};

SentFiles::SentFiles(Bounds bounds, Read read)
    : bounds_(bounds), read_(std::move(read)), state_(std::make_shared<State>()) {}

SentFiles::Taken SentFiles::take(std::string_view digest, std::size_t bytes, std::string_view who) {
    std::unique_lock lock(state_->mutex);
    auto found = state_->files.find(digest);
    const bool is_new = found == state_->files.end();
    const bool is_counted = !is_new && found->second->fetchers.contains(who);
    if ((is_new && state_->bytes_sent() + bytes > bounds_.bytes_max) ||
        (!is_counted && state_->bytes_sent(who) + bytes > bounds_.bytes_each_max)) {
        return {Answer::busy};
    }
    if (is_new) {
        found = state_->files.emplace(digest, std::make_shared<File>(File{.size = bytes})).first;
    }
    const auto file = found->second;
    ++file->fetchers[std::string(who)];
    // From here on it counts, whatever happens, until nobody holds this.
    const std::shared_ptr<void> held(
        nullptr,
        [state = state_, digest = std::string(digest), who = std::string(who)](void*) {
            state->release(digest, who);
        }
    );
    if (is_new) {
        lock.unlock();
        state_->keep(*file, read_, digest);
        lock.lock();
    } else {
        state_->is_read.wait(lock, [&] { return file->bytes || file->is_lost; });
    }
    const auto read = file->bytes;
    lock.unlock();
    if (!read) {
        return {Answer::missing};
    }
    const auto owner = std::make_shared<std::pair<std::shared_ptr<void>, Bytes>>(held, read);
    return {Answer::here, Bytes(owner, read.get())};
}

}  // namespace mingjing::vault
