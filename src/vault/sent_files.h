#pragma once

// Files on their way to whoever fetches them: one copy in memory, however many fetch the same;
// of different ones no more than a bound, and of one fetcher no more than a part of it, so
// that a few slow readers do not keep everybody else waiting. A file counts from before it is
// read until the last who fetch it have it. Safe for concurrent use; what was taken may
// outlive it.

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace mingjing::vault {

class SentFiles {
  public:
    using Read = std::function<std::optional<std::string>(std::string_view digest)>;
    struct Bounds {
        std::size_t bytes_max = 0;
        std::size_t bytes_each_max = 0;  // of one fetcher
    };

    SentFiles(Bounds bounds, Read read);

    enum class Answer { here, missing, busy };
    struct Taken {
        Answer answer = Answer::missing;
        std::shared_ptr<const std::string> bytes = {};  // counts while it is held
    };
    // Reads where nobody else does already; others wait for that, not for each other's files.
    [[nodiscard]] Taken take(std::string_view digest, std::size_t bytes, std::string_view who);

  private:
    struct State;
    Bounds bounds_;
    Read read_;
    std::shared_ptr<State> state_;
};

}  // namespace mingjing::vault
