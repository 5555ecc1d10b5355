// Cases: how many steps a second 64 people take through the desk, how fast limits are
// counted, a bureau of many cases for bench/cases.mjs to read, and how soon the clocks of its
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
#include "desk/cases.h"
#include "desk/register_acts.h"
#include "domain/day.h"
#include "domain/parts.h"
#include "ledger/ledger.h"
#include "projection/projection.h"
#include "record/case_codec.h"
#include "server/data_folder.h"
#include "server/office.h"
#include "server/resources.h"
#include "server/staff.h"

namespace {

using namespace mingjing;
using Steady = std::chrono::steady_clock;

constexpr std::size_t kSubmitters = 64;
constexpr std::size_t kConnections = 8;
constexpr auto kProcedure = "penalty_ordinary";
constexpr auto kItem = "HXRS-CF-015";

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

// A desk of its own in `folder`, with the one item cases are about published.
class Steps {
  public:
    Steps(const std::string& folder, const definitions::Definitions& definitions)
        : definitions_(definitions),
          ledger_place_{db::Engine::sqlite, folder + "/ledger.db", ""},
          work_place_{db::Engine::sqlite, folder + "/work.db", ""},
          ledger_(migrated(), kConnections),
          work_(work_place_, kConnections, db::Access::read_write),
          desk_(
              ledger_place_, definitions, clock_, [] {}, [] { std::abort(); }
          ) {
        publish_item();
    }

    void run(std::uint64_t cases) {
        const auto begin = Steady::now();
        std::vector<std::jthread> people;
        for (std::size_t i = 0; i < kSubmitters; ++i) {
            people.emplace_back([&, i] {
                desk::Cases mine(desk_, ledger_, work_, definitions_, clock_);
                for (auto number = i; number < cases; number += kSubmitters) {
                    decline(mine, number);
                }
            });
        }
        people.clear();
        const auto taken = seconds_since(begin);
        std::cout << fmt::format(
            "{} steps of {} cases by {} people in {:.2f} s: {:.0f} steps/s (target 5,000)\n",
            cases * 3,
            cases,
            kSubmitters,
            taken,
            static_cast<double>(cases * 3) / taken
        );
    }

  private:
    const db::Place& migrated() {
        const auto connection = db::open(ledger_place_, db::Access::read_write);
        ledger::migrate(*connection);
        projection::migrate(*connection);
        projection::prepare(*connection, definitions_, {});
        drafts::migrate(*db::open(work_place_, db::Access::read_write));
        return ledger_place_;
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

    const definitions::Definitions& definitions_;
    SystemClock clock_;
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

// One case after the other, appended and projected in bulk.
class Filling {
  public:
    Filling(server::Office& office)
        : office_(office), connection_(db::open(office.places().ledger, db::Access::read_write)) {}

    void add(std::uint64_t count, const std::function<void(std::uint64_t number)>& one) {
        constexpr std::uint64_t kCasesPerCommit = 2000;
        for (std::uint64_t first = 0; first < count; first += kCasesPerCommit) {
            db::Transaction transaction(*connection_, db::Transaction::Mode::write);
            for (auto i = first; i < std::min(count, first + kCasesPerCommit); ++i) {
                begin(one);
            }
            transaction.commit();
        }
    }
    void step(case_file::Event event) {
        const std::array drafts{record::encode_case(event, stream_)};
        const auto records = ledger::append(
            *connection_, stream_, version_++, drafts, handler(), office_.clock().now()
        );
        projection::apply(*connection_, office_.definitions(), records.front(), event);
    }
    case_file::Opened opened(std::uint64_t number) const {
        static constexpr std::array kUnits{"劳动监察支队", "劳动关系科", "人力资源配置科"};
        case_file::Opened opened;
        opened.number = fmt::format("{}-{:04}", 2020 + number % 7, number);
        opened.procedure = kProcedure;
        opened.procedure_digest = office_.definitions().procedure(kProcedure)->digest;
        opened.unit = kUnits[number % kUnits.size()];
        opened.source = "投诉";
        opened.item = kItem;
        opened.party_kind = "法人或者其他组织";
        opened.party_name = fmt::format("样例服饰加工厂{:07}", number);
        opened.summary = "投诉人称每月加班超过三十六小时";
        return opened;
    }

    // Whoever takes the steps, and the next of them.
    [[nodiscard]] std::vector<std::string> officers() const {
        return {
            fmt::format("37990126{:03}", number_ % kHandlers),
            fmt::format("37990126{:03}", (number_ + 1) % kHandlers)};
    }

  private:
    static constexpr std::uint64_t kHandlers = 150;
    [[nodiscard]] std::string handler() const {
        const auto which = number_ % kHandlers;
        return which == 0 ? "compiler_labour" : fmt::format("handler_{}", which);
    }
    void begin(const std::function<void(std::uint64_t number)>& one) {
        stream_ = fmt::format("case-{:032x}", ++number_);
        version_ = 0;
        one(number_);
    }

    server::Office& office_;
    std::unique_ptr<db::Connection> connection_;
    std::uint64_t number_ = 0;
    std::string stream_;
    std::uint64_t version_ = 0;
};

void fill(server::Office& office, std::uint64_t open, std::uint64_t closed) {
    Filling filling(office);
    const auto take = [&](std::string step,
                          std::string stage,
                          std::string on,
                          case_file::Content content,
                          std::vector<std::string> begun = {}) {
        filling.step(
            {.step = std::move(step),
             .stage = stage,
             .is_over = stage == "closed",
             .on = std::move(on),
             .begun = std::move(begun),
             .content = std::move(content)}
        );
    };
    const auto begin = [&](std::uint64_t number) {
        take("open", "lead", "2026-03-02", filling.opened(number));
        case_file::Assigned assigned;
        assigned.officers = filling.officers();
        take("assign", "lead", "2026-03-02", std::move(assigned));
        take("report_lead", "docketing", "2026-03-03", case_file::Noted{});
    };
    filling.add(closed, [&](std::uint64_t number) {
        begin(number);
        case_file::Dropped dropped;
        dropped.ground = "不属于本机关管辖";
        dropped.reason = "用工地在外市";
        take("decline", "closed", "2026-03-04", std::move(dropped));
    });
    filling.add(open, [&](std::uint64_t number) {
        begin(number);
        const auto day = *domain::day_of("2026-08-01") + std::chrono::days(number % 100);
        take("docket", "investigation", domain::iso(day), case_file::Docketed{}, {"decide"});
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
        Steps(words[1], definitions).run(number(3, 10'000));
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
