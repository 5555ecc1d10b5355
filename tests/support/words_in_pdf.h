#pragma once

// What a reader finds on the pages of a PDF; where lines end is the sheet's own affair.

#include <cctype>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

#include <gtest/gtest.h>

#include "support/temporary_folder.h"

namespace mingjing::test {

inline std::string words_in_pdf(const std::string& pdf) {
    const TemporaryFolder folder;
    std::ofstream(folder.path("x.pdf"), std::ios::binary) << pdf;
    const auto command = "cd '" + folder.path() + "' && pdftotext -raw x.pdf x.txt";
    EXPECT_EQ(std::system(command.c_str()), 0);
    std::ifstream text(folder.path("x.txt"));
    std::string words(std::istreambuf_iterator<char>(text), {});
    std::erase_if(words, [](unsigned char one) { return std::isspace(one) != 0; });
    return words;
}

}  // namespace mingjing::test
