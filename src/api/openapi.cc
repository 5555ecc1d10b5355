#include <fmt/format.h>

#include "api/components.h"
#include "api/endpoint.h"
#include "codec/canonical.h"

namespace mingjing::api {

namespace {

std::string_view verb(http::Method method) {
    switch (method) {
        case http::Method::get:
            return "get";
        case http::Method::head:
            return "head";
        case http::Method::post:
            return "post";
        case http::Method::put:
            return "put";
        case http::Method::patch:
            return "patch";
        case http::Method::del:
            return "delete";
        case http::Method::options:
            return "options";
    }
    return {};
}

Fields content(std::string_view type, Shape shape) {
    return {{std::string(type), Fields{{"schema", std::move(shape)}}}};
}

List parameters_of(const Endpoint& endpoint) {
    List parameters;
    for (auto rest = endpoint.path; rest.find('{') != std::string_view::npos;) {
        rest.remove_prefix(rest.find('{') + 1);
        const auto name = rest.substr(0, rest.find('}'));
        parameters.emplace_back(Fields{
            {"name", name}, {"in", "path"}, {"required", true}, {"schema", shape::text(200)}});
    }
    for (const auto& [name, shape, description] : endpoint.query) {
        parameters.emplace_back(Fields{
            {"name", name}, {"in", "query"}, {"schema", shape}, {"description", description}});
    }
    const auto header = [&](std::string_view name, std::string_view description) {
        parameters.emplace_back(Fields{
            {"name", name},
            {"in", "header"},
            {"schema", shape::text(100)},
            {"description", description}});
    };
    if (endpoint.is_command) {
        header("Idempotency-Key", "同一键的请求只办理一次");
    }
    if (endpoint.is_checked && endpoint.method != http::Method::get) {
        header("If-Match", "办理所依据的版本；已有新的变动时答复412");
    }
    return parameters;
}

Fields operation_of(const Endpoint& endpoint) {
    Fields operation{
        {"operationId", endpoint.id},
        {"summary", endpoint.summary},
        {"tags", List{endpoint.group}},
        {"parameters", parameters_of(endpoint)},
    };
    if (endpoint.caller == Caller::anyone) {
        operation.emplace("security", List{});
    }
    if (endpoint.takes != Takes::nothing) {
        const bool is_json = endpoint.takes == Takes::json;
        operation.emplace(
            "requestBody",
            Fields{
                {"required", true},
                {"content",
                 is_json
                     ? content("application/json", endpoint.body)
                     : content(
                           "application/octet-stream", {{"type", "string"}, {"format", "binary"}}
                       )}}
        );
    }
    Fields done{{"description", "已办理"}};
    if (!endpoint.answer.empty()) {
        done.emplace("content", content("application/json", endpoint.answer));
    }
    Fields responses{
        {"4XX",
         Fields{
             {"description", "没有办理，原因见内容"},
             {"content", content("application/problem+json", shape::named("Problem"))}}}};
    if (endpoint.status_if_there != 0) {
        responses.emplace(std::to_string(endpoint.status_if_there), done);
    }
    responses.emplace(std::to_string(endpoint.status), std::move(done));
    operation.emplace("responses", std::move(responses));
    return operation;
}

}  // namespace

std::string openapi() {
    Fields paths;
    for (const auto& endpoint : endpoints()) {
        auto& path = paths.try_emplace(std::string(endpoint.path), Fields{}).first->second;
        std::get<Fields>(path.data).emplace(verb(endpoint.method), operation_of(endpoint));
    }
    Fields schemas;
    for (const auto& [name, shape] : components()) {
        schemas.emplace(name, shape);
    }
    return codec::write_json(Fields{
        {"openapi", "3.1.0"},
        {"info",
         Fields{
             {"title", "明镜工作台接口"},
             {"version", "1"},
             {"description", "工作台与同一内网的系统使用；一切办理均经职责校验并记入账本"},
             {"license", Fields{{"name", "内部使用"}, {"identifier", "LicenseRef-internal"}}}}},
        {"servers", List{Fields{{"url", "/"}}}},
        {"security", List{Fields{{"session", List{}}}}},
        {"paths", std::move(paths)},
        {"components",
         Fields{
             {"schemas", std::move(schemas)},
             {"securitySchemes",
              Fields{
                  {"session",
                   Fields{{"type", "apiKey"}, {"in", "cookie"}, {"name", "mingjing_session"}}}}}}},
    });
}

}  // namespace mingjing::api
