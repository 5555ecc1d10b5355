#include "domain/signed_copy.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "domain/attachment.h"
#include "domain/day.h"
#include "domain/instrument.h"
#include "domain/refuse.h"

namespace mingjing::domain::instrument {

namespace {

using Events = std::vector<Event>;
using Objection = std::optional<Refusal>;

// What a scanner or a camera makes, and what can be bound.
constexpr std::array<std::string_view, 3> kScanKinds{"pdf", "jpg", "png"};

bool is_scan(const ScannedFile& file) {
    return std::ranges::any_of(kScanKinds, [&](std::string_view word) {
        const auto* kind = find_file_kind(word);
        return kind != nullptr && kind->media_type == file.type;
    });
}

Objection fault_of_paper(const State& state) {
    if (!state.numbered) {
        return refusal("no-such-instrument", "没有这份文书", "请刷新后从文书列表中选择");
    }
    if (state.is_voided) {
        return refusal(
            "instrument-voided",
            "这份文书已经作废，不能再上传签字件",
            "请上传有效的那一份的签字件；文号保留备查"
        );
    }
    if (!state.issued) {
        return refusal(
            "not-made-yet",
            "这份文书还没有制成，没有可以签字的文书",
            "请等它制成，打印、签字以后再上传"
        );
    }
    return {};
}

Objection fault_of_files(const State& state, const SignedCopy& copy) {
    if (copy.files.empty() || copy.files.size() > SignedCopy::kFilesMax) {
        return refusal(
            "copy-without-file",
            fmt::format("一份签字件应当有1至{}个文件", SignedCopy::kFilesMax),
            "请拍照或者选择扫描的文件；页数多的，请扫描成一个PDF"
        );
    }
    std::set<std::string_view> digests;
    for (const auto& file : copy.files) {
        if (!is_scan(file)) {
            return refusal(
                "copy-of-wrong-type",
                "签字件只能是PDF、JPG或者PNG文件",
                "请上传签字以后的扫描件或者照片，不要上传文书的底稿"
            );
        }
        if (!digests.insert(file.digest).second) {
            return refusal("copy-twice", "同一个文件选了两次", "请去掉重复的文件");
        }
    }
    for (const auto& held : state.copies) {
        const bool is_there = std::ranges::any_of(held.as.files, [&](const ScannedFile& file) {
            return digests.contains(file.digest);
        });
        if (!held.is_withdrawn && is_there) {
            return refusal(
                "copy-twice",
                "这个文件已经是这份文书的签字件",
                "请核对选择的文件；原来写错的，先撤回再重新上传"
            );
        }
    }
    return {};
}

Objection fault_of_day(const State& state, const AttachCopy& command) {
    const auto signed_on = day_of(command.as.signed_on);
    if (!signed_on || command.as.signed_on > command.today) {
        return refusal("signed-on-wrong", "签字日期不是今天或者以前的日期", "请写实际签字的日期");
    }
    if (state.numbered && command.as.signed_on < state.numbered->dated) {
        return refusal(
            "signed-before-dated",
            fmt::format("签字日期早于文书写明的日期{}", state.numbered->dated),
            "请核对签字的日期和选择的文书"
        );
    }
    return {};
}

// Who would not sign is noted, and who was not there is stood in for by a witness.
Refusal unnoted(std::string code, std::string what, std::string next) {
    return {
        .code = std::move(code),
        .what = std::move(what),
        .article = "行政强制法第十八条；行政处罚法第六十四条第八项",
        .next = std::move(next),
        .rule = "QZ-02"};
}

Objection fault_of_signing(const SignedCopy& copy) {
    if (copy.signing == SignedCopy::kSigned) {
        return copy.signer.empty()
                   ? Objection(
                         refusal("signer-missing", "没有写明谁签了字", "请写签字人的姓名和身份")
                     )
                   : Objection{};
    }
    if (copy.signing == SignedCopy::kRefused) {
        if (copy.reason.empty()) {
            return unnoted(
                "refusal-not-noted",
                "当事人拒绝签字，没有写明拒绝的理由",
                "请按文书上注明的填写；当事人没有说明理由的，写“未说明理由”"
            );
        }
        return copy.witness.empty() ? Objection(unnoted(
                                          "witness-missing",
                                          "当事人拒绝签字，没有写明谁见证、谁注明",
                                          "请写见证人；没有见证人的，写在文书上注明的执法人员"
                                      ))
                                    : Objection{};
    }
    if (copy.signing == SignedCopy::kAbsent) {
        return copy.witness.empty() ? Objection(unnoted(
                                          "witness-missing",
                                          "当事人不在场，没有写明见证人",
                                          "请写在文书上签字的见证人"
                                      ))
                                    : Objection{};
    }
    return refusal("signing-unknown", "没有写明签字情况", "请选择已签字、拒绝签字或者不在场");
}

}  // namespace

Decision attach(const State& state, const AttachCopy& command) {
    if (auto fault = fault_of_paper(state)) {
        return tl::unexpected(std::move(*fault));
    }
    const bool is_retry = std::ranges::any_of(state.copies, [&](const HeldCopy& held) {
        return !held.is_withdrawn && held.as == command.as;
    });
    if (is_retry) {
        return Events{};
    }
    for (auto fault :
         {fault_of_files(state, command.as),
          fault_of_day(state, command),
          fault_of_signing(command.as)}) {
        if (fault) {
            return tl::unexpected(std::move(*fault));
        }
    }
    const auto place = static_cast<std::int64_t>(state.copies.size()) + 1;
    return Events{CopyAttached{place, command.as}};
}

Decision withdraw(const State& state, const WithdrawCopy& command) {
    const auto count = static_cast<std::int64_t>(state.copies.size());
    if (command.copy < 1 || command.copy > count) {
        return tl::unexpected(
            refusal("no-such-copy", "这份文书没有这个签字件", "请刷新后从签字件中选择")
        );
    }
    if (state.copies[static_cast<std::size_t>(command.copy) - 1].is_withdrawn) {
        return Events{};
    }
    if (command.reason.empty()) {
        return tl::unexpected(refusal(
            "reason-missing", "撤回签字件没有写理由", "请写明为什么撤回；原来的文件保留备查"
        ));
    }
    return Events{CopyWithdrawn{command.copy, command.reason}};
}

}  // namespace mingjing::domain::instrument
