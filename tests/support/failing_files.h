#pragma once

// Files that break at a chosen change: before it is carried out, or after, when it holds
// but the caller is told it failed.

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/fault.h"
#include "base/files.h"
#include "support/failing_connection.h"

namespace mingjing::test {

class FailingFiles final : public Files {
  public:
    FailingFiles(Files& inner, int step, Break kind) : inner_(inner), left_(step), kind_(kind) {}
    [[nodiscard]] bool has_broken() const { return left_ < 0; }
    void mend() { left_ = -1; }

    [[nodiscard]] std::optional<std::string> read(const std::string& path) const override {
        return inner_.read(path);
    }
    [[nodiscard]] std::vector<std::string> list(const std::string& folder) const override {
        return inner_.list(folder);
    }
    void replace(const std::string& path, std::string_view bytes) override {
        step([&] { inner_.replace(path, bytes); });
    }
    void replace_all(const std::vector<std::pair<std::string, std::string>>& path_and_bytes
    ) override {
        step([&] { inner_.replace_all(path_and_bytes); });
    }
    void make_folders(const std::string& path) override {
        step([&] { inner_.make_folders(path); });
    }
    void remove(const std::string& path) override {
        step([&] { inner_.remove(path); });
    }

  private:
    template <class Action>
    void step(Action action) {
        const bool breaks = left_-- == 0;
        if (!breaks || kind_ == Break::after) {
            action();
        }
        if (breaks) {
            throw Fault("broken for the test");
        }
    }

    Files& inner_;
    int left_;
    Break kind_;
};

}  // namespace mingjing::test
