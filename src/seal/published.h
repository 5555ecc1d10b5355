#pragma once

// The published files of a log (c2sp.org/tlog-tiles): checkpoint and tile/..., as the
// portal serves them and as proofs read them. Safe for concurrent use, beside the sealer.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/files.h"
#include "merkle/tree.h"

namespace mingjing::seal {

class Published {
  public:
    Published(Files& files, std::string folder);
    // The signed note; nothing before the first sealing.
    [[nodiscard]] std::optional<std::string> checkpoint() const;
    // "tile/0/000", "tile/entries/000.p/7"; nothing for any other path. A partial tile is
    // cut from the wider one that took its place, so every published size stays served.
    [[nodiscard]] std::optional<std::string> file(std::string_view path) const;
    // The paths of all partial tiles and bundles that lie here, those of earlier sizes too.
    [[nodiscard]] std::vector<std::string> partial_files() const;
    // Throws Fault for a tile that is not there. Outlived by this.
    [[nodiscard]] merkle::TileReader tile_reader() const;

  private:
    [[nodiscard]] std::optional<std::string> wider(const merkle::TileName& name) const;

    Files& files_;
    std::string folder_;
};

}  // namespace mingjing::seal
