// 互联网政务应用安全管理规定第十九条: the staff surface within the addresses a bureau names.

#include "api/open_office.h"

namespace mingjing::test {
namespace {

class Addresses : public OpenOffice {
  protected:
    void SetUp() override {
        OpenOffice::SetUp();
        adopt("staff_addresses: [10.1.0.0/16, 'fd00::/8']");
    }
    void adopt(const std::string& line) {
        auto text = std::string(
            text_of(as("secadmin").get("/api/v1/definitions/source?name=bureau.yaml").body, "text")
        );
        const auto got =
            as("secadmin")
                .post(
                    "/api/v1/definitions/adoptions",
                    {{"changes",
                      List{Fields{{"name", "bureau.yaml"}, {"text", text + "\n" + line + "\n"}}}},
                     {"reason", "限定访问范围"}}
                );
        ASSERT_EQ(got.status, 201) << got.text;
        reopen();
    }
    void reopen() {
        windows_.clear();
        routes_ = {};
        staff_.reset();
        office_.reset();
        server::OfficeOptions options;
        office_ = std::make_unique<server::Office>(folder_, options, clock_);
        staff_ = std::make_unique<server::Staff>(*office_, server::StaffOptions{});
        staff_->routes(routes_);
    }
    http::Response from(const std::string& peer, const std::string& path) {
        http::Request request;
        request.target = request.path = path;
        request.segments = http::parse_target(path).value().segments;
        request.peer = peer;
        return routes_.answer(request);
    }
};

TEST_F(Addresses, WhoComesFromElsewhereIsTurnedAwayFromEveryPartOfIt) {
    EXPECT_EQ(from("10.1.255.255", "/api/v1/setup").status, 200);
    EXPECT_EQ(from("::ffff:10.1.2.3", "/api/v1/setup").status, 200);
    EXPECT_EQ(from("fd12::1", "/api/v1/setup").status, 200);
    for (const auto* peer : {"10.2.0.1", "203.0.113.9", "fe80::1", ""}) {
        EXPECT_EQ(from(peer, "/api/v1/setup").status, 403) << peer;
        EXPECT_EQ(from(peer, "/api/v1/openapi.json").status, 403) << peer;
    }
    EXPECT_NE(from("10.2.0.1", "/api/v1/setup").body->find("第十九条"), std::string::npos);
}

TEST_F(Addresses, TheTrailNamesEachStrangerOnceAWhile) {
    for (int i = 0; i < 20; ++i) {
        static_cast<void>(from("203.0.113.9", "/api/v1/setup"));
    }
    const auto rows = [&] {
        const auto work = office_->work().lease();
        return work->integer("SELECT count(*) FROM access_trail WHERE peer = '203.0.113.9'", {});
    };
    EXPECT_EQ(rows(), 1);
    clock_.advance(std::chrono::minutes{11});
    static_cast<void>(from("203.0.113.9", "/api/v1/setup"));
    EXPECT_EQ(rows(), 2);
}

TEST_F(Addresses, NobodyShutsThemselvesOutAndASlipIsNamedByItsLine) {
    auto& keeper = as("secadmin");
    auto text =
        std::string(text_of(keeper.get("/api/v1/definitions/source?name=bureau.yaml").body, "text")
        );
    const auto with = [&](const std::string& ranges) {
        auto changed = text;
        changed.replace(
            changed.find("[10.1.0.0/16"),
            std::string_view("[10.1.0.0/16, 'fd00::/8']").size(),
            ranges
        );
        return keeper.post(
            "/api/v1/definitions/checks",
            {{"changes", List{Fields{{"name", "bureau.yaml"}, {"text", changed}}}}}
        );
    };
    EXPECT_EQ(with("[192.0.2.0/24]").status, 422);
    EXPECT_TRUE(member(with("[10.0.0.0/8]").body, "problems").list()->empty());
    for (const auto* slip : {"[10.1.0.0/8]", "[10.0.0.0/33]", "[localhost]", "['fd00::/129']"}) {
        const auto got = with(slip);
        ASSERT_FALSE(member(got.body, "problems").list()->empty()) << slip;
        const auto& problem = *member(got.body, "problems").list()->front().fields();
        EXPECT_GT(*member(problem, "line").integer(), 20) << slip;
    }
}

}  // namespace
}  // namespace mingjing::test
