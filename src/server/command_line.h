#pragma once

// The command line as data: what `mingjing` was asked, checked for shape but not yet run.

#include <string>
#include <variant>
#include <vector>

#include "server/request.h"

namespace mingjing::server {

struct ServeOptions {
    std::string data;
    std::string listen = "127.0.0.1:8080";
    std::string operator_listen;
    std::string tls_certificate;
    std::string tls_key;
    std::string database;
    std::string definitions;
    std::string public_url;                    // how citizens reach it, for QR codes and feeds
    std::vector<std::string> trusted_proxies;  // addresses or ranges
    // Browsers reach it over TLS: its own, or of whoever stands in front.
    [[nodiscard]] bool is_secure() const {
        return !tls_certificate.empty() || public_url.starts_with("https://");
    }
    bool is_demo = false;
};

struct RestoreOptions {
    std::string data;
    std::string backup;
    std::string checkpoint;  // a file: the last one published, where somebody kept it
    std::string database;
};

struct CheckOptions {  // definitions check: needs no data folder
    std::vector<std::string> folders;
};

// Something to run where the data is.
struct Act {
    std::string data;
    std::string database;
    std::string out;  // where files of the answer go
    Request request;
};

// Help was shown or the line was wrong: the exit code to end with.
struct Ended {
    int code = 0;
};

using CommandLine = std::variant<ServeOptions, RestoreOptions, CheckOptions, Act, Ended>;

[[nodiscard]] CommandLine parse_command_line(int argc, char** argv);

}  // namespace mingjing::server
