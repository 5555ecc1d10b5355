#include "case_file/cited.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <iterator>

#include <fmt/format.h>

namespace mingjing::case_file {

namespace {

constexpr std::string_view kBeforePages = "，第";
constexpr std::string_view kAfterPages = "页";

std::vector<Citable> acts_of(const Question& q) {
    std::vector<Citable> acts;
    const auto add = [&](const domain::Step& step) {
        const bool is_known = std::ranges::find(acts, step.name, &Citable::name) != acts.end();
        if (q.state.last.contains(step.key) && !is_known) {
            acts.push_back({step.name, "办理记录", false, 0});
        }
    };
    std::ranges::for_each(q.procedure.steps, add);
    std::ranges::for_each(q.procedure.acts, add);
    return acts;
}

// By its number; one that bears none by its title, with its code where there are several of it.
std::vector<Citable> instruments_of(const Question& q) {
    auto all = q.around.filed ? q.around.filed(q.state.opened) : std::vector<Paper>{};
    std::erase_if(all, &Paper::is_voided);
    std::vector<Citable> instruments;
    for (const auto& one : all) {
        const auto alike = std::ranges::count_if(all, [&](const Paper& other) {
            return !other.has_number && other.name == one.name;
        });
        const auto name = one.has_number ? one.number
                          : alike > 1    ? one.name + one.number
                                         : one.name;
        instruments.push_back({name, "文书", true, one.pages});
    }
    return instruments;
}

// The numbers in 3-5、8; nothing where it is no such thing.
std::vector<std::int64_t> pages_of(std::string_view said) {
    static constexpr std::array<std::string_view, 4> kMarks{"-", "、", "至", "—"};
    std::vector<std::int64_t> pages;
    while (true) {
        std::int64_t page = 0;
        const auto* const end = said.data() + said.size();
        const auto [after, error] = std::from_chars(said.data(), end, page);
        if (error != std::errc{} || page < 1) {
            return {};
        }
        pages.push_back(page);
        said.remove_prefix(static_cast<std::size_t>(after - said.data()));
        if (said.empty()) {
            return pages;
        }
        const auto* mark = std::ranges::find_if(kMarks, [&](std::string_view one) {
            return said.starts_with(one);
        });
        if (mark == kMarks.end()) {
            return {};
        }
        said.remove_prefix(mark->size());
    }
}

// 证据1，第3页 -> 证据1 and 3; the pages are "" where none are said.
struct Said {
    std::string_view name;
    std::string_view pages;
};
Said said_in(std::string_view line) {
    const auto comma = line.rfind(kBeforePages);
    if (comma == std::string_view::npos || !line.ends_with(kAfterPages)) {
        return {line, {}};
    }
    auto pages = line.substr(comma + kBeforePages.size());
    pages.remove_suffix(kAfterPages.size());
    return {line.substr(0, comma), pages};
}

std::string page_fault(const Citable& cited, std::string_view said) {
    if (said.empty()) {
        return cited.has_pages ? fmt::format("引用的“{}”没有写明页码", cited.name) : std::string{};
    }
    const auto pages = pages_of(said);
    if (pages.empty()) {
        return fmt::format("引用的“{}”的页码“{}”不能识别", cited.name, said);
    }
    const auto last = std::ranges::max(pages);
    return cited.pages != 0 && last > cited.pages
               ? fmt::format("引用的“{}”共{}页，没有第{}页", cited.name, cited.pages, last)
               : std::string{};
}

}  // namespace

std::vector<Citable> citable(const Question& question) {
    std::vector<Citable> all;
    for (const auto& [number, finding] : question.state.evidence) {
        all.push_back({"证据" + number, "证据", !question.state.pageless.contains(number), 0});
    }
    std::ranges::move(instruments_of(question), std::back_inserter(all));
    std::ranges::move(acts_of(question), std::back_inserter(all));
    return all;
}

std::string citation_fault(std::string_view line, const std::vector<Citable>& known) {
    const auto said = said_in(line);
    const auto cited = std::ranges::find(known, said.name, &Citable::name);
    return cited == known.end() ? fmt::format("引用的“{}”不在本案案卷里", said.name)
                                : page_fault(*cited, said.pages);
}

std::vector<const Fields*> points_of(const Fields& element, std::string_view category) {
    std::vector<const Fields*> points;
    const auto* rows = member(element, "points").list();
    if (rows == nullptr) {
        return points;
    }
    for (const auto& row : *rows) {
        const auto* of = member(*row.fields(), "categories").list();
        const bool is_for_it =
            of == nullptr || of->empty() || std::ranges::any_of(*of, [&](const Value& one) {
                return one.text() != nullptr && *one.text() == category;
            });
        if (is_for_it) {
            points.push_back(row.fields());
        }
    }
    return points;
}

bool must_be_cited(const Fields& element, std::string_view category) {
    static constexpr std::array<std::string_view, 3> kOfTheFile{"事实", "证据", "程序"};
    const auto name = text_of(element, "element");
    const auto names = [&](std::string_view word) {
        return name.find(word) != std::string_view::npos;
    };
    return std::ranges::any_of(kOfTheFile, names) ||
           std::ranges::any_of(points_of(element, category), [](const Fields* point) {
               const auto* evidence = member(*point, "evidence").list();
               return evidence != nullptr && !evidence->empty();
           });
}

}  // namespace mingjing::case_file
