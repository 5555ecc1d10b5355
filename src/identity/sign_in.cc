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
        .code = std::move(code),
        .what = std::move(what),
        .article = "",
        .next = std::move(next),
        .rule = ""});
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

// What an unknown login is checked against, so that it takes as long as a known one.
const std::string& nobodys_hash(const crypto::PasswordCost& cost) {
    static const std::string hash = crypto::hash_password("nobody", cost);
    return hash;
}

}  // namespace

SignIn::SignIn(db::Connection& connection, std::string_view key, const SignInRules& rules, Time now)
    : connection_(connection), key_(key), rules_(rules), now_(now) {}

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
    return past_password(*account, peer);
}

SignIn::Answer SignIn::with_invitation(
    std::string_view login, std::string_view code, std::string_view password, std::string_view peer
) {
    const auto account = account_by_login(connection_, login);
    if (auto allowed = attempt(login, account); !allowed) {
        return tl::unexpected(allowed.error());
    }
    if (!account || !fits_invitation(connection_, account->id, code, now_)) {
        return no(
            "invitation-not-valid",
            "登录名与邀请码不符，或者邀请码已经过期、用过",
            "请核对后重试，或者请系统管理员重新生成邀请码"
        );
    }
    give_back(*account);
    if (auto chosen = choose_password(account->id, login, password); !chosen) {
        return tl::unexpected(chosen.error());
    }
    return past_password(*account, peer);
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
        return no("not-enrolled", "还没有取得绑定动态口令的密钥", "请先扫描二维码，再输入验证码");
    }
    const auto step = factor_step(
        secret_in(sealed_hex, account->id), code, now_, is_new ? 0 : secrets.factor_step
    );
    if (!step) {
        return no("code-not-valid", "验证码不正确，或者已经用过", "请等待下一个验证码后重试");
    }
    const std::array<Cell, 4> cells{account->id, sealed_hex, *step, std::int64_t{is_new}};
    const auto changed = connection_.run(
        "UPDATE accounts SET factor = $2, factor_step = $3"
        " WHERE id = $1 AND (factor_step < $3 OR $4 = 1)",
        cells
    );
    if (changed == 0) {  // the same code, at the same moment, in another hand
        return no("code-not-valid", "验证码不正确，或者已经用过", "请等待下一个验证码后重试");
    }
    give_back(*account);
    close_session(connection_, token);
    return next(account->id, Stage::new_factor, peer);
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
    if (auto allowed = attempt(account->login, account); !allowed) {
        return tl::unexpected(allowed.error());
    }
    if (!fits(*account, current)) {
        return no("password-wrong", "现在的口令不正确", "请重新输入现在的口令");
    }
    give_back(*account);
    if (auto chosen = choose_password(account->id, account->login, password); !chosen) {
        return tl::unexpected(chosen.error());
    }
    close_sessions_of(connection_, account->id);
    return next(account->id, Stage::new_factor, peer);
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
        "SELECT password, factor, factor_step FROM accounts WHERE id = $1",
        which,
        [&](const db::Row& row) {
            secrets = {std::string(row.text(0)), std::string(row.text(1)), row.integer(2)};
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

Opened SignIn::past_password(const Account& account, std::string_view peer) {
    return account.has_factor
               ? open_session(
                     connection_, account.id, Stage::second_factor, peer, rules_.session, now_
                 )
               : next(account.id, Stage::second_factor, peer);
}

// What is still owed after `after`, in the order Stage names them.
Opened SignIn::next(std::string_view account, Stage after, std::string_view peer) {
    const auto now_stands = account_by_id(connection_, account).value();
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

tl::expected<void, Refusal> SignIn::choose_password(
    std::string_view account, std::string_view login, std::string_view password
) {
    const std::array<Cell, 2> which{
        std::string(account), static_cast<std::int64_t>(rules_.password.history)};
    std::vector<std::string> earlier;
    connection_.run(
        "SELECT password FROM earlier_passwords WHERE account = $1 ORDER BY set_at DESC LIMIT $2",
        which,
        [&](const db::Row& row) {
            earlier.emplace_back(row.text(0));
            return true;
        }
    );
    if (auto fits = acceptable_password(password, login, earlier, rules_.password); !fits) {
        return no("password-not-acceptable", fits.error().what, "请换一个口令");
    }
    const std::array<Cell, 3> cells{
        std::string(account), crypto::hash_password(password, rules_.cost), ticks(now_)};
    connection_.run(
        "UPDATE accounts SET password = $2, password_set_at = $3, invitation = '',"
        " failures = 0, locked_until = 0 WHERE id = $1",
        cells
    );
    connection_.run(
        "INSERT INTO earlier_passwords(account, password, set_at) VALUES ($1, $2, $3)"
        " ON CONFLICT (account, set_at) DO UPDATE SET password = excluded.password",
        cells
    );
    return {};
}

bool SignIn::fits(const Account& account, std::string_view password) {
    return password.size() <= kPasswordBytesMax &&
           crypto::fits_password(password, secrets_of(account.id).password);
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
