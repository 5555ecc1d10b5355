#pragma once

// A file of the vault handed to whoever may have it: bounded for one fetcher and for all, saved
// by the browser, never shown: what is in it is no page of this site.

#include "domain/attachment.h"
#include "http/message.h"
#include "portal/visit.h"

namespace mingjing::portal {

[[nodiscard]] http::Response file_sent(Visit& visit, const domain::Attachment& file);

}  // namespace mingjing::portal
