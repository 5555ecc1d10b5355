#include "verify/words.h"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "base/overloaded.h"
#include "base/time.h"
#include "case_file/event.h"
#include "codec/canonical.h"

namespace mingjing::verify {
namespace {

using Lines = std::vector<std::string>;

std::string_view known(
    std::string_view code,
    std::initializer_list<std::pair<std::string_view, std::string_view>> words
) {
    for (const auto& [known_code, word] : words) {
        if (code == known_code) {
            return word;
        }
    }
    return code;
}

// What a case states is called as its act is.
std::string_view type_in_words(std::string_view type) {
    for (const auto& kind : case_file::act_kinds()) {
        if (kind.type == type) {
            return kind.name;
        }
    }
    return known(
        type,
        {{"entry_submitted", "提交审核"},
         {"entry_approved", "审核通过"},
         {"entry_returned", "审核退回"},
         {"entry_taken_back", "撤回提交"},
         {"entry_published", "公示"},
         {"entry_withdrawn", "撤回公示"},
         {"entry_erased", "删除个人信息"},
         {"edition_begun", "开始汇总公示"},
         {"edition_completed", "完成汇总公示"},
         {"definitions_adopted", "采用清单定义"},
         {"instrument_sent", "文书送签"},
         {"instrument_signed_off", "文书签发"},
         {"instrument_returned", "文书退回修改"},
         {"instrument_numbered", "文书编号"},
         {"instrument_issued", "文书制成"},
         {"instrument_voided", "文书作废"},
         {"instrument_copy_attached", "上传签字件"},
         {"instrument_copy_withdrawn", "撤回签字件"},
         {"epoch_begun", "日志开始新纪元"}}
    );
}

// table_0_field is labelled as table_field.
std::string without_rows(std::string_view key) {
    std::string plain;
    for (std::size_t i = 0; i < key.size();) {
        const auto end = std::min(key.find('_', i), key.size());
        const auto part = key.substr(i, end - i);
        const bool is_row = !part.empty() && std::all_of(part.begin(), part.end(), [](char c) {
            return c >= '0' && c <= '9';
        });
        if (!is_row) {
            plain += plain.empty() ? "" : "_";
            plain += part;
        }
        i = end + 1;
    }
    return plain;
}

std::string label(const Fields& labels, std::string_view key) {
    if (const auto exact = text_of(labels, key); !exact.empty()) {
        return std::string(exact);
    }
    const auto plain = text_of(labels, without_rows(key));
    return std::string(plain.empty() ? key : plain);
}

void add(
    Lines& lines,
    const Value& value,
    const std::string& name,
    const std::string& path,
    const Fields& labels
);

void add_fields(
    Lines& lines,
    const Fields& fields,
    const std::string& indent,
    const std::string& path,
    const Fields& labels
) {
    for (const auto& [key, value] : fields) {
        const auto full = path.empty() ? key : fmt::format("{}_{}", path, key);
        add(lines, value, fmt::format("{}{}", indent, label(labels, full)), full, labels);
    }
}

void add_list(
    Lines& lines,
    const List& list,
    const std::string& name,
    const std::string& path,
    const Fields& labels
) {
    for (std::size_t i = 0; i < list.size(); ++i) {
        const auto numbered = fmt::format("{}（{}）", name, i + 1);
        add(lines, list[i], numbered, path, labels);
    }
}

void add(
    Lines& lines,
    const Value& value,
    const std::string& name,
    const std::string& path,
    const Fields& labels
) {
    std::visit(
        Overloaded{
            [](std::monostate) {},
            [&](bool is_so) { lines.push_back(name + "：" + (is_so ? "是" : "否")); },
            [&](std::int64_t number) { lines.push_back(name + "：" + std::to_string(number)); },
            [&](const std::string& text) {
                if (!text.empty()) {
                    lines.push_back(name + "：" + text);
                }
            },
            [&](const List& list) { add_list(lines, list, name, path, labels); },
            [&](const Fields& fields) {
                if (const auto digest = text_of(fields, "digest"); !digest.empty()) {
                    lines.push_back(
                        fmt::format("{}：{}（SHA-256 {}）", name, text_of(fields, "name"), digest)
                    );
                    return;
                }
                lines.push_back(name + "：");
                add_fields(lines, fields, "    ", path, labels);
            },
        },
        value.data
    );
}

}  // namespace

std::string time_in_words(Time time) {
    const std::chrono::year_month_day date(day_in_china(time));
    const std::chrono::hh_mm_ss clock(
        std::chrono::floor<std::chrono::seconds>(since_midnight_in_china(time))
    );
    return fmt::format(
        "{}年{}月{}日 {:02}:{:02}:{:02}（北京时间）",
        static_cast<int>(date.year()),
        static_cast<unsigned>(date.month()),
        static_cast<unsigned>(date.day()),
        clock.hours().count(),
        clock.minutes().count(),
        clock.seconds().count()
    );
}

std::string act_in_words(const OpenedRecord& record) {
    return fmt::format(
        "第 {} 号记录：{}，{}，经办账号 {}",
        record.position,
        time_in_words(record.time),
        type_in_words(record.type),
        record.actor
    );
}

std::vector<std::string> content_in_words(const OpenedRecord& submission, const Fields& labels) {
    Lines lines;
    const auto& facts = submission.facts;
    lines.push_back("清单：" + label(labels, text_of(facts, "register")));
    add(lines, member(facts, "key"), "编号", "", {});
    const auto kind = known(
        text_of(facts, "kind"),
        {{"initial", "首次公示"}, {"revision", "修订"}, {"correction", "更正"}}
    );
    add(lines, std::string(kind), "类别", "", {});
    add(lines, member(facts, "effective_from"), "施行日期", "", {});
    add(lines, member(facts, "effective_to"), "失效日期", "", {});
    add(lines, member(facts, "reason"), "理由", "", {});
    if (const auto* content = member(facts, "content").fields()) {
        add_fields(lines, *content, "", "", labels);
    }
    for (const auto& [name, value] : submission.disclosed) {
        add(lines, value, label(labels, name), name, labels);
    }
    if (submission.undisclosed > 0) {
        lines.push_back(fmt::format(
            "另有 {} 项个人信息未公开或者已依法删除，日志中只有它们的承诺值", submission.undisclosed
        ));
    }
    return lines;
}

}  // namespace mingjing::verify
