#include "press/press.h"

#include <algorithm>
#include <exception>
#include <utility>

#include <fmt/format.h>

#include "base/fault.h"
#include "base/log.h"
#include "base/time.h"
#include "identity/actor.h"
#include "ledger/ledger.h"
#include "record/instrument_codec.h"

namespace mingjing::press {

namespace {

constexpr std::chrono::seconds kPause{5};
constexpr int kDoublingsMax = 9;  // of a document that cannot be made: three quarters of an hour
constexpr int kDoublingsMaxDown = 3;  // of a renderer that may be back: forty seconds

// The server acts: nobody signs what a machine has made.
identity::Actor press_actor() {
    return {
        .id = "system",
        .name = "系统",
        .unit = "",
        .roles = {std::string(identity::kSystem)},
        .operated_by = ""};
}

}  // namespace

Press::Press(
    db::Pool& ledger,
    desk::Desk& desk,
    const definitions::Definitions& definitions,
    desk::AdoptedBytes adopted,
    Keep keep,
    RendererOptions renderer
)
    : ledger_(ledger),
      desk_(desk),
      definitions_(definitions),
      adopted_(std::move(adopted)),
      keep_(std::move(keep)),
      renderer_(std::move(renderer)),
      paper_(definitions.sources) {}

bool Press::make_next() {
    forget_settled();
    const auto row = next();
    if (!row) {
        return false;
    }
    auto rendered = made(*row);
    if (!rendered) {
        put_off(*row, rendered.error());
        return rendered.error().is_of_document;
    }
    const auto bytes = static_cast<std::int64_t>(rendered->pdf.size());
    // Kept before it is said to be: a crash in between leaves a file, and it is made again.
    const auto digest = keep_(rendered->pdf);
    const auto issued = desk_.submit(
        press_actor(), desk::IssueInstrument{row->stream, digest, rendered->pages, bytes}
    );
    if (!issued && issued.error().code != "instrument-voided") {
        put_off(*row, {true, issued.error().what});
        return true;
    }
    trials_.erase(row->id);
    say(trials_.empty() ? std::string{} : standing().trouble);
    return true;
}

void Press::forget_settled() {
    if (trials_.empty()) {
        return;
    }
    const auto ledger = ledger_.lease();
    const auto forgotten = std::erase_if(trials_, [&](const auto& trial) {
        const auto row = query::instrument_at(*ledger, trial.second.stream);
        return !row || row->standing != "numbered";
    });
    if (forgotten > 0 && trials_.empty()) {
        say("");
    }
}

std::optional<query::InstrumentRow> Press::next() {
    const auto now = std::chrono::steady_clock::now();
    const auto ledger = ledger_.lease();
    if (auto row = wanted_first(*ledger); row && !trials_.contains(row->id)) {
        return row;
    }
    std::int64_t after = -1;
    while (auto row = query::next_to_make(*ledger, after)) {
        const auto trial = trials_.find(row->id);
        if (trial == trials_.end() || trial->second.again <= now) {
            return row;
        }
        after = row->id;
    }
    return std::nullopt;
}

std::optional<query::InstrumentRow> Press::wanted_first(db::Connection& ledger) const {
    const auto stream = [this] {
        const std::lock_guard guard(lock_);
        return first_;
    }();
    auto row = stream.empty() ? std::nullopt : query::instrument_at(ledger, stream);
    return row && row->standing == "numbered" ? std::move(row) : std::nullopt;
}

tl::expected<Rendered, Failure> Press::made(const query::InstrumentRow& row) {
    const auto state = [&] {
        const auto ledger = ledger_.lease();
        return record::replay_instrument(ledger::read_stream(*ledger, row.stream));
    }();
    if (!state.numbered) {
        return tl::unexpected(Failure{true, "账本中没有这份文书"});
    }
    try {
        return renderer_.render(
            printed(*state.numbered), time_of(row.numbered_at), state.numbered->code
        );
    } catch (const std::exception& error) {  // of this document: the others go on
        return tl::unexpected(Failure{true, error.what()});
    }
}

std::string Press::printed(const domain::instrument::Numbered& as) {
    const auto* kind = definitions_.instrument(as.name.kind);
    if (kind != nullptr && kind->files == as.files) {
        return paper_.printed(*kind, as);
    }
    std::vector<definitions::Source> files;
    for (const auto& [name, digest] : as.files) {
        auto bytes = adopted_(digest);
        if (!bytes) {
            throw Fault(fmt::format("文书定义{}（{}）不在库中", name, digest.substr(0, 12)));
        }
        files.push_back({name, std::move(*bytes), digest});
    }
    const auto older = definitions::instrument_of(as.name.kind, files, definitions_);
    if (!older) {
        throw Fault(fmt::format("文书定义{}读不到", as.name.kind));
    }
    return Paper(files).printed(*older, as);
}

// One that dies with the renderer is put off too: it must not keep all others waiting.
void Press::put_off(const query::InstrumentRow& row, const Failure& failure) {
    auto& trial = trials_[row.id];
    trial.stream = row.stream;
    const auto most = failure.is_of_document ? kDoublingsMax : kDoublingsMaxDown;
    const auto doublings = std::min(trial.failures++, most);
    trial.again = std::chrono::steady_clock::now() + kPause * (1 << doublings);
    log::error(fmt::format("{}: {}", row.stream, failure.what));
    say(fmt::format("{}：{}", row.number.empty() ? row.title : row.number, failure.what));
}

void Press::say(std::string trouble) {
    const std::lock_guard guard(lock_);
    trouble_ = std::move(trouble);
}

void Press::make_first(std::string stream) {
    const std::lock_guard guard(lock_);
    first_ = std::move(stream);
}

Standing Press::standing() const {
    const auto waiting = [&] {
        const auto ledger = ledger_.lease();
        return query::instruments_to_make(*ledger);
    }();
    const std::lock_guard guard(lock_);
    return {waiting, trouble_};
}

}  // namespace mingjing::press
