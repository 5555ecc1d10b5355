#include "http/message.h"

namespace mingjing::http {
namespace {

std::string_view first_named(
    const std::vector<std::pair<std::string, std::string>>& pairs, std::string_view name
) {
    for (const auto& [key, value] : pairs) {
        if (key == name) {
            return value;
        }
    }
    return {};
}

}  // namespace

std::string_view Request::header(std::string_view lower_case_name) const {
    return first_named(headers, lower_case_name);
}

std::string_view Request::parameter(std::string_view name) const {
    return first_named(query, name);
}

Response respond(int status, std::string content_type, std::string body) {
    Response response;
    response.status = status;
    response.content_type = std::move(content_type);
    response.body = std::make_shared<const std::string>(std::move(body));
    return response;
}

}  // namespace mingjing::http
