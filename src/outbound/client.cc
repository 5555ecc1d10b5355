#include "outbound/client.h"

#include <curl/curl.h>
#include <fmt/format.h>

#include "base/fault.h"
#include "codec/text.h"

namespace mingjing::outbound {

namespace {

struct Body {
    std::string text;
    std::size_t bytes_max;
};

std::size_t keep(char* bytes, std::size_t size, std::size_t count, void* into) {
    auto& body = *static_cast<Body*>(into);
    const auto total = size * count;
    if (body.text.size() + total > body.bytes_max) {
        return 0;  // curl takes this for an error
    }
    body.text.append(bytes, total);
    return total;
}

std::string form_text(const std::vector<std::pair<std::string, std::string>>& form) {
    std::string text;
    for (const auto& [name, value] : form) {
        text += (text.empty() ? "" : "&") + codec::percent_encode(name) + "=" +
                codec::percent_encode(value);
    }
    return text;
}

std::string part_of(CURLU* url, CURLUPart part) {
    char* found = nullptr;
    if (curl_url_get(url, part, &found, 0) != CURLUE_OK) {
        return {};
    }
    return std::unique_ptr<char, decltype(&curl_free)>(found, &curl_free).get();
}

}  // namespace

struct Client::Handle {
    CURL* curl = curl_easy_init();
    Handle() = default;
    Handle(const Handle&) = delete;
    Handle& operator=(const Handle&) = delete;
    ~Handle() { curl_easy_cleanup(curl); }
};

Client::Client(std::string agent, const Bounds& bounds)
    : handle_(std::make_unique<Handle>()), agent_(std::move(agent)), bounds_(bounds) {
    if (handle_->curl == nullptr) {
        throw Fault("libcurl 不能使用");
    }
}

Client::~Client() = default;

Answer Client::get(const std::string& url) {
    prepare(url);
    return perform(url);
}

// NOLINTBEGIN(cppcoreguidelines-pro-type-vararg): libcurl's interface
Answer Client::post(const std::string& url, const Post& post) {
    prepare(url);
    CURL* curl = handle_->curl;
    const auto body = form_text(post.form);
    curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE, static_cast<long>(body.size()));
    curl_easy_setopt(curl, CURLOPT_COPYPOSTFIELDS, body.c_str());
    if (!post.user.empty()) {
        curl_easy_setopt(curl, CURLOPT_HTTPAUTH, static_cast<long>(CURLAUTH_BASIC));
        curl_easy_setopt(curl, CURLOPT_USERNAME, post.user.c_str());
        curl_easy_setopt(curl, CURLOPT_PASSWORD, post.password.c_str());
    }
    return perform(url);
}

// Nothing of an earlier call stays but its connection.
void Client::prepare(const std::string& url) {
    CURL* curl = handle_->curl;
    curl_easy_reset(curl);
    curl_easy_setopt(curl, CURLOPT_URL, url.c_str());
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(curl, CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, bounds_.redirects_max > 0 ? 1L : 0L);
    curl_easy_setopt(curl, CURLOPT_MAXREDIRS, static_cast<long>(bounds_.redirects_max));
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, bounds_.connect.count());
    curl_easy_setopt(curl, CURLOPT_TIMEOUT, bounds_.whole.count());
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    if (is_confidential(url) && !url.starts_with("https://")) {
        // Plain http to this machine stays on it, whatever http_proxy the environment names.
        curl_easy_setopt(curl, CURLOPT_PROXY, "");
    }
    curl_easy_setopt(curl, CURLOPT_ACCEPT_ENCODING, "");
    curl_easy_setopt(curl, CURLOPT_USERAGENT, agent_.c_str());
}

Answer Client::perform(const std::string& url) {
    CURL* curl = handle_->curl;
    Body body{"", bounds_.bytes_max};
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, &keep);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, &body);
    const auto result = curl_easy_perform(curl);
    if (result != CURLE_OK) {
        throw Fault(fmt::format("读取 {} 失败：{}", url, curl_easy_strerror(result)));
    }
    long status = 0;
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
    return {static_cast<int>(status), std::move(body.text)};
}
// NOLINTEND(cppcoreguidelines-pro-type-vararg)

bool is_confidential(std::string_view url) {
    const std::unique_ptr<CURLU, decltype(&curl_url_cleanup)> parsed(curl_url(), &curl_url_cleanup);
    if (!parsed ||
        curl_url_set(parsed.get(), CURLUPART_URL, std::string(url).c_str(), 0) != CURLUE_OK ||
        !part_of(parsed.get(), CURLUPART_USER).empty()) {
        return false;
    }
    const auto scheme = part_of(parsed.get(), CURLUPART_SCHEME);
    const auto host = part_of(parsed.get(), CURLUPART_HOST);
    return scheme == "https" ||
           (scheme == "http" && (host == "localhost" || host == "127.0.0.1" || host == "[::1]"));
}

}  // namespace mingjing::outbound
