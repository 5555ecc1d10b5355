#pragma once

// A response as it goes over the wire, in one encoding: made once, written many times.
// Immutable once made.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "http/encoding.h"
#include "http/message.h"

namespace mingjing::http {

struct Page {
    // Status line and headers, but for Date, Connection and the empty line at the end.
    std::string head;
    std::string unchanged_head;               // the same for 304; empty without an entity tag
    std::string etag;                         // of this encoding
    std::shared_ptr<const std::string> body;  // may be null
};

// Chooses among the response's ready-made encodings, compresses where that is worth it,
// and writes the head. Throws Fault for a header that would break out of its line.
[[nodiscard]] Page make_page(Response response, Encoding encoding);

// Whether an If-None-Match value names this entity tag (weak comparison).
[[nodiscard]] bool names_etag(std::string_view if_none_match, std::string_view etag);

}  // namespace mingjing::http
