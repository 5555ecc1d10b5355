#include "server/commands.h"

#include <map>
#include <string>
#include <string_view>

#include "server/command_list.h"

namespace mingjing::server {

namespace {

using Verb = Exit (*)(Office&, const Request&, Output&);

const std::map<std::string_view, Verb> kVerbs{
    {"import", import_register},
    {"export", export_register},
    {"drafts", list_drafts},
    {"publish submit", publish_submit},
    {"publish approve", publish_approve},
    {"publish return", publish_return},
    {"publish release", publish_release},
    {"publish register", publish_register},
    {"publish withdraw", publish_withdraw},
    {"publish erase", publish_erase},
    {"publish status", publish_status},
    {"compile", compile_register},
    {"alerts", list_alerts},
    {"actors", list_actors},
    {"user list", user_list},
    {"user add", user_add},
    {"user invite", user_invite},
    {"user roles", user_roles},
    {"user disable", user_disable},
    {"fsck", check_ledger},
    {"backup", back_up},
    {"definitions adopt", adopt_definitions},
    {"definitions list", list_definitions},
};

}  // namespace

Exit run(Office& office, const Request& request, Output& output) {
    const auto verb = kVerbs.find(request.verb);
    if (verb == kVerbs.end()) {
        output.line("服务进程的版本不认识这个命令：" + request.verb);
        return Exit::bad_input;
    }
    return verb->second(office, request, output);
}

}  // namespace mingjing::server
