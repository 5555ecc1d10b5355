#pragma once

// A connection that breaks at a chosen step: before the step is carried out, or after,
// when it holds but the caller is told it failed.

#include <functional>
#include <span>
#include <string_view>

#include "db/database.h"

namespace mingjing::test {

enum class Break { before, after };

class FailingConnection final : public db::Connection {
  public:
    FailingConnection(db::Connection& inner, int step, Break kind)
        : inner_(inner), left_(step), kind_(kind) {}

    // How many steps there were, to know when a table of failures is complete.
    [[nodiscard]] bool has_broken() const { return left_ < 0; }

    [[nodiscard]] db::Engine engine() const override { return inner_.engine(); }
    [[nodiscard]] bool usable() const noexcept override { return inner_.usable(); }
    using Connection::run;
    std::int64_t run(
        std::string_view sql,
        std::span<const db::Cell> parameters,
        const std::function<bool(const db::Row&)>& each
    ) override {
        std::int64_t changed = 0;
        step([&] { changed = inner_.run(sql, parameters, each); }, db::ErrorKind::other);
        return changed;
    }
    void script(std::string_view sql) override {
        step([&] { inner_.script(sql); }, db::ErrorKind::other);
    }
    // A begin that throws has not begun, so there is only "before".
    void begin_write() override {
        step([] {}, db::ErrorKind::busy);
        inner_.begin_write();
    }
    void begin_read() override {
        step([] {}, db::ErrorKind::busy);
        inner_.begin_read();
    }
    void commit() override {
        step([&] { inner_.commit(); }, db::ErrorKind::ambiguous);
    }
    void rollback() noexcept override { inner_.rollback(); }

  private:
    template <class Action>
    void step(Action action, db::ErrorKind error) {
        const bool breaks = left_-- == 0;
        if (!breaks || kind_ == Break::after) {
            action();
        }
        if (breaks) {
            throw db::Error(error, "broken for the test");
        }
    }

    db::Connection& inner_;
    int left_;
    Break kind_;
};

}  // namespace mingjing::test
