#pragma once

// Files on their way to visitors: one copy in memory, however many fetch the same, and no
// more of different ones than a bound. Safe for concurrent use.

#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

namespace mingjing::portal {

class SentFiles {
  public:
    using Read = std::function<std::optional<std::string>(std::string_view digest)>;

    SentFiles(std::size_t bytes_max, Read read) : bytes_max_(bytes_max), read_(std::move(read)) {}

    enum class Answer { here, missing, busy };
    struct Taken {
        Answer answer = Answer::missing;
        std::shared_ptr<const std::string> bytes = {};
    };
    [[nodiscard]] Taken take(std::string_view digest, std::size_t bytes);

  private:
    std::size_t bytes_max_;
    Read read_;
    std::mutex mutex_;
    std::map<std::string, std::weak_ptr<const std::string>, std::less<>> files_;
};

}  // namespace mingjing::portal
