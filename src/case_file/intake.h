#pragma once

// How a case comes to be (案源、立案) and who handles it (承办、回避). Law: 行政处罚法 art.
// 54 (CF-23), 42 (CF-14), 43 (CF-15); 劳动保障监察条例 art. 9, 14, 16 (JC-03, JC-02,
// JC-01).

#include <string>
#include <string_view>
#include <vector>

#include "case_file/form.h"

namespace mingjing::case_file {

inline constexpr std::string_view kCitizen = "公民";
inline constexpr std::string_view kOrganisation = "法人或者其他组织";

// 个体工商户 bear what a citizen bears: of two limits the stricter.
[[nodiscard]] inline bool is_organisation(std::string_view party_kind) {
    return party_kind == kOrganisation;
}

// Who the party is, as far as anybody knows yet: named alike where a case is opened and where
// that is mended.
void name_party(auto& self, auto&& field) {
    using enum domain::FieldType;
    field(
        Item{"party_kind", "当事人类别", choice}.of({kCitizen, "个体工商户", kOrganisation}),
        self.party_kind
    );
    field(Item{"party_name", "当事人"}.personal(), self.party_name);
    field(
        Item{"party_id_number", "公民身份号码", id_number}.optional().personal(),
        self.party_id_number
    );
    field(
        Item{"party_born_on", "出生日期", date}.optional().personal().hint(
            "公民没有身份号码的填写；不满十四周岁的不予处罚（行政处罚法第三十条）"
        ),
        self.party_born_on
    );
    field(
        Item{"party_credit_code", "统一社会信用代码", credit_code}.optional().personal(),
        self.party_credit_code
    );
    field(Item{"party_address", "住址或者住所"}.optional().personal(), self.party_address);
    field(Item{"party_phone", "联系电话", phone}.optional().personal(), self.party_phone);
    field(
        Item{"act_ended_on", "行为终了之日", date}.optional().hint(
            "连续或者继续的违法行为从终了之日起计算追责期限（行政处罚法第三十六条）"
        ),
        self.act_ended_on
    );
    field(
        Item{"act_region", "行为发生地"}.optional().hint(
            "写到区、县；执法人员证件的执法区域应当包括这里，没有写明的不核对"
        ),
        self.act_region
    );
    field(Item{"party_age", "行为时年龄", integer}.ours().personal(), self.party_age);
}

// Who told the bureau, named alike where a case is opened and where that is mended.
void name_reporter(auto& self, auto&& field) {
    field(
        Item{"reporter", "举报人、投诉人"}.optional().secret().hint(
            "依法保密：登记以后只有本案承办人员能查看，确定承办人员以前登记人也能查看（劳动保障监察"
            "条例第九条）"
        ),
        self.reporter
    );
    field(
        Item{"reporter_contact", "举报人、投诉人联系方式"}.optional().secret().hint(
            "匿名的不填；以后补充、更正时，没有填写的一项保留原来的内容"
        ),
        self.reporter_contact
    );
}

struct Opened {
    static constexpr std::string_view kAct = "open";
    static constexpr std::string_view kType = "case_opened";
    static constexpr std::string_view kName = "登记案源";

    std::string number;            // 2026-0001, by which people know the case
    std::string procedure;         // key,
    std::string procedure_digest;  // and the adopted bytes it runs by
    std::string unit;              // 承办机构
    std::string source;
    std::string item;
    std::string party_kind;
    std::string party_name;
    std::string party_id_number;
    std::string party_born_on;
    std::string party_credit_code;
    std::string party_address;
    std::string party_phone;
    std::string act_ended_on;    // YYYY-MM-DD; "" where not yet known
    std::int64_t party_age = 0;  // completed years on that day; 0 where nobody knows
    std::string summary;
    std::string reporter = {};  // who reported it
    std::string reporter_contact = {};
    std::string act_region = {};  // where the act happened: a district, no address
    std::string from_case = {};   // number of the case that ended in this one being opened
    bool operator==(const Opened&) const = default;

    static void each(auto& self, auto&& field) {
        using enum domain::FieldType;
        field(Item{"number", "案件编号"}.ours(), self.number);
        field(Item{"procedure", "程序"}.ours(), self.procedure);
        field(Item{"procedure_digest", "程序版本"}.ours(), self.procedure_digest);
        field(Item{"unit", "承办机构"}.ours(), self.unit);
        field(
            Item{"source", "案件来源", choice}.of(
                {"日常巡视检查",
                 "书面材料审查",
                 "双随机抽查",
                 "举报",
                 "投诉",
                 "移送",
                 "上级交办",
                 "申请"}
            ),
            self.source
        );
        field(
            Item{"from_case", "来源案件"}.optional().hint(
                "由另一个案件转来的，写那个案件的编号；登记以后不能更改"
            ),
            self.from_case
        );
        field(Item{"item", "执法事项", reference}.refers("enforcement_items"), self.item);
        name_party(self, field);
        field(Item{"summary", "主要情况", long_text}.personal(), self.summary);
        name_reporter(self, field);
    }
};

// 补充、更正当事人信息: what was not known, or was wrong, when the case was opened.
struct PartyAmended {
    static constexpr std::string_view kAct = "amend_party";
    static constexpr std::string_view kType = "case_party_amended";
    static constexpr std::string_view kName = "补充、更正当事人信息";

    std::string party_kind;
    std::string party_name;
    std::string party_id_number;
    std::string party_born_on;
    std::string party_credit_code;
    std::string party_address;
    std::string party_phone;
    std::string act_ended_on;
    std::int64_t party_age = 0;
    std::string reason;
    std::string act_region = {};  // "": as it was
    bool operator==(const PartyAmended&) const = default;

    static void each(auto& self, auto&& field) {
        name_party(self, field);
        field(Item{"reason", "更正的依据", domain::FieldType::long_text}.personal(), self.reason);
    }
};
// What was not known and is now said is no change of whom it concerns.
[[nodiscard]] inline bool concerns_another(const Opened& was, const PartyAmended& is) {
    const auto changed = [](const std::string& before, const std::string& after) {
        return !before.empty() && before != after;
    };
    return was.party_name != is.party_name || was.party_kind != is.party_kind ||
           was.act_ended_on != is.act_ended_on ||
           changed(was.party_credit_code, is.party_credit_code) ||
           changed(was.party_id_number, is.party_id_number);
}

inline void amend_party(Opened& opened, const PartyAmended& amended) {
    opened.party_kind = amended.party_kind;
    opened.party_name = amended.party_name;
    opened.party_id_number = amended.party_id_number;
    opened.party_born_on = amended.party_born_on;
    opened.party_credit_code = amended.party_credit_code;
    opened.party_address = amended.party_address;
    opened.party_phone = amended.party_phone;
    opened.act_ended_on = amended.act_ended_on;
    opened.party_age = amended.party_age;
    if (!amended.act_region.empty()) {
        opened.act_region = amended.act_region;
    }
}

// 补充、更正举报人信息: each in place of what was known before; what is not stated stays.
struct ReporterAmended {
    static constexpr std::string_view kAct = "amend_reporter";
    static constexpr std::string_view kType = "case_reporter_amended";
    static constexpr std::string_view kName = "补充、更正举报人信息";

    std::string reporter;
    std::string reporter_contact;
    bool operator==(const ReporterAmended&) const = default;

    static void each(auto& self, auto&& field) { name_reporter(self, field); }
};
// Its form is empty whatever is known, the values being secret: nothing typed is nothing changed.
// Nothing erased comes back by it, for an erasure takes a value from every record of the case.
inline void amend_reporter(Opened& opened, const ReporterAmended& amended) {
    const auto amend = [](std::string& known, const std::string& stated) {
        if (!stated.empty()) {
            known = stated;
        }
    };
    amend(opened.reporter, amended.reporter);
    amend(opened.reporter_contact, amended.reporter_contact);
}

struct Docketed {
    static constexpr std::string_view kAct = "docket";
    static constexpr std::string_view kType = "case_docketed";
    static constexpr std::string_view kName = "立案";

    std::string opinion;
    bool is_grave = false;  // five years, not two
    bool operator==(const Docketed&) const = default;

    static void each(auto& self, auto&& field) {
        field(
            Item{"is_grave", "涉及生命健康或者金融安全且有危害后果", domain::FieldType::boolean}
                .optional()
                .hint("追责期限为五年（行政处罚法第三十六条第一款）"),
            self.is_grave
        );
        field(
            Item{"opinion", "审批意见", domain::FieldType::long_text}.optional().personal(),
            self.opinion
        );
    }
};

// 不予立案, 撤销立案, 终止.
struct Dropped {
    static constexpr std::string_view kAct = "drop";
    static constexpr std::string_view kType = "case_dropped";
    static constexpr std::string_view kName = "不再办理";

    static constexpr std::string_view kTooLate = "超过追责期限";
    static constexpr std::string_view kNoFact = "没有违法事实";
    static constexpr std::string_view kElsewhere = "不属于本机关管辖";
    static constexpr std::string_view kMinor = "轻微并已改正";
    static constexpr std::string_view kForACourt = "应当通过仲裁或者诉讼解决";
    static constexpr std::string_view kPartyGone = "当事人死亡或者终止";
    // Of a decision that stands, and is not carried out: 行政强制法 art. 40, 58.
    static constexpr std::string_view kNothingLeft =
        "当事人死亡或者终止且没有财产可供执行、没有义务承受人";
    static constexpr std::string_view kObjectGone = "执行标的灭失";
    static constexpr std::string_view kCourtRefused = "人民法院裁定不予执行";
    // Of a permit the bureau itself looked into: its holder keeps it.
    static constexpr std::string_view kPermitStands = "不应当撤销、撤回、注销许可";
    static constexpr std::string_view kTakenBack = "申请人撤回申请";
    static constexpr std::string_view kOther = "其他";

    std::string ground;
    std::string reason;
    bool operator==(const Dropped&) const = default;

    static void each(auto& self, auto&& field) {
        using enum domain::FieldType;
        field(
            Item{"ground", "理由类别", choice}
                .of(
                    {kTooLate,
                     kNoFact,
                     kElsewhere,
                     kMinor,
                     kForACourt,
                     "转行政处罚普通程序",
                     kPartyGone,
                     kNothingLeft,
                     kObjectGone,
                     kCourtRefused,
                     kPermitStands,
                     kTakenBack,
                     kOther}
                )
                .hint("处罚、处理案件的当事人死亡或者终止，有人承受其义务的，不按这一类终止："
                      "更正当事人信息后继续办理，决定已经作出的向承受人送达"
                      "（民法典第六十七条、行政强制法第四十条）"),
            self.ground
        );
        field(Item{"reason", "理由", long_text}.personal(), self.reason);
    }
};

struct Assigned {
    static constexpr std::string_view kAct = "assign";
    static constexpr std::string_view kType = "case_assigned";
    static constexpr std::string_view kName = "确定承办人员";

    std::vector<std::string> officers;  // certificate numbers, the handler first
    bool has_no_interest = false;       // none of them has cause to be recused
    bool operator==(const Assigned&) const = default;

    static void each(auto& self, auto&& field) {
        using enum domain::FieldType;
        field(
            Item{"officers", "承办人员", references}
                .refers("officers", "certificates.number")
                .hint("主办在前，不得少于两人（行政处罚法第四十二条）"),
            self.officers
        );
        field(
            Item{"has_no_interest", "均无应当回避的情形", boolean}.hint(
                "与案件有直接利害关系或者有其他关系可能影响公正执法的，应当回避（行政处罚法第四十三"
                "条）"
            ),
            self.has_no_interest
        );
    }
};

struct RecusalAsked {
    static constexpr std::string_view kAct = "ask_recusal";
    static constexpr std::string_view kType = "case_recusal_asked";
    static constexpr std::string_view kName = "申请回避";

    std::string officer;
    std::string asked_by;
    std::string ground;
    bool operator==(const RecusalAsked&) const = default;

    static void each(auto& self, auto&& field) {
        using enum domain::FieldType;
        field(
            Item{"officer", "执法人员", reference}.refers("officers", "certificates.number"),
            self.officer
        );
        field(Item{"asked_by", "提出人", choice}.of({"本人", "当事人", "本机关"}), self.asked_by);
        field(Item{"ground", "理由", long_text}.personal(), self.ground);
    }
};

struct RecusalSettled {
    static constexpr std::string_view kAct = "settle_recusal";
    static constexpr std::string_view kType = "case_recusal_settled";
    static constexpr std::string_view kName = "决定回避";

    std::string officer;
    bool is_granted = false;
    std::string reason;
    std::vector<std::string> numbers = {};  // by which the same person was ever of this case
    bool operator==(const RecusalSettled&) const = default;

    static void each(auto& self, auto&& field) {
        using enum domain::FieldType;
        field(
            Item{"officer", "执法人员", reference}.refers("officers", "certificates.number"),
            self.officer
        );
        field(Item{"is_granted", "应当回避", boolean}, self.is_granted);
        field(Item{"reason", "理由", long_text}.personal(), self.reason);
        field(
            Item{"numbers", "其在本案的执法证", references}
                .refers("officers", "certificates.number")
                .ours(),
            self.numbers
        );
    }
};

}  // namespace mingjing::case_file
