#include "server/tables.h"

#include "api/api.h"
#include "attachments/table.h"
#include "drafts/drafts.h"
#include "identity/accounts.h"
#include "identity/preferences.h"
#include "identity/trail.h"
#include "imports/table.h"
#include "intake/mailbox.h"
#include "ledger/ledger.h"
#include "projection/projection.h"
#include "search/search.h"
#include "statutes/changes.h"

namespace mingjing::server {

void migrate_ledger(db::Connection& ledger) {
    ledger::migrate(ledger);
    projection::migrate(ledger);
}

void migrate_work(db::Connection& work) {
    drafts::migrate(work);
    attachments::migrate(work);
    imports::migrate(work);
    intake::migrate(work);
    identity::migrate_accounts(work);
    identity::migrate_preferences(work);
    identity::migrate_trail(work);
    statutes::migrate(work);
    api::migrate(work);
}

void migrate_search(db::Connection& search) {
    search::migrate(search);
}

}  // namespace mingjing::server
