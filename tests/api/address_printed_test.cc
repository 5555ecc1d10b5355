// What address an instrument bears: one the bureau configured, or this machine's own.

#include <gmock/gmock.h>

#include "api/papers_of_case.h"

namespace mingjing::test {
namespace {

using testing::HasSubstr;

class AddressPrinted : public PapersOfCase {
  protected:
    Got number_from(Window& window) {
        return window.post(
            kDecision, {{"content", decision_stated()}}, {{"if-match", window.get(kCase).etag}}
        );
    }
};

TEST_F(AddressPrinted, IsNotNumberedWhereNobodyKnowsWhatAddressToPrint) {
    review_and_decide();
    as("compiler_labour").get(kCase);
    // Whatever a request calls it: a server a proxy reaches on loopback is not that address.
    const auto tried = [&](bool is_local, const std::string& host) {
        const server::Staff staff(*office_, server::StaffOptions{.is_local = is_local});
        http::Router routes;
        staff.routes(routes);
        Window window(routes);
        window.host_ = host;
        window.sign_in("compiler_labour");
        return number_from(window);
    };
    for (const auto* host :
         {"desk.example",
          "127.desk.example",
          "127.0.0.1.desk.example:80",
          "localhost.example",
          "[::1].example"}) {
        const auto got = tried(true, host);
        EXPECT_GE(got.status, 400) << host;
        EXPECT_THAT(got.text, HasSubstr("no-public-address")) << host;
    }
    EXPECT_THAT(tried(false, "127.0.0.1:8080").text, HasSubstr("no-public-address"));
    EXPECT_EQ(tried(true, "127.0.0.1:8080").status, 201);
    const auto whole = as("leader").get("/api/v1/instruments/penalty_decision-2026-1");
    EXPECT_THAT(
        text_of(whole.body, "address"), testing::StartsWith("http://127.0.0.1:8080/verify/")
    );
}

TEST_F(AddressPrinted, PrintsTheAddressTheBureauConfigured) {
    review_and_decide();
    ASSERT_EQ(number("compiler_labour", kDecision, decision_stated()).status, 201);
    const auto whole = as("leader").get("/api/v1/instruments/penalty_decision-2026-1");
    EXPECT_THAT(
        text_of(whole.body, "address"), testing::StartsWith("https://desk.example/verify/")
    );
}

}  // namespace
}  // namespace mingjing::test
