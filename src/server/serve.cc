#include "server/serve.h"

#include <atomic>
#include <filesystem>
#include <iostream>
#include <optional>

#include <fmt/format.h>

#include "base/fault.h"
#include "base/limits.h"
#include "base/log.h"
#include "http/page_cache.h"
#include "http/server.h"
#include "server/address.h"
#include "server/control.h"
#include "server/data_folder.h"
#include "server/demo.h"
#include "server/end_signals.h"
#include "server/premises.h"
#include "server/proxies.h"
#include "server/resources.h"
#include "server/terminal.h"

namespace mingjing::server {

namespace {

Address address_or_fault(std::string_view text) {
    auto address = parse_address(text);
    if (!address) {
        throw Fault(address.error().where + "：" + address.error().what);
    }
    return *address;
}

http::ServerOptions server_options(const Address& address, const ServeOptions& options) {
    http::ServerOptions http;
    http.host = address.host;
    http.port = address.port;
    http.tls_certificate = options.tls_certificate;
    http.tls_key = options.tls_key;
    return http;
}

std::vector<std::string> proposals(const ServeOptions& options) {
    std::vector<std::string> folders{resource("definitions")};
    if (options.is_demo) {
        folders.push_back(resource("demo/definitions"));
    }
    if (!options.definitions.empty()) {
        folders.push_back(options.definitions);
    }
    return folders;
}

std::string role_names(const definitions::Definitions& definitions, const identity::Actor& actor) {
    std::vector<std::string> names;
    for (const auto& key : actor.roles) {
        const auto* role = definitions.roles.find(key);
        names.push_back(role == nullptr ? key : role->name);
    }
    return fmt::format("{}", fmt::join(names, "、"));
}

void say_accounts(const std::string& url, const Premises& premises, bool is_demo) {
    const auto& definitions = premises.definitions();
    if (is_demo) {
        std::cout << fmt::format(
            "演示账号（登录名即命令行的 --actor，口令都是 {}）：\n", kDemoPassword
        );
        for (const auto& actor : definitions.bureau.actors) {
            std::cout << fmt::format(
                "  {:<22}{}　{}（{}）\n",
                actor.id,
                role_names(definitions, actor),
                actor.name,
                actor.unit
            );
        }
    } else if (!premises.setup_code().empty()) {
        std::cout << fmt::format(
            "还没有账号：请打开 {}desk/setup 设立三名管理员，设置码 {}（本次启动有效）\n",
            url,
            premises.setup_code()
        );
    }
}

void say_where(const std::string& url, const Premises& premises, bool is_demo) {
    std::cout << fmt::format(
        "\n{} 行政执法公示专栏：{}\n", premises.definitions().bureau.name, url
    );
    std::cout << fmt::format("工作台：{}desk/\n", url);
    say_accounts(url, premises, is_demo);
    std::cout << "按 Ctrl-C 停止。" << std::endl;
}

std::optional<Address> operators_address(const ServeOptions& options) {
    return options.operator_listen.empty()
               ? std::nullopt
               : std::optional(address_or_fault(options.operator_listen));
}

PremisesOptions premises_options(
    const ServeOptions& options,
    bool is_loopback,
    bool has_operator_routes,
    std::function<void()> stopped
) {
    PremisesOptions premises;
    premises.office.database = options.database;
    premises.office.definitions = proposals(options);
    premises.office.stopped = std::move(stopped);
    premises.office.adopted = EndSignals::ask_to_renew;
    premises.staff.started_at = SystemClock{}.now();
    premises.staff.is_secure = options.is_secure();
    premises.staff.workbench = resource("workbench/dist");
    premises.public_url = options.public_url;
    premises.staff.public_url = options.public_url;
    premises.staff.is_local = options.is_demo || is_loopback;
    premises.is_demo = options.is_demo;
    premises.has_operator_routes = has_operator_routes;
    return premises;
}

void renew_until_asked_to_end(
    const EndSignals& signals, Premises& premises, const ServeOptions& options
) {
    while (signals.wait() == Asked::to_renew) {
        premises.renew();
        std::cout << "已换用新采用的定义 " << premises.definitions().digest << std::endl;
        if (const auto why = blind_to_addresses(options, premises.definitions().bureau)) {
            log::warning(*why);
        }
    }
}

// What the demo bureau's instruments print: where they are verified.
std::string printed_site(const ServeOptions& options) {
    auto site = options.public_url;
    while (site.ends_with('/')) {
        site.pop_back();
    }
    const auto scheme = options.is_secure() ? "https://" : "http://";
    return site.empty() ? scheme + options.listen : site;
}

}  // namespace

Exit serve(const ServeOptions& options) {
    const EndSignals end_signals;
    const auto address = address_or_fault(options.listen);
    DataFolder folder(options.data);
    if (!folder.lock()) {
        throw Fault("数据目录正被另一个进程使用：" + options.data);
    }
    const SystemClock clock;
    if (options.is_demo && is_new(folder)) {
        Terminal terminal("");
        build_demo(folder, {options.database, proposals(options)}, printed_site(options), terminal);
    }
    std::atomic<bool> is_writing_stopped = false;
    const auto stopped = [&] {
        is_writing_stopped = true;
        EndSignals::ask_to_end();
    };
    const auto operators = operators_address(options);
    http::PageCache cache(clock, limits::kPageCacheBytesMax);
    Premises premises(
        folder,
        premises_options(
            options, address.is_loopback(), !operators && address.is_loopback(), stopped
        ),
        clock,
        cache
    );
    if (const auto why = blind_to_addresses(options, premises.definitions().bureau)) {
        throw Fault(*why);
    }
    auto http_options = server_options(address, options);
    http_options.proxies = trusted_proxies(options);
    http_options.body_bound = [&](const http::Request& request) {
        return premises.body_bytes_max(request);
    };
    http::Server server(
        std::move(http_options),
        clock,
        [&](const http::Request& request) { return premises.answer(request); },
        &cache
    );
    std::optional<http::Server> operator_server;
    if (operators) {
        operator_server.emplace(
            server_options(*operators, {}),
            clock,
            [&](const http::Request& request) { return premises.answer_operator(request); },
            nullptr
        );
        operator_server->start();
    }
    const ControlServer control(
        folder.control_socket(),
        [&](const Request& request, Output& output) { return premises.run(request, output); }
    );
    server.start();
    const auto* scheme = options.tls_certificate.empty() ? "http" : "https";
    say_where(
        fmt::format("{}://{}:{}/", scheme, address.host, server.port()), premises, options.is_demo
    );
    renew_until_asked_to_end(end_signals, premises, options);
    std::cout << "正在停止……" << std::endl;
    server.stop();
    // The supervisor starts us again after a failure.
    return is_writing_stopped ? Exit::failed : Exit::done;
}

}  // namespace mingjing::server
