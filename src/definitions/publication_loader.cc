#include "definitions/publication_loader.h"

#include <fmt/format.h>

#include "definitions/section.h"

namespace mingjing::definitions {

namespace {

constexpr std::size_t kRulesMax = 500;

domain::PublicationRule::Shorter load_shorter(const Node& node, Section& parent) {
    Section section(node, parent.what() + "的shorter", parent.problems());
    domain::PublicationRule::Shorter shorter;
    shorter.field = section.text("field");
    shorter.values = section.texts("values");
    shorter.days = section.integer("days").value_or(0);
    if (shorter.values.empty() || shorter.days < 1 || shorter.days > 3650) {
        section.problem({}, section.what() + "要写明“values”（哪些值）和“days”（1至3650日）");
    }
    return shorter;
}

LoadedRule load_rule(const Node& node, Problems& problems) {
    const Node* name = node.find("register");
    Section section(
        node, fmt::format("“{}”的公示规则", name == nullptr ? "?" : name->text), problems
    );
    LoadedRule loaded;
    loaded.file = problems.file();
    loaded.line = section.line("register");
    domain::PublicationRule& rule = loaded.rule;
    rule.register_key = section.text("register");
    rule.scope = section.text("scope");
    rule.content = section.text("content");
    rule.channel = section.text("channel");
    rule.reviewers = section.texts("reviewers");
    rule.time_limit_days = section.integer("time_limit_days").value_or(0);
    rule.working_days = section.flag_or("working_days", true);
    rule.counted_from = section.text_or("counted_from", {});
    if (const Node* shorter = section.child("shorter")) {
        rule.shorter = load_shorter(*shorter, section);
    }
    rule.display_months = section.integer("display_months").value_or(0);
    rule.supervision = section.text("supervision");
    rule.basis = section.text("basis");
    rule.external_approval = section.text_or("external_approval", {});
    if (rule.reviewers.empty()) {
        section.problem(
            "reviewers",
            section.what() + "没有“reviewers”：公开前应当审查（政府信息公开条例第十七条）"
        );
    }
    if (rule.time_limit_days < 0 || rule.time_limit_days > 3650 || rule.display_months < 0 ||
        rule.display_months > 1200) {
        section.problem({}, section.what() + "的期限不能为负，也不能超过十年（公示期一百年）");
    }
    return loaded;
}

}  // namespace

std::vector<LoadedRule> load_publication_rules(const Node& root, Problems& problems) {
    std::vector<LoadedRule> rules;
    Section section(root, "公示规则表", problems);
    for (const Node& node : section.items("rules", kRulesMax)) {
        LoadedRule loaded = load_rule(node, problems);
        for (const LoadedRule& other : rules) {
            if (other.rule.register_key == loaded.rule.register_key) {
                problems.add(
                    node,
                    fmt::format(
                        "“{}”有两条公示规则（另一条在第{}行）", loaded.rule.register_key, other.line
                    )
                );
            }
        }
        rules.push_back(std::move(loaded));
    }
    return rules;
}

}  // namespace mingjing::definitions
