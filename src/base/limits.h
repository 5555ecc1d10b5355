#pragma once

// Every bound of the house, in one place: what is not bounded is somebody's way to fill
// the memory or the disk of a public office. Names end in the unit and `max`. A limit
// that belongs to a format (tile height, digest length) stands with the format instead.

#include <chrono>
#include <cstddef>
#include <cstdint>

namespace mingjing::limits {

// HTTP: what one client may send and hold.
inline constexpr std::size_t kTargetBytesMax = std::size_t{8} * 1024;
inline constexpr std::size_t kHeaderBytesMax = std::size_t{16} * 1024;
inline constexpr std::size_t kBodyBytesMax = std::size_t{1024} * 1024;
inline constexpr std::size_t kConnectionsMax = 12'000;
inline constexpr std::chrono::seconds kHeaderTime{15};
inline constexpr std::chrono::seconds kBodyTime{60};
inline constexpr std::chrono::seconds kIdleTime{60};
inline constexpr std::chrono::seconds kWriteTime{60};
inline constexpr std::size_t kHandlerQueueMax = 1024;
inline constexpr std::size_t kHeadersMax = 100;
inline constexpr std::size_t kParametersMax = 64;
inline constexpr std::size_t kFormFieldsMax = 256;
inline constexpr std::size_t kBodiesBytesMax = std::size_t{256} * 1024 * 1024;  // all at once

inline constexpr std::chrono::seconds kRenewalWait{25};  // for the office to be built again

// Pages and search.
inline constexpr std::size_t kPageRowsMax = 100;
inline constexpr std::size_t kTodayRowsMax = 500;            // of one list on the leader's page
inline constexpr std::size_t kCommentsMax = 500;             // about one entry
inline constexpr std::size_t kHistoryEventsMax = 500;        // shown of one entry, the newest
inline constexpr std::size_t kOpenDataEntriesMax = 200'000;  // of one file
inline constexpr std::size_t kSearchTextBytesMax = 256;
inline constexpr std::size_t kSearchCountMax = 1000;
inline constexpr std::size_t kPageCacheBytesMax = std::size_t{64} * 1024 * 1024;

// The write path.
inline constexpr std::size_t kCommandQueueMax = 1024;
inline constexpr std::size_t kCommandGroupMax = 64;
inline constexpr std::size_t kRecordsPerCommandMax = 200;
inline constexpr std::size_t kFactsBytesMax = std::size_t{1024} * 1024;
inline constexpr std::size_t kStreamsKeptMax = 1024;      // replayed, in the writer's memory
inline constexpr std::size_t kEffectEntriesMax = 10'000;  // checked before definitions change
inline constexpr std::size_t kLookupEntriesMax = 100;     // other entries a rule is shown at once
// Sealing costs as much for one record as for a thousand, and takes the disk from the writer.
inline constexpr std::chrono::milliseconds kSealRest{100};

// Databases.
inline constexpr std::size_t kStatementsCachedMax = 256;
inline constexpr std::chrono::milliseconds kBusyTime{5000};
inline constexpr std::int64_t kWalBytesKept = std::int64_t{64} * 1024 * 1024;
// What is written again and again until then goes into the database once.
constexpr std::int64_t kWalPages = 8'000;
constexpr std::int64_t kWriterCacheKilobytes = 32 * 1024;

// Of the threads that answer people, so many may wait for the identity provider.
inline constexpr std::ptrdiff_t kProviderCallsMax = 2;
inline constexpr std::size_t kErrandsMax = 10'000;  // to it and not yet back

// Files people send in, and files kept.
inline constexpr std::size_t kImportFileBytesMax = std::size_t{64} * 1024 * 1024;
// In the workbench, whose reports are kept in memory while they are looked at.
inline constexpr std::size_t kImportRowsOnlineMax = 50'000;
inline constexpr std::size_t kImportReportsBytesMax = std::size_t{64} * 1024 * 1024;
inline constexpr std::size_t kImportsReadAtOnceMax = 2;
inline constexpr std::int64_t kImportsPerUnitMax = 200;
inline constexpr std::int64_t kImportsBytesMax = std::int64_t{2} * 1024 * 1024 * 1024;
inline constexpr std::size_t kMendedCellsMax = 20'000;  // of one import
inline constexpr std::size_t kMendedBytesMax = std::size_t{4} * 1024 * 1024;
inline constexpr std::int64_t kConfirmedHeadersMax = 2000;  // remembered for one register
inline constexpr std::chrono::days kImportKept{30};
inline constexpr std::size_t kExportEntriesMax = 50'000;
inline constexpr std::size_t kImportColumnsMax = 256;
inline constexpr std::size_t kCellBytesMax = std::size_t{64} * 1024;
inline constexpr std::size_t kAttachmentMegabytesMax = 32;
inline constexpr std::size_t kAttachmentBytesMax = kAttachmentMegabytesMax * 1024 * 1024;
// Of one unit in a day.
inline constexpr std::int64_t kAttachmentsBytesMax = std::int64_t{2} * 1024 * 1024 * 1024;
inline constexpr std::chrono::days kAttachmentKept{7};  // once nothing names it
// On their way at once: to the public, and to staff; and of that to one household or account.
inline constexpr std::size_t kAttachmentsSentBytesMax = std::size_t{256} * 1024 * 1024;
inline constexpr std::size_t kAttachmentsSentToOneBytesMax = 3 * kAttachmentBytesMax;
// A case's file taken out at once: what a person waits for, in memory.
inline constexpr std::int64_t kDossierDocumentsMax = 500;
inline constexpr std::size_t kDossierBytesMax = std::size_t{128} * 1024 * 1024;
inline constexpr std::size_t kVaultFileBytesMax = std::size_t{256} * 1024 * 1024;
inline constexpr std::size_t kMailboxSubmissionsMax = 10'000;

}  // namespace mingjing::limits
