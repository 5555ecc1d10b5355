#pragma once

// A bag as an outsider has it: unpacked, and looked through with the tools of any system.

#include <cstdlib>
#include <fstream>
#include <string>

#include <gtest/gtest.h>

#include "support/temporary_folder.h"

namespace mingjing::test {

class UnpackedBag {
  public:
    explicit UnpackedBag(const std::string& zip) {
        std::ofstream(path("bag.zip"), std::ios::binary) << zip;
        EXPECT_EQ(run("python3 -m zipfile -e bag.zip ."), 0);
    }

    // What the command says where the bag lies: 0 that all is well.
    [[nodiscard]] int run(const std::string& command) const {
        return std::system(("cd '" + path("") + "' && " + command).c_str());
    }
    [[nodiscard]] std::string path(const std::string& name) const { return folder_.path(name); }

  private:
    TemporaryFolder folder_;
};

}  // namespace mingjing::test
