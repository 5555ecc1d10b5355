// Import and validation of a workbook of 20,000 rows and 20 columns, as an inspection
// register would be sent: time, and the most memory the importing process ever held.
//
//   import_bench DEFINITIONS-FOLDER [ROWS]

#include <chrono>
#include <cstdlib>
#include <iostream>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "definitions/definitions.h"
#include "domain/identifiers.h"
#include "sheet/reader.h"
#include "sheet/writer.h"
#include "tabular/import.h"

namespace {

using namespace mingjing;
using Steady = std::chrono::steady_clock;

std::vector<sheet::OutCell> row_of(std::size_t number) {
    const auto first = fmt::format("913799{:02}MA{:07}", number % 5 + 1, number);
    const auto code = first + domain::credit_code_check(first);
    const std::vector<std::string> kRisks{"A", "B", "C", "D"};
    std::vector<std::string> cells{
        fmt::format("{}", number),
        fmt::format("海曦示例{}号实业有限公司", number),
        code,
        "有限责任公司",
        "制造业",
        "曦城区",
        fmt::format("海曦市曦城区灯塔路{}号", number % 900 + 1),
        fmt::format("周某{}", number % 300),
        fmt::format("0699-80{:05}", number % 100000),
        fmt::format("{}", number % 500 + 1),
        "存续",
        kRisks[number % 4],
        "A",
        number % 20 == 0 ? "是" : "否",
        fmt::format("{}", number % 3),
        fmt::format("2026年{}月{}日", number % 9 + 1, number % 28 + 1),
        fmt::format("{}", number % 2),
        "网格一",
        "无",
        "示例"};
    std::vector<sheet::OutCell> row;
    for (auto& text : cells) {
        row.push_back({std::move(text)});
    }
    return row;
}

std::string workbook(std::size_t rows) {
    sheet::OutSheet out;
    out.name = "名录库";
    out.title = "检查对象名录库";
    for (const char* label :
         {"序号",
          "检查对象名称",
          "统一社会信用代码",
          "单位类型",
          "行业",
          "所属区县",
          "住所（经营场所）",
          "法定代表人（负责人）",
          "联系电话",
          "用工人数",
          "登记状态",
          "信用风险等级",
          "劳动保障守法诚信等级",
          "是否列入异常名录",
          "近12个月投诉举报次数",
          "最近一次检查日期",
          "本年度已检查次数",
          "网格",
          "特殊情况",
          "备注"}) {
        out.columns.push_back({label});
    }
    for (std::size_t number = 1; number <= rows; ++number) {
        out.rows.push_back(row_of(number));
    }
    return sheet::write_xlsx({out});
}

// In a process of its own, so that its memory is not ours.
std::string made_elsewhere(std::size_t rows) {
    int ends[2];
    if (pipe(ends) != 0) {
        std::abort();
    }
    const auto child = fork();
    if (child == 0) {
        const auto bytes = workbook(rows);
        std::size_t sent = 0;
        while (sent < bytes.size()) {
            const auto count = write(ends[1], bytes.data() + sent, bytes.size() - sent);
            if (count <= 0) {
                _exit(1);
            }
            sent += static_cast<std::size_t>(count);
        }
        _exit(0);
    }
    close(ends[1]);
    std::string bytes;
    std::string block(1U << 16U, '\0');
    for (;;) {
        const auto count = read(ends[0], block.data(), block.size());
        if (count <= 0) {
            break;
        }
        bytes.append(block, 0, static_cast<std::size_t>(count));
    }
    close(ends[0]);
    waitpid(child, nullptr, 0);
    return bytes;
}

double memory_mb() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024;
}

double seconds_since(Steady::time_point start) {
    return std::chrono::duration<double>(Steady::now() - start).count();
}

}  // namespace

int main(int count, char** arguments) {
    if (count < 2) {
        std::cerr << "import_bench DEFINITIONS-FOLDER [ROWS]\n";
        return 2;
    }
    const std::size_t rows = count > 2 ? std::stoul(arguments[2]) : 20000;
    const auto bytes = made_elsewhere(rows);
    const auto definitions = definitions::load_folder(arguments[1]);
    if (!definitions) {
        std::cerr << definitions.error().front().what << '\n';
        return 1;
    }
    std::cout << fmt::format(
        "workbook {} KB, memory before {:.0f} MB\n", bytes.size() / 1024, memory_mb()
    );

    auto start = Steady::now();
    std::size_t cells = 0;
    const auto reader = sheet::Reader::open(bytes, "bench.xlsx");
    const auto read = reader->rows(0, [&](const sheet::SheetRow& row) {
        cells += row.cells.size();
        return true;
    });
    const auto read_seconds = seconds_since(start);
    std::cout << fmt::format(
        "read     {} cells in {:.2f} s, memory {:.0f} MB\n", cells, read_seconds, memory_mb()
    );

    domain::Lookup lookup;
    lookup.today = std::chrono::sys_days{std::chrono::year{2026} / 11 / 13};
    start = Steady::now();
    const auto report = tabular::read_register(
        bytes, "bench.xlsx", *definitions->find("inspection_objects"), *definitions, lookup, {}
    );
    if (!read || !report) {
        return 1;
    }
    std::cout << fmt::format(
        "imported {} rows in {:.2f} s, memory {:.0f} MB ({} accepted, {} warned, {} rejected)\n",
        rows,
        seconds_since(start),
        memory_mb(),
        report->accepted,
        report->warned,
        report->rejected
    );
    return 0;
}
