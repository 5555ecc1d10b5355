#include "verify/receipt_check.h"

#include <fmt/format.h>

#include "codec/canonical.h"
#include "codec/text.h"
#include "merkle/tree.h"
#include "verify/opening.h"
#include "verify/words.h"

namespace mingjing::verify {
namespace {

constexpr std::string_view kFormat = "mingjing/receipt/v1";

// What the steps hand to each other.
struct Checked {
    merkle::Proof proof;
    Fields extra;
    merkle::Checkpoint checkpoint;
    OpenedRecord record;
    std::optional<OpenedRecord> submission;
};

std::string sentence(const BadInput& bad) {
    return bad.where.empty() ? bad.what : bad.where + "：" + bad.what;
}

bool read_file(std::string_view receipt, Checked& checked, Report& report) {
    auto proof = merkle::parse_proof(receipt);
    if (!proof) {
        report.end(Outcome::broken, "凭证文件不合格式：" + sentence(proof.error()));
        return false;
    }
    const auto extra = codec::parse_canonical(proof->extra.value_or(""));
    if (!extra || extra->fields() == nullptr || text_of(*extra->fields(), "format") != kFormat) {
        report.end(
            Outcome::broken, "凭证没有附带明镜格式的公开内容（extra），无法重新计算它证明的是什么"
        );
        return false;
    }
    auto checkpoint = merkle::note_text(proof->checkpoint).and_then([](const std::string& text) {
        return merkle::parse_checkpoint(text);
    });
    if (!checkpoint) {
        report.end(Outcome::broken, "凭证里的检查点不合格式：" + sentence(checkpoint.error()));
        return false;
    }
    checked.extra = *extra->fields();
    checked.proof = std::move(*proof);
    checked.checkpoint = std::move(*checkpoint);
    report.proven("凭证格式正确（c2sp.org/tlog-proof，附带公开内容）");
    return true;
}

bool open_part(const Fields& extra, std::string_view name, OpenedRecord& opened, Report& report) {
    const auto* opening = member(extra, name).fields();
    auto record = opening == nullptr
                      ? tl::unexpected(BadInput{.where = std::string(name), .what = "缺失"})
                      : open_record(*opening);
    if (!record) {
        report.end(Outcome::broken, "公开内容与其承诺值不符：" + sentence(record.error()));
        return false;
    }
    opened = std::move(*record);
    return true;
}

bool check_record(Checked& checked, Report& report) {
    if (!open_part(checked.extra, "record", checked.record, report)) {
        return false;
    }
    const auto& [proof, extra, checkpoint, record, submission] = checked;
    if (static_cast<std::uint64_t>(record.position) != proof.index) {
        report.end(Outcome::broken, "公开的表头说的不是凭证所证明的那一号记录");
        return false;
    }
    report.proven(fmt::format(
        "由公开的表头、事实和承诺值重新算出第 {} 号记录的存证条目 {}…",
        proof.index,
        codec::hex(record.entry).substr(0, 16)
    ));
    const auto leaf = merkle::leaf_hash(record.entry);
    if (!merkle::verify_inclusion(
            proof.index, checkpoint.size, leaf, proof.hashes, checkpoint.root
        )) {
        report.end(Outcome::broken, "该存证条目不在检查点所代表的日志里：凭证或其内容被改动过");
        return false;
    }
    report.proven(fmt::format(
        "沿 {} 个哈希重新算出日志的根：该条目确在 {} 的前 {} 条记录之中",
        proof.hashes.size(),
        checkpoint.origin,
        checkpoint.size
    ));
    return true;
}

// The publication names the entry of what it published, so the one proof covers both.
bool check_submission(Checked& checked, Report& report) {
    if (member(checked.extra, "submitted").is_null()) {
        return true;
    }
    OpenedRecord submission;
    if (!open_part(checked.extra, "submitted", submission, report)) {
        return false;
    }
    if (text_of(checked.record.facts, "submitted_entry") != codec::hex(submission.entry)) {
        report.end(Outcome::broken, "公示记录所指的提交记录不是凭证里公开的这一条");
        return false;
    }
    report.proven(fmt::format(
        "公示记录指明的正是第 {} 号提交记录，其内容、{} 项单独存放的公开内容均与承诺值相符",
        submission.position,
        submission.disclosed.size()
    ));
    checked.submission = std::move(submission);
    return true;
}

bool check_signature(
    const Checked& checked, const std::optional<merkle::VerifierKey>& key, Report& report
) {
    const auto& checkpoint = checked.checkpoint;
    if (!key) {
        report.end(
            Outcome::key_unknown,
            "未指定公钥：以上只说明凭证自身前后一致，尚不能证明它出自 " + checkpoint.origin +
                "。请从该单位公布的渠道取得日志公钥，用 --vkey 指定后再核验"
        );
        return false;
    }
    if (key->name != checkpoint.origin) {
        report.end(
            Outcome::broken, "指定的公钥属于 " + key->name + "，凭证却出自 " + checkpoint.origin
        );
        return false;
    }
    if (!merkle::open_note(checked.proof.checkpoint, {*key})) {
        report.end(Outcome::broken, "检查点没有该公钥的有效签名：凭证是伪造的，或者公钥不对");
        return false;
    }
    report.proven("检查点由公钥 " + key->text() + " 签署，签名有效");
    return true;
}

bool check_memory(const Checked& checked, const std::optional<State>& remembered, Report& report) {
    if (!remembered || remembered->checkpoint.size != checked.checkpoint.size) {
        return true;
    }
    if (remembered->checkpoint.root != checked.checkpoint.root) {
        report.end(
            Outcome::rewritten,
            "同样大小的日志，凭证里的根与此前记住的不同：该单位出示过两份不同的日志"
        );
        return false;
    }
    report.proven("检查点与此前记住的一致");
    return true;
}

void tell(const Checked& checked, Report& report) {
    report.say("");
    report.say(act_in_words(checked.record));
    if (checked.submission) {
        report.say(act_in_words(*checked.submission));
        const auto* labels = member(checked.extra, "labels").fields();
        for (auto& line :
             content_in_words(*checked.submission, labels == nullptr ? Fields{} : *labels)) {
            report.say("  " + std::move(line));
        }
    }
}

}  // namespace

Report check_receipt(
    std::string_view receipt,
    const std::optional<merkle::VerifierKey>& key,
    const std::optional<State>& remembered
) {
    Report report;
    Checked checked;
    if (read_file(receipt, checked, report) && check_record(checked, report) &&
        check_submission(checked, report)) {
        if (check_signature(checked, key, report)) {
            check_memory(checked, remembered, report);
        }
        tell(checked, report);
    }
    return report;
}

}  // namespace mingjing::verify
