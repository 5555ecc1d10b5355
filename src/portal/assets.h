#pragma once

// The files beside the templates (styles, scripts, pictures), read once and served from
// memory. Their address carries a digest, so a browser may keep them for a year and still
// never sees an old one. Immutable.

#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "http/message.h"

namespace mingjing::portal {

struct Asset {
    std::string content_type;
    std::string digest;  // first 16 hex digits of the SHA-256
    std::shared_ptr<const std::string> bytes;
};

class Assets {
  public:
    // Throws Fault where the folder cannot be read or holds a kind of file nobody serves.
    explicit Assets(const std::string& folder);
    [[nodiscard]] const Asset* find(std::string_view name) const;
    // /assets/portal.css?v=0123456789abcdef
    [[nodiscard]] std::string url(std::string_view name) const;
    // Over all names and bytes: moves when any asset does.
    [[nodiscard]] const std::string& digest() const { return digest_; }

  private:
    std::map<std::string, Asset, std::less<>> assets_;
    std::string digest_;
};

}  // namespace mingjing::portal
