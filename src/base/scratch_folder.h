#pragma once

// A folder only this process can enter, in the system's temporary one (TMPDIR), gone with it.

#include <string>

namespace mingjing {

class ScratchFolder {
  public:
    ScratchFolder();  // throws Fault
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;
    ~ScratchFolder();

    [[nodiscard]] const std::string& path() const { return path_; }

  private:
    std::string path_;
};

}  // namespace mingjing
