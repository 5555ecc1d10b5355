#pragma once

// Reads the stored facts of one record. What is written here was checked before it was
// hashed, so a missing or mistyped fact means a damaged or foreign ledger: Fault.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/value.h"
#include "ledger/ledger.h"

namespace mingjing::record {

class Facts {
  public:
    explicit Facts(const ledger::Record& record);

    [[nodiscard]] std::string text(std::string_view name) const;
    [[nodiscard]] std::string text_or(std::string_view name, std::string_view otherwise) const;
    [[nodiscard]] bool flag(std::string_view name) const;
    [[nodiscard]] std::uint64_t count(std::string_view name) const;
    // Nothing where an older record does not have it.
    [[nodiscard]] std::optional<std::uint64_t> count_if_there(std::string_view name) const;
    [[nodiscard]] Fields fields(std::string_view name) const;
    // The same, leaving nothing behind: content is large.
    [[nodiscard]] Fields take_fields(std::string_view name);
    // None where an older record does not have them.
    [[nodiscard]] Fields fields_or_none(std::string_view name) const;
    [[nodiscard]] std::vector<std::string> texts(std::string_view name) const;
    // None where an older record does not have it.
    [[nodiscard]] std::vector<std::string> texts_or_none(std::string_view name) const;
    [[nodiscard]] std::vector<std::uint64_t> counts(std::string_view name) const;
    [[nodiscard]] const List& list(std::string_view name) const;
    // None where an older record does not have it.
    [[nodiscard]] List list_or_none(std::string_view name) const;

  private:
    [[nodiscard]] const Value& value(std::string_view name) const;
    [[noreturn]] void fail(std::string_view name) const;

    std::uint64_t position_;
    Fields fields_;
};

}  // namespace mingjing::record
