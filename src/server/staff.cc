#include "server/staff.h"

#include "base/fault.h"
#include "base/files.h"
#include "binder/binder.h"
#include "codec/text.h"
#include "crypto/hash.h"
#include "http/folder.h"
#include "identity/accounts.h"
#include "identity/sign_in.h"
#include "imports/imports.h"
#include "server/accounts_key.h"
#include "server/provider_settings.h"
#include "server/resources.h"
#include "server/status.h"

namespace mingjing::server {

namespace {

constexpr std::size_t kSetupCodeBytes = 8;

std::string setup_code_for(Office& office, const std::string& shown) {
    const auto work = office.work().lease();
    if (identity::has_accounts(*work)) {
        return {};
    }
    return shown.empty() ? codec::hex(crypto::random_bytes(kSetupCodeBytes)) : shown;
}

std::unique_ptr<oidc::Provider> provider_for(Office& office, const Files& files) {
    auto settings = read_provider_settings(files, office.folder().keys() + "/provider.yaml");
    return settings ? std::make_unique<oidc::Provider>(std::move(*settings), office.clock())
                    : nullptr;
}

http::Response secured(http::Response response) {
    for (const auto& [name, value] :
         {std::pair{
              "Content-Security-Policy",
              "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
              "font-src 'self'; connect-src 'self'; form-action 'none'; base-uri 'none'; "
              "frame-ancestors 'none'"},
          std::pair{"X-Content-Type-Options", "nosniff"},
          std::pair{"Referrer-Policy", "no-referrer"},
          std::pair{"Cross-Origin-Opener-Policy", "same-origin"},
          std::pair{"Cross-Origin-Resource-Policy", "same-origin"}}) {
        response.headers.emplace_back(name, value);
    }
    return response;
}

}  // namespace

struct Staff::State {
    State(Office& office, const StaffOptions& options)
        : setup_code(setup_code_for(office, options.setup_code)),
          imports(
              {office.ledger(), office.work(), office.desk(), office.definitions(), office.clock()},
              files,
              office.folder().imports()
          ),
          api(api::Parts{
              office.definitions(),
              office.ledger(),
              office.work(),
              office.desk(),
              imports,
              office.attachments(),
              office.clock(),
              api::sign_in_rules(office.definitions().bureau),
              open_accounts_key(files, office.folder().keys() + "/accounts.key"),
              setup_code,
              options.is_secure,
              [&office](std::string_view bytes) { return office.keep(bytes); },
              [&office](std::string_view digest) { return office.vault().get(digest); },
              [&office] { office.adopted(); },
              [&office, started_at = options.started_at] { return status_of(office, started_at); },
              provider_for(office, files),
              std::make_shared<const press::Paper>(office.definitions().sources),
              options.public_url,
              options.is_local,
              std::make_shared<binder::Binder>(
                  press::RendererOptions{.worker = resource("press")}, resource("press/dossier")
              ),
              &office.published(),
              office.identity().verifier_key(),
          }),
          workbench(options.workbench) {}

    std::string setup_code;
    DiskFiles files;
    imports::Imports imports;
    api::Api api;
    http::Folder workbench;
};

Staff::Staff(Office& office, const StaffOptions& options)
    : state_(std::make_unique<State>(office, options)) {}

Staff::~Staff() = default;

const std::string& Staff::setup_code() const {
    return state_->setup_code;
}

void Staff::routes(http::Router& router) const {
    state_->api.routes(router);
    const auto& files = state_->workbench;
    const auto* const page = files.find("index.html");
    if (page == nullptr) {
        return;
    }
    const auto& api = state_->api;
    const auto shell = [page, &api](const http::Request& request, const http::Captures&) {
        const auto away = api.turned_away(request);
        return secured(away ? *away : *page);
    };
    router.add(http::Method::get, "/desk", shell);
    // Any other address of the workbench is a page of it, and its own router's affair.
    router.add(
        http::Method::get,
        "/desk/{path...}",
        [&files, &api, shell](const http::Request& request, const http::Captures& names) {
            if (auto away = api.turned_away(request)) {
                return secured(std::move(*away));
            }
            const auto& path = names.find("path")->second;
            if (const auto* const file = files.find(path)) {
                return secured(*file);
            }
            return path.starts_with("assets/") ? http::respond(404, "text/plain; charset=utf-8", "")
                                               : shell(request, names);
        }
    );
}

void make_demo_account(Office& office, const identity::Actor& actor, Time now) {
    const auto rules = api::sign_in_rules(office.definitions().bureau);
    DiskFiles files;
    const auto key = open_accounts_key(files, office.folder().keys() + "/accounts.key");
    const auto work = office.work().lease();
    const auto must = [&](const auto& done) {
        if (!done) {
            throw Fault("演示账号" + actor.id + "：" + done.error().what);
        }
    };
    const auto made = identity::create_account(
        *work, {actor.id, actor.name, actor.unit, actor.officer}, actor.id, now
    );
    must(made);
    must(identity::change_roles(*work, actor.id, made->version, actor.roles));
    const auto code = identity::invite(*work, actor.id, now);
    identity::SignIn sign_in(*work, key, rules, now);
    must(sign_in.with_invitation(actor.id, code, kDemoPassword, ""));
}

void make_demo_accounts(Office& office, Time now) {
    for (const auto& actor : office.definitions().bureau.actors) {
        const bool is_there = [&] {
            const auto work = office.work().lease();
            return identity::account_by_id(*work, actor.id).has_value();
        }();
        if (!is_there) {
            make_demo_account(office, actor, now);
        }
    }
}

}  // namespace mingjing::server
