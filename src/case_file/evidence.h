#pragma once

// What is known and how it came to be known (证据、笔录). Law: 行政处罚法 art. 41 (CF-13), 46
// (CF-17), 47 (CF-18), 55 (CF-24), 56 (CF-25).

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "case_file/form.h"

namespace mingjing::case_file {

struct Collected {
    static constexpr std::string_view kAct = "collect";
    static constexpr std::string_view kType = "case_evidence_collected";
    static constexpr std::string_view kName = "登记证据";

    static constexpr std::string_view kOfTheParty = "当事人的陈述";

    std::string number;  // of this case's evidence
    std::string kind;
    std::string title;
    std::string digest;  // SHA-256 hex of the file in the vault; "" for a thing
    std::vector<std::string> officers;
    std::string place;
    std::string source;        // who had it
    std::string sm3 = {};      // of the same file, hex; the desk states it
    std::string monitor = {};  // the device that recorded it; "" for what none did
    std::string recorded_on = {};
    bool from_reporter = false;   // kept from the party (劳动保障监察条例 art. 9, JC-03)
    std::string taken_over = {};  // its number in the case this one came from; "" for its own
    bool operator==(const Collected&) const = default;

    // A thing, a recording and data have none to point at.
    [[nodiscard]] bool has_pages() const {
        return kind != "物证" && kind != "视听资料" && kind != "电子数据";
    }

    static void each(auto& self, auto&& field) {
        using enum domain::FieldType;
        field(Item{"number", "证据编号", code}, self.number);
        field(
            Item{"kind", "证据种类", choice}.of(
                {"书证",
                 "物证",
                 "视听资料",
                 "电子数据",
                 "证人证言",
                 kOfTheParty,
                 "鉴定意见",
                 "勘验笔录、现场笔录"}
            ),
            self.kind
        );
        field(Item{"title", "证据名称"}.personal(), self.title);
        field(Item{"digest", "文件校验值"}.optional(), self.digest);
        field(
            Item{"officers", "取证人员", references}.refers("officers", "certificates.number"),
            self.officers
        );
        field(Item{"place", "取证地点"}.optional().personal(), self.place);
        field(Item{"source", "提供人或者来源"}.optional().personal(), self.source);
        field(Item{"sm3", "文件国密校验值"}.ours(), self.sm3);
        field(
            Item{"monitor", "电子技术监控设备", reference}.refers("devices").optional().hint(
                "由固定设置的监控设备记录的填写（行政处罚法第四十一条）；执法记录仪不填"
            ),
            self.monitor
        );
        field(
            Item{"recorded_on", "监控设备记录的日期", date}.optional().hint(
                "由监控设备记录的必填：设备是否合法，看记录的那一天"
            ),
            self.recorded_on
        );
        field(
            Item{"from_reporter", "由举报人、投诉人提供", boolean}.optional().hint(
                "是的归入副卷，不列入证据清单（劳动保障监察条例第九条）；证据名称里不要写是谁提供的"
            ),
            self.from_reporter
        );
        field(
            Item{"taken_over", "沿用来源案件的证据", code}.optional().hint(
                "沿用的，写它在来源案件中的证据编号：种类和文件须与那里登记的相同，在本案另行核实"
            ),
            self.taken_over
        );
    }
};

// 更正证据的提供人: what was registered stays; from then on its papers lie where they belong.
struct EvidenceMoved {
    static constexpr std::string_view kAct = "move_evidence";
    static constexpr std::string_view kType = "case_evidence_moved";
    static constexpr std::string_view kName = "更正证据归卷";

    std::string number;
    bool from_reporter = false;
    std::string reason;
    bool operator==(const EvidenceMoved&) const = default;

    static void each(auto& self, auto&& field) {
        using enum domain::FieldType;
        field(Item{"number", "证据编号", code}, self.number);
        field(
            Item{"from_reporter", "由举报人、投诉人提供", boolean}.hint(
                "是的归入副卷，此后制作的正卷文书、证据清单不列它，提供人不再显示"
                "（劳动保障监察条例第九条）；此前写进文书、公示文字和办理记录的姓名不会自动去掉："
                "文书作废重做，其余请法制审核员“删除个人信息”"
            ),
            self.from_reporter
        );
        field(Item{"reason", "更正的理由", long_text}.personal(), self.reason);
    }
};

struct Verified {
    static constexpr std::string_view kAct = "verify";
    static constexpr std::string_view kType = "case_evidence_verified";
    static constexpr std::string_view kName = "核实证据";

    std::string number;
    std::string finding;
    std::string reason;
    std::string monitor_review = {};  // of what a monitor recorded
    bool operator==(const Verified&) const = default;

    static constexpr std::string_view kMeets = "符合要求";
    static constexpr std::string_view kTrue = "查证属实";
    static constexpr std::string_view kExcluded = "非法取得，予以排除";

    static void each(auto& self, auto&& field) {
        using enum domain::FieldType;
        field(Item{"number", "证据编号", code}, self.number);
        field(Item{"finding", "核实结果", choice}.of({kTrue, "不能证明", kExcluded}), self.finding);
        field(
            Item{"monitor_review", "监控记录审核", choice}
                .of({kMeets, "不符合要求"})
                .optional()
                .hint("监控设备记录的内容应当审核是否真实、清晰、完整、准确（行政处罚法第四十一条）"
                ),
            self.monitor_review
        );
        field(Item{"reason", "理由", long_text}.optional().personal(), self.reason);
    }
};

// An inquiry or an inspection and its written record (询问、检查笔录).
struct Inquired {
    static constexpr std::string_view kAct = "inquire";
    static constexpr std::string_view kType = "case_inquired";
    static constexpr std::string_view kName = "询问、检查";

    // Of who reported the case: in the side book, by no name (劳动保障监察条例 art. 9, JC-03).
    static constexpr std::string_view kOfReporter = "举报人、投诉人询问笔录";
    static constexpr std::array<std::string_view, 2> kReporters{"举报人", "投诉人"};

    std::string kind;
    std::vector<std::string> officers;
    bool showed_certificates = false;
    std::string signing;
    std::string person;
    std::string text;
    bool operator==(const Inquired&) const = default;

    static void each(auto& self, auto&& field) {
        using enum domain::FieldType;
        field(
            Item{"kind", "笔录种类", choice}.of(
                {"询问笔录", "现场检查笔录", "勘验笔录", kOfReporter}
            ),
            self.kind
        );
        field(
            Item{"officers", "执法人员", references}.refers("officers", "certificates.number"),
            self.officers
        );
        field(Item{"showed_certificates", "已主动出示执法证件", boolean}, self.showed_certificates);
        field(
            Item{"signing", "签字情况", choice}.of(
                {"被询问人或者在场人签字", "拒绝签字，已注明", "不在场，有见证人签字"}
            ),
            self.signing
        );
        field(
            Item{"person", "被询问人或者在场人"}.personal().hint(
                "询问举报人、投诉人的，只写“举报人”或者“投诉人”"
            ),
            self.person
        );
        field(Item{"text", "笔录内容", long_text}.personal(), self.text);
    }
};

// 先行登记保存, not a coercive measure.
struct Preserved {
    static constexpr std::string_view kAct = "preserve";
    static constexpr std::string_view kType = "case_evidence_preserved";
    static constexpr std::string_view kName = "先行登记保存";

    std::string number;  // of the list of things
    std::string things;
    bool operator==(const Preserved&) const = default;

    static void each(auto& self, auto&& field) {
        field(Item{"number", "清单编号", domain::FieldType::code}, self.number);
        field(Item{"things", "物品清单", domain::FieldType::long_text}.personal(), self.things);
    }
};
struct Released {
    static constexpr std::string_view kAct = "release";
    static constexpr std::string_view kType = "case_evidence_released";
    static constexpr std::string_view kName = "处理先行登记保存的物品";

    std::string number;
    std::string outcome;
    bool operator==(const Released&) const = default;

    static void each(auto& self, auto&& field) {
        using enum domain::FieldType;
        field(Item{"number", "清单编号", code}, self.number);
        field(
            Item{"outcome", "处理决定", choice}.of({"退还", "作为证据留存", "移交有关部门"}),
            self.outcome
        );
    }
};

}  // namespace mingjing::case_file
