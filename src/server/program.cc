#include "server/program.h"

#include <iostream>
#include <variant>

#include <fmt/format.h>
#include <sys/stat.h>

#include "base/clock.h"
#include "base/fault.h"
#include "base/overloaded.h"
#include "definitions/definitions.h"
#include "server/command_line.h"
#include "server/commands.h"
#include "server/control.h"
#include "server/data_folder.h"
#include "server/fsck.h"
#include "server/office.h"
#include "server/resources.h"
#include "server/restore.h"
#include "server/serve.h"
#include "server/terminal.h"

namespace mingjing::server {

namespace {

// By the process that owns the data folder, when one is running; else here.
Exit carry_out(const Act& act) {
    Terminal terminal(act.out);
    DataFolder folder(act.data);
    if (!folder.lock()) {
        const auto answered = ask(folder.control_socket(), act.request, terminal);
        if (!answered) {
            throw Fault("数据目录正被另一个进程使用，但其控制连接没有应答：" + act.data);
        }
        return *answered;
    }
    if (act.request.verb == "fsck") {  // also where no office would open
        const auto places = places_of(folder, act.database);
        return fsck({folder, places, {resource("definitions")}}, terminal);
    }
    const SystemClock clock;
    Office office(folder, {act.database, {resource("definitions")}}, clock);
    return run(office, act.request, terminal);
}

Exit check(const CheckOptions& options) {
    const auto loaded = definitions::load_folders(options.folders);
    if (loaded) {
        std::cout << fmt::format(
            "定义无误：{} 张清单，{} 条公示规则，摘要 {}\n",
            loaded->registers.size(),
            loaded->publication_rules.size(),
            loaded->digest
        );
        return Exit::done;
    }
    for (const auto& problem : loaded.error()) {
        std::cout << fmt::format("{} 第{}行：{}\n", problem.file, problem.line, problem.what);
    }
    return Exit::bad_input;
}

}  // namespace

int program(int argc, char** argv) {
    ::umask(S_IRWXG | S_IRWXO);  // what it makes holds personal data: databases, exports, backups
    try {
        const auto line = parse_command_line(argc, argv);
        return std::visit(
            Overloaded{
                [](const Ended& ended) { return ended.code; },
                [](const ServeOptions& options) { return static_cast<int>(serve(options)); },
                [](const RestoreOptions& options) { return static_cast<int>(restore(options)); },
                [](const CheckOptions& options) { return static_cast<int>(check(options)); },
                [](const Act& act) { return static_cast<int>(carry_out(act)); },
            },
            line
        );
    } catch (const std::exception& error) {
        std::cerr << "出错：" << error.what() << '\n';
        return static_cast<int>(Exit::failed);
    }
}

}  // namespace mingjing::server
