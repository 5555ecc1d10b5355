// Walks nobody planned, through every procedure: whatever is taken, in whatever order, by
// whomever, what must come before came before (walk_record.h says what, of the events alone);
// taking it again adds nothing; and the events alone give the case as it stands.

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "case_file/walk_acts.h"
#include "case_file/walk_beginnings.h"
#include "case_file/walk_pool.h"
#include "case_file/walk_record.h"

namespace mingjing::case_file {
namespace {

class Chance {
  public:
    explicit Chance(std::uint64_t seed) : seed_(seed) {}
    std::size_t of(std::size_t many) {
        seed_ = seed_ * 6'364'136'223'846'793'005U + 1'442'695'040'888'963'407U;
        return (seed_ >> 33U) % many;
    }
    template <class T>
    const T& among(const std::vector<T>& all) {
        return all[of(all.size())];
    }

  private:
    std::uint64_t seed_;
};

Fields row(std::string_view number, std::string_view category, std::string_view measure, Value is) {
    const std::string_view comparison = measure == "罚款金额" ? ">=" : "=";
    return {
        {"number", number},
        {"category", category},
        {"situation", "重大"},
        {"trigger",
         Fields{
             {"all",
              List{Fields{
                  {"measure", measure}, {"comparison", comparison}, {"value", std::move(is)}}}}}}};
}

// What a bureau asks to be reviewed, as its registers say it, and what that comes to.
struct Bureau {
    std::string name;
    std::vector<Fields> catalogue;
    Due due;
};
bool is_of_a_row(const Content& decision) {
    const auto* decided = std::get_if<Decided>(&decision);
    const auto* permitted = std::get_if<PermitDecided>(&decision);
    return (decided != nullptr && decided->outcome.fine >= Money{10'000'00}) ||
           (permitted != nullptr && permitted->outcome.conclusion == PermitOutcome::kRefused);
}
bool is_act_of_a_row(std::string_view subject) {
    return subject == "封存" || subject == "延长封存" || subject == ReviewSubject::kTransfer ||
           subject == ReviewSubject::kCourt;
}
const std::vector<Bureau>& bureaus() {
    static const std::vector<Fields> kRows{
        row("FS-01", "行政处罚", "罚款金额", 10'000),
        row("FS-02", "行政许可", "许可决定", "不予许可"),
        row("FS-03", "行政强制", "强制措施种类", "封存"),
        row("FS-04", "行政强制", "强制措施种类", "延长封存"),
        row("FS-05", "全部", "移送司法", true),
        row("FS-06", "行政强制", "申请法院强制执行", true)};
    static const std::vector<Bureau> kAll{
        {"reviews every decision", {}, {}},
        {"reviews every decision and what its rows name",
         kRows,
         {true, is_of_a_row, is_act_of_a_row}},
        {"reviews what its rows name", kRows, {false, is_of_a_row, is_act_of_a_row}},
        {"reviews nothing", {}, {.is_every = false}}};
    return kAll;
}

std::vector<const Course*> courses_of(const Bureau& bureau) {
    std::vector<const Course*> all;
    for (const auto& course : courses()) {
        if (!course.is_unreviewed || (bureau.catalogue.empty() && !bureau.due.is_every)) {
            all.push_back(&course);
        }
    }
    return all;
}

// Of each step what its form could state.
using Choices = std::map<std::string, std::vector<const Content*>, std::less<>>;
const Choices& choices(const domain::Procedure& procedure) {
    static std::map<std::string, Choices, std::less<>> all;
    auto& of = all[procedure.key];
    if (of.empty()) {
        for (const auto* steps : {&procedure.steps, &procedure.acts}) {
            for (const auto& step : *steps) {
                for (const auto& content : walk_pool()) {
                    if (kind_of(content).act == step.act && is_offered(content, step)) {
                        of[step.key].push_back(&content);
                    }
                }
            }
        }
    }
    return of;
}

bool may_be_here(const domain::Step& step, const State& state) {
    return state.stage.empty() ? step.act == Opened::kAct
           : step.from.empty() ? std::ranges::find(step.at, state.stage) != step.at.end()
                               : step.from == state.stage;
}

using Told = std::vector<std::pair<Event, std::string>>;

// One walk; whom it comes past sees to it that the law was kept.
class Walk {
  public:
    Walk(const Course& course, const Bureau& bureau, std::uint64_t seed)
        : procedure_(procedure_walked(course.procedure)),
          course_(course),
          case_("penalty_ordinary"),
          record_(bureau.due),
          chance_(seed) {
        case_.catalogue = bureau.catalogue;
        std::ranges::find(case_.thresholds, "review_every_decision", &domain::Threshold::key)
            ->values.front()
            .amount = bureau.due.is_every ? 1 : 0;
        case_.reviewers["37990126011"] = {{"qualification_number", "A2"}};
        if (procedure_.category == "行政确认") {
            for (const auto* number : {"37990126001", "37990126002", "37990126003"}) {
                case_.officers[number] = officer(number, "2027-12-31", List{"行政确认"});
            }
        }
        if (course.procedure == "penalty_summary") {
            case_.benchmarks.clear();
        }
        case_.state.opened.procedure = course.procedure;
        if (course.is_withdrawn) {
            case_.results.clear();
        }
    }

    // So many steps as planned.
    void follow(std::size_t steps) {
        for (const auto& planned : course_.steps) {
            if (steps-- == 0) {
                return;
            }
            if (!planned.on.empty()) {
                case_.on(planned.on);
            }
            case_.today_is = planned.told_on;
            const auto* step = procedure_.step(planned.step);
            ASSERT_NE(step, nullptr) << course_.name << ": " << planned.step;
            const auto by = planned.by.by.empty() ? usual(*step) : planned.by;
            const auto content = fitted(planned.content, case_.state, case_.today);
            const auto done = tried(planned.step, content, by);
            ASSERT_TRUE(done && !done->empty())
                << course_.name << ": " << planned.step << ": "
                << (done ? "nothing" : done.error().rule + done.error().what);
            take(planned.step, content, by, done->front());
        }
    }
    void stray(int length) {
        case_.today_is.clear();
        for (int i = 0; i < length; ++i) {
            stray();
        }
    }

    // The events alone give the case.
    void replay() const {
        State replayed;
        replayed.opened.procedure = course_.procedure;
        for (const auto& [event, by] : told_) {
            replayed = evolve(std::move(replayed), event, by);
        }
        EXPECT_TRUE(replayed == case_.state) << where();
    }
    [[nodiscard]] const Told& told() const { return told_; }

  private:
    Decision tried(const std::string& step, const Content& content, const Hand& by) {
        const auto result = case_.results.find(kResult);
        if (result != case_.results.end() && !case_.state.decided_on.empty()) {
            result->second.insert_or_assign("decided_on", case_.state.decided_on);
        }
        return decide(
            case_.state, {step, case_.today, content, {}}, by, procedure_, case_.around()
        );
    }

    [[nodiscard]] Hand usual(const domain::Step& step) const {
        const auto lane = std::ranges::find(procedure_.lanes, step.by, &domain::Lane::key);
        return lane->duty == "examine"  ? Case::reviewer()
               : lane->duty == "decide" ? Case::head()
                                        : Case::handler();
    }
    Hand anybody(const domain::Step& step) {
        const std::vector<Hand> all{
            Case::handler(), Case::head(), Case::reviewer(), other_reviewer()};
        return chance_.of(6) == 0 ? chance_.among(all) : usual(step);
    }

    void stray() {
        if (chance_.of(8) == 0) {
            constexpr std::size_t kDaysMax = 6;
            const auto day = domain::day_of(case_.today).value();
            case_.on(domain::iso(day + std::chrono::days{chance_.of(kDaysMax)}));
        }
        if (chance_.of(40) == 0) {
            turn_results();
        }
        std::vector<const domain::Step*> possible;
        const bool leads_on = chance_.of(3) == 0;  // or a walk lingers where it is
        for (const auto* steps : {&procedure_.steps, &procedure_.acts}) {
            if (leads_on && steps == &procedure_.acts && !possible.empty()) {
                break;
            }
            for (const auto& step : *steps) {
                if (may_be_here(step, case_.state) && choices(procedure_).contains(step.key)) {
                    possible.push_back(&step);
                }
            }
        }
        if (possible.empty()) {
            return;
        }
        const auto& step = *chance_.among(possible);
        const auto& chosen = *chance_.among(choices(procedure_).find(step.key)->second);
        const bool gives_up = std::holds_alternative<Dropped>(chosen) ||
                              std::holds_alternative<PermitDeclined>(chosen);
        if (gives_up && chance_.of(20) != 0) {
            return;  // most cases are not given up at their beginning
        }
        const auto content = fitted(chosen, case_.state, case_.today);
        const auto by = anybody(step);
        const auto done = tried(step.key, content, by);
        if (done && !done->empty()) {
            take(step.key, content, by, done->front());
        }
    }

    void take(const std::string& step, const Content& content, const Hand& by, const Event& event) {
        told_.emplace_back(event, by.by);
        for (const auto& lacking : record_.add(event, by.by)) {
            ADD_FAILURE() << lacking << where();
        }
        case_.state = evolve(std::move(case_.state), event, by.by);
        const auto again = tried(step, content, by);
        EXPECT_TRUE(again && again->empty()) << step << " again adds nothing" << where();
    }

    // Its publisher takes the result down, or puts it up again.
    void turn_results() {
        static const auto kShown = Case("penalty_ordinary").results;
        case_.results = case_.results.contains(std::string(kResult)) ? decltype(kShown){} : kShown;
    }

    [[nodiscard]] std::string where() const {
        auto way = "\nof \"" + course_.name + "\" by way of";
        for (const auto& [event, by] : told_) {
            way += " " + event.step;
        }
        return way;
    }

    const domain::Procedure& procedure_;
    const Course& course_;
    Case case_;  // whose procedure is not asked
    WalkRecord record_;
    Chance chance_;
    Told told_;
};

std::set<std::string_view> steps_of_the_law() {
    std::set<std::string_view> all;
    for (const auto& kind : act_kinds()) {
        if (kind.is_step) {
            all.insert(kind.act);
        }
    }
    return all;
}

TEST(Walks, StateEveryKindOfAct) {
    auto missing = steps_of_the_law();
    for (const auto& content : walk_pool()) {
        missing.erase(kind_of(content).act);
    }
    EXPECT_THAT(missing, testing::IsEmpty()) << "add it to walk_pool.cc";
}

TEST(Walks, ComePastEveryKindOfActOnTheCoursesTheyBeginWith) {
    auto missing = steps_of_the_law();
    for (const auto& bureau : bureaus()) {
        for (const auto* course : courses_of(bureau)) {
            Walk walk(*course, bureau, 1);
            walk.follow(course->steps.size());
            for (const auto& [event, by] : walk.told()) {
                missing.erase(kind_of(event.content).act);
            }
        }
    }
    EXPECT_THAT(missing, testing::IsEmpty()) << "add a course to walk_beginnings.cc";
    std::set<std::string> procedures;
    for (const auto& course : courses()) {
        procedures.insert(course.procedure);
    }
    for (const auto& procedure : shipped_definitions().procedures) {
        EXPECT_TRUE(procedures.contains(procedure.key)) << procedure.key;
    }
}

// Or the walks would show nothing.
std::vector<std::string> lacking_without(
    const Course& course, std::string_view left_out, const Bureau& bureau
) {
    Walk walk(course, bureau, 1);
    walk.follow(course.steps.size());
    WalkRecord record(bureau.due);
    std::vector<std::string> all;
    for (const auto& [event, by] : walk.told()) {
        if (event.step != left_out) {
            for (auto& lacking : record.add(event, by)) {
                all.push_back(std::move(lacking));
            }
        }
    }
    return all;
}
using LeftOut = std::vector<std::array<std::string, 3>>;  // course, step, what is told
void expect_told(const LeftOut& left_out, const Bureau& bureau) {
    for (const auto& [name, step, lacking] : left_out) {
        const auto course = std::ranges::find(courses(), name, &Course::name);
        ASSERT_NE(course, courses().end()) << name;
        EXPECT_THAT(lacking_without(*course, "", bureau), testing::IsEmpty()) << name;
        EXPECT_THAT(lacking_without(*course, step, bureau), testing::Contains(lacking))
            << name << step;
    }
}
TEST(Walks, AreToldByTheirRecordWhatIsLeftOut) {
    const LeftOut kLeftOut{
        {"performed", "serve_notice", "the notice was not served"},
        {"performed", "give_notice", "no notice of this round"},
        {"performed", "review_plea", "the plea was not examined"},
        {"performed", "pass_review", "decided without the review that is due"},
        {"performed", "assign", "decided without two officers"},
        {"performed", "end_challenge", "amended by nobody"},
        {"heard", "hear", "a hearing was asked for and not held"},
        {"revoked", "revoke", "withdrawn though nothing fell"},
        {"revoked", "challenge", "revoked by whom nobody asked"},
        {"on the spot", "assign", "decided without two officers"},
        {"a crime", "conclude_transfer_review", "an act without the review it needs"},
        {"a crime", "settle_recusal", "decided while a recusal is open"},
        {"granted", "assign", "not examined by two officers"},
        {"granted", "pass_review", "decided without the review that is due"},
        {"granted", "hear", "a hearing was asked for and not held"},
        {"granted", "tell_interested", "whom it concerns was not told"},
        {"not recognised", "pass_review", "against the applicant without a review"},
        {"not recognised", "assign", "not examined by two officers"},
        {"sealed", "assign", "imposed without two officers"},
        {"sealed", "conclude_measure_review", "an act without the review it needs"},
        {"sealed at once", "conclude_measure_review", "an act without the review it needs"}};
    expect_told(kLeftOut, bureaus()[1]);
}
// What the law has reviewed where nothing else asks for it, and what was sent.
TEST(Walks, AreToldByTheirRecordWhatIsLeftOutOfABureauThatReviewsNothing) {
    const LeftOut kLeftOut{
        {"decided without a review",
         "spare_review",
         "decided though nobody found that no review is due"},
        {"heard", "pass_review", "decided without the review that is due"},
        {"not recognised", "pass_review", "decided without the review that is due"},
        {"sealed", "conclude_measure_review", "an act without the review it needs"}};
    expect_told(kLeftOut, bureaus()[3]);
}

class WalksOf : public testing::TestWithParam<std::size_t> {};
TEST_P(WalksOf, ABureauKeepTheLawThroughEveryProcedure) {
    constexpr std::uint64_t kWalks = 12;  // of each course
    constexpr int kLength = 250;
    const auto& bureau = bureaus()[GetParam()];
    for (const auto* course : courses_of(bureau)) {
        for (std::uint64_t seed = 1; seed <= kWalks; ++seed) {
            Walk walk(*course, bureau, seed * bureaus().size() + GetParam());
            // The first from its beginning, the others from further and further on.
            walk.follow(course->steps.size() * (seed - 1) / (kWalks - 1));
            walk.stray(kLength);
            walk.replay();
        }
    }
}
INSTANTIATE_TEST_SUITE_P(Walks, WalksOf, testing::Range(std::size_t{0}, bureaus().size()));

}  // namespace
}  // namespace mingjing::case_file
