#include "definitions/field_loader.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "base/limits.h"
#include "definitions/pattern.h"
#include "domain/attachment.h"

namespace mingjing::definitions {

namespace {

using domain::Field;
using domain::FieldType;
using domain::Need;

constexpr std::size_t kFieldsMax = 200;
constexpr std::size_t kChoicesMax = 500;

FieldType load_type(Section& section) {
    section.require("type");
    return section.one_of(
        "type",
        FieldType::text,
        {{"text", FieldType::text},
         {"long_text", FieldType::long_text},
         {"code", FieldType::code},
         {"credit_code", FieldType::credit_code},
         {"id_number", FieldType::id_number},
         {"document_number", FieldType::document_number},
         {"phone", FieldType::phone},
         {"date", FieldType::date},
         {"integer", FieldType::integer},
         {"decimal", FieldType::decimal},
         {"boolean", FieldType::boolean},
         {"choice", FieldType::choice},
         {"list", FieldType::list},
         {"citations", FieldType::citations},
         {"duration", FieldType::duration},
         {"ratio", FieldType::ratio},
         {"frequency", FieldType::frequency},
         {"deadline", FieldType::deadline},
         {"condition", FieldType::condition},
         {"reference", FieldType::reference},
         {"references", FieldType::references},
         {"attachments", FieldType::attachments},
         {"table", FieldType::table}}
    );
}

std::vector<domain::Choice> load_choices(Section& section) {
    std::vector<domain::Choice> choices;
    std::set<std::string> known;  // values and synonyms: one word, one meaning
    for (const Node& item : section.items("choices", kChoicesMax)) {
        domain::Choice choice;
        if (item.kind == Node::Kind::scalar) {
            choice.value = item.text;
        } else {
            Section choice_section(item, section.what() + "的选项", section.problems());
            choice.value = choice_section.text("value");
            choice.synonyms = choice_section.texts("synonyms");
        }
        auto words = choice.synonyms;
        words.push_back(choice.value);
        for (const auto& word : words) {
            if (!known.insert(word).second) {
                section.problems().add(
                    item, fmt::format("{}的选项“{}”写了两次", section.what(), word)
                );
            }
        }
        choices.push_back(std::move(choice));
    }
    return choices;
}

std::string kind_words() {
    std::string words;
    for (const auto& kind : domain::file_kinds()) {
        words += (words.empty() ? "" : "、") + std::string(kind.word);
    }
    return words;
}

void load_condition(Field& field, Section& section) {
    const Node* node = section.child("required_when");
    if (node == nullptr) {
        return;
    }
    Section condition(*node, section.what() + "的required_when", section.problems());
    field.required_when = std::pair{condition.text("field"), condition.text("equals")};
}

constexpr std::size_t kCountMax = 50;

void load_attachments(Field& field, Section& section) {
    const bool is_attachments = field.type == FieldType::attachments;
    field.kinds = section.texts("kinds");
    field.count_max = section.size_or("count_max", field.count_max, kCountMax);
    field.megabytes_max =
        section.size_or("megabytes_max", field.megabytes_max, limits::kAttachmentMegabytesMax);
    for (const auto& word : field.kinds) {
        if (domain::find_file_kind(word) == nullptr) {
            section.problem(
                "kinds", fmt::format("没有“{}”这种附件，可用的有{}", word, kind_words())
            );
        }
    }
    if (is_attachments != !field.kinds.empty()) {
        section.problem(
            "kinds",
            section.what() + (is_attachments ? "是附件，缺少“kinds”（可以上传哪些类型的文件）"
                                             : "不是附件，不能写“kinds”")
        );
    }
    if (!is_attachments && (section.has("count_max") || section.has("megabytes_max"))) {
        section.problem("kinds", section.what() + "不是附件，不能写“count_max”“megabytes_max”");
    }
    if (is_attachments && (field.is_filter || field.is_searched)) {
        section.problem("filter", section.what() + "是附件，不能写“filter”“searched”");
    }
}

bool refers(FieldType type) {
    return type == FieldType::reference || type == FieldType::references;
}

void check_shape(const Field& field, Section& section) {
    const auto& what = section.what();
    if (refers(field.type) != !field.refers_to.empty()) {
        section.problem(
            "refers_to",
            what + (refers(field.type) ? "是引用，缺少“refers_to”（引用哪个清单）"
                                       : "不是引用，不能写“refers_to”")
        );
    }
    if (field.type == FieldType::choice && field.choices.empty()) {
        section.problem("choices", what + "是选项，缺少“choices”");
    }
    if (field.type != FieldType::choice && field.type != FieldType::list &&
        !field.choices.empty()) {
        section.problem("choices", what + "不是选项或列表，不能写“choices”");
    }
    if ((field.type == FieldType::table) != section.has("fields")) {
        section.problem(
            "fields",
            what + (section.has("fields") ? "不是子表，不能写“fields”" : "是子表，缺少“fields”")
        );
    }
    if ((field.need == Need::required || field.required_when) && field.missing.empty()) {
        section.problem("need", what + "必填，请用“missing”写明为什么必填、依据哪条规定");
    }
    if (field.is_personal && !section.has("open")) {
        section.problem("personal", what + "是个人信息，请写明“open”：公示还是只供内部使用");
    }
    if (field.is_personal && field.type == FieldType::table) {
        section.problem("personal", what + "是子表，请在子字段上写“personal”");
    }
    if (field.minimum && field.maximum && *field.minimum > *field.maximum) {
        section.problem("minimum", what + "的“minimum”大于“maximum”");
    }
    const bool is_number = field.type == FieldType::integer || field.type == FieldType::decimal;
    if (!is_number && (field.minimum || field.maximum)) {
        section.problem("minimum", what + "不是数值，不能写“minimum”“maximum”");
    }
    if (field.type != FieldType::code && field.pad_zeros > 0) {
        section.problem("pad_zeros", what + "不是编码，不能写“pad_zeros”");
    }
}

Field load_field(
    const Node& node, const std::string& path, Section& parent, std::vector<Reference>& references
) {
    const Node* name = node.find("key");
    Section section(
        node, fmt::format("字段“{}{}”", path, name == nullptr ? "?" : name->text), parent.problems()
    );
    Field field;
    field.key = section.text("key");
    if (!field.key.empty() && !is_key(field.key)) {
        section.problem("key", section.what() + "的“key”只能用小写字母、数字和下划线，以字母开头");
    }
    field.label = section.text("label");
    field.type = load_type(section);
    field.need = section.one_of(
        "need",
        Need::optional,
        {{"optional", Need::optional},
         {"recommended", Need::recommended},
         {"required", Need::required}}
    );
    load_condition(field, section);
    field.is_open = section.flag_or("open", true);
    field.is_personal = section.flag_or("personal", false);
    field.is_searched = section.flag_or("searched", false);
    field.is_filter = section.flag_or("filter", false);
    field.unit = section.text_or("unit", {});
    field.pattern = section.text_or("pattern", {});
    check_pattern(field.pattern, "pattern", section);
    field.vocabulary = section.one_of<std::string_view>("vocabulary", "", {{"unit", "unit"}});
    field.refers_to = section.text_or("refers_to", {});
    field.refers_by = section.text_or("refers_by", {});
    const int missing_target =
        section.one_of("must_exist", 0, {{"always", 0}, {"warn", 1}, {"later", 2}});
    field.reference_must_exist = missing_target == 0;
    field.reference_may_come_later = missing_target == 2;
    if (!field.refers_to.empty()) {
        references.push_back(
            {parent.problems().file(),
             section.line("refers_to"),
             path + field.key,
             field.refers_to,
             field.refers_by}
        );
    }
    load_attachments(field, section);
    field.choices = load_choices(section);
    field.choices_closed = section.flag_or("closed", true);
    field.minimum = section.integer("minimum");
    field.maximum = section.integer("maximum");
    field.length_max = section.size_or("length_max", field.length_max, 100'000);
    field.pad_zeros = section.size_or("pad_zeros", 0, 32);
    field.headers = section.texts("headers");
    field.hint = section.text_or("hint", {});
    field.missing = section.text_or("missing", {});
    field.masks = section.text_or("masks", {});
    if (path.empty()) {
        field.children = load_fields(section, field.key + ".", references);
    } else if (section.child("fields") != nullptr) {
        section.problem("fields", section.what() + "：子表里不能再有子表");
    }
    check_shape(field, section);
    return field;
}

}  // namespace

std::vector<Field> load_fields(
    Section& parent, const std::string& path, std::vector<Reference>& references
) {
    std::vector<Field> fields;
    for (const Node& node : parent.items("fields", kFieldsMax)) {
        Field field = load_field(node, path, parent, references);
        for (const Field& other : fields) {
            if (other.key == field.key && !field.key.empty()) {
                parent.problems().add(
                    node, fmt::format("字段“{}{}”的“key”写了两次", path, field.key)
                );
            } else if (other.label == field.label && !field.label.empty()) {
                parent.problems().add(
                    node, fmt::format("“label: {}”用在了两个字段上", field.label)
                );
            }
        }
        fields.push_back(std::move(field));
    }
    return fields;
}

}  // namespace mingjing::definitions
