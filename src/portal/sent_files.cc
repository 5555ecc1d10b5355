#include "portal/sent_files.h"

namespace mingjing::portal {

SentFiles::Taken SentFiles::take(std::string_view digest, std::size_t bytes) {
    const std::lock_guard lock(mutex_);
    std::erase_if(files_, [](const auto& file) { return file.second.expired(); });
    if (const auto found = files_.find(digest); found != files_.end()) {
        if (auto shared = found->second.lock()) {
            return {Answer::here, std::move(shared)};
        }
    }
    std::size_t sent = 0;
    for (const auto& [name, file] : files_) {
        const auto shared = file.lock();
        sent += shared ? shared->size() : 0;
    }
    if (sent + bytes > bytes_max_) {
        return {Answer::busy};
    }
    auto read = read_(digest);
    if (!read) {
        return {Answer::missing};
    }
    auto shared = std::make_shared<const std::string>(std::move(*read));
    files_.insert_or_assign(std::string(digest), shared);
    return {Answer::here, std::move(shared)};
}

}  // namespace mingjing::portal
