// Durable facts through the desk: 64 people at once take officers (many personal fields)
// from submission through the whole chain to publication, on SQLite with
// synchronous=FULL, while the sealer publishes checkpoints beside them. Held against the
// same records inserted raw, in as many transactions, with the same pragmas: round by round,
// so that a machine that is slower for a while is so for both.
//
//   desk_bench FOLDER DEFINITIONS-FOLDER [ENTRIES]

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <iostream>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include <fmt/format.h>

#include "base/files.h"
#include "base/limits.h"
#include "definitions/definitions.h"
#include "desk/desk.h"
#include "domain/parts.h"
#include "ledger/ledger.h"
#include "projection/projection.h"
#include "seal/sealer.h"

namespace mingjing {
namespace {

using Steady = std::chrono::steady_clock;
namespace entry = domain::register_entry;

constexpr std::size_t kSubmitters = 64;
constexpr std::size_t kRounds = 9;

struct Round {
    double rate;  // facts/s through the desk
    double raw;   // and of the same records, raw
    double ratio;
    double per_commit;
};
struct Stamp {
    std::uint64_t position;  // of a fact confirmed, or the size of a checkpoint published
    Steady::time_point at;
};

double seconds(Steady::duration time) {
    return std::chrono::duration<double>(time).count();
}

Fields officer(std::size_t number) {
    const auto text = fmt::format("{:011}", number);
    return {
        {"name", "示例" + text.substr(5)},
        {"gender", "女"},
        {"unit", "劳动监察支队"},
        {"position", "四级主任科员"},
        {"person_type", "行政执法人员"},
        {"id_number", "379901199001" + text.substr(5)},
        {"mobile", "138" + text.substr(3)},
        {"certificates",
         List{Fields{
             {"type", "行政执法证"},
             {"number", text},
             {"categories", List{"劳动保障监察"}},
             {"valid_from", "2025-01-01"},
             {"valid_to", "2029-12-31"},
             {"status", "有效"}}}},
        {"region", "海曦市"},
        {"annual_review", "合格"},
        {"exam_score", 92},
        {"training_hours", 60},
        {"is_legal_reviewer", false},
    };
}

// Everything one bench measures, over a ledger of its own in `folder`.
class Bench {
  public:
    Bench(const std::string& folder, const definitions::Definitions& definitions)
        : folder_(folder),
          place_{db::Engine::sqlite, folder + "/ledger.db", ""},
          definitions_(definitions),
          identity_(seal::open_identity(files_, folder + "/keys", definitions.bureau.origin)),
          sealer_(files_, folder + "/log", identity_),
          raw_(open_raw(folder)) {
        const auto connection = db::open(place_, db::Access::read_write);
        ledger::migrate(*connection);
        projection::migrate(*connection);
        projection::prepare(*connection, definitions_, {});
    }

    void run(std::size_t entries) {
        std::jthread sealing_thread([&](const std::stop_token& stop) { seal_until(stop); });
        {
            desk::Desk desk(
                place_,
                definitions_,
                clock_,
                [this] {
                    ++commits_;
                    commits_.notify_one();
                },
                [] { std::abort(); }
            );
            for (std::size_t round = 0; round < kRounds; ++round) {
                take_round(desk, entries * round / kRounds, entries * (round + 1) / kRounds);
            }
        }
        sealing_thread.request_stop();
        ++commits_;
        commits_.notify_one();
        sealing_thread.join();
        print_throughput();
        print_sealing();
    }

  private:
    void take_round(desk::Desk& desk, std::size_t from, std::size_t to) {
        const auto facts_before = facts_.size();
        const auto commits_before = commits_.load();
        const auto begin = Steady::now();
        std::vector<std::jthread> submitters;
        for (std::size_t i = 0; i < kSubmitters; ++i) {
            submitters.emplace_back([&, i] { take_officers_through(desk, from + i, to); });
        }
        submitters.clear();
        const auto taken = seconds(Steady::now() - begin);
        const auto facts = facts_.size() - facts_before;
        const auto rate = static_cast<double>(facts) / taken;
        const auto per_commit = facts / std::max<std::uint64_t>(1, commits_ - commits_before);
        const auto raw = raw_rate(std::max<std::uint64_t>(1, per_commit));
        rounds_.push_back({rate, raw, rate / raw, static_cast<double>(per_commit)});
    }

    // As the office's sealing worker: woken by every commit, one checkpoint at a time.
    void seal_until(const std::stop_token& stop) {
        const auto connection = db::open(place_, db::Access::read_only);
        std::uint64_t seen = 0;
        bool is_last = false;
        while (!is_last) {
            commits_.wait(seen);
            seen = commits_;
            is_last = stop.stop_requested();  // asked before sealing: all of it is then sealed
            const auto size = sealer_.seal(*connection);
            checkpoints_.push_back({size, Steady::now()});
            std::this_thread::sleep_for(limits::kSealRest);
        }
    }

    void take_officers_through(desk::Desk& desk, std::size_t first, std::size_t to) {
        const identity::Actor publisher{"sun", "孙模拟", "信息中心", {"publisher"}, ""};
        const identity::Actor compiler{"chen", "陈测试", "劳动监察支队", {"compiler"}, ""};
        std::vector<Stamp> confirmed;
        const auto act = [&](const identity::Actor& actor,
                             const std::string& stream,
                             entry::Command command) {
            const auto receipt = desk.submit(actor, desk::EntryAct{stream, std::move(command), {}});
            if (!receipt) {
                std::cerr << receipt.error().what << '\n';
                std::abort();
            }
            confirmed.push_back({receipt->first_position, Steady::now()});
        };
        const auto& schema = *definitions_.find("officers");
        const auto& rule = *definitions_.rule_for("officers");
        for (auto number = first; number < to; number += kSubmitters) {
            const auto stream = fmt::format("entry-{:032}", number);
            auto parts = domain::parted(schema, officer(number), stream);
            entry::Submit submit;
            submit.content = {
                .register_key = schema.key,
                .schema = schema.digest,
                .key = fmt::format("{:011}", number),
                .kind = entry::Kind::initial,
                .content = std::move(parts.facts),
                .personal = std::move(parts.apart),
                .effective_from = "2026-03-02",
                .effective_to = "",
                .reason = "",
                .reviewers = rule.reviewers,
                .due = "2026-03-30",
                .external_approval = "",
            };
            act(compiler, stream, std::move(submit));
            for (const auto& role : rule.reviewers) {
                const identity::Actor reviewer{role, "审核人", "劳动监察支队", {role}, ""};
                act(reviewer, stream, entry::Approve{role, "同意", ""});
            }
            act(publisher, stream, entry::Publish{});
        }
        const std::scoped_lock lock(mutex_);
        facts_.insert(facts_.end(), confirmed.begin(), confirmed.end());
    }

    void print_throughput() const {
        const auto median = [&](double Round::*part) {
            std::vector<double> values;
            for (const auto& round : rounds_) {
                values.push_back(round.*part);
            }
            std::ranges::sort(values);
            return values[values.size() / 2];
        };
        std::cout << fmt::format(
            "{} durable facts by {} submitters, medians of {} rounds: {:.0f} facts/s, {:.0f} a"
            " commit\nthe same records raw: {:.0f} facts/s; ratio {:.0f} %\n",
            facts_.size(),
            kSubmitters,
            kRounds,
            median(&Round::rate),
            median(&Round::per_commit),
            median(&Round::raw),
            median(&Round::ratio) * 100
        );
    }

    static std::unique_ptr<db::Connection> open_raw(const std::string& folder) {
        auto raw = db::open({db::Engine::sqlite, folder + "/raw.db", ""}, db::Access::read_write);
        ledger::migrate(*raw);
        return raw;
    }

    // What SQLite takes to keep the rows that came since, statement by statement, and nothing
    // else.
    double raw_rate(std::uint64_t per_commit) {
        const auto from = db::open(place_, db::Access::read_only);
        Steady::duration taken{};
        const auto first = copied_;
        for (auto records = ledger::read(*from, copied_, per_commit); !records.empty();
             records = ledger::read(*from, copied_, per_commit)) {
            const auto begin = Steady::now();
            db::Transaction transaction(*raw_, db::Transaction::Mode::write);
            for (const auto& record : records) {
                insert(*raw_, record);
            }
            transaction.commit();
            taken += Steady::now() - begin;
            copied_ += records.size();
        }
        return static_cast<double>(copied_ - first) / seconds(taken);
    }

    static void insert(db::Connection& to, const ledger::Record& record) {
        const auto position = static_cast<std::int64_t>(record.position);
        const std::array<db::Cell, 9> cells{
            position,
            record.stream,
            static_cast<std::int64_t>(record.version),
            record.type,
            std::int64_t{record.time.time_since_epoch().count()},
            record.actor,
            record.entry,
            record.facts_salt,
            record.facts,
        };
        to.run("INSERT INTO records VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)", cells);
        for (const auto& [name, field] : record.personal) {
            const std::array<db::Cell, 6> personal{
                position, name, field.subject, *field.value, *field.salt, field.commitment};
            to.run("INSERT INTO record_personal VALUES ($1, $2, $3, $4, $5, $6)", personal);
        }
    }

    // From the moment a submitter was told to the first checkpoint that covers the fact.
    void print_sealing() {
        std::ranges::sort(facts_, {}, &Stamp::position);
        std::vector<double> waits;
        auto covering = checkpoints_.begin();
        for (const auto& fact : facts_) {
            while (covering->position <= fact.position) {
                ++covering;
            }
            waits.push_back(std::max(0.0, seconds(covering->at - fact.at)));
        }
        std::ranges::sort(waits);
        const auto at = [&](double share) {
            const auto last = static_cast<double>(waits.size() - 1);
            return waits[static_cast<std::size_t>(share * last)] * 1000;
        };
        std::cout << fmt::format(
            "commit to a published checkpoint covering it: p50 {:.0f} ms, p99 {:.0f} ms, "
            "longest {:.0f} ms ({} checkpoints)\n",
            at(0.5),
            at(0.99),
            at(1),
            checkpoints_.size()
        );
    }

    std::string folder_;
    db::Place place_;
    const definitions::Definitions& definitions_;
    SystemClock clock_;
    DiskFiles files_;
    seal::LogIdentity identity_;
    seal::Sealer sealer_;
    std::mutex mutex_;
    std::vector<Stamp> facts_;
    std::vector<Stamp> checkpoints_;  // the sealing thread's, until it has ended
    std::atomic<std::uint64_t> commits_ = 0;
    std::unique_ptr<db::Connection> raw_;
    std::uint64_t copied_ = 0;  // records, to it
    std::vector<Round> rounds_;
};

}  // namespace
}  // namespace mingjing

int main(int count, char** arguments) {
    if (count < 3) {
        std::cerr << "desk_bench FOLDER DEFINITIONS-FOLDER [ENTRIES]\n";
        return 2;
    }
    const std::string folder = arguments[1];
    const auto definitions = mingjing::definitions::load_folder(arguments[2]);
    if (!definitions) {
        std::cerr << definitions.error().front().what << '\n';
        return 1;
    }
    mingjing::DiskFiles().make_folders(folder);
    mingjing::Bench(folder, *definitions).run(count > 3 ? std::stoul(arguments[3]) : 10'000);
    return 0;
}
