// What a schema demands of a finished entry, whoever made it: needs, types, choices,
// patterns, bounds, references; then the rules it names.

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>

#include "domain/attachment.h"
#include "domain/cell.h"
#include "domain/characters.h"
#include "domain/day.h"
#include "domain/decimal.h"
#include "domain/entry_key.h"
#include "domain/identifiers.h"
#include "domain/pattern.h"
#include "domain/rules.h"

namespace mingjing::domain {
namespace {

constexpr std::size_t kChildRowsMax = 5000;
constexpr std::size_t kShown = 40;

bool is_missing(const Value& value) {
    const auto* text = value.text();
    const auto* list = value.list();
    return value.is_null() || (text != nullptr && text->empty()) ||
           (list != nullptr && list->empty());
}

// The days an entry applies on, as far as it says so; "" for no end.
struct Force {
    std::string from, to;
};

// An entry that began long ago still stands on its bases today.
Force force_of(const Schema& schema, const Fields& entry, std::chrono::sys_days today) {
    const auto day = [&](const std::string& field) {
        return field.empty() ? std::string{} : std::string(text_of(entry, field));
    };
    return {std::max(day(schema.effective_from), iso(today)), day(schema.effective_to)};
}

// One group of fields: the entry, or one child row of it.
class Checker {
  public:
    Checker(const Lookup& lookup, Force force, Issues& issues)
        : lookup_(lookup), force_(std::move(force)), issues_(issues) {}

    void check(const std::vector<Field>& fields, const Fields& values) {
        for (const auto& [key, value] : values) {
            if (find_field(fields, key) == nullptr && !value.is_null()) {
                say(Level::rejected,
                    "unknown-field",
                    key,
                    "清单中没有字段“" + key + "”",
                    "请去掉该字段");
            }
        }
        for (const auto& field : fields) {
            const auto& value = member(values, field.key);
            if (is_missing(value)) {
                judge_absence(field, values);
            } else {
                judge(field, value);
            }
        }
    }

  private:
    void say(
        Level level,
        const char* code,
        const std::string& field,
        std::string what,
        const char* remedy
    ) {
        issues_.push_back({level, code, path_ + field, std::move(what), remedy, "", "", row_});
    }

    void reject(const Field& field, const char* code, std::string what, const char* remedy) {
        say(Level::rejected, code, field.key, std::move(what), remedy);
    }

    static bool is_required(const Field& field, const Fields& values) {
        if (field.need == Need::required) {
            return true;
        }
        if (!field.required_when) {
            return false;
        }
        const auto& [other, wanted] = *field.required_when;
        const auto& value = member(values, other);
        if (const auto* flag = value.boolean()) {
            return *flag == (wanted == "true");
        }
        return text_of(values, other) == wanted;
    }

    void judge_absence(const Field& field, const Fields& values) {
        if (is_required(field, values)) {
            reject(
                field,
                "required-missing",
                field.missing.empty() ? field.label + "为空" : field.missing,
                "请填写后再提交"
            );
        } else if (field.need == Need::recommended) {
            say(Level::warned,
                "recommended-missing",
                field.key,
                field.missing.empty() ? field.label + "未填写" : field.missing,
                "请补填");
        }
    }

    void judge(const Field& field, const Value& value) {
        if (field.is_personal && (value == Value(kHidden) || value == Value(kSecret))) {
            reject(
                field,
                "hidden-value",
                field.label + "是隐藏了的个人信息，不是原值",
                "请写明目的、导出含个人信息的表后再改，或者填写原值"
            );
            return;
        }
        if (!has_its_shape(field, value)) {
            reject(
                field,
                "invalid-type",
                field.label + "的内容不是" + std::string(type_name(field.type)),
                "请重新填写"
            );
            return;
        }
        if (const auto* text = value.text()) {
            judge_text(field, *text);
        }
        if (const auto* number = value.integer()) {
            judge_bounds(field, std::to_string(*number));
        }
        if (const auto* list = value.list()) {
            field.type == FieldType::table ? judge_rows(field, *list) : judge_items(field, *list);
        }
    }

    static bool has_its_shape(const Field& field, const Value& value) {
        switch (field.type) {
            case FieldType::boolean:
                return value.boolean() != nullptr;
            case FieldType::integer:
            case FieldType::frequency:
                return value.integer() != nullptr;
            case FieldType::list:
            case FieldType::references:
            case FieldType::citations:
            case FieldType::attachments:
            case FieldType::table:
                return value.list() != nullptr;
            case FieldType::duration:
            case FieldType::ratio:
            case FieldType::deadline:
            case FieldType::condition:
                return value.fields() != nullptr;
            default:
                return value.text() != nullptr;
        }
    }

    void judge_text(const Field& field, const std::string& text) {
        if (character_count(text) > field.length_max) {
            reject(
                field,
                "too-long",
                field.label + "超过" + std::to_string(field.length_max) + "字",
                "请精简"
            );
            return;
        }
        if (!field.pattern.empty() && !matches(field.pattern, text)) {
            reject(
                field,
                "pattern-mismatch",
                "“" + cut(text, kShown) + "”不符合" + field.label + "的格式",
                field.hint.empty() ? "请按规定格式填写" : field.hint.c_str()
            );
        }
        judge_kind(field, text);
        if (field.type == FieldType::choice) {
            judge_choice(field, text);
        }
        if (field.type == FieldType::reference) {
            judge_reference(field, text);
        }
    }

    void judge_kind(const Field& field, const std::string& text) {
        if (field.type == FieldType::date && !day_of(text)) {
            reject(
                field, "invalid-date", "“" + cut(text, kShown) + "”不是有效日期", "请按年-月-日填写"
            );
        }
        if (field.type == FieldType::decimal) {
            if (canonical_decimal(text) == text) {
                judge_bounds(field, text);
            } else {
                reject(
                    field, "invalid-number", "“" + cut(text, kShown) + "”不是数值", "请填写数值"
                );
            }
        }
        if (field.type == FieldType::credit_code) {
            const auto fault = credit_code_fault(text);
            if (fault == CreditCodeFault::length || fault == CreditCodeFault::charset) {
                reject(
                    field,
                    fault == CreditCodeFault::length ? "uscc-length" : "uscc-charset",
                    "“" + cut(text, kShown) + "”不是统一社会信用代码",
                    "请对照登记证书填写"
                );
            }
        }
        if (field.type == FieldType::id_number && id_number_fault(text) != IdNumberFault::none) {
            reject(field, "id-check-digit", "身份证号有误", "请对照证件填写");
        }
    }

    void judge_bounds(const Field& field, const std::string& number) {
        if (field.minimum && compare(number, std::to_string(*field.minimum)) < 0) {
            reject(
                field,
                "invalid-number",
                field.label + "不得小于" + std::to_string(*field.minimum),
                "请核对数值"
            );
        }
        if (field.maximum && compare(number, std::to_string(*field.maximum)) > 0) {
            reject(
                field,
                "invalid-number",
                field.label + "不得大于" + std::to_string(*field.maximum),
                "请核对数值"
            );
        }
        const auto point = number.find('.');
        const auto places = point == std::string::npos ? 0 : number.size() - point - 1;
        if (field.places_max && places > *field.places_max) {
            reject(
                field,
                "invalid-number",
                field.label + "最多写到小数点后" + std::to_string(*field.places_max) + "位",
                "请核对数值"
            );
        }
    }

    void judge_choice(const Field& field, const std::string& text) {
        if (!field.allows(text)) {
            reject(
                field,
                "enum-unknown",
                "“" + cut(text, kShown) + "”不在" + field.label + "的选项之列",
                "请从所列各项中选填"
            );
        }
    }

    void judge_reference(const Field& field, const std::string& text) {
        if (field.reference_may_come_later || field.refers_to.empty() || !lookup_.find ||
            lookup_.find(field.refers_to, field.refers_by, text)) {
            return;
        }
        say(field.reference_must_exist ? Level::rejected : Level::warned,
            "unknown-reference",
            field.key,
            "没有找到" + field.label + "“" + cut(text, kShown) + "”",
            "请核对，或者先录入被引用的内容");
    }

    void judge_attachments(const Field& field, const List& items) {
        if (items.size() > field.count_max) {
            const auto most = "最多" + std::to_string(field.count_max) + "个";
            reject(field, "too-many-attachments", field.label + most, "请删去多余的附件");
        }
        for (const auto& item : items) {
            if (auto fault = attachment_fault(field, item); !fault.empty()) {
                reject(field, "invalid-attachment", std::move(fault), "请删去后重新上传");
            }
        }
    }

    void judge_items(const Field& field, const List& items) {
        if (field.type == FieldType::attachments) {
            judge_attachments(field, items);
            return;
        }
        for (const auto& item : items) {
            const auto* text = item.text();
            if (field.type == FieldType::citations) {
                if (item.fields() == nullptr || text_of(*item.fields(), "law").empty()) {
                    reject(
                        field, "invalid-citation", field.label + "缺少法律名称", "请写明法律名称"
                    );
                } else {
                    judge_statute(field, text_of(*item.fields(), "law"));
                }
                continue;
            }
            if (text == nullptr) {
                reject(field, "invalid-type", field.label + "的内容不是文字", "请重新填写");
                continue;
            }
            if (field.type == FieldType::references) {
                judge_reference(field, *text);
            } else {
                judge_choice(field, *text);
            }
        }
    }

    // Once for each statute of a field, however many of its articles are cited.
    void judge_statute(const Field& field, std::string_view law) {
        const auto change = lookup_.statute_change ? lookup_.statute_change(law) : std::nullopt;
        const bool is_over = change && change->kind == StatuteChange::Kind::repealed &&
                             change->day <= force_.from &&
                             (force_.to.empty() || force_.to >= change->day);
        const auto what = !is_over ? std::string{}
                                   : field.label + "所引《" + std::string(law) + "》自" +
                                         in_chinese(*day_of(change->day)) + "起废止" +
                                         (change->note.empty() ? "" : "（" + change->note + "）");
        const auto is_same = [&](const Issue& issue) { return issue.what == what; };
        if (is_over && std::none_of(issues_.begin(), issues_.end(), is_same)) {
            say(Level::warned, "statute-repealed", field.key, what, "请核对并改引现行有效的依据");
        }
    }

    void judge_rows(const Field& field, const List& rows) {
        if (rows.size() > kChildRowsMax) {
            reject(field, "too-long", field.label + "的行数过多", "请拆分");
            return;
        }
        const auto outer = std::exchange(path_, field.key + ".");
        for (std::size_t row = 0; row < rows.size(); ++row) {
            row_ = row;
            if (const auto* fields = rows[row].fields()) {
                check(field.children, *fields);
            }
        }
        row_.reset();
        path_ = outer;
    }

    const Lookup& lookup_;
    Force force_;
    Issues& issues_;
    std::string path_;
    std::optional<std::size_t> row_;
};

}  // namespace

Issues check_entry(const Schema& schema, const Fields& entry, const Lookup& lookup) {
    Issues issues;
    Checker(lookup, force_of(schema, entry, lookup.today), issues).check(schema.fields, entry);
    if (const auto fault = unusable(entry_key(schema, entry)); !fault.empty()) {
        issues.push_back(
            {Level::rejected,
             "invalid-key",
             schema.entry_key.front(),
             std::string(fault),
             "请改用简短的编码",
             "",
             "",
             {}}
        );
    }
    for (const auto& name : schema.rules) {
        if (const auto rule = find_rule(name)) {
            const auto arguments = rule_arguments(name);
            rule({schema, entry, lookup, arguments}, issues);
        }
    }
    return issues;
}

}  // namespace mingjing::domain
