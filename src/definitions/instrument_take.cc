#include "definitions/instrument_take.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "case_file/event.h"
#include "domain/case_fact.h"

namespace mingjing::definitions {

namespace {

using domain::Field;
using domain::FieldType;
using domain::InstrumentField;
using domain::Need;
using domain::TakenFrom;

// Whether the entry's title names a person, who may ask to be forgotten.
bool names_somebody(const domain::Schema* schema) {
    if (schema == nullptr) {
        return false;
    }
    const auto* title = domain::find_field(schema->fields, schema->title);
    return title != nullptr && title->is_personal;
}

Field child(std::string key, std::string label, FieldType type, Need need = Need::optional) {
    Field field;
    field.key = std::move(key);
    field.label = std::move(label);
    field.type = type;
    field.need = need;
    return field;
}

class Take {
  public:
    Take(const Node& node, Section& parent, const InstrumentWorld& world)
        : world_(world),
          section_(node, fmt::format("“takes”中的“{}”", name_of(node)), parent.problems()) {}

    InstrumentField read() {
        const auto key = section_.text("key");
        if (section_.has("every")) {
            every(section_.text("every"));
        } else {
            last(section_.text("from"));
        }
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
        } else if (field->is_secret) {
            section_.problem(
                at,
                fmt::format(
                    "{}：“{}”依法保密，不能写进文书（劳动保障监察条例第九条）",
                    section_.what(),
                    field->label
                )
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
        one_.taken = TakenFrom{from.substr(0, dot), name};
        if (one_.taken->act == domain::kCaseFacts) {
            computed(name);
            return;
        }
        const auto* kind = act(one_.taken->act, "from");
        if (kind == nullptr) {
            return;
        }
        only(*kind);
        one_.taken->steps = section_.texts("steps");
        if (name == TakenFrom::kDay) {
            const auto label = std::string(kind->name) + "日期";
            one_.field = child("", label, FieldType::date, Need::required);
        } else if (name == TakenFrom::kPerson) {
            const auto label = std::string(kind->name) + "的人";
            one_.field = child("", label, FieldType::text);
            one_.field.is_personal = true;
            one_.field.is_open = false;
            one_.resolves = TakenFrom::kAccounts;
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
        one_.taken = TakenFrom{name, ""};
        one_.field = child("", "", FieldType::table);
        const auto* kind = act(name, "every");
        if (kind == nullptr) {
            return;
        }
        one_.field.label = kind->name;
        only(*kind);
        for (const auto& column : section_.texts("with")) {
            if (column == TakenFrom::kDay) {
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

}  // namespace

void resolve(InstrumentField& one, const InstrumentWorld& world) {
    auto& field = one.field;
    if (field.type != FieldType::reference && field.type != FieldType::references) {
        return;
    }
    one.resolves = field.refers_to;
    one.resolves_by = field.refers_by;
    const auto* entries = world.find(field.refers_to);
    const bool are_people = names_somebody(entries);
    field.is_personal = field.is_personal || are_people;
    if (field.type == FieldType::reference) {
        field.type = FieldType::text;
    } else {
        field.type = FieldType::table;
        const auto* number =
            entries == nullptr ? nullptr : domain::find_field(entries->fields, field.refers_by);
        field.children = {
            child("name", are_people ? "姓名" : "名称", FieldType::text),
            child("number", number == nullptr ? "编号" : number->label, FieldType::code)};
    }
    field.refers_to.clear();
    field.refers_by.clear();
}

InstrumentField load_taken(const Node& node, Section& parent, const InstrumentWorld& world) {
    return Take(node, parent, world).read();
}

}  // namespace mingjing::definitions
