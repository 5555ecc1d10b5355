#pragma once

// A BagIt bag (RFC 8493) as a zip: files with their SHA-256, checked by anybody with sha256sum.
// Pure; by libzip.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mingjing::binder {

struct BagFile {
    std::string path;  // below data/, with no ".." in it
    std::string bytes;
};
struct Bag {
    std::string name;  // the folder all lies in
    std::vector<BagFile> payload;
    std::vector<BagFile> tags;                              // beside data/: the note
    std::vector<std::pair<std::string, std::string>> info;  // of bag-info.txt
};
// Throws Fault where it cannot be written.
[[nodiscard]] std::string zipped(const Bag& bag);

}  // namespace mingjing::binder
