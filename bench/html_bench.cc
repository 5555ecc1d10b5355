// Renders a list page of 50 rows and 6 columns, about 19 KB, and prints how long one takes.

#include <algorithm>
#include <array>
#include <chrono>
#include <iostream>
#include <string>

#include <fmt/format.h>

#include "html/templates.h"

namespace {

using mingjing::Fields;
using mingjing::List;

constexpr auto* kPage = R"({{> header}}
<table>
{{#rows}}
<tr><td><a href="{{url}}">{{number}}</a></td><td class="name">{{name}}</td><td>{{kind}}</td>
<td>{{basis}}</td><td>{{unit.name}}</td><td>{{#valid}}有效{{/valid}}{{^valid}}失效{{/valid}} {{date}}</td></tr>
{{/rows}}
</table>
{{> footer}}
)";

Fields page_data() {
    List rows;
    for (int row = 0; row < 50; ++row) {
        rows.emplace_back(Fields{
            {"url", fmt::format("/registers/enforcement_items/QZ-{:04}", row)},
            {"number", row},
            {"name", "对用人单位拒不支付劳动者工资报酬行为的处罚 <劳动>"},
            {"kind", "行政处罚"},
            {"basis",
             "《中华人民共和国劳动法》第九十一条、《劳动保障监察条例》第二十六条及相关规定，责令支"
             "付"},
            {"unit", Fields{{"name", "劳动保障监察支队"}}},
            {"valid", row % 3 != 0},
            {"date", "2026-03-01"},
        });
    }
    return {
        {"title", "执法事项清单"},
        {"office", "海曦市人力资源和社会保障局"},
        {"rows", std::move(rows)}};
}

}  // namespace

int main() {
    const mingjing::html::Templates templates(mingjing::html::Sources{
        {"page", kPage},
        {"header",
         "<!doctype html><html lang=\"zh-CN\"><title>{{title}}</title><h1>{{title}}</h1>"},
        {"footer", "<footer>{{office}}</footer></html>"},
    });
    const auto data = page_data();
    std::array<double, 500> took{};
    std::size_t bytes = 0;
    for (auto& microseconds : took) {
        const auto start = std::chrono::steady_clock::now();
        bytes = templates.render("page", data).size();
        microseconds =
            std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - start)
                .count();
    }
    std::sort(took.begin(), took.end());
    std::cout << fmt::format(
        "page of {} bytes: median {:.0f} us (target 150)\n", bytes, took[took.size() / 2]
    );
}
