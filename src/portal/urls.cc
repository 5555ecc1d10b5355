#include "portal/urls.h"

#include "codec/text.h"
#include "domain/schema.h"

namespace mingjing::portal {

std::string register_url(std::string_view register_key) {
    return register_key == domain::kResults ? "/" + std::string(domain::kResults)
                                            : "/registers/" + codec::percent_encode(register_key);
}

std::string entry_url(std::string_view register_key, std::string_view key) {
    return register_url(register_key) + "/" + codec::percent_encode(key);
}

std::string attachment_url(std::string_view entry_url, std::string_view digest) {
    return std::string(entry_url) + "/attachments/" + codec::percent_encode(digest);
}

std::string receipt_url(std::uint64_t position) {
    return "/receipts/" + std::to_string(position) + ".tlog-proof";
}

std::string with(std::string path, const Parameters& parameters) {
    auto separator = '?';
    for (const auto& [name, value] : parameters) {
        if (!value.empty()) {
            path += separator + codec::percent_encode(name) + "=" + codec::percent_encode(value);
            separator = '&';
        }
    }
    return path;
}

}  // namespace mingjing::portal
