#include "definitions/procedure_loader.h"

#include <algorithm>

#include <fmt/format.h>

#include "case_file/gate.h"
#include "case_file/step_form.h"
#include "definitions/procedure_checks.h"
#include "definitions/section.h"
#include "domain/cell.h"
#include "domain/characters.h"

namespace mingjing::definitions {

namespace {

using domain::Procedure;

constexpr std::size_t kLanesMax = 6;
constexpr std::size_t kStagesMax = 40;
constexpr std::size_t kStepsMax = 120;
constexpr std::size_t kActsMax = 80;
constexpr std::size_t kGatesMax = 20;
constexpr std::size_t kLimitsMax = 60;
constexpr std::int64_t kLimitMax = 4000;
// What fits a box of the chart and the line that leaves it.
constexpr std::size_t kStageNameMax = 18;
constexpr std::size_t kStageNoteMax = 13;
constexpr std::size_t kStepNameMax = 12;

Value read_as(domain::FieldType type, std::string_view text, const domain::Vocabulary& names) {
    domain::Field field;
    field.type = type;
    return domain::parse_cell(field, text, {}, names).value;
}

// Every statute named is one this bureau knows; 国办发〔2018〕118号 stands by itself.
void check_basis(Section& section, std::string_view key, std::string_view basis, const Laws& laws) {
    const domain::Vocabulary vocabulary{[&](std::string_view, std::string_view alias) {
        const auto found = laws.find(alias);
        return found == laws.end() ? std::nullopt : std::optional(found->second);
    }};
    const auto value = read_as(domain::FieldType::citations, basis, vocabulary);
    const auto* citations = value.list();
    if (citations == nullptr) {
        const auto number = read_as(domain::FieldType::document_number, basis, vocabulary);
        if (!basis.empty() && number.is_null()) {
            section.problem(key, fmt::format("{}的依据“{}”不是法律依据", section.what(), basis));
        }
        return;
    }
    for (const auto& citation : *citations) {
        const auto law = text_of(*citation.fields(), "law");
        if (!laws.contains(law)) {
            section.problem(
                key, fmt::format("{}的依据《{}》不在statutes.yaml里", section.what(), law)
            );
        }
    }
}

void check_length(Section& section, std::string_view key, std::string_view text, std::size_t max) {
    if (domain::character_count(text) > max) {
        section.problem(
            key, fmt::format("{}的“{}”超过{}个字，流程图里写不下", section.what(), key, max)
        );
    }
}

// Reads one item of a list, and that its key is a key and its own.
template <typename T, typename Read>
std::vector<T> load_list(
    Section& section, std::string_view list, std::size_t max, std::string_view word, Read read
) {
    std::vector<T> all;
    for (const Node& node : section.items(list, max)) {
        const Node* key = node.find("key");
        Section item(
            node, fmt::format("{}“{}”", word, key == nullptr ? "?" : key->text), section.problems()
        );
        T one = read(item);
        one.key = item.text("key");
        one.name = item.text("name");
        if (!is_key(one.key)) {
            item.problem("key", item.what() + "只能用小写字母、数字和下划线");
        } else if (std::ranges::find(all, one.key, &T::key) != all.end()) {
            item.problem("key", item.what() + "写了两次");
        }
        all.push_back(std::move(one));
    }
    if (all.empty()) {
        section.problem(list, fmt::format("{}没有“{}”", section.what(), list));
    }
    return all;
}

template <typename T>
void check_known(
    Section& item, std::string_view key, const std::string& wanted, const std::vector<T>& all
) {
    if (!wanted.empty() && std::ranges::find(all, wanted, &T::key) == all.end()) {
        item.problem(key, fmt::format("{}的“{}: {}”不存在", item.what(), key, wanted));
    }
}

domain::Stage load_stage(Section& item, const Procedure& procedure) {
    domain::Stage stage;
    stage.lane = item.text("lane");
    stage.note = item.text_or("note", {});
    stage.is_end = item.flag_or("is_end", false);
    stage.was = item.texts("was");
    check_known(item, "lane", stage.lane, procedure.lanes);
    check_length(item, "name", item.text_or("name", {}), kStageNameMax);
    check_length(item, "note", stage.note, kStageNoteMax);
    return stage;
}

// What a step offers of the choices of its act, each of them one of the act's own.
std::map<std::string, std::vector<std::string>, std::less<>> load_offers(
    Section& item, const case_file::ActKind& kind
) {
    const Node* offers = item.child("offers");
    if (offers == nullptr) {
        return {};
    }
    std::map<std::string, std::vector<std::string>, std::less<>> all;
    const auto& fields = case_file::schema_of(kind, case_file::Of::form).fields;
    Section section(*offers, item.what() + "的“offers”", item.problems());
    for (const auto& key : offers->keys) {
        auto& offered = all[key] = section.texts(key);
        const auto* field = domain::find_field(fields, key);
        if (field == nullptr || field->choices.empty()) {
            section.problem(key, fmt::format("{}的“{}”没有选项可选", item.what(), key));
            continue;
        }
        if (offered.empty()) {
            section.problem(key, fmt::format("{}的“{}”没有留下一个选项", item.what(), key));
        }
        for (const auto& value : offered) {
            if (!field->has_choice(value)) {
                section.problem(key, fmt::format("{}的“{}”没有选项“{}”", item.what(), key, value));
            }
        }
    }
    return all;
}

// What a step does not ask of what its act may state.
std::vector<std::string> load_omits(Section& item, const case_file::ActKind& kind) {
    const auto& fields = case_file::schema_of(kind, case_file::Of::form).fields;
    auto omits = item.texts("omits");
    for (const auto& key : omits) {
        const auto* field = domain::find_field(fields, key);
        if (field == nullptr || field->need == domain::Need::required) {
            item.problem("omits", fmt::format("{}的“{}”不是可以不问的一项", item.what(), key));
        }
    }
    return omits;
}

// Who takes it, what is stated, what stands before it: a step of either kind.
void load_doing(Section& item, const Procedure& procedure, const Laws& laws, domain::Step& step) {
    step.by = item.text("by");
    step.basis = item.text("basis");
    step.gates = item.texts("gates");
    step.performance = item.text_or("performance", {});
    check_known(item, "by", step.by, procedure.lanes);
    check_basis(item, "basis", step.basis, laws);
    if (const auto* kind = case_file::act_kind(step.act); kind == nullptr || !kind->is_step) {
        item.problem(
            "act", fmt::format("{}的“act: {}”不是系统认识的办理内容", item.what(), step.act)
        );
    } else {
        step.offers = load_offers(item, *kind);
        step.omits = load_omits(item, *kind);
    }
    if (step.gates.size() > kGatesMax) {
        item.problem("gates", fmt::format("{}的门控超过{}个", item.what(), kGatesMax));
    }
    for (const auto& gate : step.gates) {
        if (case_file::find_gate(gate) == nullptr) {
            item.problem("gates", fmt::format("{}的门控“{}”不存在", item.what(), gate));
        }
    }
}

domain::Step load_step(Section& item, const Procedure& procedure, const Laws& laws) {
    domain::Step step;
    step.from = item.text("from");
    step.to = item.text("to");
    step.act = item.text_or("act", std::string(case_file::Noted::kAct));
    load_doing(item, procedure, laws, step);
    check_known(item, "from", step.from, procedure.stages);
    check_known(item, "to", step.to, procedure.stages);
    check_length(item, "name", item.text_or("name", {}), kStepNameMax);
    if (!step.from.empty() && step.from == step.to) {
        item.problem("to", item.what() + "回到它自己的环节");
    }
    step.continues = item.texts("continues");
    const auto* to = procedure.stage(step.to);
    if (!step.continues.empty() && to != nullptr && !to->is_end) {
        item.problem("continues", item.what() + "不进入结束环节，没有由别的程序接着办理的");
    }
    return step;
}

// One that leaves the matter where it is; `open` alone is taken at no stage.
domain::Step load_act(Section& item, const Procedure& procedure, const Laws& laws) {
    domain::Step step;
    step.at = item.texts("at");
    step.act = item.text("act");
    load_doing(item, procedure, laws, step);
    for (const auto& stage : step.at) {
        check_known(item, "at", stage, procedure.stages);
    }
    const bool is_before_the_end = std::ranges::any_of(step.at, [&](const auto& key) {
        const auto* stage = procedure.stage(key);
        return stage != nullptr && !stage->is_end;
    });
    if (step.act == case_file::Archived::kAct && is_before_the_end) {
        item.problem("at", item.what() + "只能在结束环节办理：没有结案的不归档");
    }
    if (step.at.empty() != (step.act == case_file::Opened::kAct)) {
        item.problem("at", item.what() + "没有写在哪些环节（at）可以办理；只有登记案源不写");
    }
    return step;
}

std::vector<std::string> load_marks(
    Section& item, std::string_view key, const Procedure& procedure
) {
    auto marks = item.texts(key);
    for (const auto& mark : marks) {
        if (procedure.step(mark) == nullptr) {
            item.problem(key, fmt::format("{}的“{}: {}”不存在", item.what(), key, mark));
        }
    }
    if (marks.empty()) {
        item.problem(key, fmt::format("{}没有“{}”", item.what(), key));
    }
    return marks;
}

// Each act that starts it says for which thing, in a fact, and so does one that ends it, unless it
// has no such field: that is an end of all of them.
void check_per(Section& item, const domain::TimeLimit& limit, const Procedure& procedure) {
    if (limit.per.empty()) {
        return;
    }
    for (const auto* marks : {&limit.starts, &limit.ends}) {
        for (const auto& mark : *marks) {
            const auto* step = procedure.step(mark);
            const auto* kind = step == nullptr ? nullptr : case_file::act_kind(step->act);
            if (kind == nullptr) {
                continue;  // said before
            }
            const auto form = case_file::form_of(*step, *kind);
            const auto* field = domain::find_field(form.fields, limit.per);
            if (field == nullptr && marks == &limit.ends) {
                continue;
            }
            const bool is_word = field != nullptr && (field->type == domain::FieldType::text ||
                                                      field->type == domain::FieldType::code ||
                                                      field->type == domain::FieldType::choice);
            if (!is_word || field->is_personal || field->need != domain::Need::required) {
                item.problem(
                    "per",
                    fmt::format(
                        "{}按“{}”分别计算，“{}”却没有这个必填的、写成一个词的项目",
                        item.what(),
                        limit.per,
                        mark
                    )
                );
            }
        }
    }
}

// Of a procedure in which nothing is decided none would ever run.
domain::RunsOf load_condition(Section& item, const Procedure& procedure) {
    using enum domain::RunsOf;
    const auto runs_of = item.one_of<domain::RunsOf>(
        "when", any, {{"money_is_imposed", money}, {"performance_is_owed", performance}}
    );
    const bool decides = std::ranges::any_of(procedure.steps, [](const domain::Step& step) {
        return step.act == case_file::Decided::kAct || step.act == case_file::DecidedOnSpot::kAct;
    });
    if (runs_of != any && !decides) {
        item.problem("when", item.what() + "以决定的内容为条件，程序却没有作出决定的步骤");
    }
    return runs_of;
}

domain::TimeLimit load_limit(Section& item, const Procedure& procedure, const Laws& laws) {
    using domain::Counting;
    using Unit = std::optional<Counting>;
    domain::TimeLimit limit;
    limit.amount = item.integer("amount").value_or(0);
    item.require("unit");
    limit.counting = item.one_of(
        "unit",
        Unit{Counting::natural_days},
        {{"working_day", Unit{Counting::working_days}},
         {"day", Unit{Counting::natural_days}},
         {"month", Unit{Counting::months}},
         {"hour", Unit{}}}
    );
    limit.starts = load_marks(item, "starts", procedure);
    limit.ends = load_marks(item, "ends", procedure);
    limit.is_notice = item.flag_or("is_notice", false);
    limit.extension = item.integer("extension").value_or(0);
    limit.extended_by = item.text_or("extended_by", {});
    limit.excludes = item.text_or("excludes", {});
    limit.per = item.text_or("per", {});
    limit.runs_of = load_condition(item, procedure);
    limit.was = item.texts("was");
    limit.basis = item.text("basis");
    check_per(item, limit, procedure);
    check_known(item, "extended_by", limit.extended_by, procedure.lanes);
    check_basis(item, "basis", limit.basis, laws);
    if (limit.amount < 1 || limit.amount > kLimitMax || limit.extension < 0 ||
        limit.extension > kLimitMax) {
        item.problem("amount", fmt::format("{}应当在1到{}之间", item.what(), kLimitMax));
    }
    if (limit.amount + limit.extension > kLimitMax) {
        item.problem("extension", fmt::format("{}连同延长不应当超过{}", item.what(), kLimitMax));
    }
    if ((limit.extension > 0) == limit.extended_by.empty()) {
        item.problem(
            {}, item.what() + "的“extension”和“extended_by”应当一起写：延长多久，由谁批准"
        );
    }
    return limit;
}

}  // namespace

domain::Procedure load_procedure(const Node& root, const Laws& laws, Problems& problems) {
    const Node* key = root.find("key");
    Section section(root, fmt::format("程序“{}”", key == nullptr ? "?" : key->text), problems);
    Procedure procedure;
    procedure.key = section.text("key");
    procedure.name = section.text("name");
    procedure.category = section.text("category");
    procedure.certificates = section.texts("certificates");
    procedure.handles = section.texts("handles");
    procedure.about = section.text("about");
    procedure.basis = section.text("basis");
    check_basis(section, "basis", procedure.basis, laws);
    procedure.lanes =
        load_list<domain::Lane>(section, "lanes", kLanesMax, "泳道", [](Section& item) {
            domain::Lane lane;
            lane.duty = item.one_of<std::string>(
                "duty",
                "handle",
                {{"handle", "handle"}, {"examine", "examine"}, {"decide", "decide"}}
            );
            return lane;
        });
    procedure.stages =
        load_list<domain::Stage>(section, "stages", kStagesMax, "环节", [&](Section& item) {
            return load_stage(item, procedure);
        });
    procedure.steps =
        load_list<domain::Step>(section, "steps", kStepsMax, "步骤", [&](Section& item) {
            return load_step(item, procedure, laws);
        });
    procedure.acts =
        load_list<domain::Step>(section, "acts", kActsMax, "办理内容", [&](Section& item) {
            return load_act(item, procedure, laws);
        });
    if (section.has("limits")) {
        procedure.limits =
            load_list<domain::TimeLimit>(section, "limits", kLimitsMax, "期限", [&](Section& item) {
                return load_limit(item, procedure, laws);
            });
    }
    check_procedure(procedure, section);
    return procedure;
}

}  // namespace mingjing::definitions
