#pragma once

// The permit itself handed to the applicant (颁发、送达许可证件). Law: 行政许可法 art. 44 (XK-09).

#include <string>
#include <string_view>

#include "case_file/form.h"

namespace mingjing::case_file {

struct PermitDelivered {
    static constexpr std::string_view kAct = "deliver_permit";
    static constexpr std::string_view kType = "case_permit_delivered";
    static constexpr std::string_view kName = "颁发许可证件";

    std::string permit;  // 许可证编号
    std::string mode;
    std::string proof;
    std::string receiver;
    bool operator==(const PermitDelivered&) const = default;

    static void each(auto& self, auto&& field) {
        using enum domain::FieldType;
        field(Item{"permit", "许可证编号"}, self.permit);
        field(Item{"mode", "颁发方式", choice}.of({"窗口领取", "邮寄", "电子证照"}), self.mode);
        field(Item{"proof", "送达回证编号"}, self.proof);
        field(Item{"receiver", "签收人"}.optional().personal(), self.receiver);
    }
};

}  // namespace mingjing::case_file
