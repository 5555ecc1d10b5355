#include "api/signed_copies.h"

#include <map>
#include <string>
#include <string_view>

#include "base/time.h"
#include "codec/text.h"
#include "desk/instruments.h"
#include "domain/schema.h"
#include "domain/signed_copy.h"

namespace mingjing::api {

namespace {

using domain::instrument::HeldCopy;
using domain::instrument::SignedCopy;
using query::SignedCopyFile;

constexpr std::string_view kInstruments = "instruments/";
constexpr std::int64_t kCopiesMax = 10'000;
constexpr std::int64_t kScanPagesMax = 100'000;

std::string moment_of(std::int64_t milliseconds) {
    return milliseconds == 0 ? std::string{} : codec::rfc3339(time_of(milliseconds));
}

// What its records say of people, which no table keeps.
const HeldCopy* held_of(
    Call& call,
    const SignedCopyFile& file,
    std::map<std::string, std::vector<HeldCopy>, std::less<>>& known
) {
    auto of_paper = known.find(file.stream);
    if (of_paper == known.end()) {
        auto state = call.instruments().state(file.stream);
        of_paper =
            known.emplace(file.stream, state ? std::move(state->copies) : std::vector<HeldCopy>{})
                .first;
    }
    const auto place = static_cast<std::size_t>(file.copy) - 1;
    return place < of_paper->second.size() ? &of_paper->second[place] : nullptr;
}

Fields copy_json(
    const SignedCopyFile& file, const HeldCopy& held, AccountNames& names, bool is_shown
) {
    const auto personal = [&](const std::string& value) {
        return value.empty() || is_shown ? value : std::string(domain::kHidden);
    };
    return {
        {"instrument", file.stream.substr(kInstruments.size())},
        {"copy", file.copy},
        {"signed_on", file.signed_on},
        {"signing", file.signing},
        {"signer", personal(held.as.signer)},
        {"reason", personal(held.as.reason)},
        {"witness", personal(held.as.witness)},
        {"attached_by", names.of(file.attached_by)},
        {"attached_at", moment_of(file.attached_at)},
        {"withdrawn_at", moment_of(file.withdrawn_at)},
        {"withdrawn_for", personal(held.withdrawn_for)}};
}

List files_json(const HeldCopy& held) {
    List files;
    for (const auto& file : held.as.files) {
        files.emplace_back(Fields{
            {"digest", file.digest}, {"sm3", file.sm3}, {"type", file.type}, {"pages", file.pages}}
        );
    }
    return files;
}

}  // namespace

List signed_copies_json(
    Call& call,
    std::string_view case_number,
    const std::vector<SignedCopyFile>& files,
    AccountNames& names,
    bool is_shown
) {
    std::map<std::string, std::vector<HeldCopy>, std::less<>> known;
    List list;
    for (const auto& file : files) {
        const auto* held = file.place == 0 ? held_of(call, file, known) : nullptr;
        if (held != nullptr) {
            auto copy = copy_json(file, *held, names, is_shown);
            copy.emplace("case_number", case_number);
            copy.emplace("files", files_json(*held));
            list.emplace_back(std::move(copy));
        }
    }
    return list;
}

Shape signed_copy_shape() {
    const auto word = shape::text(400);
    const auto words = shape::text(1000);
    const auto file = shape::object(
        {{"digest", shape::described(word, "SHA-256")},
         {"sm3", shape::described(word, "国密校验值")},
         {"type", word},
         {"pages", shape::whole(0, kScanPagesMax)}}
    );
    return shape::object(
        {{"instrument", shape::described(word, "哪一份文书的")},
         {"case_number", word},
         {"copy", shape::described(shape::whole(1, kCopiesMax), "它的第几份签字件")},
         {"signed_on", word},
         {"signing",
          shape::choice({SignedCopy::kSigned, SignedCopy::kRefused, SignedCopy::kAbsent})},
         {"signer", shape::described(word, "签字人")},
         {"reason", shape::described(words, "拒绝签字的理由")},
         {"witness", shape::described(word, "见证人，或者注明的执法人员")},
         {"attached_by", shape::described(word, "上传人")},
         {"attached_at", word},
         {"withdrawn_at", shape::described(word, "没有撤回的为空")},
         {"withdrawn_for", shape::described(words, "撤回的理由")},
         {"files", shape::list(file)}}
    );
}

}  // namespace mingjing::api
