// Durable facts through the desk: 64 people at once take officers (many personal fields)
// from submission through the whole chain to publication, on SQLite with
// synchronous=FULL, while the sealer publishes checkpoints beside them. Held against the
// same records inserted raw, in as many transactions, with the same pragmas.
//
//   desk_bench FOLDER DEFINITIONS-FOLDER [ENTRIES]

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <iostream>
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
          sealer_(files_, folder + "/log", identity_) {
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
            const auto begin = Steady::now();
            std::vector<std::jthread> submitters;
            for (std::size_t i = 0; i < kSubmitters; ++i) {
                submitters.emplace_back([&, i] { take_officers_through(desk, i, entries); });
            }
            submitters.clear();
            taken_ = seconds(Steady::now() - begin);
        }
        sealing_thread.request_stop();
        ++commits_;
        commits_.notify_one();
        sealing_thread.join();
        print_throughput();
        print_sealing();
    }

  private:
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

    void take_officers_through(desk::Desk& desk, std::size_t first, std::size_t entries) {
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
        for (auto number = first; number < entries; number += kSubmitters) {
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

    void print_throughput() {
        const auto facts = static_cast<double>(facts_.size());
        const auto per_commit =
            facts / static_cast<double>(commits_ - 1);  // the last one woke the sealer to end
        const auto durable = facts / taken_;
        const auto raw = raw_rate(static_cast<std::uint64_t>(per_commit + 0.5));
        std::cout << fmt::format(
            "{} durable facts by {} submitters in {:.2f} s: {:.0f} facts/s, {:.1f} a commit\n"
            "the same records raw: {:.0f} facts/s; ratio {:.0f} %\n",
            facts_.size(),
            kSubmitters,
            taken_,
            durable,
            per_commit,
            raw,
            durable / raw * 100
        );
    }

    // What SQLite takes to keep the same rows, statement by statement, and nothing else.
    double raw_rate(std::uint64_t per_commit) {
        const auto from = db::open(place_, db::Access::read_only);
        const auto to =
            db::open({db::Engine::sqlite, folder_ + "/raw.db", ""}, db::Access::read_write);
        ledger::migrate(*to);
        Steady::duration taken{};
        std::uint64_t done = 0;
        for (auto records = ledger::read(*from, 0, per_commit); !records.empty();
             records = ledger::read(*from, done, per_commit)) {
            const auto begin = Steady::now();
            db::Transaction transaction(*to, db::Transaction::Mode::write);
            for (const auto& record : records) {
                insert(*to, record);
            }
            transaction.commit();
            taken += Steady::now() - begin;
            done += records.size();
        }
        return static_cast<double>(done) / seconds(taken);
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
    double taken_ = 0;
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
