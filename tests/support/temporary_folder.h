#pragma once

// A folder of this test's own, gone when the test ends.

#include <string>

#include "base/scratch_folder.h"

namespace mingjing::test {

class TemporaryFolder : public ScratchFolder {
  public:
    using ScratchFolder::path;
    [[nodiscard]] std::string path(const std::string& name) const { return path() + "/" + name; }
};

}  // namespace mingjing::test
