#pragma once

// Service (送达). Law: 行政处罚法 art. 61 (CF-30); 民事诉讼法 on service (SD-01 to SD-06).

#include <string>
#include <string_view>

#include "case_file/form.h"
#include "case_file/hearing.h"

namespace mingjing::case_file {

struct Served {
    static constexpr std::string_view kAct = "serve";
    static constexpr std::string_view kType = "case_served";
    static constexpr std::string_view kName = "送达";

    static constexpr std::string_view kNotice = "事先告知书";
    static constexpr std::string_view kDecision = "决定书";
    static constexpr std::string_view kDemand = "催告书";
    static constexpr std::string_view kHearingNotice = "听证通知书";
    static constexpr std::string_view kCorrection = "限期改正指令书";
    static constexpr std::string_view kOther = "其他文书";

    static constexpr std::string_view kDirect = "直接送达";
    static constexpr std::string_view kLeft = "留置送达";
    static constexpr std::string_view kElectronic = "电子送达";
    static constexpr std::string_view kAnnounced = "公告送达";

    // Who may sign what is handed over (民事诉讼法 on 直接送达, SD-01).
    static constexpr std::string_view kSelf = "本人";
    static constexpr std::string_view kFamily = "同住成年家属";
    static constexpr std::string_view kLegalRepresentative = "法定代表人";
    static constexpr std::string_view kPersonInCharge = "主要负责人";
    static constexpr std::string_view kMailRoom = "负责收件的人";
    static constexpr std::string_view kNamedReceiver = "指定的代收人";
    static constexpr std::string_view kAgent = "委托的代理人";

    std::string instrument;
    std::string mode;
    std::string proof;
    std::string receiver;
    std::string witness;         // 留置: who stood by, or the recording
    std::string reason;          // 公告: why nothing else was possible,
    std::string announced_on;    // and since when it was to be read
    bool has_consent = false;    // 电子: the party signed the 确认书
    std::string pay_by = {};     // 限期改正, 行政处理: the last day to pay what is ordered
    std::string paper = {};      // which instrument of this case it was (papers.h)
    std::string addressee = {};  // of a permit, where several are told
    std::string told_at = {};    // that one, of a notice of its hearing
    std::string capacity = {};   // 直接: as what the receiver signed
    std::string posted_on = {};  // 邮寄, 委托, 转交: when it was sent off
    bool operator==(const Served&) const = default;

    static void each(auto& self, auto&& field) {  // NOLINT(readability-function-size): one form
        using enum domain::FieldType;
        field(
            Item{"instrument", "送达文书", choice}.of(
                {kNotice, kHearingNotice, kDecision, kDemand, kCorrection, kOther}
            ),
            self.instrument
        );
        field(
            Item{"mode", "送达方式", choice}.of(
                {kDirect, kLeft, "委托送达", "邮寄送达", "转交送达", kElectronic, kAnnounced}
            ),
            self.mode
        );
        field(Item{"proof", "送达回证编号"}.hint("送达必须有送达回证（民事诉讼法）"), self.proof);
        field(
            Item{"addressee", "受送达人"}.optional().personal().hint(
                "许可的听证通知书必须写明：每人一份，写告知听证权利时的名称；没有告知过的申请人，写"
                "它的名称。名称已经依法删除的，写告知书编号或者“申请人”"
            ),
            self.addressee
        );
        field(Item{"told_at", kToldAt}.ours(), self.told_at);
        field(
            Item{"receiver", "签收人"}.optional().personal().hint(
                "直接送达的必须写明：在送达回证上签名的人"
            ),
            self.receiver
        );
        field(
            Item{"capacity", "签收人身份", choice}
                .optional()
                .of(
                    {kSelf,
                     kFamily,
                     kLegalRepresentative,
                     kPersonInCharge,
                     kMailRoom,
                     kNamedReceiver,
                     kAgent}
                )
                .hint(
                    "直接送达的必须写明。公民、个体工商户：本人，本人不在的交同住成年家属；法人或者"
                    "其他组织：法定代表人、主要负责人或者负责收件的人；指定了代收人、委托了代理人"
                    "的，也可以交他们签收"
                ),
            self.capacity
        );
        field(
            Item{"posted_on", "寄出或者交付之日", date}.optional().hint(
                "邮寄、委托、转交送达的写明。办理日期写送达之日：邮寄以回执上注明的收件日期为准，"
                "委托、转交以受送达人在送达回证上签收的日期为准，电子送达以到达受送达人特定系统的"
                "日期为准"
            ),
            self.posted_on
        );
        field(
            Item{"witness", "见证人或者录音录像"}.optional().personal().hint(
                "留置送达应当有见证人，或者用拍照、录像记录"
            ),
            self.witness
        );
        field(Item{"reason", "公告送达的原因", long_text}.optional().personal(), self.reason);
        field(Item{"announced_on", "发出公告之日", date}.optional(), self.announced_on);
        field(
            Item{"has_consent", "当事人已签电子送达确认书", boolean}.optional(), self.has_consent
        );
        field(
            Item{"pay_by", "责令支付的期限至", date}.optional().hint(
                "责令限期支付的，写指令书、处理决定书定的最后一天；逾期未付的，才可以加付赔偿金、"
                "列入失信名单，催告履行"
            ),
            self.pay_by
        );
        field(
            Item{"paper", "所送达文书的编号"}.optional().hint(
                "本系统出具的，写它的文号（没有文号的写验真码）；只有已经出具的才能送达"
            ),
            self.paper
        );
    }
};

}  // namespace mingjing::case_file
