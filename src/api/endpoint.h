#pragma once

// One endpoint of the workbench's interface, told once: who may call it, what it takes and
// gives, and the function that answers. The router, the checks on what comes in and
// openapi.json are all made from this table, so that none can say another thing.

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "api/problem.h"
#include "api/shape.h"
#include "http/message.h"
#include "identity/roles.h"

namespace mingjing::api {

class Call;

struct Reply {
    int status = 200;
    Value body = {};        // JSON; null for none
    std::string etag = {};  // with quotes
    std::vector<std::pair<std::string, std::string>> headers = {};
    // Instead of JSON, where the answer is a file.
    std::string content_type = {};
    std::shared_ptr<const std::string> bytes = {};
};
using Answer = tl::expected<Reply, Problem>;

enum class Caller : std::uint8_t {
    anyone,      // before signing in
    signing_in,  // any step of it
    staff,       // signed in, whatever their role; `may()` says the rest
};
enum class Takes : std::uint8_t { nothing, json, file };

struct Parameter {
    std::string_view name;
    Shape shape;
    std::string_view description;
};

struct Endpoint {
    http::Method method = http::Method::get;
    std::string_view path;     // /api/v1/... with {names}
    std::string_view id;       // operationId
    std::string_view group;    // tag
    std::string_view summary;  // one Chinese sentence
    Caller caller = Caller::staff;
    std::optional<identity::Action> action = {};     // what a caller's roles must allow
    std::optional<identity::Action> or_action = {};  // or this one
    std::vector<Parameter> query = {};
    Takes takes = Takes::nothing;
    std::size_t body_bytes_max = 0;  // of a file; 0: as any request
    Shape body = {};
    bool is_command = false;  // done once for an Idempotency-Key
    bool is_checked = false;  // takes If-Match, gives ETag
    int status = 200;
    int status_if_there = 0;  // where what it makes was there already; 0: it never is
    Shape answer = {};
    Answer (*handle)(Call&) = nullptr;
};

// Endpoints told together under one heading; most of them ask the same of their caller.
struct Group {
    std::string_view name;
    std::optional<identity::Action> action = {};

    using Text = std::string_view;
    using Handle = Answer (*)(Call&);
    [[nodiscard]] Endpoint get(Text path, Text id, Text summary, Handle handle) const {
        return made(http::Method::get, path, id, summary, handle);
    }
    [[nodiscard]] Endpoint post(Text path, Text id, Text summary, Handle handle) const {
        return made(http::Method::post, path, id, summary, handle);
    }
    [[nodiscard]] Endpoint put(Text path, Text id, Text summary, Handle handle) const {
        return made(http::Method::put, path, id, summary, handle);
    }
    [[nodiscard]] Endpoint del(Text path, Text id, Text summary, Handle handle) const {
        return made(http::Method::del, path, id, summary, handle);
    }
    [[nodiscard]] Endpoint made(
        http::Method method, Text path, Text id, Text summary, Handle handle
    ) const;
};

[[nodiscard]] const std::vector<Endpoint>& endpoints();
// OpenAPI 3.1, of the table above.
[[nodiscard]] std::string openapi();

}  // namespace mingjing::api
