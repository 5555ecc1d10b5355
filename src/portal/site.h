#pragma once

// What every page of the portal is made from: its parts, templates and assets. Immutable
// but for the readings, the rate limits and the files being sent, which lock themselves, the
// turn to make a large file and how much is known to be sealed.

#include <atomic>
#include <cstdint>
#include <mutex>
#include <string_view>

#include "base/limits.h"
#include "html/templates.h"
#include "http/rate_limit.h"
#include "portal/assets.h"
#include "portal/portal.h"
#include "query/readings.h"
#include "vault/sent_files.h"

namespace mingjing::portal {

struct Site {
    explicit Site(const Parts& the_parts)
        : parts(the_parts),
          templates(the_parts.folder + "/templates"),
          assets(the_parts.folder + "/assets") {}

    Parts parts;
    html::Templates templates;
    Assets assets;
    mutable query::Readings readings;
    mutable std::atomic<std::uint64_t> sealed_size{0};  // by the checkpoint read last: it grows
    mutable http::RateLimit submissions{kSubmissionsMax, kSubmissionsWindow};
    mutable http::RateLimit people{kPersonQueriesMax, kPersonQueriesWindow};
    mutable vault::SentFiles attachments{
        {limits::kAttachmentsSentBytesMax, limits::kAttachmentsSentToOneBytesMax},
        [this](std::string_view digest) { return parts.vault.get(digest); }};
    mutable std::mutex large_file;  // held by whoever makes one

  private:
    static constexpr std::uint32_t kSubmissionsMax = 10;
    static constexpr std::chrono::minutes kSubmissionsWindow{10};
    // Looking up officers one by one is a service; copying them out in bulk is open data's.
    static constexpr std::uint32_t kPersonQueriesMax = 120;
    static constexpr std::chrono::minutes kPersonQueriesWindow{1};
};

}  // namespace mingjing::portal
