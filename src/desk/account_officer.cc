#include "desk/account_officer.h"

#include <algorithm>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "case_file/officer.h"
#include "domain/characters.h"
#include "identity/accounts.h"

namespace mingjing::desk {

namespace {

BadInput at_officer(std::string what) {
    return {"officer", std::move(what)};
}

}  // namespace

std::optional<BadInput> officer_misfit(
    const case_file::Surroundings& around, db::Connection& work, const OfficerNamed& named
) {
    if (named.officer.empty()) {
        return std::nullopt;
    }
    const auto entry = around.entry("officers", "certificates.number", named.officer, around.today);
    if (!entry) {
        return at_officer(fmt::format(
            "公示的执法人员清单里没有执法证{}，请核对编号；清单还没有公示的，公示以后再登记",
            named.officer
        ));
    }
    // Its holder's name may have been erased: then the number alone tells.
    const auto holder = text_of(*entry, "name");
    if (!holder.empty() && domain::without_spaces(holder) != domain::without_spaces(named.name)) {
        return at_officer(fmt::format(
            "执法证{}在执法人员清单里是{}的，不是{}的，请核对编号和姓名",
            named.officer,
            holder,
            named.name
        ));
    }
    const auto numbers = case_file::numbers_held(around, named.officer);
    for (const auto& other : identity::accounts_like(work, {})) {
        const bool is_same = std::ranges::find(numbers, other.officer) != numbers.end();
        if (is_same && !other.is_disabled && other.id != named.account) {
            return at_officer(fmt::format(
                "这名执法人员已经登记在账号{}"
                "上，一名执法人员只用一个账号；原账号不再使用的，请先停用",
                other.login
            ));
        }
    }
    return std::nullopt;
}

}  // namespace mingjing::desk
