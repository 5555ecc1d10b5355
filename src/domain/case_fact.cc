#include "domain/case_fact.h"

#include <algorithm>
#include <string>

namespace mingjing::domain {

namespace {

constexpr std::string_view kLate =
    "加处罚款以决定书已经送达、当事人逾期没有缴纳罚款为前提（行政处罚法第七十二条）";
constexpr std::string_view kReckoned =
    "罚款按公示的裁量基准、阶次提出，或者不予处罚的，才有裁量过程（行政处罚法第三十四条）";
constexpr std::string_view kHeld =
    "期限由系统从采取措施之日起计算，不得超过三十日；检测、鉴定期间先恢复计算（行政强制法第二十五条"
    "）";
constexpr std::string_view kPreserved =
    "先行登记保存的物品作出处理决定以后，由系统写明那张清单登记保存的日期（行政处罚法第五十六条）";
constexpr std::string_view kExtended =
    "经本机关负责人批准延长以后才有延长的期限，延长不得超过三十日（行政强制法第二十五条）";

CaseFact fact(
    std::string key,
    std::string label,
    FieldType type,
    std::string_view source,
    std::string_view next
) {
    CaseFact made{{}, source, next};
    made.field.key = std::move(key);
    made.field.label = std::move(label);
    made.field.type = type;
    made.field.need = Need::required;
    made.field.is_personal = type == FieldType::long_text;  // as every text that may name one
    if (type == FieldType::decimal) {
        made.field.unit = "元";
    }
    return made;
}

// A row each.
CaseFact rows(CaseFact table, const std::vector<CaseFact>& columns) {
    for (const auto& column : columns) {
        table.field.children.push_back(column.field);
    }
    return table;
}

}  // namespace

const std::vector<CaseFact>& case_facts() {
    using enum FieldType;
    static const std::vector<CaseFact> facts{
        fact("reckoning", "裁量过程", long_text, "调查终结", kReckoned),
        fact("decided_fine", "决定的罚款数额", decimal, "送达", kLate),
        fact("unpaid_fine", "尚未缴纳的罚款", decimal, "送达", kLate),
        fact("fine_due_on", "应当缴纳的期限", date, "送达", kLate),
        fact("days_late", "逾期天数", integer, "送达", kLate),
        rows(
            fact("late_instalments", "逾期的各期", table, "送达", kLate),
            {fact("due_on", "缴纳期限至", date, "", ""),
             fact("amount", "应当缴纳的数额", decimal, "", ""),
             fact("days", "逾期天数", integer, "", ""),
             fact("surcharge", "加处罚款", decimal, "", "")}
        ),
        fact("surcharge", "加处罚款数额", decimal, "送达", kLate),
        fact("held_until", "期限届满日", date, "采取强制措施", kHeld),
        fact("preserved_on", "先行登记保存日期", date, "处理先行登记保存的物品", kPreserved),
        fact("held_longer_until", "延长后的期限届满日", date, "延长期限", kExtended)};
    return facts;
}

const CaseFact* case_fact(std::string_view key) {
    const auto& all = case_facts();
    const auto found =
        std::ranges::find_if(all, [&](const auto& one) { return one.field.key == key; });
    return found == all.end() ? nullptr : &*found;
}

}  // namespace mingjing::domain
