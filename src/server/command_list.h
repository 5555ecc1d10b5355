#pragma once

// One function per verb.

#include "server/office.h"
#include "server/request.h"

namespace mingjing::server {

// Tables in and out (commands_import.cc).
Exit import_register(Office& office, const Request& request, Output& output);
Exit export_register(Office& office, const Request& request, Output& output);
Exit list_drafts(Office& office, const Request& request, Output& output);

// Publication (commands_publish.cc): words are the register, then keys or none for all.
Exit publish_submit(Office& office, const Request& request, Output& output);
Exit publish_approve(Office& office, const Request& request, Output& output);
Exit publish_return(Office& office, const Request& request, Output& output);
Exit publish_release(Office& office, const Request& request, Output& output);
Exit publish_register(Office& office, const Request& request, Output& output);
Exit publish_withdraw(Office& office, const Request& request, Output& output);
Exit publish_erase(Office& office, const Request& request, Output& output);
Exit publish_status(Office& office, const Request& request, Output& output);

// Oversight (commands_overview.cc).
Exit compile_register(Office& office, const Request& request, Output& output);
Exit list_alerts(Office& office, const Request& request, Output& output);
Exit list_actors(Office& office, const Request& request, Output& output);

// Accounts (commands_user.cc): the word is the login.
Exit user_list(Office& office, const Request& request, Output& output);
Exit user_add(Office& office, const Request& request, Output& output);
Exit user_invite(Office& office, const Request& request, Output& output);
Exit user_roles(Office& office, const Request& request, Output& output);
Exit user_disable(Office& office, const Request& request, Output& output);

// Care of the data (commands_care.cc).
Exit check_ledger(Office& office, const Request& request, Output& output);
Exit back_up(Office& office, const Request& request, Output& output);
Exit adopt_definitions(Office& office, const Request& request, Output& output);
Exit list_definitions(Office& office, const Request& request, Output& output);

}  // namespace mingjing::server
