// A bureau that has its decisions reviewed before the party is told of them: its definition moves
// the review, and what the law wants of a decision stands all the same.

#include "case_file/case.h"

namespace mingjing::case_file {
namespace {

constexpr std::string_view kOrdinary = "procedures/penalty_ordinary.yaml";

void put(std::string& text, std::string_view from, std::string_view to) {
    EXPECT_NE(text.find(from), std::string::npos) << from;
    text = definitions::replaced(std::move(text), from, to);
}

// The shipped procedure: what is proposed goes to review, what passed is told or, where it is no
// burden, decided; from the plea the case goes to the decision. A proposal changed after the plea
// is told with no review in between: a careless arrow, for the gates to stop.
definitions::Definitions reviewing_before_the_notice() {
    auto sources = definitions::shipped();
    const auto file = std::ranges::find(sources, kOrdinary, &definitions::Source::name);
    auto& text = file->bytes;
    put(text,
        "  - {key: notice, name: 事先告知, lane: handler",
        "  - {key: cleared, name: 审核通过, lane: handler}\n"
        "  - {key: notice, name: 事先告知, lane: handler");
    put(text,
        "from: report, to: review, by: handler, act: send_review, gates: [proposes_no_burden]",
        "from: report, to: review, by: handler, act: send_review");
    put(text,
        "name: 审核通过, from: review, to: decision",
        "name: 审核通过, from: review, to: cleared");
    put(text, "name: 拟处罚, from: report, to: notice", "name: 拟处罚, from: cleared, to: notice");
    put(text,
        "  - {key: serve_notice, name: 送达告知书",
        "  - {key: decide_untold, name: 报请决定, from: cleared, to: decision, by: handler, gates: "
        "[proposes_no_burden], basis: 行政处罚法第五十七条第一款}\n"
        "  - {key: serve_notice, name: 送达告知书");
    put(text,
        "name: 送审, from: recheck, to: review, by: handler, act: send_review",
        "name: 报请决定, from: recheck, to: decision, by: handler");
    put(text, "starts: [submit_review, propose_other", "starts: [propose_other");
    put(text,
        "from: recheck, to: report, by: handler, act: propose",
        "from: recheck, to: cleared, by: handler, act: propose");
    auto loaded = definitions::load(std::move(sources));
    EXPECT_TRUE(loaded) << (loaded ? "" : loaded.error().front().what);
    return loaded ? *std::move(loaded) : definitions::Definitions{};
}

// A case that goes by it.
class OfAnotherOrder {
  public:
    [[nodiscard]] Decision tried(std::string_view step, Content content, const Hand& hand) {
        static const auto kDefinitions = reviewing_before_the_notice();
        return decide(
            one_.state,
            {std::string(step), one_.today, std::move(content), {}},
            hand,
            *kDefinitions.procedure("penalty_ordinary"),
            one_.around()
        );
    }
    OfAnotherOrder& take(
        std::string_view step, Content content, const Hand& hand = Case::handler()
    ) {
        const auto decision = tried(step, std::move(content), hand);
        EXPECT_TRUE(decision) << step << ": " << (decision ? "" : decision.error().what);
        if (decision) {
            for (const auto& event : *decision) {
                one_.state = evolve(std::move(one_.state), event, hand.by);
            }
        }
        return *this;
    }
    [[nodiscard]] std::string refused_by(
        std::string_view step, Content content, const Hand& hand = Case::handler()
    ) {
        const auto decision = tried(step, std::move(content), hand);
        return decision ? "" : decision.error().rule;
    }
    OfAnotherOrder& on(std::string_view day) {
        one_.on(day);
        return *this;
    }
    [[nodiscard]] const std::string& stage() const { return one_.state.stage; }

  private:
    Case one_ = investigated();
};

constexpr std::int64_t kYuan = 14'700;
constexpr std::int64_t kLess = 12'600;

Notified telling_of(std::int64_t yuan) {
    Notified notified;
    notified.outcome = fine(yuan);
    notified.content = "拟罚款";
    return notified;
}

// Reviewed before anybody was told, then told.
OfAnotherOrder told_after_review() {
    OfAnotherOrder one;
    one.on("2026-03-10").take("conclude", proposal(kYuan)).take("propose_other", package());
    EXPECT_EQ(one.stage(), "review");
    one.on("2026-03-12").take("pass_review", opinion(), Case::reviewer());
    EXPECT_EQ(one.refused_by("give_notice", telling_of(kLess)), "CF-16")
        << "told is what was reviewed";
    one.take("give_notice", telling_of(kYuan)).take("serve_notice", served(Served::kNotice));
    return one;
}

}  // namespace

TEST(Gates, SH03_ReviewBeforeTheNotice) {
    auto one = told_after_review();
    one.on("2026-03-13").take("plead", plea(Pleaded::kWaived)).take("submit_review", Noted{});
    EXPECT_EQ(one.stage(), "decision");
    EXPECT_EQ(one.refused_by("decide", decision(kYuan + 100), Case::head()), "CF-16")
        << "more than the party was told";
    one.take("decide", decision(kYuan), Case::head());
    EXPECT_EQ(one.stage(), "service");
}

// What was told anew is not what was reviewed, wherever the arrows lead.
TEST(Gates, SH03_ANoticeThatDiffersFromWhatWasReviewedIsReviewedAnew) {
    auto one = told_after_review();
    one.on("2026-03-13").take("plead", plea(Pleaded::kSpoke));
    one.take("review_plea", PleaReviewed{"部分成立", "人数有误"});
    one.take("propose_anew", proposal(kLess)).take("give_notice", telling_of(kLess));
    one.take("serve_notice", served(Served::kNotice));
    one.on("2026-03-16").take("plead", plea(Pleaded::kWaived)).take("submit_review", Noted{});
    EXPECT_EQ(one.refused_by("decide", decision(kLess), Case::head()), "CF-27");
}

}  // namespace mingjing::case_file
