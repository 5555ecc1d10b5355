// Cases: how many steps a second 64 people take through the desk, of cases nobody went into and of
// cases with all that comes before a plea behind them; how fast limits are counted; a bureau of
// many cases, one of them told in full, for bench/cases.mjs to read; and how soon the clocks of its
// open cases follow a holiday announced.
//
//   cases_bench steps FOLDER DEFINITIONS-FOLDER [CASES]
//   cases_bench limits DEFINITIONS-FOLDER
//   cases_bench fill FOLDER [OPEN] [CLOSED]
//   cases_bench renew FOLDER

#include <array>
#include <chrono>
#include <cstdlib>
#include <functional>
#include <iostream>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "case_file/question.h"
#include "case_filling.h"
#include "desk/cases.h"
#include "desk/register_acts.h"
#include "domain/day.h"
#include "domain/parts.h"
#include "ledger/ledger.h"
#include "projection/projection.h"
#include "server/data_folder.h"
#include "server/office.h"
#include "server/resources.h"
#include "server/staff.h"
#include "told_case.h"

namespace {

using namespace mingjing;
using Steady = std::chrono::steady_clock;

constexpr std::size_t kSubmitters = 64;
constexpr std::size_t kConnections = 8;
constexpr std::uint64_t kCasesPerPlea = 10;  // light ones to each that is heard
using bench::Filling;
using bench::kItem;
using bench::kProcedure;

double seconds_since(Steady::time_point begin) {
    return std::chrono::duration<double>(Steady::now() - begin).count();
}

const std::string& what(const domain::Refusal& refusal) {
    return refusal.what;
}
const std::string& what(const std::vector<definitions::Problem>& problems) {
    return problems.front().what;
}
template <class Answer>
auto expect(Answer answer) {
    if (!answer) {
        std::cerr << what(answer.error()) << '\n';
        std::abort();
    }
    return *std::move(answer);
}

Fields opening(std::uint64_t number) {
    return {
        {"source", "投诉"},
        {"item", kItem},
        {"party_kind", "法人或者其他组织"},
        {"party_name", fmt::format("样例服饰加工厂{:07}", number)},
        {"act_ended_on", "2026-02-10"},
        {"summary", "投诉人称每月加班超过三十六小时"},
    };
}

// A desk of its own in `folder`, with the one item cases are about published, and cases whose
// parties may be heard now.
class Steps {
  public:
    Steps(
        const std::string& folder,
        const definitions::Definitions& definitions,
        std::uint64_t cases_with_pleas
    )
        : definitions_(definitions),
          ledger_place_{db::Engine::sqlite, folder + "/ledger.db", ""},
          work_place_{db::Engine::sqlite, folder + "/work.db", ""},
          ledger_(filled(cases_with_pleas), kConnections),
          work_(work_place_, kConnections, db::Access::read_write),
          desk_(
              ledger_place_, definitions, clock_, [] {}, [] { std::abort(); }
          ) {
        publish_item();
    }

    void run(std::uint64_t cases) {
        const auto light = [&](desk::Cases& mine, std::uint64_t number) { decline(mine, number); };
        measure("registered, reported, not taken up", cases, light);
        const auto grave = [&](desk::Cases& mine, std::uint64_t number) { hear(mine, number); };
        measure("heard, answered, sent to review", with_pleas_.size(), grave);
    }

  private:
    using Three = std::function<void(desk::Cases& mine, std::uint64_t number)>;
    void measure(std::string_view what, std::uint64_t cases, const Three& three) {
        const auto begin = Steady::now();
        std::vector<std::jthread> people;
        for (std::size_t i = 0; i < kSubmitters; ++i) {
            people.emplace_back([&, i] {
                desk::Cases mine(desk_, ledger_, work_, definitions_, clock_);
                for (auto number = i; number < cases; number += kSubmitters) {
                    three(mine, number);
                }
            });
        }
        people.clear();
        const auto taken = seconds_since(begin);
        std::cout << fmt::format(
            "{}: {} steps of {} cases by {} people in {:.2f} s: {:.0f} steps/s (target 5,000)\n",
            what,
            cases * 3,
            cases,
            kSubmitters,
            taken,
            static_cast<double>(cases * 3) / taken
        );
    }

    const db::Place& migrated() {
        const auto connection = db::open(ledger_place_, db::Access::read_write);
        ledger::migrate(*connection);
        projection::migrate(*connection);
        projection::prepare(*connection, definitions_, {});
        drafts::migrate(*db::open(work_place_, db::Access::read_write));
        return ledger_place_;
    }

    // Before the desk is at work: it is the only writer then.
    const db::Place& filled(std::uint64_t cases) {
        const auto& place = migrated();
        Filling filling(db::open(place, db::Access::read_write), definitions_, clock_);
        filling.add(cases, [&](std::uint64_t number) {
            bench::tell_inquiry(filling, number);
            bench::tell_party(filling);
            with_pleas_.push_back({filling.stream(), filling.officers().front()});
        });
        return place;
    }

    void publish_item() {
        namespace entry = domain::register_entry;
        const auto& schema = *definitions_.find("enforcement_items");
        auto parts = domain::parted(
            schema,
            {{"code", kItem}, {"name", "违法延长工作时间"}, {"category", "行政处罚"}},
            "entry-item"
        );
        entry::Submit submit;
        submit.content.register_key = schema.key;
        submit.content.schema = schema.digest;
        submit.content.key = kItem;
        submit.content.content = std::move(parts.facts);
        submit.content.personal = std::move(parts.apart);
        submit.content.effective_from = "2026-01-01";
        submit.content.reviewers = {"unit_head"};
        const auto act = [&](const char* role, entry::Command command) {
            const identity::Actor actor{role, "示例", "劳动监察支队", {role}, ""};
            expect(desk_.submit(actor, desk::EntryAct{"entry-item", std::move(command), {}}));
        };
        act("compiler", std::move(submit));
        act("unit_head", entry::Approve{"unit_head", "", ""});
        act("publisher", entry::Publish{});
    }

    // Registered, put to the head, and not taken up.
    void decline(desk::Cases& cases, std::uint64_t number) {
        const identity::Actor officer{"wu", "吴执法乙", "劳动监察支队", {"case_officer"}, ""};
        const identity::Actor head{"meng", "示例", "局领导", {"bureau_leader"}, ""};
        const auto stream = expect(cases.open(
            officer,
            kProcedure,
            {.step = "open", .on = "", .content = opening(number)},
            fmt::format("{:032}", number)
        ));
        expect(cases.take(officer, stream, {.step = "report_lead", .on = "", .content = {}}, {}));
        const Fields grounds{{"ground", "不属于本机关管辖"}, {"reason", "用工地在外市"}};
        expect(cases.take(head, stream, {.step = "decline", .on = "", .content = grounds}, {}));
    }

    // A case with 61 events behind it: what the party said, what came of that, and to review.
    void hear(desk::Cases& cases, std::uint64_t number) {
        const auto& heard = with_pleas_[number];
        const identity::Actor officer{
            "wu", "吴执法乙", bench::kToldUnit, {"case_officer"}, heard.certificate};
        const auto take = [&](std::string step, Fields content) {
            expect(cases.take(
                officer,
                heard.stream,
                {.step = std::move(step), .on = "", .content = std::move(content)},
                {}
            ));
        };
        take("plead", {{"answer", "陈述、申辩"}, {"content", "订单集中，已经安排补休"}});
        take("review_plea", {{"finding", "不成立"}, {"reason", "没有补休的记录"}});
        take(
            "submit_review", {{"materials", List{"调查终结报告", "决定代拟稿", "依据", "证据材料"}}}
        );
    }

    struct Heard {
        std::string stream, certificate;
    };
    const definitions::Definitions& definitions_;
    SystemClock clock_;
    std::vector<Heard> with_pleas_;
    db::Place ledger_place_, work_place_;
    db::Pool ledger_, work_;
    desk::Desk desk_;
};

// Every limit of every procedure, begun on every day of a year, until a second has passed.
void count_limits(const definitions::Definitions& definitions) {
    const auto first = *domain::day_of("2026-01-01");
    constexpr int kDays = 365;
    std::uint64_t counted = 0;
    std::int64_t sum = 0;  // so that nothing is left out as unused
    const auto begin = Steady::now();
    while (seconds_since(begin) < 1) {
        for (const auto& procedure : definitions.procedures) {
            for (const auto& limit : procedure.limits) {
                for (int day = 0; day < kDays; ++day) {
                    const auto due =
                        domain::due_of(limit, definitions.calendar, first + std::chrono::days(day));
                    sum += due ? due->day.time_since_epoch().count() : 0;
                    ++counted;
                }
            }
        }
    }
    const auto taken = seconds_since(begin);
    std::cout << fmt::format(
        "{} limits counted in {:.2f} s: {:.2f} million/s (target 1); sum {}\n",
        counted,
        taken,
        static_cast<double>(counted) / taken / 1e6,
        sum
    );
}

void fill(server::Office& office, std::uint64_t open, std::uint64_t closed) {
    Filling filling(
        db::open(office.places().ledger, db::Access::read_write),
        office.definitions(),
        office.clock()
    );
    const auto begin = [&](std::uint64_t number) {
        filling.take("open", "lead", "2026-03-02", filling.opened(number));
        case_file::Assigned assigned;
        assigned.officers = filling.officers();
        filling.take("assign", "lead", "2026-03-02", std::move(assigned));
        filling.take("report_lead", "docketing", "2026-03-03", case_file::Noted{});
    };
    filling.add(closed, [&](std::uint64_t number) {
        begin(number);
        case_file::Dropped dropped;
        dropped.ground = "不属于本机关管辖";
        dropped.reason = "用工地在外市";
        filling.take("decline", "closed", "2026-03-04", std::move(dropped));
    });
    filling.add(1, [&](std::uint64_t number) {
        bench::tell_case(filling, number);
        std::cout << fmt::format("told in full: {}\n", filling.opened(number).number);
    });
    filling.add(open, [&](std::uint64_t number) {
        begin(number);
        const auto day = *domain::day_of("2026-08-01") + std::chrono::days(number % 100);
        filling.take(
            "docket", "investigation", domain::iso(day), case_file::Docketed{}, {"decide"}
        );
    });
}

int run_fill(const std::string& path, std::uint64_t open, std::uint64_t closed) {
    const SystemClock clock;
    server::DataFolder folder(path);
    if (!folder.lock()) {
        std::cerr << "in use\n";
        return EXIT_FAILURE;
    }
    server::Office office(
        folder, {"", {server::resource("definitions"), server::resource("demo/definitions")}}, clock
    );
    const auto begin = Steady::now();
    fill(office, open, closed);
    std::cout << fmt::format("{} cases filled in {:.1f} s\n", open + closed, seconds_since(begin));
    for (const auto* login : {"leader", "head_labour", "compiler_labour"}) {
        auto actor = *office.definitions().actor(login);
        actor.officer = actor.id == "compiler_labour" ? "37990126000" : "";
        server::make_demo_account(office, actor, office.clock().now());
    }
    office.settle();
    return EXIT_SUCCESS;
}

// Days off among those every open case's clock runs through, then the calendar as it was: as a
// server takes up either when it begins anew.
int run_renewal(const std::string& path) {
    const SystemClock clock;
    server::DataFolder folder(path);
    if (!folder.lock()) {
        std::cerr << "in use\n";
        return EXIT_FAILURE;
    }
    const server::Office office(
        folder, {"", {server::resource("definitions"), server::resource("demo/definitions")}}, clock
    );
    const auto connection = db::open(office.places().ledger, db::Access::read_write);
    const auto was = office.definitions();
    auto is = was;
    is.digest += "'";
    is.sources.push_back({"calendars/2027.yaml", "", "announced"});
    constexpr int kDays = 400;
    for (int day = 0; day < kDays; day += 2) {
        is.calendar.days_off.insert(*domain::day_of("2026-08-02") + std::chrono::days(day));
    }
    for (const auto* definitions : {&std::as_const(is), &was}) {
        const auto begin = Steady::now();
        projection::prepare(*connection, *definitions, [](std::uint64_t) {
            std::cerr << "rebuilt\n";
            std::abort();
        });
        const auto taken = seconds_since(begin);
        std::cout << fmt::format(
            "clocks of {} open cases ({} in all) renewed in {:.2f} s (target 2)\n",
            connection->integer("SELECT COUNT(*) FROM cases WHERE is_over = 0").value_or(0),
            connection->integer("SELECT COUNT(*) FROM cases").value_or(0),
            taken
        );
    }
    return EXIT_SUCCESS;
}

definitions::Definitions loaded(const std::string& folder) {
    return expect(definitions::load_folder(folder));
}

}  // namespace

int main(int argc, char** argv) {
    const std::vector<std::string> words(argv + 1, argv + argc);
    const auto number = [&](std::size_t place, std::uint64_t otherwise) {
        return words.size() > place ? std::stoull(words[place]) : otherwise;
    };
    if (words.size() >= 3 && words[0] == "steps") {
        std::filesystem::create_directories(words[1]);
        const auto definitions = loaded(words[2]);
        const auto cases = number(3, 10'000);
        Steps(words[1], definitions, cases / kCasesPerPlea).run(cases);
        return EXIT_SUCCESS;
    }
    if (words.size() == 2 && words[0] == "limits") {
        count_limits(loaded(words[1]));
        return EXIT_SUCCESS;
    }
    if (words.size() >= 2 && words[0] == "fill") {
        return run_fill(words[1], number(2, 10'000), number(3, 1'000'000));
    }
    if (words.size() == 2 && words[0] == "renew") {
        return run_renewal(words[1]);
    }
    std::cerr << "cases_bench steps|limits|fill|renew …\n";
    return EXIT_FAILURE;
}
