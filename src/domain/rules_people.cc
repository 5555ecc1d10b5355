// People: certificates (ZJ-01, ZJ-03), who may hold one, who may review (CF-27).

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "domain/annual_review.h"
#include "domain/characters.h"
#include "domain/day.h"
#include "domain/rule_parts.h"

namespace mingjing::domain::rule {
namespace {

constexpr const char* kNoCertificateNoAct = "行政处罚法第四十二条";
// The day the revised 行政处罚法 came into force; who reviewed before it is not a beginner.
constexpr std::string_view kFirstReviewerRuleSince = "2021-07-15";

void judge_certificate(
    const RuleInput& input,
    const Fields& certificate,
    std::string_view path,
    std::optional<std::size_t> row,
    Issues& issues
) {
    const auto fault = certificate_fault(certificate, input.lookup.today);
    if (!fault.code.empty()) {
        issues.push_back(
            {Level::warned,
             fault.code,
             std::string(path) + fault.field,
             fault.what,
             "证件恢复有效前不得安排执法",
             kNoCertificateNoAct,
             "ZJ-01",
             row}
        );
    }
}

// The certificate row with that number, of the officer who holds it.
const Fields* certificate_numbered(const Fields& officer, std::string_view number) {
    for (const auto* row : rows_of(officer, "certificates")) {
        if (text_of(*row, "number") == number) {
            return row;
        }
    }
    return nullptr;
}

}  // namespace

CertificateFault certificate_fault(const Fields& certificate, std::chrono::sys_days day) {
    const auto status = text_of(certificate, "status");
    if (status == "注销") {
        return {"cancelled", "status", "证件已注销，只入库存档"};
    }
    if (status == "暂扣") {
        return {"suspended", "status", "证件暂扣，不得安排执法"};
    }
    if (status == "过期") {
        return {"expired", "status", "证件已过期，只入库、不公示为有效"};
    }
    const auto valid_to = day_in(certificate, "valid_to");
    if (valid_to && *valid_to < day) {
        const auto said = status.empty() ? "" : "填写状态为“" + std::string(status) + "”，但";
        return {"expired", "valid_to", said + "有效期至" + iso(*valid_to) + "已届满，不得安排执法"};
    }
    return {};
}

void certificate_validity(const RuleInput& input, Issues& issues) {
    const auto certificates = rows_of(input.entry, "certificates");
    for (std::size_t row = 0; row < certificates.size(); ++row) {
        judge_certificate(input, *certificates[row], "certificates.", row, issues);
    }
    if (find_field(input.schema.fields, "certificates") == nullptr) {
        judge_certificate(input, input.entry, "", std::nullopt, issues);
    }
}

// One that was missed is told and lets the entry in as it is: sections hand lists in before the
// check of the year is over.
void annual_review_passed(const RuleInput& input, Issues& issues) {
    const auto review = text_of(input.entry, "annual_review");
    const auto& threshold = input.lookup.threshold;
    const auto missed_suspends = threshold ? threshold(kMissedReviewSuspends, input.lookup.today)
                                           : std::optional<std::int64_t>{};
    if (!is_suspended_by(review, missed_suspends)) {
        return;
    }
    const bool is_failed = review == kReviewFailed;
    issues.push_back(
        {is_failed ? Level::warned : Level::normalised,
         is_failed ? "annual-review-failed" : "annual-review-missed",
         "annual_review",
         is_failed ? "年度审核不合格，证件不能使用" : "没有参加年度审核，证件不能使用",
         "审核合格前不得安排执法；已经补审的，请更正年度审核",
         "",
         "ZJ-03",
         {}}
    );
}

void person_type_may_enforce(const RuleInput& input, Issues& issues) {
    static constexpr std::array<std::string_view, 6> kExcluded{
        "劳务派遣", "派遣", "借调", "劳动合同", "合同制", "临时"};
    const auto type = text_of(input.entry, "person_type");
    for (const auto excluded : kExcluded) {
        if (has(type, excluded)) {
            issues.push_back(
                {Level::rejected,
                 "person-type-not-allowed",
                 "person_type",
                 std::string(type) + "人员不得从事行政执法",
                 "不得列入执法人员；请由在编人员承担",
                 "山东省行政执法监督条例第十条",
                 "",
                 {}}
            );
            return;
        }
    }
}

void namesake_told_apart(const RuleInput& input, Issues& issues) {
    const auto name = text_of(input.entry, "name");
    const auto id_number = text_of(input.entry, "id_number");
    if (name.empty() || !input.lookup.find_others) {
        return;
    }
    for (const auto& other : input.lookup.find_others(input.schema.key, "name", name)) {
        const auto other_number = text_of(other, "id_number");
        if (id_number.empty() || other_number.empty() || id_number == other_number) {
            continue;
        }
        const bool same_unit = text_of(other, "unit") == text_of(input.entry, "unit");
        issues.push_back(
            {Level::warned,
             "namesake",
             "name",
             std::string(same_unit ? "与本单位另一人员" : "与另一单位人员") +
                 "同名，身份证号不同，按两人处理",
             "请核对是否为同一人",
             "",
             "",
             {}}
        );
        return;
    }
}

void window_certificate(const RuleInput& input, Issues& issues) {
    const auto number = text_of(input.entry, "certificate_number");
    const auto* enforces = member(input.entry, "is_enforcement").boolean();
    if (number.empty()) {
        if (enforces != nullptr && *enforces && !already_said(issues, "certificate_number")) {
            issues.push_back(
                {Level::rejected,
                 "required-missing",
                 "certificate_number",
                 "属于行政执法公务的窗口应当公示执法证件信息",
                 "请填写执法证件编号",
                 "国办发〔2018〕118号（五）",
                 "ZJ-01",
                 {}}
            );
        }
        return;
    }
    if (!input.lookup.find) {
        return;
    }
    const auto officer = input.lookup.find("officers", "certificates.number", number);
    const auto* certificate = officer ? certificate_numbered(*officer, number) : nullptr;
    if (certificate == nullptr) {
        return;
    }
    const auto fault = certificate_fault(*certificate, input.lookup.today);
    if (!fault.code.empty()) {
        const auto status = text_of(*certificate, "status");
        const auto why = fault.field == "status" ? std::string(status) : "已过有效期";
        issues.push_back(
            {Level::warned,
             "certificate-not-valid",
             "certificate_number",
             "该证件" + why + "，不得从事执法公务",
             "请调整窗口人员或者更新证件信息",
             kNoCertificateNoAct,
             "ZJ-01",
             {}}
        );
    }
}

void reviewer_qualified(const RuleInput& input, Issues& issues) {
    if (!text_of(input.entry, "qualification_number").empty()) {
        return;
    }
    const auto first = text_of(input.entry, "first_reviewed_on");
    constexpr const char* kLaw = "行政处罚法第五十八条";
    if (!first.empty() && first < kFirstReviewerRuleSince) {
        issues.push_back(
            {Level::normalised,
             "qualified-by-history",
             "qualification_number",
             "2021年7月15日前已从事审核，不受初次从事要求限制",
             "",
             kLaw,
             "CF-27",
             {}}
        );
        return;
    }
    const auto* const since = first.empty() ? "没有法律职业资格证号，也没有首次从事审核日期；"
                                            : "2021年7月15日后初次从事行政处罚决定法制审核，";
    issues.push_back(
        {Level::warned,
         "no-legal-qualification",
         "qualification_number",
         std::string(since) + "应当通过国家统一法律职业资格考试取得资格；不得安排处罚审核",
         "请补填资格证号，或者只安排其他审核",
         kLaw,
         "CF-27",
         {}}
    );
}

}  // namespace mingjing::domain::rule
