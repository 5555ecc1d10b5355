#pragma once

// HTML to PDF by a resident WeasyPrint (press/worker.py): a child of ours, begun when first
// wanted, fed one document after another, killed when it takes too long, begun anew when it
// died. Only what it is given decides what it makes. Owned by one thread.

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "base/clock.h"

namespace mingjing::press {

struct Rendered {
    std::string pdf;
    std::int64_t pages = 0;
};
struct Failure {
    bool is_of_document = false;  // else the renderer is down, and may come back
    std::string what;
};

struct RendererOptions {
    std::string worker;  // the folder with worker.py
    // Debian's own, for which Debian packages WeasyPrint.
    std::string python = "/usr/bin/python3";
    std::chrono::milliseconds start_max{30'000};
    std::chrono::milliseconds document_max{30'000};
};

class Renderer {
  public:
    explicit Renderer(RendererOptions options);
    Renderer(const Renderer&) = delete;
    Renderer& operator=(const Renderer&) = delete;
    ~Renderer();

    // `moment` is the time the document says it was made; `id` its identity in the file.
    [[nodiscard]] tl::expected<Rendered, Failure> render(
        std::string_view html, Time moment, std::string_view id
    );

  private:
    struct Child;
    [[nodiscard]] tl::expected<void, Failure> begin();

    RendererOptions options_;
    std::unique_ptr<Child> child_;
};

}  // namespace mingjing::press
