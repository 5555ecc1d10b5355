#include "api/account_names.h"

#include "identity/accounts.h"

namespace mingjing::api {

const std::string& AccountNames::of(const std::string& id) {
    const auto found = known_.find(id);
    if (found != known_.end()) {
        return found->second;
    }
    const auto work = call_.parts().work.lease();
    const auto account = identity::account_by_id(*work, id);
    return known_.emplace(id, account ? account->name : id).first->second;
}

}  // namespace mingjing::api
