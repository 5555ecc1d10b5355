#pragma once

// A request as a handler sees it and the answer it gives: plain values. Parsing and its
// limits are the session's business; a handler never meets a malformed target.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <tl/expected.hpp>

#include "base/clock.h"
#include "base/fault.h"

namespace mingjing::http {

enum class Method : std::uint8_t { get, head, post, put, patch, del, options };

struct Request {
    Method method = Method::get;
    std::string target;                 // as sent, bounded
    std::string path;                   // percent-decoded, valid UTF-8, no "..", no "//"
    std::vector<std::string> segments;  // of the path, each decoded alone: %2F stays inside
    std::vector<std::pair<std::string, std::string>> query;    // decoded, in order
    std::vector<std::pair<std::string, std::string>> headers;  // names lower-case
    std::string body;
    std::string peer;  // address without port: the visitor's, where a trusted proxy names it
    [[nodiscard]] std::string_view header(std::string_view lower_case_name) const;  // "" if absent
    [[nodiscard]] std::string_view parameter(std::string_view name) const;          // "" if absent
};

// How large a body this request may bring, its headers known and its body not yet read.
// Asked only of one larger than any request may be; on an I/O thread, so quick.
using BodyBound = std::function<std::size_t(const Request&)>;

// An answer. Bodies are shared so that a cached page is never copied.
struct Response {
    int status = 200;
    std::string content_type = "text/html; charset=utf-8";
    std::vector<std::pair<std::string, std::string>> headers;
    std::shared_ptr<const std::string> body;
    std::optional<std::size_t> body_bytes;  // of one left out, where only its head was asked for
    std::string etag;  // with quotes; "" for none. Answers If-None-Match with 304
    std::shared_ptr<const std::string> gzip;  // ready-made, else compressed when worth it
    std::shared_ptr<const std::string> brotli;
    // The page cache may answer the same target with this until then, or until the next
    // public change. Set it only where the target is in its canonical form, and the answer
    // depends on nothing but the target and what is published; to Time::max() where no date
    // changes it. Nothing: never kept.
    std::optional<Time> keep_until;
};
[[nodiscard]] Response respond(int status, std::string content_type, std::string body);

struct Target {
    std::string path;
    std::vector<std::string> segments;
    std::vector<std::pair<std::string, std::string>> query;
};
// Splits and decodes a request target, also an absolute one; refuses bad escapes, bad
// UTF-8, control characters, "..", more than the limits of base/limits.h.
[[nodiscard]] tl::expected<Target, BadInput> parse_target(std::string_view target);
// application/x-www-form-urlencoded, bounded. Line ends come as the browser sent them.
[[nodiscard]] tl::expected<std::vector<std::pair<std::string, std::string>>, BadInput> parse_form(
    std::string_view body
);

}  // namespace mingjing::http
