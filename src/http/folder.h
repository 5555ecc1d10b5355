#pragma once

// A folder of built files, read once and served from memory: with each file its neighbours
// NAME.gz and NAME.br, made when it was built. Whatever stands under assets/ carries a
// digest in its name and may be kept for ever. Immutable; safe for concurrent use.

#include <map>
#include <string>
#include <string_view>

#include "http/message.h"

namespace mingjing::http {

class Folder {
  public:
    // Empty where there is no such folder. Throws Fault at a kind of file nobody serves.
    explicit Folder(const std::string& path);
    [[nodiscard]] bool is_empty() const { return files_.empty(); }
    // By its path within the folder, "assets/index-1a2b.js"; null where there is none.
    [[nodiscard]] const Response* find(std::string_view name) const;

  private:
    std::map<std::string, Response, std::less<>> files_;
};

}  // namespace mingjing::http
