#pragma once

// A write connection whose next COMMIT can be held up, or lose its answer, and whose disk can
// be full.

#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>

#include "db/database.h"

namespace mingjing::test {

// What the test and the connection, which the desk owns, both see.
class Breaking {
  public:
    enum class Commit { holds, loses_its_answer };

    void next_commit(Commit how) {
        const std::scoped_lock lock(mutex_);
        next_ = how;
    }
    void hold_commits() {
        const std::scoped_lock lock(mutex_);
        held_ = true;
    }
    void release_commits() {
        {
            const std::scoped_lock lock(mutex_);
            held_ = false;
        }
        changed_.notify_all();
    }
    // Until the writer stands before a COMMIT that is held.
    void wait_for_commit() {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [this] { return waiting_; });
    }

    // Until mended, statements that begin so find the disk full.
    void fill_disk_for(std::string beginning) {
        const std::scoped_lock lock(mutex_);
        failing_ = std::move(beginning);
    }
    void mend() { fill_disk_for(""); }

    void run(std::string_view sql) {
        const std::scoped_lock lock(mutex_);
        if (!failing_.empty() && sql.starts_with(failing_)) {
            throw db::Error(db::ErrorKind::full, "the disk is full for the test");
        }
    }
    void commit(db::Connection& inner) {
        std::unique_lock lock(mutex_);
        waiting_ = true;
        changed_.notify_all();
        changed_.wait(lock, [this] { return !held_; });
        waiting_ = false;
        const auto how = std::exchange(next_, Commit::holds);
        inner.commit();
        if (how == Commit::loses_its_answer) {
            throw db::Error(db::ErrorKind::ambiguous, "the answer was lost for the test");
        }
    }

  private:
    std::mutex mutex_;
    std::condition_variable changed_;
    Commit next_ = Commit::holds;
    std::string failing_;
    bool held_ = false;
    bool waiting_ = false;
};

class BreakableConnection final : public db::Connection {
  public:
    BreakableConnection(std::unique_ptr<db::Connection> inner, Breaking& breaking)
        : inner_(std::move(inner)), breaking_(breaking) {}

    [[nodiscard]] db::Engine engine() const override { return inner_->engine(); }
    [[nodiscard]] bool usable() const noexcept override { return inner_->usable(); }
    using Connection::run;
    std::int64_t run(
        std::string_view sql,
        std::span<const db::Cell> parameters,
        const std::function<bool(const db::Row&)>& each
    ) override {
        breaking_.run(sql);
        return inner_->run(sql, parameters, each);
    }
    void script(std::string_view sql) override { inner_->script(sql); }
    void begin_write() override { inner_->begin_write(); }
    void begin_read() override { inner_->begin_read(); }
    void commit() override { breaking_.commit(*inner_); }
    void rollback() noexcept override { inner_->rollback(); }

  private:
    std::unique_ptr<db::Connection> inner_;
    Breaking& breaking_;
};

}  // namespace mingjing::test
