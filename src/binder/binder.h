#pragma once

// The file of a case bound for those who have no account here: one PDF (cover, contents, all
// its pages numbered, notes), and a bag that also proves what is in it. Its sheets are made
// by a renderer of its own, begun when first wanted; safe for concurrent use, one at a time.

#include <cstddef>
#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "base/clock.h"
#include "base/value.h"
#include "binder/bag.h"
#include "html/templates.h"
#include "press/renderer.h"

namespace mingjing::binder {

// What the renderer takes of one picture; a larger one has a slip in its place.
inline constexpr std::size_t kImageBytesMax = std::size_t{14} << 20U;

// One document of a book, in its place.
struct Leaf {
    std::string title;
    std::string number;  // 文号, 证据编号
    std::string dated;
    std::string note;   // 书证 · 查证属实
    std::string type;   // media type of the bytes; "" for a thing
    std::string bytes;  // "" for a thing
};
struct Volume {
    Fields cover;                      // what the sheets print, but the extent: press/dossier
    std::vector<Leaf> main;            // 正卷
    std::vector<Leaf> side;            // 副卷
    std::vector<std::string> missing;  // 《送达回证》, one line each
    Time moment;                       // the PDF says it was made then
};
// Where a leaf lies in its book.
struct Place {
    std::int64_t first = 0;
    std::int64_t pages = 0;
    bool is_slip = false;  // in the place of what cannot be bound
    bool operator==(const Place&) const = default;
};
struct Bound {
    std::string pdf;
    std::vector<Place> main, side;
};

// Binding takes seconds, and a thread that answers others: who finds it being done is told so,
// and waits outside.
class Turn {
  public:
    explicit Turn(std::mutex& lock) : held_(lock, std::try_to_lock) {}
    [[nodiscard]] bool has_come() const { return held_.owns_lock(); }

  private:
    std::unique_lock<std::mutex> held_;
};

class Binder {
  public:
    // `worker`: as the renderer's; `templates`: the folder of the sheets.
    Binder(press::RendererOptions renderer, const std::string& templates);
    Binder(const Binder&) = delete;
    Binder& operator=(const Binder&) = delete;

    [[nodiscard]] Turn turn() { return Turn(lock_); }
    // For whose turn has come.
    [[nodiscard]] tl::expected<Bound, press::Failure> bound(const Volume& volume, const Turn& turn);

  private:
    std::mutex lock_;
    press::Renderer renderer_;  // under lock_
    html::Templates templates_;
};

}  // namespace mingjing::binder
