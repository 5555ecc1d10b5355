#pragma once

// Holds the published files of a log to its entries, in order: every tile, every bundle,
// and what a crash left beside them. Reads only. Owned by one thread.

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "merkle/edge.h"
#include "merkle/tree.h"
#include "seal/published.h"

namespace mingjing::seal {

// Chinese sentences, at most kProblemsMax: past those nobody reads on.
inline constexpr std::size_t kProblemsMax = 10'000;
void add_problem(std::vector<std::string>& problems, std::string problem);

class LogCheck {
  public:
    // Problems are added to `problems`, which outlives this.
    LogCheck(const Published& published, std::vector<std::string>& problems)
        : published_(published), problems_(problems) {}
    // Raw entries of 32 bytes, whole tiles at a time but for the last call.
    void add(std::span<const std::string> entries);
    // Partial tiles of earlier sizes that were never removed: they are served as they are.
    // After the last add.
    void check_leftovers();
    [[nodiscard]] std::uint64_t size() const { return edge_.size(); }
    [[nodiscard]] merkle::Digest root() const { return edge_.root(); }

  private:
    void compare(const std::string& path, const std::string& expected);
    [[nodiscard]] std::uint32_t width_at_end(const merkle::TileId& tile) const;
    void check_leftover(const merkle::TileName& leftover);

    const Published& published_;
    std::vector<std::string>& problems_;
    merkle::Edge edge_;
};

}  // namespace mingjing::seal
