#pragma once

// Cases by the hundred thousand, as if they had been handled: their events appended and projected
// in bulk, past the desk and its gates.

#include <algorithm>
#include <array>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "base/clock.h"
#include "db/database.h"
#include "definitions/definitions.h"
#include "ledger/ledger.h"
#include "projection/projection.h"
#include "record/case_codec.h"
#include "record/codec.h"
#include "record/instrument_codec.h"

namespace mingjing::bench {

inline constexpr auto kProcedure = "penalty_ordinary";
inline constexpr auto kItem = "HXRS-CF-015";

// One case after the other. Called by one thread.
class Filling {
  public:
    Filling(
        std::unique_ptr<db::Connection> connection,
        const definitions::Definitions& definitions,
        const Clock& clock
    )
        : connection_(std::move(connection)), definitions_(definitions), clock_(clock) {}

    void add(std::uint64_t count, const std::function<void(std::uint64_t number)>& one) {
        constexpr std::uint64_t kCasesPerCommit = 2000;
        for (std::uint64_t first = 0; first < count; first += kCasesPerCommit) {
            db::Transaction transaction(*connection_, db::Transaction::Mode::write);
            for (auto i = first; i < std::min(count, first + kCasesPerCommit); ++i) {
                begin(one);
            }
            transaction.commit();
        }
    }
    // The case's next step, and the stage it comes to.
    void take(
        std::string step,
        std::string stage,
        std::string on,
        case_file::Content content,
        std::vector<std::string> begun = {}
    ) {
        const case_file::Event event{
            .step = std::move(step),
            .stage = stage,
            .is_over = stage == "closed",
            .on = std::move(on),
            .begun = std::move(begun),
            .content = std::move(content)};
        append(stream_, version_++, record::encode_case(event, stream_), event);
    }
    // A paper of the case that bears `serial`; its bytes are nowhere, nobody makes them.
    void issue(std::string kind, std::int64_t serial, std::string on) {
        constexpr std::int64_t kPages = 2;
        constexpr std::int64_t kBytes = 60'000;
        namespace instrument = domain::instrument;
        const auto* found = definitions_.instrument(kind);
        instrument::Numbered as;
        as.name = {std::move(kind), 2026, serial};
        as.title = found->name;
        as.number = fmt::format("海人社监字〔2026〕{}号", serial);
        as.case_stream = stream_;
        as.case_number = opened(number_).number;
        as.dated = std::move(on);
        as.code = fmt::format("{:012}", ++papers_);
        as.request = fmt::format("{:032}", papers_);
        as.files = found->files;
        const auto stream = instrument::stream_of(as.name);
        const instrument::Issued issued{
            .title = as.title,
            .number = as.number,
            .code = as.code,
            .digest = fmt::format("{:064x}", papers_),
            .pages = kPages,
            .bytes = kBytes};
        std::uint64_t version = 0;
        for (const auto& event : {instrument::Event(as), instrument::Event(issued)}) {
            append(stream, version++, record::encode_instrument(event, stream), event);
        }
    }

    [[nodiscard]] const std::string& stream() const { return stream_; }
    [[nodiscard]] case_file::Opened opened(std::uint64_t number) const {
        static constexpr std::array kUnits{"劳动监察支队", "劳动关系科", "人力资源配置科"};
        case_file::Opened opened;
        opened.number = fmt::format("{}-{:04}", 2020 + number % 7, number);
        opened.procedure = kProcedure;
        opened.procedure_digest = definitions_.procedure(kProcedure)->digest;
        opened.unit = kUnits[number % kUnits.size()];
        opened.source = "投诉";
        opened.item = kItem;
        opened.party_kind = "法人或者其他组织";
        opened.party_name = fmt::format("样例服饰加工厂{:07}", number);
        opened.summary = "投诉人称每月加班超过三十六小时";
        return opened;
    }
    // Whoever takes the steps, and the next of them.
    [[nodiscard]] std::vector<std::string> officers() const {
        return {
            fmt::format("37990126{:03}", number_ % kHandlers),
            fmt::format("37990126{:03}", (number_ + 1) % kHandlers)};
    }

  private:
    static constexpr std::uint64_t kHandlers = 150;
    [[nodiscard]] std::string handler() const {
        const auto which = number_ % kHandlers;
        return which == 0 ? "compiler_labour" : fmt::format("handler_{}", which);
    }
    void begin(const std::function<void(std::uint64_t number)>& one) {
        stream_ = fmt::format("case-{:032x}", ++number_);
        version_ = 0;
        one(number_);
    }
    void append(
        const std::string& stream,
        std::uint64_t version,
        ledger::Draft draft,
        const record::Event& event
    ) {
        const std::array drafts{std::move(draft)};
        const auto records =
            ledger::append(*connection_, stream, version, drafts, handler(), clock_.now());
        projection::apply(*connection_, definitions_, records.front(), event);
    }

    std::unique_ptr<db::Connection> connection_;
    const definitions::Definitions& definitions_;
    const Clock& clock_;
    std::uint64_t number_ = 0;
    std::string stream_;
    std::uint64_t version_ = 0;
    std::uint64_t papers_ = 0;
};

}  // namespace mingjing::bench
