#include "definitions/record_rule_loader.h"

#include <algorithm>
#include <initializer_list>

#include <fmt/format.h>

#include "case_file/event.h"
#include "definitions/section.h"

namespace mingjing::definitions {

namespace {

using case_file::Archived;
using domain::CasesMeant;
using domain::Procedure;
using domain::RecordRule;

constexpr std::size_t kRecordRulesMax = 300;
constexpr std::size_t kRetentionsMax = 40;
constexpr std::size_t kOrderMax = 1000;

CasesMeant load_cases(Section& item, const RecordWorld& world) {
    CasesMeant cases{item.texts("categories"), item.texts("procedures")};
    for (const auto& category : cases.categories) {
        if (std::ranges::find(world.procedures, category, &Procedure::category) ==
            world.procedures.end()) {
            item.problem(
                "categories", fmt::format("{}：没有一个程序属于“{}”", item.what(), category)
            );
        }
    }
    for (const auto& procedure : cases.procedures) {
        if (std::ranges::find(world.procedures, procedure, &Procedure::key) ==
            world.procedures.end()) {
            item.problem("procedures", fmt::format("{}：没有“{}”这个程序", item.what(), procedure));
        }
    }
    return cases;
}

// Whether a case of that procedure can ever make it due.
bool can_be_due(const RecordRule& rule, const Procedure& procedure) {
    const auto is_it = [&](const domain::Step& step) {
        return step.act == rule.act &&
               (rule.steps.empty() || std::ranges::find(rule.steps, step.key) != rule.steps.end());
    };
    return rule.cases.has(procedure.key, procedure.category) &&
           (std::ranges::any_of(procedure.steps, is_it) ||
            std::ranges::any_of(procedure.acts, is_it));
}

class Rule {
  public:
    Rule(const Node& node, const RecordWorld& world, Problems& problems)
        : world_(world), item_(node, fmt::format("记录规则“{}”", key_of(node)), problems) {}

    RecordRule read() {
        rule_.key = item_.text("key");
        rule_.cases = load_cases(item_, world_);
        rule_.act = item_.text("act");
        rule_.steps = item_.texts("steps");
        rule_.instruments = item_.texts("instruments");
        rule_.evidence = item_.texts("evidence");
        rule_.is_each = item_.flag_or("each", false);
        item_.require("need");
        rule_.is_must = item_.one_of("need", true, {{"must", true}, {"should", false}});
        rule_.basis = item_.text("basis");
        if (!is_key(rule_.key)) {
            item_.problem("key", item_.what() + "的“key”只能用小写字母、数字和下划线");
        }
        check_act();
        check_instruments();
        if (const auto* of_papers = item_.child("of_papers")) {
            read_of_papers(*of_papers);
        }
        check_evidence();
        return std::move(rule_);
    }

  private:
    static std::string key_of(const Node& node) {
        const auto* key = node.find("key");
        return key == nullptr ? "?" : key->text;
    }

    void check_act() {
        const auto* only = item_.child("only");
        const auto* kind = case_file::act_kind(rule_.act);
        if (kind == nullptr) {
            if (!rule_.act.empty()) {
                item_.problem(
                    "act", fmt::format("{}：案件没有“{}”这种办理", item_.what(), rule_.act)
                );
            }
            return;
        }
        for (const auto& procedure : world_.procedures) {
            if (can_be_due(rule_, procedure)) {
                procedures_.push_back(&procedure);
            }
        }
        if (procedures_.empty()) {
            item_.problem(
                "act", item_.what() + "：这些案件的程序里没有一步这样办理，规则永远用不上"
            );
        }
        check_steps();
        if (only != nullptr) {
            read_only(*only, *kind);
        }
    }

    void check_steps() {
        for (const auto& key : rule_.steps) {
            const bool is_there = std::ranges::any_of(procedures_, [&](const auto* procedure) {
                const auto* step = procedure->step(key);
                return step != nullptr && step->act == rule_.act;
            });
            if (!is_there) {
                item_.problem(
                    "steps", fmt::format("{}：没有“{}”这一步这样办理", item_.what(), key)
                );
            }
        }
    }

    void read_only(const Node& node, const case_file::ActKind& kind) {
        Section inner(node, item_.what() + "的“only”", item_.problems());
        const auto& schema = case_file::schema_of(kind, case_file::Of::record);
        for (const auto& key : node.keys) {
            const bool is_one = node.find(key)->kind == Node::Kind::scalar;
            auto values = is_one ? std::vector{inner.text(key)} : inner.texts(key);
            const auto* field = domain::find_field(schema.fields, key);
            if (field == nullptr) {
                inner.problem(key, fmt::format("{}：“{}”没有这一项", inner.what(), kind.name));
            } else {
                check_values(inner, *field, values);
            }
            rule_.only.emplace_back(key, std::move(values));
        }
    }

    static void check_values(
        Section& inner, const domain::Field& field, const std::vector<std::string>& values
    ) {
        for (const auto& value : values) {
            const bool is_known =
                field.type == domain::FieldType::boolean
                    ? value == "true" || value == "false"
                    : std::ranges::find(field.choices, value, &domain::Choice::value) !=
                          field.choices.end();
            if (!is_known) {
                inner.problem(
                    field.key,
                    fmt::format("{}：“{}”没有“{}”这个取值", inner.what(), field.label, value)
                );
            }
        }
    }

    // Each is one a case of them may have, and each case has one to meet the rule with.
    void check_instruments() {
        if (rule_.instruments.empty() && rule_.evidence.empty()) {
            item_.problem("instruments", item_.what() + "没有写明应当有哪种文书或者证据");
        }
        std::vector<const domain::InstrumentKind*> kinds;
        for (const auto& key : rule_.instruments) {
            const auto kind =
                std::ranges::find(world_.instruments, key, &domain::InstrumentKind::key);
            if (kind == world_.instruments.end()) {
                item_.problem(
                    "instruments", fmt::format("{}：没有“{}”这种文书", item_.what(), key)
                );
            } else {
                kinds.push_back(&*kind);
            }
        }
        if (kinds.size() != rule_.instruments.size() || kinds.empty()) {
            return;
        }
        for (const auto* kind : kinds) {
            const bool is_of_one = std::ranges::any_of(procedures_, [&](const auto* procedure) {
                return kind->is_for(procedure->key, procedure->category);
            });
            if (!is_of_one && !procedures_.empty()) {
                item_.problem(
                    "instruments", fmt::format("{}：这些案件没有《{}》", item_.what(), kind->name)
                );
            }
        }
        for (const auto* procedure : procedures_) {
            const bool has_one = std::ranges::any_of(kinds, [&](const auto* kind) {
                return kind->is_for(procedure->key, procedure->category);
            });
            if (!has_one) {
                item_.problem(
                    "instruments",
                    fmt::format(
                        "{}：{}的案件没有其中任何一种文书，规则无法满足",
                        item_.what(),
                        procedure->name
                    )
                );
            }
        }
    }

    // One of its own instruments, for services of papers there are that go out.
    void read_of_papers(const Node& node) {
        Section inner(node, item_.what() + "的“of_papers”", item_.problems());
        if (rule_.act != case_file::Served::kAct) {
            inner.problem({}, inner.what() + "：只有送达（act: serve）才写明送达的文书");
        }
        for (const auto& key : node.keys) {
            auto papers = inner.texts(key);
            if (std::ranges::find(rule_.instruments, key) == rule_.instruments.end()) {
                inner.problem(key, fmt::format("{}：规则没有“{}”这种文书", inner.what(), key));
            }
            for (const auto& paper : papers) {
                const auto kind =
                    std::ranges::find(world_.instruments, paper, &domain::InstrumentKind::key);
                if (kind == world_.instruments.end() || !kind->goes_out) {
                    inner.problem(
                        key, fmt::format("{}：没有“{}”这种送出的文书", inner.what(), paper)
                    );
                }
            }
            rule_.of_papers.emplace_back(key, std::move(papers));
        }
    }

    // Of kinds there are, where the case can register any.
    void check_evidence() {
        if (rule_.evidence.empty()) {
            return;
        }
        const auto& collect = *case_file::act_kind(case_file::Collected::kAct);
        const auto& schema = case_file::schema_of(collect, case_file::Of::record);
        for (const auto& kind : rule_.evidence) {
            if (!domain::find_field(schema.fields, "kind")->has_choice(kind)) {
                item_.problem("evidence", fmt::format("{}：没有“{}”这种证据", item_.what(), kind));
            }
        }
        for (const auto* procedure : procedures_) {
            if (std::ranges::find(procedure->acts, collect.act, &domain::Step::act) ==
                procedure->acts.end()) {
                item_.problem(
                    "evidence", fmt::format("{}：{}的案件不登记证据", item_.what(), procedure->name)
                );
            }
        }
    }

    const RecordWorld& world_;
    Section item_;
    RecordRule rule_;
    std::vector<const Procedure*> procedures_;  // whose cases can make it due
};

domain::Retention load_retention(const Node& node, const RecordWorld& world, Problems& problems) {
    Section item(node, "保管期限", problems);
    domain::Retention retention;
    const auto one_of = [&](std::string_view key, std::initializer_list<std::string_view> words) {
        auto word = item.text(key);
        if (!word.empty() && std::ranges::find(words, word) == words.end()) {
            item.problem(key, fmt::format("保管期限的“{}”应当是{}", key, fmt::join(words, "、")));
        }
        return word;
    };
    retention.grade = one_of("grade", {Archived::kImportant, Archived::kOrdinary});
    retention.kept =
        one_of("kept", {Archived::kForever, Archived::kThirtyYears, Archived::kTenYears});
    retention.cases = load_cases(item, world);
    retention.basis = item.text("basis");
    return retention;
}

// Whatever a case is graded, it is known how long its file is kept.
void check_retentions(
    Section& section, const domain::RecordRules& rules, const RecordWorld& world
) {
    for (const auto& procedure : world.procedures) {
        for (const auto grade : {Archived::kImportant, Archived::kOrdinary}) {
            if (rules.retention_of(grade, procedure.key, procedure.category) == nullptr) {
                section.problem(
                    "retention", fmt::format("没有写明{}的{}案卷保管多久", procedure.name, grade)
                );
            }
        }
    }
}

}  // namespace

domain::RecordRules load_record_rules(
    const Node& root, const RecordWorld& world, Problems& problems
) {
    Section section(root, "记录规则", problems);
    domain::RecordRules rules;
    rules.evidence_order =
        static_cast<std::int64_t>(section.size_or("evidence_order", 0, kOrderMax));
    section.require("evidence_order");
    for (const Node& node : section.items("retention", kRetentionsMax)) {
        rules.retentions.push_back(load_retention(node, world, problems));
    }
    check_retentions(section, rules, world);
    for (const Node& node : section.items("rules", kRecordRulesMax)) {
        auto rule = Rule(node, world, problems).read();
        if (std::ranges::find(rules.rules, rule.key, &RecordRule::key) != rules.rules.end()) {
            problems.add(node, fmt::format("记录规则“{}”写了两次", rule.key));
        }
        rules.rules.push_back(std::move(rule));
    }
    return rules;
}

}  // namespace mingjing::definitions
