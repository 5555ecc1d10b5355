#pragma once

// The demo bureau's office, empty, with its staff surface: requests go through the router as
// a browser's would, each person in a window of their own.

#include <algorithm>
#include <iterator>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "base/files.h"
#include "codec/canonical.h"
#include "http/router.h"
#include "identity/accounts.h"
#include "projection/compare.h"
#include "server/resources.h"
#include "server/staff.h"
#include "support/temporary_folder.h"
#include "support/turned_clock.h"

namespace mingjing::test {

// What came back, its JSON read.
struct Got {
    int status = 0;
    Fields body;
    std::string text;
    std::string etag;
    std::string cookie;
    std::map<std::string, std::string> headers = {};
};

// One browser: keeps its cookies and request token.
class Window {
  public:
    explicit Window(const http::Router& routes) : routes_(routes) {}

    using Headers = std::vector<std::pair<std::string, std::string>>;
    Got send(
        http::Method method, const std::string& target, std::string body = "", Headers headers = {}
    ) {
        http::Request request;
        request.method = method;
        request.target = target;
        const auto parsed = http::parse_target(target).value();
        request.path = parsed.path;
        request.segments = parsed.segments;
        request.query = parsed.query;
        request.body = std::move(body);
        request.peer = peer_;
        request.headers = std::move(headers);
        request.headers.emplace_back("host", host_);
        if (!cookie_.empty() || !errand_.empty()) {
            request.headers.emplace_back("cookie", errand_ + "; " + cookie_);
        }
        if (!token_.empty() && method != http::Method::get) {
            request.headers.emplace_back("x-request-token", token_);
        }
        return got(routes_.answer(request));
    }
    Got get(const std::string& target) { return send(http::Method::get, target); }
    Got post(const std::string& target, const Fields& body, Headers headers = {}) {
        return send(http::Method::post, target, codec::write_json(body), std::move(headers));
    }
    Got put(const std::string& target, const Fields& body, const std::string& etag = "") {
        return send(http::Method::put, target, codec::write_json(body), {{"if-match", etag}});
    }
    void sign_in(const std::string& login) {
        const auto got = post(
            "/api/v1/session", {{"login", login}, {"password", std::string(server::kDemoPassword)}}
        );
        ASSERT_EQ(got.status, 200) << got.text;
    }

    std::string cookie_;
    std::string errand_;  // to the identity provider
    std::string token_;
    std::string peer_ = "10.1.2.3";
    std::string host_ = "desk.example";

  private:
    Got got(const http::Response& response) {
        Got got{response.status, {}, response.body ? *response.body : "", response.etag, ""};
        if (auto json = codec::parse_json(got.text); json && json->fields() != nullptr) {
            got.body = *json->fields();
        }
        for (const auto& [name, value] : response.headers) {
            got.headers[name] = value;
            if (name == "Set-Cookie") {
                got.cookie = value;
                auto& kept = value.find("mingjing_errand=") < value.find(';') ? errand_ : cookie_;
                kept = value.substr(0, value.find(';'));
            }
        }
        if (const auto token = text_of(got.body, "request_token"); !token.empty()) {
            token_ = token;
        }
        return got;
    }

    const http::Router& routes_;
};

class OpenOffice : public testing::Test {
  protected:
    explicit OpenOffice(bool has_accounts = true) : has_accounts_(has_accounts) {}

    void SetUp() override {
        clock_.turn_to(std::chrono::year{2026} / 11 / 2);
        ASSERT_TRUE(folder_.lock());
        server::OfficeOptions options;
        options.definitions = definitions();
        std::ranges::copy(more_definitions_, std::back_inserter(options.definitions));
        if (options.definitions == demo_folders()) {
            options.known = &demo();
        }
        office_ = std::make_unique<server::Office>(folder_, options, clock_);
        if (has_accounts_) {
            make_account("auditor");
        }
        staff_ = std::make_unique<server::Staff>(
            *office_, server::StaffOptions{.public_url = "https://desk.example/"}
        );
        staff_->routes(routes_);
    }
    void TearDown() override {
        staff_.reset();
        office_.reset();
    }

    // The folders the bureau adopts when it begins.
    virtual std::vector<std::string> definitions() { return demo_folders(); }
    static std::vector<std::string> demo_folders() {
        return {server::resource("definitions"), server::resource("demo/definitions")};
    }
    // Read once for all tests: it takes longer than most of them.
    static const definitions::Definitions& demo() {
        static const auto loaded = definitions::load_folders(demo_folders()).value();
        return loaded;
    }

    // The version of what stands there; one that never was where they may not look.
    std::string seen(const std::string& login, const std::string& at) {
        const auto etag = as(login).get(at).etag;
        return etag.empty() ? "\"never\"" : etag;
    }

    // What differs between the tables and the ledger.
    std::vector<std::string> differing() {
        const auto lease = office_->ledger().lease();
        return projection::differing_tables(*lease, office_->definitions(), [](auto) {});
    }

    // A folder with the demo bureau whose settings say otherwise: {"second_factor: 0", "…: 1"}.
    std::string bureau_with(const std::vector<std::pair<std::string, std::string>>& changes) {
        DiskFiles files;
        auto text = files.read(server::resource("demo/definitions/bureau.yaml")).value();
        for (const auto& [was, is] : changes) {
            text.replace(text.find(was), was.size(), is);
        }
        const auto folder = temporary_.path("definitions");
        files.make_folders(folder);
        files.replace(folder + "/bureau.yaml", text);
        return folder;
    }

    Window& as(const std::string& login) {
        auto [found, is_new] = windows_.try_emplace(login, routes_);
        if (is_new) {
            make_account(login);
            found->second.sign_in(login);
        }
        return found->second;
    }

    // Each costs a slow hash: made when first wanted.
    void make_account(const std::string& login) {
        const auto lease = office_->work().lease();
        if (!identity::account_by_id(*lease, login)) {
            server::make_demo_account(
                *office_, *office_->definitions().actor(login), office_->clock().now()
            );
        }
    }

    bool has_accounts_;
    std::vector<std::string> more_definitions_;  // folders, laid over the others
    TemporaryFolder temporary_;
    TurnedClock clock_;
    server::DataFolder folder_{temporary_.path("data")};
    std::unique_ptr<server::Office> office_;
    std::unique_ptr<server::Staff> staff_;
    http::Router routes_;
    std::map<std::string, Window> windows_;
};

}  // namespace mingjing::test
