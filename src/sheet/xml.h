#pragma once

// Streams one XML part of a workbook through expat. A DTD ends the reading at once, so
// no entity is ever declared, fetched or expanded; a single token may not grow beyond a
// small bound. Names are handed over without their namespace prefix.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "sheet/archive.h"
#include "sheet/reader.h"

namespace mingjing::sheet {

class XmlAttributes {
  public:
    explicit XmlAttributes(const char* const* pairs) : pairs_(pairs) {}
    // The value of the attribute with that local name, "" where absent.
    [[nodiscard]] std::string_view operator[](std::string_view name) const;
    // 0 where absent or no number.
    [[nodiscard]] std::uint32_t number(std::string_view name) const;
    [[nodiscard]] bool is_true(std::string_view name) const;

  private:
    const char* const* pairs_;
};

class XmlVisitor {
  public:
    XmlVisitor() = default;
    XmlVisitor(const XmlVisitor&) = delete;
    XmlVisitor& operator=(const XmlVisitor&) = delete;
    virtual ~XmlVisitor() = default;

    virtual void start(std::string_view name, XmlAttributes attributes) = 0;
    virtual void end(std::string_view name) = 0;
    virtual void text(std::string_view characters) = 0;

    bool wants_starts_only = false;  // neither ends nor text are handed over

    // Where in the part the tag now being visited stands.
    std::size_t tag_begin = 0;
    std::size_t tag_end = 0;

    // Set by a visitor that has seen enough; nothing is handed to it afterwards.
    bool is_done = false;
    std::optional<FileProblem> problem;  // set: is_done, and the part is refused
    void refuse(FileProblem why) {
        problem = std::move(why);
        is_done = true;
    }
};

[[nodiscard]] tl::expected<void, FileProblem> visit(
    const Archive& archive, const std::string& part, XmlVisitor& visitor
);

[[nodiscard]] std::string_view local_name(std::string_view qualified);

}  // namespace mingjing::sheet
