#pragma once

// What the public portal of an office is made of.

#include "portal/portal.h"
#include "server/office.h"
#include "server/resources.h"

namespace mingjing::test {

inline portal::Parts portal_of(server::Office& office) {
    return {
        office.definitions(),
        office.ledger(),
        office.work(),
        office.search(),
        office.published(),
        office.identity(),
        office.vault(),
        office.clock(),
        server::resource("portal"),
        "",
        office.mailbox_key()};
}

}  // namespace mingjing::test
