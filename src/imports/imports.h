#pragma once

// A section's file from its arrival to drafts, over as many requests as mending it takes:
// the bytes as a file of the data folder, what was confirmed and mended as a row, the report
// read from both. Who may is the caller's to ask. Safe for concurrent use.

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "base/files.h"
#include "base/limits.h"
#include "domain/refusal.h"
#include "imports/effects.h"
#include "imports/reports.h"
#include "imports/table.h"
#include "imports/turns.h"

namespace mingjing::imports {

class Imports {
  public:
    // Takes away what a crash left without a row.
    Imports(const Parts& parts, Files& files, std::string folder);
    Imports(const Imports&) = delete;
    Imports& operator=(const Imports&) = delete;
    ~Imports() = default;

    template <class T>
    using Result = tl::expected<T, domain::Refusal>;

    // A file that cannot be read is an import too, with the reason in it.
    Result<Import> take_in(
        const identity::Actor& actor,
        const domain::Schema& schema,
        std::string_view file_name,
        std::string_view bytes
    );
    [[nodiscard]] std::optional<Import> find(std::string_view id);
    [[nodiscard]] Browsed browse(const Browse& request);
    // As `actor` is told: what they may not change is rejected.
    [[nodiscard]] Result<std::shared_ptr<const Told>> told(
        const identity::Actor& actor, const Import& import
    );
    // Both add to what was said before, and read the file again.
    Result<Import> confirm(
        const identity::Actor& actor, const Import& import, const ConfirmedHeaders& headers
    );
    Result<Import> mend(
        const identity::Actor& actor, const Import& import, const tabular::MendedCells& cells
    );
    // Accepted rows become drafts, warned ones where asked for; what was confirmed of the
    // headers is remembered for the register. Again, where more was mended since.
    Result<Import> save_drafts(const identity::Actor& actor, const Import& import, Warned warned);
    // The file as it came, a remarks column beside its rows.
    [[nodiscard]] Result<std::string> with_remarks(
        const identity::Actor& actor, const Import& import
    );
    void remove(const Import& import);

  private:
    struct Read;
    class Turn;

    [[nodiscard]] std::string path_of(std::string_view id) const {
        return folder_ + "/" + std::string(id);
    }
    [[nodiscard]] const domain::Schema* schema_of(const Import& import) const {
        return parts_.definitions.find(import.register_key);
    }
    // Taken before anything is changed that has to be read again after it.
    [[nodiscard]] Result<std::unique_ptr<Turn>> turn_of(const identity::Actor& actor);
    [[nodiscard]] Result<Read> read(const identity::Actor& actor, const Import& import);
    [[nodiscard]] Result<Read> read(
        const identity::Actor& actor, const Import& import, std::unique_ptr<Turn> turn
    );
    // Reads, and keeps the row and the report as they then are.
    Result<Import> read_again(
        const identity::Actor& actor, const Import& import, std::unique_ptr<Turn> turn
    );
    Result<Import> change(std::string_view id, const std::function<Result<void>(Import&)>& make);
    void remove_old();

    Parts parts_;
    Files& files_;
    std::string folder_;
    Reports reports_;
    Turns turns_{limits::kImportsReadAtOnceMax, std::chrono::seconds{1}};
};

}  // namespace mingjing::imports
