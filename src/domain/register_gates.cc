#include "domain/register_gates.h"

#include <algorithm>
#include <string>

#include "domain/role.h"

namespace mingjing::domain::register_entry {

namespace {

constexpr auto kReviewArticle = "政府信息公开条例第十七条";

Gate unless(bool met, Refusal refusal) {
    return met ? Gate{} : Gate{std::move(refusal)};
}

}  // namespace

Gate first_unmet(std::initializer_list<Gate> gates) {
    const auto* unmet = std::ranges::find_if(gates, [](const Gate& g) { return g.has_value(); });
    return unmet == gates.end() ? Gate{} : *unmet;
}

Gate nothing_under_review(const State& state) {
    return unless(
        !state.pending,
        {.code = "under-review",
         .what = "这条内容已有一份正在审核，不能同时提交另一份",
         .article = "",
         .next = "请等审核结束，或由审核人退回后再提交",
         .rule = ""}
    );
}

Gate same_entry(const State& state, const Submitted& submission) {
    return unless(
        !state.published || (state.published->register_key == submission.register_key &&
                             state.published->key == submission.key),
        {.code = "key-changed",
         .what = "条目的编号与已公示的不同，编号不同就是另一个条目",
         .article = "",
         .next = "请另行新增条目，并撤回原条目",
         .rule = ""}
    );
}

Gate chain_is_named(const Submitted& submission) {
    return unless(
        !submission.reviewers.empty(),
        {.code = "no-review-chain",
         .what = "没有指定审核环节，未经审核的内容不得公示",
         .article = kReviewArticle,
         .next = "请在公示办法中为这类信息指定审核人",
         .rule = "GK-04"}
    );
}

Gate kind_fits_history(const State& state, const Submitted& submission) {
    const bool is_first = state.published_version == 0;
    if (is_first == (submission.kind == Kind::initial)) {
        return {};
    }
    if (is_first) {
        return Refusal{
            .code = "not-published",
            .what = "这个条目还没有公示过，没有可修订或更正的内容",
            .article = "",
            .next = "请按首次公示提交",
            .rule = ""};
    }
    return Refusal{
        .code = "already-published",
        .what = "这个条目已经公示过，公示过的版本不再改动",
        .article = "",
        .next = "内容有变化请按修订提交，原内容有误请按更正提交，并说明理由",
        .rule = ""};
}

Gate change_is_explained(const Submitted& submission) {
    switch (submission.kind) {
        case Kind::initial:
            return {};
        case Kind::revision:
            return unless(
                !submission.reason.empty(),
                {.code = "reason-missing",
                 .what = "修订没有说明改了什么、为什么改",
                 .article = "",
                 .next = "请填写修订理由，它将与新版本一同公示",
                 .rule = ""}
            );
        case Kind::correction:
            return unless(
                !submission.reason.empty(),
                {.code = "reason-missing",
                 .what = "更正没有说明原来错在哪里",
                 .article = "政府信息公开条例第四十一条",
                 .next = "请填写更正理由，它将与更正后的内容一同公示",
                 .rule = "GK-05"}
            );
    }
    std::abort();
}

Gate something_changed(const State& state, const Submitted& submission) {
    if (!state.published || state.withdrawn) {
        return {};
    }
    const auto& before = *state.published;
    // Without a day of its own it begins when it is published, which changes nothing by itself.
    const bool begins_elsewhere =
        !submission.effective_from.empty() && before.effective_from != submission.effective_from;
    return unless(
        before.content != submission.content || before.personal != submission.personal ||
            begins_elsewhere || before.effective_to != submission.effective_to,
        {.code = "nothing-changed",
         .what = "提交的内容与正在公示的完全相同",
         .article = "",
         .next = "无需提交；如要修改，请先改动内容",
         .rule = ""}
    );
}

Gate dates_are_in_order(const Submitted& submission) {
    return unless(
        submission.effective_to.empty() || submission.effective_from < submission.effective_to,
        {.code = "dates-out-of-order",
         .what = "失效日期不晚于生效日期，这条内容一天也不会有效",
         .article = "",
         .next = "请核对生效日期与失效日期",
         .rule = ""}
    );
}

Gate externally_approved(const Submit& command) {
    return unless(
        !command.needs_external_approval || !command.content.external_approval.empty(),
        {.code = "external-approval-missing",
         .what = "公示办法要求先经上级审核，这条内容没有审核通过的文号",
         .article = "",
         .next = "请报审核机关审核，取得文号后填写再提交",
         .rule = ""}
    );
}

Gate was_withdrawn_before(const State& state, const Submitted& submission) {
    if (text_of(submission.content, "withdrawn_on").empty()) {
        return {};
    }
    if (state.published_version > 0) {
        return Refusal{
            .code = "withdrawn-by-content",
            .what = "这个条目在这里公示过，不能靠填写撤回日期来撤回",
            .article = "",
            .next =
                "请清空撤回日期；要撤回的，由" + spoken_of(kPublisher) + "撤回公示并公开说明理由",
            .rule = ""};
    }
    return unless(
        !text_of(submission.content, "withdrawal_reason").empty(),
        {.code = "reason-missing",
         .what = "写明了撤回日期，没有写明撤回的理由",
         .article = "",
         .next = "请写明理由，它将留在条目的页面上",
         .rule = ""}
    );
}

Gate is_under_review(const State& state) {
    return unless(
        state.pending.has_value(),
        {.code = "not-submitted",
         .what = "这条内容还没有提交审核，或已经审结",
         .article = "",
         .next = "请先由编制科室提交",
         .rule = ""}
    );
}

Gate is_their_turn(const Pending& pending, std::string_view role) {
    const auto turn = pending.next_reviewer();
    if (turn.empty()) {
        return Refusal{
            .code = "review-complete",
            .what = "各审核环节都已通过",
            .article = "",
            .next = "请由" + spoken_of(kPublisher) + "公示",
            .rule = ""};
    }
    return unless(
        turn == role,
        {.code = "not-their-turn",
         .what = "现在轮到" + spoken_of(turn) + "审核，不是" + spoken_of(role),
         .article = "",
         .next = "请等" + spoken_of(turn) + "审核后再办理",
         .rule = ""}
    );
}

Gate four_eyes(const Pending& pending, std::string_view by) {
    if (pending.submitted_by == by) {
        return Refusal{
            .code = "own-submission",
            .what = "提交人不得审核自己提交的内容",
            .article = kReviewArticle,
            .next = "请由另一位有审核职责的人员审核",
            .rule = "GK-04"};
    }
    const auto& authors = pending.submitted.written_by;
    if (std::ranges::find(authors, by) != authors.end()) {
        return Refusal{
            .code = "own-writing",
            .what = "编写过这份内容的人不得审核它",
            .article = kReviewArticle,
            .next = "请由没有参与编写的另一位审核人员审核",
            .rule = "GK-04"};
    }
    return unless(
        std::ranges::find(pending.approved_by, by) == pending.approved_by.end(),
        {.code = "reviewed-before",
         .what = "同一人不得办理两个审核环节",
         .article = kReviewArticle,
         .next = "请由另一位有审核职责的人员审核",
         .rule = "GK-04"}
    );
}

Gate return_is_explained(const Return& command) {
    return unless(
        !command.reason.empty(),
        {.code = "reason-missing",
         .what = "退回没有说明理由",
         .article = "",
         .next = "请写明要改什么，编制科室据此修改",
         .rule = ""}
    );
}

Gate is_not_public_yet(const State& state) {
    if (state.pending || state.published_version == 0) {
        return is_under_review(state);
    }
    return Refusal{
        .code = "already-public",
        .what = "这个条目没有正在审核的提交，已经公示的内容不能撤回提交",
        .article = "",
        .next = "内容有变化请按修订提交，原内容有误请按更正提交；需要停止公示的，请由" +
                spoken_of(kPublisher) + "撤回公示",
        .rule = ""};
}

Gate is_their_submission(const Pending& pending, const TakeBack& command) {
    const auto& unit = pending.submitted.unit;  // not recorded before the workbench
    // Whoever acts throughout the bureau submits for units not their own.
    const bool is_theirs =
        pending.submitted_by == command.by || (!unit.empty() && unit == command.unit);
    const auto whose = unit.empty() ? std::string("提交人本人") : unit;
    return unless(
        is_theirs,
        {.code = "not-their-submission",
         .what = "提交只能由提交的单位或者提交人撤回，这一份应由" + whose + "撤回",
         .article = "",
         .next = "请与" + whose + "联系；审核中发现要改的，由审核人退回",
         .rule = ""}
    );
}

Gate chain_is_complete(const Pending& pending) {
    const auto turn = pending.next_reviewer();
    return unless(
        turn.empty(),
        {.code = "not-reviewed",
         .what = "还没有经过" + spoken_of(turn) + "审核，未经审核的内容不得公示",
         .article = kReviewArticle,
         .next = "请由" + spoken_of(turn) + "审核通过后再公示",
         .rule = "GK-04"}
    );
}

Gate no_edition_in_progress(const Publish& command) {
    return unless(
        !command.waits_for_edition,
        {.code = "edition-in-progress",
         .what = "这个条目的上一版本正随汇总公示发布，还没有对外可见",
         .article = "",
         .next = "请等汇总公示完成后再公示新版本",
         .rule = ""}
    );
}

Gate was_published(const State& state) {
    return unless(
        state.published_version > 0,
        {.code = "not-published",
         .what = "这个条目没有公示过，无可撤回",
         .article = "",
         .next = "审核中的内容由审核人退回即可",
         .rule = ""}
    );
}

Gate withdrawal_is_explained(const Withdraw& command) {
    return unless(
        !command.reason.empty(),
        {.code = "reason-missing",
         .what = "撤回已公示的内容要公开说明理由，这里没有写",
         .article = "",
         .next = "请写明理由，它将留在条目原来的页面上",
         .rule = ""}
    );
}

Gate is_not_withdrawn(const State& state) {
    return unless(
        !state.withdrawn,
        {.code = "already-withdrawn",
         .what = "这个条目已经撤回，撤回的理由已经公开，不能改写",
         .article = "",
         .next = "如要重新公示，请提交修订",
         .rule = ""}
    );
}

Gate erasure_is_founded(const Erase& command) {
    return first_unmet({
        unless(
            !command.positions.empty() && !command.fields.empty(),
            {.code = "nothing-named",
             .what = "没有指明要删除哪一条记录的哪一项个人信息",
             .article = "",
             .next = "请选择记录和字段",
             .rule = ""}
        ),
        unless(
            !command.basis.empty(),
            {.code = "basis-missing",
             .what = "删除个人信息没有写明依据",
             .article = "个人信息保护法第四十七条",
             .next = "请写明删除的依据，删除后不能恢复",
             .rule = ""}
        ),
    });
}

}  // namespace mingjing::domain::register_entry
