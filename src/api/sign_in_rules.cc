#include "api/api.h"

namespace mingjing::api {

// What the bureau's settings say (bureau.yaml), within the bounds their loader keeps; the
// house's own numbers where they are silent.
identity::SignInRules sign_in_rules(const definitions::Bureau& bureau) {
    const auto setting = [&](std::string_view name, auto otherwise) {
        const auto found = bureau.settings.find(name);
        return found == bureau.settings.end() ? otherwise : decltype(otherwise)(found->second);
    };
    identity::SignInRules rules;
    auto& password = rules.password;
    password.characters_min = setting("password_characters_min", password.characters_min);
    password.kinds_min = setting("password_kinds_min", password.kinds_min);
    password.history = setting("password_history", password.history);
    password.lasts = setting("password_days", password.lasts);
    rules.attempts.failures_max = setting("sign_in_failures_max", rules.attempts.failures_max);
    rules.attempts.lock = setting("sign_in_lock_minutes", rules.attempts.lock);
    rules.session.idle = setting("session_idle_minutes", rules.session.idle);
    rules.session.whole = setting("session_hours_max", rules.session.whole);
    rules.session.one_per_account =
        setting("one_session_per_account", std::int64_t{rules.session.one_per_account}) != 0;
    rules.needs_second_factor =
        setting("second_factor", std::int64_t{rules.needs_second_factor}) != 0;
    rules.issuer = bureau.short_name + "明镜";
    return rules;
}

}  // namespace mingjing::api
