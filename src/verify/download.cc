#include "verify/download.h"

#include <curl/curl.h>
#include <fmt/format.h>

#include "base/fault.h"

namespace mingjing::verify {
namespace {

constexpr std::size_t kBytesMax = std::size_t{32} << 20U;  // a bundle of 256 entries fits
constexpr long kConnectSeconds = 10;
constexpr long kTotalSeconds = 60;
constexpr long kRedirectsMax = 3;

std::size_t keep(char* bytes, std::size_t size, std::size_t count, void* into) {
    auto& text = *static_cast<std::string*>(into);
    const auto total = size * count;
    if (text.size() + total > kBytesMax) {
        return 0;  // curl takes this for an error
    }
    text.append(bytes, total);
    return total;
}

}  // namespace

struct Download::Handle {
    CURL* curl = curl_easy_init();
    Handle() = default;
    Handle(const Handle&) = delete;
    Handle& operator=(const Handle&) = delete;
    ~Handle() { curl_easy_cleanup(curl); }
};

Download::Download(std::string address) : handle_(std::make_unique<Handle>()) {
    if (handle_->curl == nullptr) {
        throw Fault("libcurl 不能使用");
    }
    while (address.ends_with('/')) {
        address.pop_back();
    }
    base_ = address + "/ledger/";
    if (!fetch(base_ + "checkpoint")) {
        base_ = address + '/';
    }
}

Download::~Download() = default;

std::optional<std::string> Download::get(const std::string& path) {
    return fetch(base_ + path);
}

std::optional<std::string> Download::fetch(const std::string& url) {
    CURL* curl = handle_->curl;
    std::string body;
    // NOLINTBEGIN(cppcoreguidelines-pro-type-vararg): libcurl's interface
    curl_easy_reset(curl);
    curl_easy_setopt(curl, CURLOPT_URL, url.c_str());
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(curl, CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 1L);
    curl_easy_setopt(curl, CURLOPT_MAXREDIRS, kRedirectsMax);
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, kConnectSeconds);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT, kTotalSeconds);
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_ACCEPT_ENCODING, "");
    curl_easy_setopt(curl, CURLOPT_USERAGENT, "mingjing-verify");
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, &keep);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, &body);
    const auto result = curl_easy_perform(curl);
    long status = 0;
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
    // NOLINTEND(cppcoreguidelines-pro-type-vararg)
    if (result != CURLE_OK) {
        throw Fault(fmt::format("读取 {} 失败：{}", url, curl_easy_strerror(result)));
    }
    if (status == 404 || status == 410) {
        return std::nullopt;
    }
    if (status != 200) {
        throw Fault(fmt::format("读取 {} 失败：网站答复 {}", url, status));
    }
    return body;
}

}  // namespace mingjing::verify
