#include "server/serve.h"

#include <atomic>
#include <filesystem>
#include <iostream>
#include <optional>

#include <fmt/format.h>

#include "base/fault.h"
#include "base/limits.h"
#include "http/page_cache.h"
#include "http/router.h"
#include "http/server.h"
#include "portal/portal.h"
#include "server/address.h"
#include "server/commands.h"
#include "server/control.h"
#include "server/data_folder.h"
#include "server/demo.h"
#include "server/end_signals.h"
#include "server/office.h"
#include "server/operator_routes.h"
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

portal::Parts portal_parts(Office& office, const std::string& public_url) {
    return {
        office.definitions(),
        office.ledger(),
        office.work(),
        office.search(),
        office.published(),
        office.identity(),
        office.clock(),
        resource("portal"),
        public_url,
        office.mailbox_key(),
    };
}

void say_where(const std::string& url, const Office& office, bool is_demo) {
    std::cout << fmt::format("\n{} 行政执法公示专栏：{}\n", office.definitions().bureau.name, url);
    if (is_demo) {
        std::cout << "演示人员（命令行 --actor）：\n";
        for (const auto& actor : office.definitions().bureau.actors) {
            std::cout << fmt::format("  {:<22}{}（{}）\n", actor.id, actor.name, actor.unit);
        }
    }
    std::cout << "按 Ctrl-C 停止。" << std::endl;
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
        build_demo(folder, {options.database, proposals(options)}, terminal);
    }
    std::atomic<bool> is_writing_stopped = false;
    const auto stopped = [&] {
        is_writing_stopped = true;
        EndSignals::ask_to_end();
    };
    Office office(folder, {options.database, proposals(options), stopped}, clock);

    http::PageCache cache(clock, limits::kPageCacheBytesMax);
    office.on_public_change([&](std::uint64_t change) {
        cache.advance(static_cast<std::int64_t>(change));
    });
    const portal::Portal portal(portal_parts(office, options.public_url));
    http::Router routes;
    portal.routes(routes);
    std::optional<Address> operators;
    if (!options.operator_listen.empty()) {
        operators = address_or_fault(options.operator_listen);
    } else if (address.is_loopback()) {
        add_operator_routes(routes, office);
    }
    http::Server server(
        server_options(address, options),
        clock,
        [&](const http::Request& request) { return routes.answer(request); },
        &cache
    );
    http::Router operator_routes;
    add_operator_routes(operator_routes, office);
    std::optional<http::Server> operator_server;
    if (operators) {
        operator_server.emplace(
            server_options(*operators, {}),
            clock,
            [&](const http::Request& request) { return operator_routes.answer(request); },
            nullptr
        );
        operator_server->start();
    }
    const ControlServer control(
        folder.control_socket(),
        [&](const Request& request, Output& output) { return run(office, request, output); }
    );
    server.start();
    const auto* scheme = options.tls_certificate.empty() ? "http" : "https";
    say_where(
        fmt::format("{}://{}:{}/", scheme, address.host, server.port()), office, options.is_demo
    );
    end_signals.wait();
    std::cout << "正在停止……" << std::endl;
    server.stop();
    office.on_public_change(nullptr);
    // The supervisor starts us again after a failure.
    return is_writing_stopped ? Exit::failed : Exit::done;
}

}  // namespace mingjing::server
