#include "desk/desk.h"

#include <algorithm>
#include <chrono>
#include <future>
#include <optional>
#include <thread>
#include <utility>

#include <fmt/format.h>

#include "base/bounded_queue.h"
#include "base/check.h"
#include "base/limits.h"
#include "base/log.h"
#include "desk/carry_out.h"
#include "desk/streams.h"
#include "ledger/ledger.h"
#include "projection/projection.h"

namespace mingjing::desk {

namespace {

using Answer = tl::expected<Receipt, domain::Refusal>;

struct Job {
    identity::Actor actor;
    Command command;
    std::promise<Answer> answer;
};

// A group's answers, committed: to be told by another thread.
using Told = std::vector<std::pair<std::promise<Answer>, Answer>>;
constexpr std::size_t kToldWaitingMax = 16;

constexpr std::chrono::seconds kScrubAgain{1};
constexpr auto kStopped = "写入结果不明，已停止写入；服务重新启动并核对后恢复";

domain::Refusal key_taken() {
    return {
        "key-taken",
        "这张清单里已经有相同编码的条目",
        "",
        "请核对编码；要修改原条目，请以更正或者调整提交",
        "",
    };
}

}  // namespace

struct Desk::State {
    State(
        std::function<std::unique_ptr<db::Connection>()> how,
        const definitions::Definitions& in_use,
        const Clock& time,
        std::function<void()> on_commit,
        std::function<void()> on_stop
    )
        : connect(std::move(how)),
          definitions(in_use),
          clock(time),
          wake(std::move(on_commit)),
          stopped(std::move(on_stop)),
          connection(connect()),
          queue(limits::kCommandQueueMax),
          writer(started()) {}

    // Where no writer can be started, the teller is let go.
    std::jthread started() {
        try {
            return std::jthread([this] { run(); });
        } catch (...) {
            answers_due.close();
            throw;
        }
    }

    void run() {
        while (true) {
            scrub_if_due();
            auto group = scrub_at ? queue.drain_until(*scrub_at, limits::kCommandGroupMax)
                                  : std::optional(queue.drain(limits::kCommandGroupMax));
            if (!group) {
                continue;  // time to scrub again
            }
            if (group->empty()) {
                answers_due.close();
                return;
            }
            if (!try_together(*group)) {
                for (auto& job : *group) {
                    alone(job);
                }
            }
        }
    }

    // Waking whoever waits costs the writer as much as projecting what they asked for.
    void tell() {
        for (auto told = answers_due.drain(1); !told.empty(); told = answers_due.drain(1)) {
            for (auto& [waiting, answer] : told.front()) {
                waiting.set_value(std::move(answer));
            }
        }
    }

    // The whole group in one transaction; false, with nothing written and nobody answered,
    // when the database said no to any part of it. A group of one is tried twice, too: the
    // loss of a connection shows only when it is used.
    bool try_together(std::vector<Job>& group) {
        if (is_stopped) {
            return false;
        }
        std::vector<Answer> answers;
        try {
            reconnect_if_lost();
            db::Transaction transaction(*connection, db::Transaction::Mode::write);
            streams.begin(*connection);
            for (const auto& job : group) {
                answers.push_back(carried_out(job));
            }
            commit(transaction, answers);
        } catch (const db::Error& error) {
            if (error.kind() == db::ErrorKind::ambiguous) {
                stop(error);
            } else {
                log::info(fmt::format("group of {} runs one by one: {}", group.size(), error.what())
                );
            }
            return false;
        } catch (const Fault& fault) {
            log::info(fmt::format("group of {} runs one by one: {}", group.size(), fault.what()));
            return false;
        }
        Told told;
        told.reserve(group.size());
        for (std::size_t i = 0; i < group.size(); ++i) {
            told.emplace_back(std::move(group[i].answer), std::move(answers[i]));
        }
        CHECK(answers_due.push(std::move(told)));  // closed by this thread alone, at its end
        return true;
    }

    Answer carried_out(const Job& job) {
        return carry_out({*connection, streams, definitions}, job.actor, job.command, clock.now());
    }

    void alone(Job& job) {
        if (is_stopped) {
            job.answer.set_exception(std::make_exception_ptr(Fault(kStopped)));
            return;
        }
        try {
            reconnect_if_lost();
            db::Transaction transaction(*connection, db::Transaction::Mode::write);
            streams.begin(*connection);
            auto answer = carried_out(job);
            commit(transaction, {answer});
            job.answer.set_value(std::move(answer));
        } catch (const db::Error& error) {
            fail(job, error);
        } catch (const Fault& fault) {
            log::error(fmt::format("command failed: {}", fault.what()));
            job.answer.set_exception(std::current_exception());
        }
    }

    void fail(Job& job, const db::Error& error) {
        switch (error.kind()) {
            case db::ErrorKind::ambiguous:
                stop(error);
                job.answer.set_exception(std::make_exception_ptr(Fault(kStopped)));
                return;
            case db::ErrorKind::constraint:
                if (projection::clash_of(error.what()) == projection::Clash::key_taken) {
                    job.answer.set_value(tl::unexpected(key_taken()));
                    return;
                }
                break;
            case db::ErrorKind::gone:
            case db::ErrorKind::busy:
            case db::ErrorKind::full:
            case db::ErrorKind::other:
                break;
        }
        log::error(fmt::format("command failed: {}", error.what()));
        job.answer.set_exception(std::make_exception_ptr(error));
    }

    // Nobody is told of success before this returns.
    void commit(db::Transaction& transaction, const std::vector<Answer>& answers) {
        const auto any = [&](auto&& test) {
            return std::any_of(answers.begin(), answers.end(), [&](const Answer& answer) {
                return answer.has_value() && test(*answer);
            });
        };
        if (!any([](const Receipt& receipt) { return receipt.records > 0; })) {
            return;  // Nothing was written: the transaction ends by rolling back.
        }
        transaction.commit();
        if (any([](const Receipt& receipt) { return receipt.has_erased; })) {
            scrub_at = std::chrono::steady_clock::now();
        }
        wake();
    }

    // After everybody has their answer: what is committed stays so even where this fails.
    void scrub_if_due() {
        if (!scrub_at || std::chrono::steady_clock::now() < *scrub_at) {
            return;
        }
        if (is_stopped) {
            scrub_at.reset();  // the next start begins with it
            return;
        }
        scrub_at = std::chrono::steady_clock::now() + kScrubAgain;
        try {
            reconnect_if_lost();
            if (ledger::scrub(*connection)) {
                scrub_at.reset();
            }
        } catch (const Fault& fault) {
            log::warning(fmt::format("erased values not yet out of the journal: {}", fault.what()));
        }
    }

    void reconnect_if_lost() {
        if (!connection->usable()) {
            connection = connect();
        }
    }

    void stop(const db::Error& error) {
        log::critical(fmt::format("outcome of a commit unknown, writing stops: {}", error.what()));
        is_stopped = true;
        stopped();
    }

    const std::function<std::unique_ptr<db::Connection>()> connect;
    const definitions::Definitions& definitions;
    const Clock& clock;
    const std::function<void()> wake;
    const std::function<void()> stopped;
    std::unique_ptr<db::Connection> connection;
    bool is_stopped = false;  // this and the next two are the writer thread's own
    // When to scrub; nothing when no erasure waits for it. At first one may: a crash may have
    // come between the two.
    std::optional<std::chrono::steady_clock::time_point> scrub_at{
        std::chrono::steady_clock::time_point{}};
    Streams streams;
    BoundedQueue<Job> queue;
    BoundedQueue<Told> answers_due{kToldWaitingMax};
    std::jthread teller{[this] { tell(); }};
    std::jthread writer;
};

Desk::Desk(
    const db::Place& place,
    const definitions::Definitions& definitions,
    const Clock& clock,
    std::function<void()> wake,
    std::function<void()> stopped
)
    : Desk(
          [place] { return db::open(place, db::Access::read_write); },
          definitions,
          clock,
          std::move(wake),
          std::move(stopped)
      ) {}

Desk::Desk(
    std::function<std::unique_ptr<db::Connection>()> connect,
    const definitions::Definitions& definitions,
    const Clock& clock,
    std::function<void()> wake,
    std::function<void()> stopped
)
    : state_(std::make_unique<State>(
          std::move(connect), definitions, clock, std::move(wake), std::move(stopped)
      )) {}

Desk::~Desk() {
    state_->queue.close();
}

tl::expected<Receipt, domain::Refusal> Desk::submit(const identity::Actor& actor, Command command) {
    Job job{actor, std::move(command), {}};
    auto answer = job.answer.get_future();
    if (!state_->queue.try_push(std::move(job))) {
        throw Fault("办理请求过多，请稍后再试");
    }
    return answer.get();
}

}  // namespace mingjing::desk
