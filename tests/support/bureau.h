#pragma once

// A small bureau for tests: three registers, their publication rules and five people.
//
//   items     open: code, name, category (filter), limit, remark (internal)
//   officers  open: number, name (personal, open), mobile (personal, internal), unit (filter),
//             items (references), certificates (table with a personal child)
//   devices   internal: number, model

#include <string>
#include <vector>

#include "definitions/definitions.h"
#include "domain/looked_up.h"

namespace mingjing::test {

struct People {
    identity::Actor compiler{"chen", "陈测试", "劳动监察支队", {"compiler"}, ""};
    identity::Actor head{"li", "李样本", "劳动监察支队", {"unit_head"}, ""};
    identity::Actor legal{"zhao", "赵虚构", "政策法规科", {"legal_reviewer"}, ""};
    identity::Actor leader{"wang", "王演示", "局领导", {"bureau_leader"}, ""};
    identity::Actor publisher{"sun", "孙模拟", "信息中心", {"publisher"}, ""};
};

inline domain::Field field(std::string key, std::string label, domain::FieldType type) {
    domain::Field field;
    field.key = std::move(key);
    field.label = std::move(label);
    field.type = type;
    return field;
}

inline domain::Schema items_schema() {
    using domain::FieldType;
    domain::Schema schema;
    schema.key = "items";
    schema.name = "行政执法事项清单";
    schema.digest = "items-v1";
    schema.entry_key = {"code"};
    schema.title = "name";
    schema.list = {"code", "name", "limit"};
    schema.sort = {"code"};
    schema.effective_from = "from";
    schema.effective_to = "to";
    auto category = field("category", "执法类别", FieldType::choice);
    category.choices = {{"行政处罚", {}}, {"行政检查", {}}};
    category.is_filter = true;
    auto remark = field("remark", "内部备注", FieldType::text);
    remark.is_open = false;
    auto code = field("code", "编码", FieldType::code);
    code.need = domain::Need::required;
    schema.fields = {
        code,
        field("name", "事项名称", FieldType::text),
        category,
        field("limit", "办理时限", FieldType::integer),
        field("from", "生效日期", FieldType::date),
        field("to", "失效日期", FieldType::date),
        remark,
    };
    return schema;
}

inline domain::Schema officers_schema() {
    using domain::FieldType;
    domain::Schema schema;
    schema.key = "officers";
    schema.name = "行政执法人员清单";
    schema.digest = "officers-v1";
    schema.entry_key = {"number"};
    schema.title = "name";
    schema.list = {"name", "unit"};
    schema.sort = {"unit", "name"};
    auto name = field("name", "姓名", FieldType::text);
    name.is_personal = true;
    auto mobile = field("mobile", "手机", FieldType::text);
    mobile.is_personal = true;
    mobile.is_open = false;
    auto unit = field("unit", "单位", FieldType::text);
    unit.is_filter = true;
    auto items = field("items", "执法事项", FieldType::references);
    items.refers_to = "items";
    auto certificates = field("certificates", "执法证件", FieldType::table);
    auto holder = field("holder", "持证人", FieldType::text);
    holder.is_personal = true;
    certificates.children = {field("number", "证号", FieldType::code), holder};
    schema.fields = {
        field("number", "编号", FieldType::code), name, mobile, unit, items, certificates};
    schema.rules = {"namesake_told_apart"};
    return schema;
}

inline domain::Schema devices_schema() {
    using domain::FieldType;
    domain::Schema schema;
    schema.key = "devices";
    schema.name = "执法记录设备清单";
    schema.digest = "devices-v1";
    schema.audience = domain::Audience::internal;
    schema.entry_key = {"number"};
    schema.title = "model";
    schema.list = {"number", "model"};
    schema.fields = {
        field("number", "编号", FieldType::code), field("model", "型号", FieldType::text)};
    return schema;
}

inline identity::Roles small_bureau_roles() {
    using identity::Action;
    using identity::Family;
    using identity::Scope;
    return identity::Roles({
        {"compiler",
         "清单编制人",
         Family::business,
         Scope::unit,
         {Action::see, Action::draft, Action::submit}},
        {"unit_head",
         "承办机构负责人",
         Family::business,
         Scope::unit,
         {Action::see, Action::draft, Action::submit, Action::review}},
        {"legal_reviewer",
         "法制审核员",
         Family::business,
         Scope::bureau,
         {Action::see, Action::draft, Action::review, Action::erase, Action::adopt}},
        {"bureau_leader",
         "局负责人",
         Family::business,
         Scope::bureau,
         {Action::see, Action::review, Action::adopt}},
        {"keeper",
         "清单管理员",
         Family::business,
         Scope::bureau,
         {Action::see, Action::draft, Action::submit}},
        {"publisher",
         "公示管理员",
         Family::business,
         Scope::bureau,
         {Action::see, Action::publish, Action::withdraw, Action::erase}},
    });
}

inline definitions::Definitions small_bureau() {
    definitions::Definitions definitions;
    definitions.roles = small_bureau_roles();
    definitions.bureau.name = "海曦市人力资源和社会保障局";
    definitions.registers = {items_schema(), officers_schema(), devices_schema()};
    domain::note_looked_up(definitions.registers);
    for (const auto& schema : definitions.registers) {
        domain::PublicationRule rule;
        rule.register_key = schema.key;
        rule.reviewers = {"unit_head", "legal_reviewer"};
        rule.time_limit_days = 7;
        definitions.publication_rules.push_back(std::move(rule));
    }
    definitions.digest = "small-bureau-v1";
    return definitions;
}

}  // namespace mingjing::test
