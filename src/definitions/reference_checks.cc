#include <map>
#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "case_file/event.h"
#include "definitions/register_checks.h"
#include "definitions/register_loader.h"

namespace mingjing::definitions {

namespace {

using domain::Need;
using domain::Schema;

const Schema* find(const std::vector<LoadedRegister>& registers, std::string_view key) {
    for (const LoadedRegister& loaded : registers) {
        if (loaded.schema.key == key) {
            return &loaded.schema;
        }
    }
    return nullptr;
}

void check_target(const Reference& reference, const Schema* target, std::vector<Problem>& found) {
    Problems problems(reference.file, found);
    if (target == nullptr) {
        problems.add(
            reference.line,
            fmt::format("“{}”引用的清单“{}”不存在", reference.field, reference.refers_to)
        );
    } else if (!reference.refers_by.empty() && domain::find_field(target->fields, reference.refers_by) == nullptr) {
        problems.add(
            reference.line,
            fmt::format(
                "“{}”引用“{}”的字段“{}”，那里没有这个字段",
                reference.field,
                reference.refers_to,
                reference.refers_by
            )
        );
    }
}

// Registers whose entries cannot exist before entries of the other do.
using Waits = std::map<std::string, std::set<std::string>, std::less<>>;

bool comes_back(
    const Waits& waits, const std::string& start, const std::string& at, std::set<std::string>& seen
) {
    const auto found = waits.find(at);
    if (found == waits.end()) {
        return false;
    }
    for (const std::string& next : found->second) {
        if (next == start || (seen.insert(next).second && comes_back(waits, start, next, seen))) {
            return true;
        }
    }
    return false;
}

}  // namespace

void check_handled(
    const Node& root,
    const domain::Procedure& procedure,
    const std::vector<LoadedRegister>& registers,
    Problems& problems
) {
    const Schema* items = find(registers, "enforcement_items");
    const domain::Field* category =
        items == nullptr ? nullptr : domain::find_field(items->fields, "category");
    const Node* handles = root.find("handles");
    if (category == nullptr || handles == nullptr) {
        return;
    }
    for (const auto& one : procedure.handles) {
        if (!category->has_choice(one)) {
            problems.add(
                *handles,
                fmt::format("程序“{}”的“handles: {}”不是执法事项清单的执法类别", procedure.key, one)
            );
        }
    }
}

void check_named_rightly(
    const Node& root,
    const domain::Procedure& procedure,
    const std::vector<LoadedRegister>& registers,
    Problems& problems
) {
    const auto at = [&](std::string_view key) {
        const Node* node = root.find(key);
        return node == nullptr ? root.line : node->line;
    };
    const Schema* items = find(registers, "enforcement_items");
    const domain::Field* category =
        items == nullptr ? nullptr : domain::find_field(items->fields, "category");
    if (category != nullptr && !procedure.category.empty() &&
        !category->has_choice(procedure.category)) {
        problems.add(
            at("category"),
            fmt::format(
                "程序“{}”的“category: {}”不是执法事项清单的执法类别",
                procedure.key,
                procedure.category
            )
        );
    }
    for (const auto& step : procedure.steps) {
        if (step.act == case_file::Opened::kAct) {
            problems.add(
                at("steps"),
                fmt::format(
                    "“{}”（{}）不能是登记案源（act: open）：案件只登记一次，写在acts里",
                    step.name,
                    step.key
                )
            );
        }
    }
}

void check_performance(
    const Node& root,
    const domain::Procedure& procedure,
    const std::vector<LoadedRegister>& registers,
    Problems& problems
) {
    const Schema* results = find(registers, "results");
    const domain::Field* words =
        results == nullptr ? nullptr : domain::find_field(results->fields, "performance");
    if (words == nullptr) {
        return;
    }
    for (const auto* list : {"steps", "acts"}) {
        const Node* all = root.find(list);
        for (const Node& item : all == nullptr ? std::vector<Node>{} : all->items) {
            const Node* word = item.find("performance");
            if (word != nullptr && !words->allows(word->text)) {
                problems.add(
                    *word,
                    fmt::format(
                        "程序“{}”的“performance: {}”不是执法结果公示的履行情况",
                        procedure.key,
                        word->text
                    )
                );
            }
        }
    }
}

void check_major_violation(
    const Node& root,
    const domain::Procedure& procedure,
    const std::vector<LoadedRegister>& registers,
    Problems& problems
) {
    constexpr std::string_view kGate = "major_violation_is_named";
    const Schema* results = find(registers, "results");
    if (results == nullptr || domain::find_field(results->fields, "major_violation") != nullptr) {
        return;
    }
    for (const auto* list : {"steps", "acts"}) {
        const Node* all = root.find(list);
        for (const Node& item : all == nullptr ? std::vector<Node>{} : all->items) {
            const Node* gates = item.find("gates");
            for (const Node& gate : gates == nullptr ? std::vector<Node>{} : gates->items) {
                if (gate.text == kGate) {
                    problems.add(
                        gate,
                        fmt::format(
                            "程序“{}”要写明重大违法行为，清单results没有major_violation这一项",
                            procedure.key
                        )
                    );
                }
            }
        }
    }
}

void check_references(const std::vector<LoadedRegister>& registers, std::vector<Problem>& found) {
    Waits waits;
    std::map<std::string, std::string, std::less<>> names;
    for (const LoadedRegister& loaded : registers) {
        const auto [known, is_new] = names.try_emplace(loaded.schema.name, loaded.schema.key);
        if (!is_new && !loaded.schema.name.empty()) {
            Problems(loaded.file, found)
                .add(
                    1,
                    fmt::format("清单名称“{}”与“{}”相同，公众无法区分", known->first, known->second)
                );
        }
        for (const Reference& reference : loaded.references) {
            check_target(reference, find(registers, reference.refers_to), found);
            const domain::Field* field = domain::find_field(loaded.schema.fields, reference.field);
            if (field != nullptr && field->need == Need::required && field->reference_must_exist) {
                waits[loaded.schema.key].insert(reference.refers_to);
            }
        }
    }
    for (const LoadedRegister& loaded : registers) {
        std::set<std::string> seen;
        if (comes_back(waits, loaded.schema.key, loaded.schema.key, seen)) {
            Problems(loaded.file, found)
                .add(
                    1,
                    fmt::format(
                        "“{}”必填的引用绕一圈又要求它自己先有内容，谁也填不了第一条；"
                        "请把其中一处改为选填或“must_exist: warn”",
                        loaded.schema.key
                    )
                );
        }
    }
}

}  // namespace mingjing::definitions
