// A whole register in one go, as a bureau does it once a year: every draft submitted one
// by one, checked against the others (namesakes), reviewed in batches, published as one
// edition. Prints whether the last entries cost what the first did, and how long other
// people's commands took while the edition was under way.
//
//   desk_bulk_bench FOLDER DEFINITIONS-FOLDER [ENTRIES]

#include <algorithm>
#include <array>
#include <chrono>
#include <iostream>
#include <string>
#include <thread>
#include <vector>

#include <fmt/format.h>

#include "base/files.h"
#include "base/limits.h"
#include "desk/register_acts.h"
#include "drafts/drafts.h"
#include "ledger/ledger.h"
#include "projection/projection.h"

namespace mingjing {
namespace {

using Steady = std::chrono::steady_clock;
namespace entry = domain::register_entry;

constexpr auto kRegister = "officers";

double seconds_since(Steady::time_point begin) {
    return std::chrono::duration<double>(Steady::now() - begin).count();
}

template <class Answer>
void expect(const Answer& answer) {
    if (!answer) {
        std::cerr << answer.error().what << '\n';
        std::abort();
    }
}

Fields officer(std::size_t number) {
    return {
        {"name", fmt::format("示例{}", number)},
        {"unit", "劳动监察支队"},
        {"mobile", fmt::format("138{:08}", number)},
        {"certificates",
         List{Fields{
             {"number", fmt::format("{:011}", number)},
             {"categories", List{"劳动保障监察"}},
             {"valid_to", "2029-12-31"},
             {"status", "有效"}}}},
        {"region", "海曦市"},
    };
}

class Bench {
  public:
    Bench(const std::string& folder, const definitions::Definitions& definitions)
        : definitions_(definitions),
          ledger_place_{db::Engine::sqlite, folder + "/ledger.db", ""},
          work_place_{db::Engine::sqlite, folder + "/work.db", ""},
          ledger_(migrated(), kReaders),
          work_(work_place_, kReaders, db::Access::read_write),
          desk_(
              ledger_place_, definitions, clock_, [] {}, [] { std::abort(); }
          ),
          acts_(desk_, ledger_, work_, definitions, clock_) {}

    void run(std::size_t entries) {
        save_drafts(entries);
        submit(entries);
        review(entries);
        publish(entries);
    }

  private:
    static constexpr std::size_t kReaders = 4;

    static std::string key(std::size_t number) { return fmt::format("{:011}", number); }

    const db::Place& migrated() {
        const auto ledger = db::open(ledger_place_, db::Access::read_write);
        ledger::migrate(*ledger);
        projection::migrate(*ledger);
        projection::prepare(*ledger, definitions_, {});
        drafts::migrate(*db::open(work_place_, db::Access::read_write));
        return ledger_place_;
    }

    void save_drafts(std::size_t entries) {
        const auto begin = Steady::now();
        const auto work = work_.lease();
        db::Transaction transaction(*work, db::Transaction::Mode::write);
        for (std::size_t i = 0; i < entries; ++i) {
            drafts::save(*work, {0, kRegister, key(i), officer(i), "bench", "chen", "2026-03-02"});
        }
        transaction.commit();
        std::cout << fmt::format("{} drafts saved in {:.2f} s\n", entries, seconds_since(begin));
    }

    void submit(std::size_t entries) {
        const auto tenth = std::max<std::size_t>(entries / 10, 1);
        std::vector<double> tenths;
        auto begin = Steady::now();
        for (std::size_t i = 0; i < entries; ++i) {
            expect(acts_.submit(compiler_, kRegister, key(i), {}));
            if ((i + 1) % tenth == 0) {
                tenths.push_back(seconds_since(begin));
                begin = Steady::now();
            }
        }
        std::cout << fmt::format(
            "submitted one by one: the first tenth {:.2f} s, the last {:.2f} s\n",
            tenths.front(),
            tenths.back()
        );
    }

    void review(std::size_t entries) {
        std::vector<std::string> streams;
        ledger_.lease()->run("SELECT stream FROM entries ORDER BY id", {}, [&](const db::Row& row) {
            streams.emplace_back(row.text(0));
            return true;
        });
        for (const auto& role : definitions_.rule_for(kRegister)->reviewers) {
            const identity::Actor reviewer{role, "审核人", "劳动监察支队", {role}, ""};
            for (std::size_t at = 0; at < entries; at += limits::kRecordsPerCommandMax) {
                desk::Batch batch;
                for (auto i = at; i < std::min(entries, at + limits::kRecordsPerCommandMax); ++i) {
                    batch.acts.push_back({streams[i], entry::Approve{role, "同意", ""}, {}});
                }
                expect(desk_.submit(reviewer, batch));
            }
        }
    }

    void publish(std::size_t entries) {
        std::vector<double> others;
        std::jthread other([&](const std::stop_token& stop) {
            for (auto number = entries; !stop.stop_requested(); ++number) {
                const auto begin = Steady::now();
                expect(desk_.submit(compiler_, someone_elses(number)));
                others.push_back(seconds_since(begin) * 1000);
                std::this_thread::sleep_for(std::chrono::milliseconds{5});
            }
        });
        const auto begin = Steady::now();
        const auto published = acts_.publish_register(publisher_, kRegister, [](auto, auto) {});
        const auto taken = seconds_since(begin);
        other.request_stop();
        other.join();
        expect(published);
        std::ranges::sort(others);
        std::cout << fmt::format(
            "edition of {} in {:.2f} s; {} commands meanwhile: p50 {:.0f} ms, p99 {:.0f} ms, "
            "longest {:.0f} ms\n",
            *published,
            taken,
            others.size(),
            others[others.size() / 2],
            others[others.size() * 99 / 100],
            others.back()
        );
    }

    [[nodiscard]] desk::EntryAct someone_elses(std::size_t number) const {
        drafts::Draft draft;
        draft.key = key(number);
        draft.content = {{"number", draft.key}};
        return desk::submission(
            definitions_,
            *definitions_.find("devices"),
            std::nullopt,
            draft,
            {},
            day_in_china(clock_.now())
        );
    }

    const identity::Actor compiler_{"chen", "陈测试", "劳动监察支队", {"compiler"}, ""};
    const identity::Actor publisher_{"sun", "孙模拟", "信息中心", {"publisher"}, ""};
    const definitions::Definitions& definitions_;
    SystemClock clock_;
    db::Place ledger_place_;
    db::Place work_place_;
    db::Pool ledger_;
    db::Pool work_;
    desk::Desk desk_;
    desk::RegisterActs acts_;
};

}  // namespace
}  // namespace mingjing

int main(int count, char** arguments) {
    if (count < 3) {
        std::cerr << "desk_bulk_bench FOLDER DEFINITIONS-FOLDER [ENTRIES]\n";
        return 2;
    }
    const std::string folder = arguments[1];
    const auto definitions = mingjing::definitions::load_folder(arguments[2]);
    if (!definitions) {
        std::cerr << definitions.error().front().what << '\n';
        return 1;
    }
    mingjing::DiskFiles().make_folders(folder);
    mingjing::Bench(folder, *definitions).run(count > 3 ? std::stoul(arguments[3]) : 20'000);
    return 0;
}
