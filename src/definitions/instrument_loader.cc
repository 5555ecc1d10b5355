#include "definitions/instrument_loader.h"

#include <algorithm>

#include <fmt/format.h>

#include "case_file/event.h"
#include "definitions/field_loader.h"
#include "definitions/section.h"
#include "domain/case_fact.h"

namespace mingjing::definitions {

namespace {

using domain::Field;
using domain::FieldType;
using domain::InstrumentField;
using domain::InstrumentKind;
using domain::Need;
using domain::Remedy;

constexpr std::size_t kTakesMax = 60;
constexpr std::string_view kDay = "on";

// Whether the entry's title names a person, who may ask to be forgotten.
bool names_somebody(const domain::Schema* schema) {
    if (schema == nullptr) {
        return false;
    }
    const auto* title = domain::find_field(schema->fields, schema->title);
    return title != nullptr && title->is_personal;
}

Field child(std::string key, std::string label, FieldType type) {
    Field field;
    field.key = std::move(key);
    field.label = std::move(label);
    field.type = type;
    return field;
}

// What stands in the record instead of a reference: the entry's title as it was that day.
void resolve(InstrumentField& one, const InstrumentWorld& world) {
    auto& field = one.field;
    if (field.type != FieldType::reference && field.type != FieldType::references) {
        return;
    }
    one.resolves = field.refers_to;
    one.resolves_by = field.refers_by;
    field.is_personal = field.is_personal || names_somebody(world.find(field.refers_to));
    if (field.type == FieldType::reference) {
        field.type = FieldType::text;
    } else {
        field.type = FieldType::table;
        field.children = {
            child("name", "姓名或者名称", FieldType::text),
            child("number", "编号", FieldType::code)};
    }
    field.refers_to.clear();
    field.refers_by.clear();
}

class Take {
  public:
    Take(const Node& node, Section& parent, const InstrumentWorld& world)
        : world_(world),
          section_(node, fmt::format("“takes”中的“{}”", name_of(node)), parent.problems()) {}

    InstrumentField read() {
        one_.field.key = section_.text("key");
        const bool is_every = section_.has("every");
        if (is_every) {
            every(section_.text("every"));
        } else {
            last(section_.text("from"));
        }
        const auto key = section_.text_or("key", {});
        one_.field.key = key;
        one_.field.label = section_.text_or("label", one_.field.label);
        one_.field.need = section_.one_of(
            "need",
            one_.field.need == Need::required ? Need::required : Need::optional,
            {{"required", Need::required}, {"optional", Need::optional}}
        );
        one_.field.missing = fmt::format("{}为空", one_.field.label);
        one_.field.hint.clear();
        says();
        if (!section_.flag_or("as_code", false)) {
            resolve(one_, world_);
        }
        if (!is_key(one_.field.key)) {
            section_.problem("key", section_.what() + "的“key”只能用小写字母、数字和下划线");
        }
        return std::move(one_);
    }

  private:
    static std::string name_of(const Node& node) {
        const auto* key = node.find("key");
        return key == nullptr ? "?" : key->text;
    }

    const case_file::ActKind* act(std::string_view name, std::string_view at) {
        const auto* kind = case_file::act_kind(name);
        if (kind == nullptr) {
            section_.problem(at, fmt::format("{}：案件没有“{}”这种办理", section_.what(), name));
        }
        return kind;
    }
    const Field* field_of(
        const case_file::ActKind& kind, std::string_view name, std::string_view at
    ) {
        const auto& schema = case_file::schema_of(kind, case_file::Of::record);
        const auto* field = domain::find_field(schema.fields, name);
        if (field == nullptr) {
            section_.problem(
                at, fmt::format("{}：“{}”没有“{}”这一项", section_.what(), kind.name, name)
            );
        }
        return field;
    }

    // decide.reasons: what the last act of that kind stated.
    void last(const std::string& from) {
        const auto dot = from.find('.');
        if (dot == std::string::npos) {
            section_.problem("from", section_.what() + "的“from”应当写成“办理.字段”");
            return;
        }
        const auto name = from.substr(dot + 1);
        one_.taken = domain::TakenFrom{from.substr(0, dot), name};
        if (one_.taken->act == domain::kCaseFacts) {
            computed(name);
            return;
        }
        const auto* kind = act(one_.taken->act, "from");
        if (kind == nullptr) {
            return;
        }
        only(*kind);
        if (name == kDay) {
            one_.field = child("", std::string(kind->name) + "日期", FieldType::date);
            one_.field.need = Need::required;
        } else if (const auto* field = field_of(*kind, name, "from")) {
            one_.field = *field;
        }
    }

    // case.surcharge: what the case knows by its clocks.
    void computed(const std::string& name) {
        if (const auto* fact = domain::case_fact(name)) {
            one_.field = fact->field;
        } else {
            section_.problem("from", fmt::format("{}：案件自己不知道“{}”", section_.what(), name));
        }
    }

    // Every act of that kind, a row each.
    void every(const std::string& name) {
        one_.taken = domain::TakenFrom{name, ""};
        one_.field = child("", "", FieldType::table);
        const auto* kind = act(name, "every");
        if (kind == nullptr) {
            return;
        }
        one_.field.label = kind->name;
        only(*kind);
        for (const auto& column : section_.texts("with")) {
            if (column == kDay) {
                one_.field.children.push_back(child("on", "日期", FieldType::date));
            } else if (const auto* field = field_of(*kind, column, "with")) {
                one_.field.children.push_back(*field);
                // Erased one by one is for registers; here the table goes as one.
                one_.field.is_personal = one_.field.is_personal || field->is_personal;
                one_.field.children.back().is_personal = false;
            }
        }
        if (one_.field.children.empty()) {
            section_.problem("with", section_.what() + "没有用“with”写明取哪几项");
        }
        provided();
    }

    void only(const case_file::ActKind& kind) {
        const auto* node = section_.child("only");
        if (node == nullptr) {
            return;
        }
        Section inner(*node, section_.what() + "的“only”", section_.problems());
        for (const auto& key : node->keys) {
            static_cast<void>(field_of(kind, key, "only"));
            const auto* value = node->find(key);
            const bool is_one = value->kind == Node::Kind::scalar;
            one_.taken->only.emplace_back(
                key, is_one ? std::vector{inner.text(key)} : inner.texts(key)
            );
        }
    }

    void provided() {
        const auto* node = section_.child("provided");
        if (node == nullptr) {
            return;
        }
        Section inner(*node, section_.what() + "的“provided”", section_.problems());
        one_.taken->provided = domain::Provided{
            inner.text("act"), inner.text("same"), inner.text("field"), inner.text("value")};
        if (const auto* kind = act(one_.taken->provided->act, "provided")) {
            static_cast<void>(field_of(*kind, one_.taken->provided->same, "provided"));
            static_cast<void>(field_of(*kind, one_.taken->provided->field, "provided"));
        }
    }

    void says() {
        const auto* node = section_.child("says");
        if (node == nullptr) {
            return;
        }
        Section flags(*node, section_.what() + "的“says”", section_.problems());
        for (const auto& flag : node->keys) {
            const auto value = flags.text(flag);
            const bool is_choice =
                std::ranges::find(one_.field.choices, value, &domain::Choice::value) !=
                one_.field.choices.end();
            if (!is_choice) {
                flags.problem(flag, fmt::format("{}：没有“{}”这个取值", flags.what(), value));
            }
            one_.says.emplace_back(flag, value);
        }
    }

    const InstrumentWorld& world_;
    Section section_;
    InstrumentField one_;
};

// A table one of whose columns may name people is erased as a whole.
void keep_apart_with_its_rows(Field& field) {
    field.is_personal =
        field.is_personal || std::ranges::any_of(field.children, &Field::is_personal);
}

void take_all(
    const std::vector<Node>& nodes,
    Section& section,
    const InstrumentWorld& world,
    InstrumentKind& kind
) {
    for (const auto& node : nodes) {
        auto one = Take(node, section, world).read();
        const bool is_twice = std::ranges::any_of(kind.fields, [&](const auto& other) {
            return other.field.key == one.field.key;
        });
        if (is_twice) {
            section.problems().add(node, fmt::format("“key: {}”写了两次", one.field.key));
        }
        keep_apart_with_its_rows(one.field);
        kind.fields.push_back(std::move(one));
    }
}

void take_bundles(
    Section& section, const Bundles& bundles, const InstrumentWorld& world, InstrumentKind& kind
) {
    for (const auto& name : section.texts("uses")) {
        const auto* bundle = bundles.find(name);
        if (bundle == nullptr) {
            section.problem("uses", fmt::format("instruments.yaml的“bundles”里没有“{}”", name));
        } else {
            take_all(bundle->items, section, world, kind);
        }
    }
}

void state_fields(Section& section, const InstrumentWorld& world, InstrumentKind& kind) {
    std::vector<Reference> references;
    kind.form.fields = load_fields(section, "", references);
    for (const auto& reference : references) {
        if (world.find(reference.refers_to) == nullptr) {
            section.problems().add(
                reference.line, fmt::format("没有“{}”这张清单", reference.refers_to)
            );
        }
    }
    for (const auto& field : kind.form.fields) {
        InstrumentField one{field, {}, "", "", {}};
        resolve(one, world);
        keep_apart_with_its_rows(one.field);
        kind.fields.push_back(std::move(one));
    }
}

// Whoever writes at length names people: such a text can be erased, and is no part of a leaf.
void check_texts(Section& section, const InstrumentKind& kind) {
    for (const auto& one : kind.fields) {
        const bool is_long = one.field.type == FieldType::long_text ||
                             std::ranges::any_of(one.field.children, [](const Field& child) {
                                 return child.type == FieldType::long_text;
                             });
        if (is_long && !one.field.is_personal) {
            section.problem(
                one.taken ? "takes" : "fields",
                fmt::format(
                    "“{}”是一段文字，可能写到个人，应当写明“personal: true”", one.field.label
                )
            );
        }
    }
}

// One that tells of each act says which one it is by what it takes from it.
void check_each(Section& section, const InstrumentKind& kind) {
    const auto is_of_it = [&](const InstrumentField& one) {
        return one.taken && one.taken->act == kind.each;
    };
    if (!kind.each.empty() && std::ranges::none_of(kind.fields, is_of_it)) {
        section.problem("each", fmt::format("“takes”没有取自“{}”的内容", kind.each));
    }
    const bool has_rows = std::ranges::any_of(kind.fields, [&](const auto& one) {
        return is_of_it(one) && one.taken->field.empty();
    });
    if (has_rows) {
        section.problem("each", "每次办理各写一份的文书，不能再用“every”把每次都列进去");
    }
}

void check_procedures(Section& section, const InstrumentWorld& world, const InstrumentKind& kind) {
    for (const auto& category : kind.categories) {
        if (std::ranges::find(world.procedures, category, &domain::Procedure::category) ==
            world.procedures.end()) {
            section.problem("categories", fmt::format("没有一个程序属于“{}”", category));
        }
    }
    for (const auto& procedure : kind.procedures) {
        if (std::ranges::find(world.procedures, procedure, &domain::Procedure::key) ==
            world.procedures.end()) {
            section.problem("procedures", fmt::format("没有“{}”这个程序", procedure));
        }
    }
}

}  // namespace

const domain::Schema* InstrumentWorld::find(std::string_view register_key) const {
    const auto found = std::ranges::find_if(registers, [&](const auto* schema) {
        return schema->key == register_key;
    });
    return found == registers.end() ? nullptr : *found;
}

InstrumentKind load_instrument(
    const Node& root, const Bundles& bundles, const InstrumentWorld& world, Problems& problems
) {
    Section section(root, "文书", problems);
    InstrumentKind kind;
    kind.key = section.text("key");
    kind.name = section.text("name");
    kind.series = section.text_or("series", {});
    kind.categories = section.texts("categories");
    kind.procedures = section.texts("procedures");
    section.require("goes");
    kind.goes_out = section.one_of("goes", false, {{"out", true}, {"file", false}});
    kind.duty = section.one_of<std::string_view>(
        "duty", "handle", {{"handle", "handle"}, {"examine", "examine"}, {"decide", "decide"}}
    );
    kind.is_in_main_book = section.one_of("book", kind.goes_out, {{"main", true}, {"side", false}});
    kind.order = static_cast<std::int64_t>(section.size_or("order", 0, 1000));
    kind.decides = section.flag_or("decides", false);
    kind.is_for_after = section.flag_or("after_end", false);
    kind.each = section.text_or("each", {});
    kind.dated = section.text_or("dated", {});
    kind.remedy = section.one_of(
        "remedy",
        Remedy::none,
        {{"either", Remedy::either}, {"reconsideration_first", Remedy::reconsideration_first}}
    );
    kind.signs = section.texts("signs");
    kind.tells = section.texts("tells");
    kind.template_name = section.text_or("template", kind.key);
    take_bundles(section, bundles, world, kind);
    take_all(section.items("takes", kTakesMax), section, world, kind);
    state_fields(section, world, kind);
    check_procedures(section, world, kind);
    check_texts(section, kind);
    check_each(section, kind);
    if (kind.categories.empty()) {
        section.problem("categories", "文书没有写明用于哪类程序（categories）");
    }
    kind.form.key = kind.schema.key = kind.key;
    kind.form.name = kind.schema.name = kind.name;
    kind.form.audience = kind.schema.audience = domain::Audience::internal;
    for (const auto& one : kind.fields) {
        kind.schema.fields.push_back(one.field);
    }
    return kind;
}

}  // namespace mingjing::definitions
