// <utility> must come before anything of Asio's that uses coroutines (GCC 12, Boost 1.74).
#include "http/request_parser.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <utility>

#include <boost/beast/http/basic_parser.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/field.hpp>
#include <boost/beast/http/verb.hpp>

#include "base/limits.h"

namespace mingjing::http {
namespace {

namespace beast = boost::beast::http;
using boost::beast::error_code;
using boost::beast::string_view;

std::string lower(string_view text) {
    std::string out(text.data(), text.size());
    for (char& letter : out) {
        if (letter >= 'A' && letter <= 'Z') {
            letter = static_cast<char>(letter - 'A' + 'a');
        }
    }
    return out;
}

std::optional<Method> method_of(beast::verb verb) {
    switch (verb) {
        case beast::verb::get:
            return Method::get;
        case beast::verb::head:
            return Method::head;
        case beast::verb::post:
            return Method::post;
        case beast::verb::put:
            return Method::put;
        case beast::verb::patch:
            return Method::patch;
        case beast::verb::delete_:
            return Method::del;
        case beast::verb::options:
            return Method::options;
        default:
            return std::nullopt;
    }
}

// Beast keeps the grammar; what it lets pass is judged in the callbacks. Its header limit
// counts one read, not one header, hence the counting here.
class Parser final : public beast::basic_parser<true> {
  public:
    Parser(std::size_t body_bytes_max, const BodyBound* beyond)
        : body_bytes_max_(body_bytes_max), beyond_(beyond) {
        header_limit(static_cast<std::uint32_t>(limits::kHeaderBytesMax));
        // Judged in the callbacks, since it depends on the request; this one only keeps a sum
        // of chunks from running over. (None at all would refuse every body: Boost 1.74.)
        body_limit(std::numeric_limits<std::uint64_t>::max());
        eager(true);
    }

    Request request;
    int refusal = 0;
    bool is_http_1_0 = false;
    bool expects_continue = false;

  private:
    void refuse(int status, error_code& error) {
        refusal = status;
        error = beast::error::bad_value;
    }

    void on_request_impl(
        beast::verb verb, string_view, string_view target, int version, error_code& error
    ) override {
        const auto method = method_of(verb);
        if (!method) {
            refuse(501, error);
        } else if (target.size() > limits::kTargetBytesMax) {
            refuse(414, error);
        }
        request.method = method.value_or(Method::get);
        request.target.assign(target.data(), target.size());
        header_bytes_ = target.size();
        is_http_1_0 = version == 10;
    }

    void on_response_impl(int, string_view, int, error_code&) override {}

    void on_field_impl(beast::field field, string_view name, string_view value, error_code& error)
        override {
        header_bytes_ += name.size() + value.size() + 4;
        if (header_bytes_ > limits::kHeaderBytesMax || ++header_count_ > limits::kHeadersMax) {
            refuse(431, error);
            return;
        }
        if (in_trailer_) {
            return;  // Counted and dropped: nothing here has a use for trailers.
        }
        if (field == beast::field::host) {
            ++hosts_;
        } else if (field == beast::field::transfer_encoding) {
            if (is_http_1_0) {
                refuse(400, error);
            } else if (!boost::beast::iequals(value, "chunked")) {
                refuse(501, error);
            }
        } else if (field == beast::field::expect) {
            expects_continue = boost::beast::iequals(value, "100-continue");
        }
        request.headers.emplace_back(lower(name), std::string(value.data(), value.size()));
    }

    void on_header_impl(error_code& error) override {
        in_trailer_ = true;
        if (hosts_ > 1 || (hosts_ == 0 && !is_http_1_0)) {
            refuse(400, error);
        } else if (const auto length = content_length(); length && !has_room_for(*length)) {
            refuse(413, error);
        }
    }

    // Asks once whether this request may bring more than others.
    bool has_room_for(std::uint64_t body_bytes) {
        if (body_bytes > body_bytes_max_ && beyond_ != nullptr && *beyond_) {
            body_bytes_max_ = std::max(body_bytes_max_, (*beyond_)(request));
            beyond_ = nullptr;
        }
        return body_bytes <= body_bytes_max_;
    }

    void on_body_init_impl(const boost::optional<std::uint64_t>&, error_code&) override {}

    std::size_t on_body_impl(string_view bytes, error_code&) override {
        request.body.append(bytes.data(), bytes.size());
        return bytes.size();
    }

    void on_chunk_header_impl(std::uint64_t size, string_view, error_code& error) override {
        if (!has_room_for(request.body.size() + size)) {
            refuse(413, error);
        }
    }

    std::size_t on_chunk_body_impl(std::uint64_t, string_view bytes, error_code&) override {
        request.body.append(bytes.data(), bytes.size());
        return bytes.size();
    }

    void on_finish_impl(error_code&) override {}

    std::size_t body_bytes_max_;
    const BodyBound* beyond_;
    std::size_t header_bytes_ = 0;
    std::size_t header_count_ = 0;
    int hosts_ = 0;
    bool in_trailer_ = false;
};

int status_of(error_code error) {
    if (error == beast::error::header_limit || error == beast::error::buffer_overflow) {
        return 431;
    }
    if (error == beast::error::body_limit) {
        return 413;
    }
    return 400;
}

}  // namespace

struct RequestParser::State {
    State(std::size_t bytes_max, const BodyBound* may_go_beyond)
        : body_bytes_max(bytes_max), beyond(may_go_beyond) {}
    const std::size_t body_bytes_max;
    const BodyBound* const beyond;
    std::optional<Parser> parser;
    Progress progress = Progress::head;
};

RequestParser::RequestParser(std::size_t body_bytes_max, const BodyBound* beyond)
    : state_(std::make_unique<State>(body_bytes_max, beyond)) {
    begin();
}

RequestParser::~RequestParser() = default;

void RequestParser::begin() {
    state_->parser.emplace(state_->body_bytes_max, state_->beyond);
    state_->progress = Progress::head;
}

std::size_t RequestParser::take(std::string_view bytes) {
    auto& parser = *state_->parser;
    std::size_t taken = 0;
    while (state_->progress == Progress::head || state_->progress == Progress::body) {
        error_code error;
        const auto rest = bytes.substr(taken);
        taken += parser.put(boost::asio::const_buffer(rest.data(), rest.size()), error);
        if (parser.is_done() && !error) {
            state_->progress = Progress::done;
        } else if (error == beast::error::need_more) {
            // A line or chunk head that never ends is as bad as a header that does not.
            if (bytes.size() - taken >= limits::kHeaderBytesMax) {
                parser.refusal = 431;
                state_->progress = Progress::refused;
            }
            break;
        } else if (error) {
            parser.refusal = parser.refusal == 0 ? status_of(error) : parser.refusal;
            state_->progress = Progress::refused;
        }
        if (taken == bytes.size()) {
            break;
        }
    }
    if (state_->progress == Progress::head && parser.is_header_done()) {
        state_->progress = Progress::body;
    }
    return taken;
}

RequestParser::Progress RequestParser::progress() const {
    return state_->progress;
}

int RequestParser::refusal() const {
    return state_->parser->refusal;
}

Request& RequestParser::request() {
    return state_->parser->request;
}

bool RequestParser::keep_alive() const {
    return state_->progress == Progress::done && state_->parser->keep_alive();
}

bool RequestParser::is_http_1_0() const {
    return state_->parser->is_http_1_0;
}

bool RequestParser::expects_continue() const {
    return state_->progress == Progress::body && state_->parser->expects_continue &&
           !state_->parser->is_http_1_0;
}

}  // namespace mingjing::http
