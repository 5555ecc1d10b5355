#include "api/file_reply.h"

#include <utility>

#include "http/saved_as.h"

namespace mingjing::api {

Reply file_reply(
    std::string_view file_name, std::string content_type, std::shared_ptr<const std::string> bytes
) {
    return Reply{
        .headers = {http::saved_as(file_name)},
        .content_type = std::move(content_type),
        .bytes = std::move(bytes)};
}

Reply file_reply(std::string_view file_name, std::string content_type, std::string bytes) {
    return file_reply(
        file_name, std::move(content_type), std::make_shared<const std::string>(std::move(bytes))
    );
}

}  // namespace mingjing::api
