#include "identity/sign_in.h"

#include <array>
#include <vector>

#include <fmt/format.h>

#include "codec/text.h"
#include "crypto/secret_box.h"
#include "identity/account_tables.h"
#include "identity/accounts.h"
#include "identity/second_factor.h"

namespace mingjing::identity {

namespace {

using db::Cell;
using domain::Refusal;

tl::unexpected<Refusal> no(std::string code, std::string what, std::string next) {
    return tl::unexpected(Refusal{
        .code = std::move(code), .what = std::move(what), .next = std::move(next)});
}

tl::unexpected<Refusal> not_known() {
    return no(
        "not-signed-in", "登录名或者口令不正确", "请核对后重试；忘记口令请联系系统管理员重置"
    );
}

tl::unexpected<Refusal> locked(Time until, Time now) {
    const auto minutes = std::chrono::ceil<std::chrono::minutes>(until - now).count();
    return no(
        "account-locked",
        "连续输错次数过多，账号已暂时锁定",
        fmt::format("请在{}分钟后重试，或者请系统管理员解除锁定", minutes)
    );
}

tl::unexpected<Refusal> session_over() {
    return no("session-over", "登录已经超时或者已在别处登录", "请重新登录");
}

tl::unexpected<Refusal> invitation_not_valid() {
    return no(
        "invitation-not-valid",
        "登录名与邀请码不符，或者邀请码已经过期、用过",
        "请核对后重试，或者请系统管理员重新生成邀请码"
    );
}

tl::unexpected<Refusal> code_not_valid() {
    return no(
        "code-not-valid", "动态口令不正确，或者已经用过", "请等验证器显示下一个动态口令后再输入"
    );
}

// What an unknown login is checked against, so that it takes as long as a known one.
const std::string& nobodys_hash(const crypto::PasswordCost& cost) {
    static const std::string hash = crypto::hash_password("nobody", cost);
    return hash;
}

}  // namespace

SignIn::SignIn(
    db::Connection& connection,
    std::string_view key,
    const SignInRules& rules,
    Time now,
    Beside beside
)
    : connection_(connection), key_(key), rules_(rules), now_(now), beside_(std::move(beside)) {}

template <class Step>
SignIn::Answer SignIn::at_once(Step step) {
    db::Transaction transaction(connection_, db::Transaction::Mode::write);
    Answer answer = step();
    if (answer) {
        if (beside_) {
            beside_(connection_, *answer);
        }
        transaction.commit();
    }
    return answer;
}

SignIn::Answer SignIn::with_password(
    std::string_view login, std::string_view password, std::string_view peer
) {
    const auto account = account_by_login(connection_, login);
    if (auto allowed = attempt(login, account); !allowed) {
        return tl::unexpected(allowed.error());
    }
    if (!account || account->is_disabled || !account->has_password) {
        (void
        )crypto::fits_password(password.substr(0, kPasswordBytesMax), nobodys_hash(rules_.cost));
        return not_known();
    }
    if (!fits(*account, password)) {
        return not_known();
    }
    give_back(*account);
    return at_once([&] { return after_first(*account, peer); });
}

SignIn::Answer SignIn::with_subject(
    std::string_view issuer, std::string_view subject, bool is_second_factor, std::string_view peer
) {
    return at_once([&]() -> Answer {
        const auto account = account_by_subject(connection_, issuer, subject);
        if (!account) {
            return no(
                "subject-not-bound",
                "这个身份还没有绑定本系统的账号",
                "请先用登录名和口令登录，在“我的账号”里绑定；还没有账号的请联系系统管理员"
            );
        }
        if (account->is_disabled) {
            return no("account-disabled", "您的账号已停用", "如需恢复，请联系系统管理员");
        }
        if (account->locked_until > now_) {
            return locked(account->locked_until, now_);
        }
        return is_second_factor ? next(account->id, Stage::new_factor, peer)
                                : after_first(*account, peer);
    });
}

SignIn::Answer SignIn::with_invitation(
    std::string_view login, std::string_view code, std::string_view password, std::string_view peer
) {
    const auto account = account_by_login(connection_, login);
    if (auto allowed = attempt(login, account); !allowed) {
        return tl::unexpected(allowed.error());
    }
    const auto secrets = account ? secrets_of(account->id) : Secrets{};
    if (!account || !fits_invitation(connection_, account->id, code, now_)) {
        return invitation_not_valid();
    }
    give_back(*account);
    const auto hash = chosen(*account, password);
    if (!hash) {
        return tl::unexpected(hash.error());
    }
    return at_once([&]() -> Answer {
        return keep_password(*account, secrets, *hash) ? after_first(*account, peer)
                                                       : invitation_not_valid();
    });
}

SignIn::Answer SignIn::with_factor(
    std::string_view token, std::string_view code, std::string_view peer
) {
    const auto session = find_session(connection_, token, rules_.session, now_);
    if (!session ||
        (session->stage != Stage::second_factor && session->stage != Stage::new_factor)) {
        return session_over();
    }
    const auto account = account_by_id(connection_, session->account);
    if (!account || account->is_disabled) {
        return session_over();
    }
    if (auto allowed = attempt(account->login, account); !allowed) {
        return tl::unexpected(allowed.error());
    }
    const auto secrets = secrets_of(account->id);
    const bool is_new = session->stage == Stage::new_factor;
    const auto& sealed_hex = is_new ? session->factor : secrets.factor;
    if (sealed_hex.empty()) {
        return no("not-enrolled", "还没有取得绑定动态口令的密钥", "请先扫描二维码，再输入动态口令");
    }
    const auto step = factor_step(
        secret_in(sealed_hex, account->id), code, now_, is_new ? 0 : secrets.factor_step
    );
    if (!step) {
        return code_not_valid();
    }
    return at_once([&]() -> Answer {
        if (!close_session(connection_, token)) {  // this step was taken, or the account reset
            return session_over();
        }
        if (!keep_factor(*account, sealed_hex, *step, is_new)) {
            return code_not_valid();  // the same code, at the same moment, in another hand
        }
        give_back(*account);
        return next(account->id, Stage::new_factor, peer);
    });
}

SignIn::Answer SignIn::with_new_password(
    std::string_view token,
    std::string_view current,
    std::string_view password,
    std::string_view peer
) {
    const auto session = find_session(connection_, token, rules_.session, now_);
    if (!session || (session->stage != Stage::new_password && session->stage != Stage::complete)) {
        return session_over();
    }
    const auto account = account_by_id(connection_, session->account);
    if (!account || account->is_disabled) {
        return session_over();
    }
    const auto secrets = secrets_of(account->id);
    if (auto right = check_current(*account, current); !right) {
        return tl::unexpected(right.error());
    }
    const auto hash = chosen(*account, password);
    if (!hash) {
        return tl::unexpected(hash.error());
    }
    return at_once([&]() -> Answer {
        if (!keep_password(*account, secrets, *hash)) {
            return session_over();
        }
        close_sessions_of(connection_, account->id);
        return next(account->id, Stage::new_factor, peer);
    });
}

tl::expected<void, Refusal> SignIn::with_same_password(
    std::string_view token, std::string_view current
) {
    const auto session = find_session(connection_, token, rules_.session, now_);
    const auto account = session && session->stage == Stage::complete
                             ? account_by_id(connection_, session->account)
                             : std::nullopt;
    if (!account || account->is_disabled) {
        return session_over();
    }
    return check_current(*account, current);
}

tl::expected<Enrolment, Refusal> SignIn::enrolment(std::string_view token) {
    const auto session = find_session(connection_, token, rules_.session, now_);
    if (!session || session->stage != Stage::new_factor) {
        return session_over();
    }
    auto sealed_hex = session->factor;
    if (sealed_hex.empty()) {
        sealed_hex = codec::hex(crypto::sealed(key_, new_factor_secret(), session->account));
        keep_enrolment(connection_, token, sealed_hex);
    }
    const auto secret = secret_in(sealed_hex, session->account);
    const auto account = account_by_id(connection_, session->account);
    return Enrolment{
        factor_text(secret), factor_uri(secret, rules_.issuer, account ? account->login : "")};
}

SignIn::Secrets SignIn::secrets_of(std::string_view account) {
    Secrets secrets;
    const std::array<Cell, 1> which{std::string(account)};
    connection_.run(
        "SELECT password, invitation, factor, factor_step FROM accounts WHERE id = $1",
        which,
        [&](const db::Row& row) {
            secrets = {
                std::string(row.text(0)),
                std::string(row.text(1)),
                std::string(row.text(2)),
                row.integer(3)};
            return false;
        }
    );
    return secrets;
}

std::string SignIn::secret_in(std::string_view sealed_hex, std::string_view account) {
    const auto box = codec::from_hex(sealed_hex);
    auto secret = box ? crypto::opened(key_, *box, account) : std::nullopt;
    if (!secret) {
        throw Fault("第二因素密钥无法解开：账号库与密钥文件不是一套");
    }
    return std::move(*secret);
}

SignIn::Answer SignIn::after_first(const Account& account, std::string_view peer) {
    if (!account.has_factor) {
        return next(account.id, Stage::second_factor, peer);
    }
    return open_session(connection_, account.id, Stage::second_factor, peer, rules_.session, now_);
}

// What is still owed after `after`, in the order Stage names them.
SignIn::Answer SignIn::next(std::string_view account, Stage after, std::string_view peer) {
    const auto now_stands = account_by_id(connection_, account).value();
    if (now_stands.is_disabled || !now_stands.has_password) {  // since it was looked at
        return session_over();
    }
    auto stage = Stage::complete;
    if (after < Stage::new_factor && !now_stands.has_factor && rules_.needs_second_factor) {
        stage = Stage::new_factor;
    } else if (now_ - now_stands.password_set_at > rules_.password.lasts) {
        stage = Stage::new_password;
    }
    if (stage == Stage::complete) {
        const std::array<Cell, 2> cells{std::string(account), ticks(now_)};
        connection_.run("UPDATE accounts SET failures = 0, last_sign_in = $2 WHERE id = $1", cells);
    }
    return open_session(connection_, account, stage, peer, rules_.session, now_);
}

tl::expected<std::string, Refusal> SignIn::chosen(
    const Account& account, std::string_view password
) {
    const std::array<Cell, 2> which{account.id, static_cast<std::int64_t>(rules_.password.history)};
    std::vector<std::string> earlier;
    connection_.run(
        "SELECT password FROM earlier_passwords WHERE account = $1 ORDER BY set_at DESC LIMIT $2",
        which,
        [&](const db::Row& row) {
            earlier.emplace_back(row.text(0));
            return true;
        }
    );
    if (auto fits = acceptable_password(password, account.login, earlier, rules_.password); !fits) {
        return no("password-not-acceptable", fits.error().what, "请换一个口令");
    }
    return crypto::hash_password(password, rules_.cost);
}

bool SignIn::keep_password(const Account& account, const Secrets& secrets, std::string_view hash) {
    std::vector<Cell> cells{account.id, std::string(hash), ticks(now_)};
    connection_.run(
        "INSERT INTO earlier_passwords(account, password, set_at) VALUES ($1, $2, $3)"
        " ON CONFLICT (account, set_at) DO UPDATE SET password = excluded.password",
        cells
    );
    cells.emplace_back(secrets.password);
    cells.emplace_back(secrets.invitation);
    return connection_.run(
               "UPDATE accounts SET password = $2, password_set_at = $3, invitation = '',"
               " failures = 0, locked_until = 0"
               " WHERE id = $1 AND password = $4 AND invitation = $5 AND is_disabled = 0",
               cells
           ) == 1;
}

bool SignIn::keep_factor(
    const Account& account, std::string_view sealed_hex, std::int64_t step, bool is_new
) {
    const std::array<Cell, 4> cells{
        account.id, std::string(sealed_hex), step, std::int64_t{is_new}};
    return connection_.run(
               "UPDATE accounts SET factor = $2, factor_step = $3 WHERE id = $1"
               " AND ($4 = 0 AND factor = $2 AND factor_step < $3 OR $4 = 1 AND factor = '')",
               cells
           ) == 1;
}

bool SignIn::fits(const Account& account, std::string_view password) {
    return password.size() <= kPasswordBytesMax &&
           crypto::fits_password(password, secrets_of(account.id).password);
}

tl::expected<void, Refusal> SignIn::check_current(
    const Account& account, std::string_view current
) {
    if (auto allowed = attempt(account.login, account); !allowed) {
        return allowed;
    }
    if (!fits(account, current)) {
        return no("password-wrong", "现在的口令不正确", "请重新输入现在的口令");
    }
    give_back(account);
    return {};
}

tl::expected<void, Refusal> SignIn::attempt(
    std::string_view login, const std::optional<Account>& account
) {
    if (const auto until = count_attempt(connection_, login, account, rules_.attempts, now_)) {
        return locked(*until, now_);
    }
    return {};
}

void SignIn::give_back(const Account& account) {
    give_back_attempt(connection_, account.id);
}

}  // namespace mingjing::identity
