#pragma once

// Bytes from a connection to one request after another, strictly: what two servers could
// read differently (two lengths, an unknown transfer coding, no or two hosts) is refused,
// and every part is bounded. Pure: no sockets, no time. Owned by one connection.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>

#include "http/message.h"

namespace mingjing::http {

class RequestParser {
  public:
    enum class Progress : std::uint8_t { head, body, done, refused };

    // `beyond`, which outlives the parser, may allow a request more; null for none.
    explicit RequestParser(std::size_t body_bytes_max, const BodyBound* beyond = nullptr);
    RequestParser(const RequestParser&) = delete;
    RequestParser& operator=(const RequestParser&) = delete;
    ~RequestParser();

    // Makes ready for the next request.
    void begin();
    // Takes what it can of the bytes and says how many those were; the rest is to be
    // offered again, with more behind it. Once done or refused it takes nothing.
    std::size_t take(std::string_view bytes);

    [[nodiscard]] Progress progress() const;
    [[nodiscard]] int refusal() const;  // the status to answer with when refused
    // Only `method`, `target`, `headers` and `body` are set: decoding the target is left
    // until it is known that nobody has the answer ready.
    [[nodiscard]] Request& request();
    [[nodiscard]] bool keep_alive() const;
    [[nodiscard]] bool is_http_1_0() const;
    [[nodiscard]] bool expects_continue() const;

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace mingjing::http
