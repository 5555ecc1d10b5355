#pragma once

// `mingjing fsck`: everything a data folder holds, derived again or held to its digest.
// It needs no open office, so it also speaks where none will open; it never writes.
//
//   databases   pages, indexes, structure, the write-ahead log
//   ledger      stored text → commitments → entries → tiles → signed checkpoint
//   epochs      the logs that restores set aside
//   keys        signing key, checkpoint copy, mailbox key
//   vault       files → their digests; every definition ever adopted is there
//   tables      computed anew from the ledger, and equal
//   work        drafts, confirmed headers, mailbox; accounts, the access trail's chain
//   search      documents and words are those of what is public

#include <string>
#include <vector>

#include "server/data_folder.h"
#include "server/office.h"
#include "server/request.h"

namespace mingjing::server {

struct FsckRequest {
    const DataFolder& folder;
    Places places;
    std::vector<std::string> proposals;  // definitions where none were adopted yet
    bool is_served = false;              // a server goes on writing meanwhile
};

// Names every problem on `output`, each part with its time. Exit::damaged if there is one.
[[nodiscard]] Exit fsck(const FsckRequest& request, Output& output);

}  // namespace mingjing::server
