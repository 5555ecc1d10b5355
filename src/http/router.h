#pragma once

// The route table: one line per route, in one place per surface. Patterns are literal
// segments and {name} for one segment, {name...} for the rest (one or more). Where several
// match, the one literal for longest wins, whatever the order of adding. Built once, then
// immutable; safe for concurrent use.

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "http/message.h"

namespace mingjing::http {

// What the {names} of the pattern matched.
using Captures = std::map<std::string, std::string, std::less<>>;
using Handler = std::function<Response(const Request&, const Captures&)>;

class Router {
  public:
    // `bound`: what the route's requests may bring beyond the server's body_bytes_max.
    void add(Method method, std::string_view pattern, Handler handler, BodyBound bound = {});
    // Called for 404 and 405, and for a handler's Fault (500, with an incident id that the
    // log has too), of paths that begin with `under`; the longest such counts. Without one, or
    // when it fails, the answer is http::problem.
    using ErrorPage = std::function<Response(int status, std::string_view incident)>;
    void set_error_page(std::string under, ErrorPage page);
    // Answers any request; GET routes answer HEAD too, and a slash too many at the end is
    // redirected. Never throws.
    [[nodiscard]] Response answer(const Request& request) const;
    // ServerOptions::body_bound, by route: 0 where the route asked for no more.
    [[nodiscard]] std::size_t body_bytes_max(const Request& request) const;

  private:
    [[nodiscard]] Response failure(const Request& request, int status, std::string_view incident)
        const;
    [[nodiscard]] std::optional<Response> without_slash(
        const Request& request, std::vector<std::string> segments
    ) const;

    struct Route {
        Method method;
        std::vector<std::string> segments;
        Handler handler;
        BodyBound bound;
    };
    std::vector<Route> routes_;                                     // the most literal first
    std::map<std::string, ErrorPage, std::greater<>> error_pages_;  // longer before its beginning
};

}  // namespace mingjing::http
