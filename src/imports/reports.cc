#include "imports/reports.h"

#include <algorithm>
#include <utility>

#include "base/limits.h"

namespace mingjing::imports {

namespace {

constexpr std::chrono::minutes kKept{10};

std::size_t bytes_of(const tabular::CellIssue& each) {
    const auto& issue = each.issue;
    return sizeof each + issue.what.size() + issue.remedy.size() + issue.article.size() +
           each.header.size() + each.text.size();
}

// About what it holds in memory.
std::size_t bytes_of(const Told& told) {
    std::size_t bytes = sizeof told;
    for (const auto& sheet : told.sheets) {
        bytes += sheet.rows.size() * (sizeof(tabular::RowReport) + 1) +
                 sheet.skipped.size() * sizeof(tabular::SkippedRow);
        for (const auto& row : sheet.rows) {
            for (const auto& issue : row.issues) {
                bytes += bytes_of(issue);
            }
        }
    }
    return bytes;
}

}  // namespace

Told told_of(Reading reading) {
    Told told;
    auto& report = reading.report;
    told.accepted = report.accepted;
    told.warned = report.warned;
    told.rejected = report.rejected;
    told.sums = sums_of(reading.effects);
    told.sheets = std::move(report.sheets);
    for (const auto& sheet : told.sheets) {
        told.effects.emplace_back(sheet.rows.size(), EntryEffect::Kind::refused);
    }
    for (std::size_t i = 0; i < reading.effects.size(); ++i) {
        for (const auto& place : report.made_of[i]) {
            told.effects[place.sheet][place.row] = reading.effects[i].kind;
        }
    }
    return told;
}

std::shared_ptr<const Told> Reports::find(std::string_view key, Time now) {
    const std::lock_guard lock(mutex_);
    const auto found = std::ranges::find(kept_, key, &Kept::key);
    if (found == kept_.end() || now - found->read_at > kKept) {
        return nullptr;
    }
    kept_.splice(kept_.begin(), kept_, found);
    return found->told;
}

void Reports::keep(std::string key, std::shared_ptr<const Told> told, Time now) {
    const auto bytes = bytes_of(*told);
    const std::lock_guard lock(mutex_);
    if (const auto same = std::ranges::find(kept_, key, &Kept::key); same != kept_.end()) {
        bytes_ -= same->bytes;
        kept_.erase(same);
    }
    kept_.push_front({std::move(key), std::move(told), now, bytes});
    bytes_ += bytes;
    // The newest stays whatever its size: its pages are about to be turned.
    while (bytes_ > limits::kImportReportsBytesMax && kept_.size() > 1) {
        bytes_ -= kept_.back().bytes;
        kept_.pop_back();
    }
}

}  // namespace mingjing::imports
