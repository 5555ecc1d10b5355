#pragma once

// A decision with its number and a notice on its way to one. Golden records are written of them:
// what they state does not change. And a copy of whatever paper, signed.

#include <string>
#include <utility>

#include "domain/instrument.h"
#include "domain/sign_off.h"
#include "domain/signed_copy.h"

namespace mingjing::domain {

inline instrument::Numbered numbered_decision() {
    return {
        .name = {"penalty_decision", 2026, 17},
        .title = "行政处罚决定书",
        .number = "海人社监罚决字〔2026〕17号",
        .case_stream = "case-5f",
        .case_number = "2026-0001",
        .dated = "2026-03-13",
        .review = "法制审核通过",
        .code = "7K4M92QXPW5D",
        .address = "https://haixi.example/verify/7K4M92QXPW5D",
        .request = "cd34",
        .files = {{"instruments/penalty_decision.yaml", "ab12"}},
        .words = {{"agency", "海曦市人力资源和社会保障局"}},
        .facts = {{"fine", "14700"}, {"kinds", List{"罚款"}}},
        .personal = {{"party", "样例服饰加工厂"}}};
}
inline sign_off::Sent notice_sent() {
    return {
        .kind = "penalty_notice",
        .title = "行政处罚事先告知书",
        .case_stream = "case-5f",
        .case_number = "2026-0001",
        .dated = "2026-03-10",
        .of = 9,
        .files = {{"instruments/penalty_notice.yaml", "ab12"}},
        .facts = {{"plea_days", "三个工作日"}},
        .personal = {{"party", "样例服饰加工厂"}}};
}
inline instrument::SignedCopy copy_signed(std::string on, std::string digest) {
    return {
        .files = {{.digest = std::move(digest), .sm3 = "", .type = "application/pdf", .pages = 1}},
        .signed_on = std::move(on),
        .signing = std::string(instrument::SignedCopy::kSigned),
        .signer = "张示例",
        .reason = "",
        .witness = ""};
}

}  // namespace mingjing::domain
