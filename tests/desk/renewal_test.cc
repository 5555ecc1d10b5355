// Another calendar leaves the tables as a rebuild would, and touches nothing but clocks.

#include "projection/renewal.h"

#include <array>
#include <map>
#include <random>
#include <utility>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fmt/format.h>

#include "base/time.h"
#include "domain/day.h"
#include "ledger/ledger.h"
#include "projection/compare.h"
#include "projection/projection.h"
#include "record/case_codec.h"
#include "support/databases.h"

namespace mingjing {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr auto kProcedure = "penalty_ordinary";

class Renewal : public test::OnBothEngines {
  protected:
    void SetUp() override {
        OnBothEngines::SetUp();
        if (IsSkipped()) {
            return;
        }
        connection_ = open();
        ledger::migrate(*connection_);
        projection::migrate(*connection_);
        sources_ = definitions::load_folder("definitions").value().sources;
        use();
    }
    // As a server does when it begins.
    void use() {
        definitions_ = definitions::load(sources_).value();
        projection::prepare(*connection_, definitions_, {});
    }
    void write(const std::string& name, const std::string& text) {
        std::erase_if(sources_, [&](const auto& source) { return source.name == name; });
        sources_.push_back({name, text, ""});
    }
    void announce(
        int year, const std::vector<std::string>& off, const std::vector<std::string>& on
    ) {
        write(
            fmt::format("calendars/{}.yaml", year),
            fmt::format(
                "year: {}\nnotice: 通知\nsource: https://www.gov.cn/\ndays_off: [{}]\n"
                "make_up_days: [{}]\n",
                year,
                fmt::join(off, ", "),
                fmt::join(on, ", ")
            )
        );
    }
    // Any days of that year.
    void announce_any(int year) {
        std::vector<std::string> off;
        std::vector<std::string> on;
        for (auto day = *domain::day_of(fmt::format("{}-01-01", year));
             domain::iso(day).starts_with(std::to_string(year));
             day += std::chrono::days(1)) {
            const auto drawn = any(12);
            if (drawn < 2) {
                (drawn == 0 ? off : on).push_back(domain::iso(day));
            }
        }
        announce(year, off, on);
    }

    void step(
        std::string step,
        case_file::Content content,
        std::vector<std::string> begun = {},
        std::vector<std::string> met = {},
        std::vector<std::string> stopped = {}
    ) {
        on_ += std::chrono::days(any(9));
        case_file::Event event{
            .step = std::move(step),
            .stage = stopped.empty() ? "investigation" : "closed",
            .is_over = !stopped.empty(),
            .on = domain::iso(on_),
            .content = std::move(content)};
        event.begun = std::move(begun);
        event.met = std::move(met);
        event.stopped = std::move(stopped);
        event.amounts = std::exchange(amounts_, {});
        const std::array drafts{record::encode_case(event, stream_)};
        const auto records =
            ledger::append(*connection_, stream_, version_++, drafts, "officer", Time{});
        projection::apply(*connection_, definitions_, records.front(), event);
    }
    // Begun in one of two years; its clocks run, are met, paused, extended, stopped.
    void any_case(std::uint64_t number) {
        stream_ = fmt::format("case-{:032x}", number);
        version_ = 0;
        on_ = *domain::day_of("2026-01-05") + std::chrono::days(any(700));
        case_file::Opened opened;
        opened.number = fmt::format("2026-{:04}", number);
        opened.procedure = kProcedure;
        opened.procedure_digest = definitions_.procedure(kProcedure)->digest;
        opened.item = "HXRS-CF-015";
        opened.party_name = "样例服饰加工厂";
        step("open", opened);
        step("docket", case_file::Docketed{}, {"decide", "serve"});
        amounts_ = {{"review", number % 2 == 0 ? 3 : 0}};
        step("submit_review", case_file::Noted{}, {"review", "apply_to_court", "release/DJ1"});
        if (any(2) == 0) {
            step("pass_review", case_file::Noted{}, {}, {"review"});
        }
        for (auto turn = any(4); turn > 0; --turn) {
            const auto* limit = std::array{"decide", "serve", "review"}.at(any(3));
            step("pause", case_file::Paused{limit, "听证", "TZ1"});
            if (any(3) > 0) {
                step("resume", case_file::Resumed{limit});
            }
        }
        if (any(3) == 0) {
            step("extend", case_file::Extended{"decide", "案情复杂"});
        }
        if (any(3) == 0) {
            step("close", case_file::Noted{}, {"publish"}, {"serve"}, {"decide", "apply_to_court"});
        }
    }
    void add_cases(std::uint64_t count) {
        db::Transaction transaction(*connection_, db::Transaction::Mode::write);
        for (std::uint64_t number = 1; number <= count; ++number) {
            any_case(number);
        }
        transaction.commit();
    }

    std::size_t any(std::size_t below) { return random_() % below; }
    std::vector<std::string> differing() {
        return projection::differing_tables(*connection_, definitions_, [](auto) {});
    }
    std::string clocks() {
        for (const auto& [table, digest] : projection::digests(*connection_)) {
            if (table == "case_clocks") {
                return digest;
            }
        }
        return "";
    }

    std::mt19937 random_{20261126};  // the same cases every time
    std::unique_ptr<db::Connection> connection_;
    std::vector<definitions::Source> sources_;
    definitions::Definitions definitions_;
    std::string stream_;
    std::uint64_t version_ = 0;
    std::chrono::sys_days on_;
    std::map<std::string, std::int64_t, std::less<>> amounts_;  // of the next step's clocks
};
MINGJING_ON_BOTH_ENGINES(Renewal);

TEST_P(Renewal, LeavesClocksAsARebuildWould) {
    add_cases(60);
    ASSERT_THAT(differing(), IsEmpty());
    for (const auto year : {2027, 2026, 2027, 2025}) {
        const auto before = clocks();
        announce_any(year);
        use();
        EXPECT_THAT(differing(), IsEmpty()) << year;
        EXPECT_EQ(clocks() == before, year == 2025) << "no case is as old as that: " << year;
    }
    std::erase_if(sources_, [](const auto& source) {
        return source.name == "calendars/2027.yaml";
    });
    use();
    EXPECT_THAT(differing(), IsEmpty()) << "an announcement taken back";
}

TEST_P(Renewal, CF34_AFineThatWasPutOffEndsOnTheDayOfItsInstalmentWhateverTheCalendar) {
    const auto due = [&](std::string_view limit) {
        std::string day;
        connection_->run(
            "SELECT due_on FROM case_clocks WHERE limit_key = $1",
            std::to_array<db::Cell>({std::string(limit)}),
            [&](const db::Row& row) {
                day = row.text(0);
                return true;
            }
        );
        return day;
    };
    const auto pay_by = [&] { return due("pay"); };
    const auto take = [&](case_file::Content content, std::vector<std::string> begun = {}) {
        db::Transaction transaction(*connection_, db::Transaction::Mode::write);
        step("step", std::move(content), std::move(begun));
        transaction.commit();
    };
    add_cases(1);
    take(case_file::Noted{}, {"pay", "demand"});
    EXPECT_NE(due("demand"), "");
    take(case_file::DeferralAnswered{
        "同意分期缴纳", "2027-02-01", {{"2027-02-08", {600'00}}, {"2027-03-08", {400'00}}}, "停产"}
    );
    EXPECT_EQ(pay_by(), "2027-02-08");
    EXPECT_EQ(due("demand"), "") << "that was of a default there is no more";
    announce(2027, {"2027-02-08", "2027-02-09"}, {});
    use();
    EXPECT_EQ(pay_by(), "2027-02-08");
    take(case_file::Paid{{600'00}, "P1", "银行或者电子支付"});
    EXPECT_EQ(pay_by(), "2027-03-08");
    take(case_file::DeferralAnswered{"不同意", "2027-02-20", {}, "没有困难"});
    EXPECT_EQ(pay_by(), "2027-03-08");
    EXPECT_THAT(differing(), IsEmpty());
}

TEST_P(Renewal, TouchesNothingElse) {
    add_cases(10);
    connection_->run("UPDATE cases SET party = 'as a rebuild would not have it'");
    announce(2027, {"2027-02-08", "2027-02-09"}, {});
    use();
    EXPECT_THAT(differing(), ElementsAre("cases"));
    write("calendars/2027.yaml", sources_.back().bytes + "# a comment\n");
    use();
    EXPECT_THAT(differing(), ElementsAre("cases")) << "no day differs";
    const auto statutes = std::ranges::find(sources_, "statutes.yaml", &definitions::Source::name);
    ASSERT_NE(statutes, sources_.end());
    statutes->bytes += "# a comment\n";
    announce(2027, {}, {});
    use();
    EXPECT_THAT(differing(), IsEmpty()) << "with anything else, all are made anew";
}

TEST(Calendars, DifferBetweenTwoDays) {
    using projection::days_apart;
    const domain::Calendar one{
        .days_off = {*domain::day_of("2026-10-01"), *domain::day_of("2026-10-02")},
        .make_up_days = {*domain::day_of("2026-09-20")},
        .years = {2026}};
    auto other = one;
    EXPECT_EQ(days_apart(projection::text_of(one), projection::text_of(other)), std::nullopt);
    other.days_off.erase(*domain::day_of("2026-10-02"));
    other.make_up_days.insert(*domain::day_of("2026-10-02"));
    other.days_off.insert(*domain::day_of("2027-01-01"));
    const projection::DaysApart apart{"2026-10-02", "2027-01-01"};
    EXPECT_EQ(days_apart(projection::text_of(one), projection::text_of(other)), apart);
    EXPECT_EQ(days_apart(projection::text_of(other), projection::text_of(one)), apart);
}

}  // namespace
}  // namespace mingjing
