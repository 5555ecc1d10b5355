#pragma once

// The zip container of a workbook, read a block at a time from bytes held by the caller.
// A part that would unpack beyond the limits is refused before and while it is read, so
// what the directory claims is never trusted. Owned by one thread.

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "sheet/reader.h"

struct zip;

namespace mingjing::sheet {

class Archive {
  public:
    [[nodiscard]] static tl::expected<Archive, FileProblem> open(
        std::string_view bytes, const Limits& limits
    );

    // Part names are compared without regard to ASCII case, as OPC demands.
    [[nodiscard]] bool has(const std::string& part) const;
    // Hands over the part's bytes in order; `each` returns false to stop early.
    [[nodiscard]] tl::expected<void, FileProblem> read(
        const std::string& part, const std::function<bool(std::string_view)>& each
    ) const;

  private:
    struct Close {
        void operator()(zip* archive) const;
    };
    Archive(zip* archive, const Limits& limits) : archive_(archive), limits_(limits) {}
    std::unique_ptr<zip, Close> archive_;
    Limits limits_;
};

}  // namespace mingjing::sheet
