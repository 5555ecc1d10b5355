#include "verify/download.h"

#include <fmt/format.h>

#include "base/fault.h"

namespace mingjing::verify {
namespace {

constexpr outbound::Bounds kBounds{
    .bytes_max = std::size_t{32} << 20U,  // a bundle of 256 entries fits
    .connect = std::chrono::seconds{10},
    .whole = std::chrono::seconds{60},
    .redirects_max = 3};

}  // namespace

Download::Download(std::string address) : client_("mingjing-verify", kBounds) {
    while (address.ends_with('/')) {
        address.pop_back();
    }
    base_ = address + "/ledger/";
    if (!fetch(base_ + "checkpoint")) {
        base_ = address + '/';
    }
}

std::optional<std::string> Download::get(const std::string& path) {
    return fetch(base_ + path);
}

std::optional<std::string> Download::fetch(const std::string& url) {
    auto answer = client_.get(url);
    if (answer.status == 404 || answer.status == 410) {
        return std::nullopt;
    }
    if (answer.status != 200) {
        throw Fault(fmt::format("读取 {} 失败：网站答复 {}", url, answer.status));
    }
    return std::move(answer.body);
}

}  // namespace mingjing::verify
