// Renders a penalty decision of four pages, again and again in one resident renderer, and
// prints how long one takes. Given a file's name, leaves the PDF there to be looked at.
//
//   press_bench [PDF]

#include <algorithm>
#include <chrono>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "definitions/definitions.h"
#include "press/paper.h"
#include "press/renderer.h"

namespace {

using namespace mingjing;

constexpr int kTimes = 20;
constexpr std::string_view kFacts =
    "2026年1月，当事人安排42名职工加班，每人当月延长工作时间均超过三十六小时，最长的达到五十八小时"
    "，"
    "没有与工会和劳动者协商，也没有依法安排补休。考勤记录、工资支付台账与职工的陈述相互印证。";

List cites(std::string_view law, std::int64_t article) {
    return {Fields{{"law", law}, {"article", article}}};
}

Fields stated() {
    std::string reasons;
    List evidence;
    for (int i = 1; i <= 8; ++i) {
        reasons += std::string(kFacts) + "\n";
        evidence.emplace_back(Fields{
            {"number", std::to_string(i)},
            {"kind", "书证"},
            {"title", fmt::format("2026年{}月考勤记录和工资支付台账", i)}});
    }
    const List officers{
        Fields{{"name", "周执法甲"}, {"number", "37990126001"}},
        Fields{{"name", "吴执法乙"}, {"number", "37990126002"}}};
    return {
        {"party", "样例服饰加工厂"},
        {"party_kind", "法人或者其他组织"},
        {"party_code", "91379901MAFAKE027T"},
        {"party_address", "海曦市曦城区示例路18号"},
        {"item", "违法延长工作时间"},
        {"officers", officers},
        {"evidence", std::move(evidence)},
        {"docketed_on", "2026-03-02"},
        {"notified_on", "2026-03-10"},
        {"is_offered", false},
        {"plea", "明确放弃"},
        {"discussed_on", "2026-03-12"},
        {"conclusion", "给予行政处罚"},
        {"kinds", List{"警告", "罚款"}},
        {"fine", "14700"},
        {"benchmark", "违法延长工作时间"},
        {"tier", "一般"},
        {"violated", cites("中华人民共和国劳动法", 41)},
        {"basis", cites("中华人民共和国劳动法", 90)},
        {"reasons", std::move(reasons)},
        {"correction", "责令立即改正。"},
        {"decided_on", "2026-03-13"}};
}

domain::instrument::Numbered decision(const definitions::Definitions& definitions) {
    domain::instrument::Numbered numbered;
    numbered.name = {"penalty_decision", 2026, 17};
    numbered.title = "行政处罚决定书";
    numbered.number = "海人社监罚决字〔2026〕17号";
    numbered.case_number = "2026-0001";
    numbered.dated = "2026-03-13";
    numbered.code = "7K4M92QXPW5D";
    numbered.address = "https://haixi.example/verify/7K4M92QXPW5D";
    numbered.words = {
        {"agency", definitions.bureau.name},
        {"agency_address", definitions.bureau.address},
        {"agency_phone", definitions.bureau.phone}};
    for (const auto& text : definitions.instrument_settings.texts) {
        numbered.words[text.key] = text.values.back().text;
    }
    numbered.facts = stated();
    return numbered;
}

}  // namespace

int main(int count, char** words) {
    const auto definitions = definitions::load_folders({"definitions", "demo/definitions"});
    if (!definitions) {
        std::cerr << "the definitions do not load; run it from the root of the tree\n";
        return 1;
    }
    const auto& kind = *definitions->instrument("penalty_decision");
    const press::Paper paper(definitions->sources);
    press::Renderer renderer({.worker = "press"});
    std::vector<double> html_ms;
    std::vector<double> pdf_ms;
    press::Rendered last;
    for (int i = 0; i < kTimes + 1; ++i) {
        const auto start = std::chrono::steady_clock::now();
        const auto html = paper.printed(kind, decision(*definitions));
        const auto laid_out = std::chrono::steady_clock::now();
        auto rendered = renderer.render(html, Time{}, "7K4M92QXPW5D");
        const auto end = std::chrono::steady_clock::now();
        if (!rendered) {
            std::cerr << rendered.error().what << "\n";
            return 1;
        }
        last = std::move(*rendered);
        if (i > 0) {  // the first begins the renderer
            html_ms.push_back(std::chrono::duration<double, std::milli>(laid_out - start).count());
            pdf_ms.push_back(std::chrono::duration<double, std::milli>(end - laid_out).count());
        }
    }
    std::ranges::sort(html_ms);
    std::ranges::sort(pdf_ms);
    std::cout << fmt::format(
        "{} pages, {} KB: HTML {:.1f} ms, PDF median {:.0f} ms, longest {:.0f} ms of {}\n",
        last.pages,
        last.pdf.size() / 1024,
        html_ms[html_ms.size() / 2],
        pdf_ms[pdf_ms.size() / 2],
        pdf_ms.back(),
        kTimes
    );
    if (count > 1) {
        std::ofstream(words[1], std::ios::binary) << last.pdf;
    }
    return 0;
}
