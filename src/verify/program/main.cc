// mingjing-verify: anyone's check of a receipt or of a whole published log. It needs no
// database and shares no code with the server's ledger.

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <unistd.h>

#include "base/fault.h"
#include "base/files.h"
#include "verify/download.h"
#include "verify/receipt_check.h"
#include "verify/site_check.h"

namespace mingjing {
namespace {

using verify::Outcome;

constexpr const char* kHelp =
    "核验明镜的公示凭证或者整份公开日志，逐步说明证明了什么。不需要数据库，也不信任网站。";
constexpr const char* kExitCodes =
    "退出码：\n"
    "  0  全部成立\n"
    "  1  凭证自身一致，但未指定公钥，不能证明出自谁手\n"
    "  2  命令用法有误\n"
    "  3  文件或者网址读不到\n"
    "  4  不成立：内容、哈希或者签名不符\n"
    "  5  日志不是此前记住的：被改写、倒退、分叉，或者换了密钥\n"
    "\n例：\n"
    "  mingjing-verify 5.tlog-proof --vkey haixi.example/mingjing+1a2b3c4d+AbCd…\n"
    "  mingjing-verify https://haixi.example --state haixi.state   （可由定时任务每天运行）";

struct Arguments {
    std::string subject;
    std::string state_path;
    std::string key_text;
};

class Misuse : public Fault {
  public:
    using Fault::Fault;
};

std::optional<merkle::VerifierKey> key_from(const std::string& text) {
    if (text.empty()) {
        return std::nullopt;
    }
    const auto key = merkle::parse_verifier_key(text);
    if (!key) {
        throw Misuse("--vkey 不是日志公钥：" + key.error().what);
    }
    return *key;
}

std::optional<verify::State> state_from(const Files& files, const std::string& path) {
    const auto text = path.empty() ? std::nullopt : files.read(path);
    if (!text) {
        return std::nullopt;
    }
    const auto state = verify::parse_state(*text);
    if (!state) {
        throw Misuse("状态文件 " + path + " 已损坏或者不是状态文件：" + state.error().what);
    }
    return *state;
}

bool is_address(const std::string& subject) {
    return subject.starts_with("http://") || subject.starts_with("https://");
}

void show_progress(std::uint64_t done, std::uint64_t total) {
    if (::isatty(STDERR_FILENO) != 0) {
        fmt::print(stderr, "\r已核验 {} / {} 条{}", done, total, done == total ? "\n" : "");
    }
}

verify::Report check(Files& files, const Arguments& arguments) {
    const auto key = key_from(arguments.key_text);
    const auto state = state_from(files, arguments.state_path);
    if (key && state && key->text() != state->key.text()) {
        throw Misuse("--vkey 与状态文件里记住的公钥不同，请只用其一");
    }
    if (!is_address(arguments.subject)) {
        const auto receipt = files.read(arguments.subject);
        if (!receipt) {
            throw Fault("没有文件 " + arguments.subject);
        }
        const auto trusted = key ? key : state ? std::optional(state->key) : std::nullopt;
        return verify::check_receipt(*receipt, trusted, state);
    }
    verify::Download download(arguments.subject);
    auto result = verify::check_site(
        {.get = [&](const std::string& path) { return download.get(path); },
         .key = key,
         .remembered = state,
         .progress = show_progress}
    );
    if (result.state && !arguments.state_path.empty()) {
        files.replace(arguments.state_path, result.state->text());
        result.report.say(
            "已在 " + arguments.state_path + " 记住这一检查点，下次将核对日志只增不改"
        );
    }
    if (result.conflicting_note && !arguments.state_path.empty()) {
        const auto path = arguments.state_path + ".conflict";
        files.replace(path, *result.conflicting_note);
        result.report.say(
            "网站现在的检查点已存为 " + path + "，请与 " + arguments.state_path + " 一并保存"
        );
    }
    return result.report;
}

int run(int argc, char** argv) {
    CLI::App app(kHelp, "mingjing-verify");
    Arguments arguments;
    app.add_option("RECEIPT|URL", arguments.subject, "凭证文件（.tlog-proof），或者公示网站的网址")
        ->required();
    app.add_option(
        "--state", arguments.state_path, "状态文件：记住公钥和检查点，并核对日志只增不改"
    );
    app.add_option("--vkey", arguments.key_text, "日志公钥（名称+编号+Base64），取自可信的渠道");
    app.footer(kExitCodes);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : static_cast<int>(Outcome::misused);
    }
    DiskFiles files;
    try {
        const auto report = check(files, arguments);
        for (const auto& line : report.lines) {
            fmt::print("{}\n", line);
        }
        return static_cast<int>(report.outcome);
    } catch (const Misuse& misuse) {
        fmt::print(stderr, "✗ {}\n", misuse.what());
        return static_cast<int>(Outcome::misused);
    }
}

}  // namespace
}  // namespace mingjing

int main(int argc, char** argv) {
    try {
        return mingjing::run(argc, argv);
    } catch (const std::exception& error) {
        std::cerr << "✗ " << error.what() << '\n';
        return static_cast<int>(mingjing::verify::Outcome::unreadable);
    }
}
