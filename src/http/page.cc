#include "http/page.h"

#include <algorithm>
#include <cctype>
#include <utility>

#include <fmt/format.h>

#include "base/fault.h"
#include "http/problem.h"

namespace mingjing::http {
namespace {

constexpr std::size_t kWorthCompressing = 1024;
constexpr std::size_t kCompressedWhileAnsweringMax = 4'194'304;

bool has_body(int status) {
    return status >= 200 && status != 204 && status != 304;
}

bool same_name(std::string_view one, std::string_view other) {
    return std::equal(one.begin(), one.end(), other.begin(), other.end(), [](char a, char b) {
        return std::tolower(static_cast<unsigned char>(a)) ==
               std::tolower(static_cast<unsigned char>(b));
    });
}

bool has_header(const Response& response, std::string_view name) {
    return std::any_of(response.headers.begin(), response.headers.end(), [&](const auto& header) {
        return same_name(header.first, name);
    });
}

void add_header(std::string& head, std::string_view name, std::string_view value) {
    const auto breaks_out = [](char letter) {
        return letter == '\r' || letter == '\n' || letter == '\0';
    };
    if (name.empty() || std::any_of(name.begin(), name.end(), breaks_out) ||
        std::any_of(value.begin(), value.end(), breaks_out)) {
        throw Fault(fmt::format("the value for header {} would break out of its line", name));
    }
    head.append(name).append(": ").append(value).append("\r\n");
}

struct Choice {
    Encoding encoding = Encoding::identity;
    std::shared_ptr<const std::string> body;
};

Choice choose(const Response& response, Encoding wanted, bool varies) {
    if (!varies || wanted == Encoding::identity || !response.body) {
        return {Encoding::identity, response.body};
    }
    const auto& ready = wanted == Encoding::brotli ? response.brotli : response.gzip;
    if (ready) {
        return {wanted, ready};
    }
    const auto size = response.body->size();
    if (size < kWorthCompressing || size > kCompressedWhileAnsweringMax) {
        return {Encoding::identity, response.body};
    }
    return {wanted, std::make_shared<const std::string>(compress(*response.body, wanted))};
}

// One tag per encoding: what differs in bytes must differ in its strong tag.
std::string tag_for(const std::string& etag, Encoding encoding) {
    if (encoding == Encoding::identity || etag.size() < 2) {
        return etag;
    }
    const auto* suffix = encoding == Encoding::brotli ? "-br\"" : "-gz\"";
    return etag.substr(0, etag.size() - 1) + suffix;
}

}  // namespace

Page make_page(Response response, Encoding encoding) {
    const bool varies =
        (response.gzip || response.brotli || is_compressible(response.content_type)) &&
        !has_header(response, "content-encoding");
    const bool carries_body = has_body(response.status);
    auto chosen = carries_body ? choose(response, encoding, varies) : Choice{};

    // What a 304 repeats as well: everything but what describes the body.
    std::string common;
    for (const auto& [name, value] : response.headers) {
        add_header(common, name, value);
    }
    if (varies && carries_body) {
        add_header(common, "Vary", "Accept-Encoding");
    }
    Page page;
    page.etag = tag_for(response.etag, chosen.encoding);
    if (!page.etag.empty()) {
        add_header(common, "ETag", page.etag);
    }
    page.head = fmt::format("HTTP/1.1 {} {}\r\n", response.status, reason_phrase(response.status));
    if (carries_body) {
        add_header(page.head, "Content-Type", response.content_type);
        if (chosen.encoding != Encoding::identity) {
            add_header(
                page.head, "Content-Encoding", chosen.encoding == Encoding::brotli ? "br" : "gzip"
            );
        }
        const auto size = chosen.body ? chosen.body->size() : response.body_bytes.value_or(0);
        add_header(page.head, "Content-Length", fmt::format("{}", size));
    }
    page.head += common;
    if (!page.etag.empty() && response.status == 200) {
        page.unchanged_head = fmt::format("HTTP/1.1 304 {}\r\n{}", reason_phrase(304), common);
    }
    page.body = std::move(chosen.body);
    return page;
}

bool names_etag(std::string_view if_none_match, std::string_view etag) {
    if (etag.empty() || if_none_match.empty()) {
        return false;
    }
    if (if_none_match == "*") {
        return true;
    }
    for (auto at = if_none_match.find(etag); at != std::string_view::npos;
         at = if_none_match.find(etag, at + 1)) {
        // A tag carries its own quotes; what stands before it may only be the list or W/.
        const bool begins = at == 0 || std::string_view(" ,\t/").find(if_none_match[at - 1]) !=
                                           std::string_view::npos;
        if (begins) {
            return true;
        }
    }
    return false;
}

}  // namespace mingjing::http
