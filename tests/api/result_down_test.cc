// A result that was public and is withheld by a later version: gone from every address the
// public asks at, on every day it asks for (CF-19, GK-02).

#include <gmock/gmock.h>

#include "api/open_office.h"
#include "codec/text.h"
#include "domain/parts.h"
#include "query/registers.h"
#include "server/premises.h"

namespace mingjing::test {
namespace {

using testing::HasSubstr;
using testing::Not;

namespace entry = domain::register_entry;

class ResultDown : public OpenOffice {
  protected:
    static constexpr auto kNumber = "海曦人社监罚字〔2026〕第001号";

    ResultDown() : OpenOffice(false) {}

    void SetUp() override {
        OpenOffice::SetUp();
        portal_ = std::make_unique<portal::Portal>(server::portal_parts(*office_, ""));
        portal_->routes(routes_);
    }
    void TearDown() override {
        portal_.reset();
        OpenOffice::TearDown();
    }

    void act(const std::string& role, entry::Command command) {
        const identity::Actor actor{"by_" + role, role, "劳动监察支队", {role}, ""};
        const auto done =
            office_->desk().submit(actor, desk::EntryAct{kStream, std::move(command), {}});
        ASSERT_TRUE(done) << done.error().what;
    }
    // `until` is the day after the last of its display period; "" where it has none.
    void publish(std::string_view status, entry::Kind kind, const std::string& until = {}) {
        const auto& definitions = office_->definitions();
        const auto& schema = *definitions.find("results");
        const auto& reviewers = definitions.rule_for("results")->reviewers;
        const Fields content{
            {"number", kNumber},
            {"category", "行政处罚"},
            {"party", "陈测试"},
            {"party_shown", "陈某某"},
            {"party_kind", "自然人"},
            {"facts_shown", "冒领养老金"},
            {"conclusion", "警告"},
            {"decided_on", "2026-10-26"},
            {"status", status}};
        auto parts = domain::parted(schema, content, kStream);
        entry::Submit submit;
        submit.content.register_key = "results";
        submit.content.schema = schema.digest;
        submit.content.key = kNumber;
        submit.content.kind = kind;
        submit.content.effective_to = until;
        submit.content.content = std::move(parts.facts);
        submit.content.personal = std::move(parts.apart);
        submit.content.reason = kind == entry::Kind::initial ? "" : "信用修复";
        submit.content.reviewers = reviewers;
        act("compiler", std::move(submit));
        for (const auto& role : reviewers) {
            act(role, entry::Approve{role, "同意", ""});
        }
        act("publisher", entry::Publish{});
    }
    std::uint64_t position() {
        const auto ledger = office_->ledger().lease();
        const auto shown =
            query::entry(*ledger, *office_->definitions().find("results"), kNumber, {});
        return shown ? shown->version.position : 0;
    }
    Got visit(const std::string& target) { return Window(routes_).get(target); }

    const std::string kStream = "entry-5f00000000000001";
    const std::string kPage = "/registers/results/" + codec::percent_encode(kNumber);
    std::unique_ptr<portal::Portal> portal_;
};

TEST_F(ResultDown, CF19_XY04_ARepairedResultIsReadNowhereAnyMore) {
    publish("公示中", entry::Kind::initial);
    const auto receipt = "/receipts/" + std::to_string(position()) + ".tlog-proof";
    ASSERT_THAT(visit(kPage).text, HasSubstr("冒领养老金"));
    clock_.turn_to(std::chrono::year{2026} / 11 / 9);
    for (const auto* status : {"已修复", "不予公示"}) {
        publish(
            status,
            status == std::string("已修复") ? entry::Kind::revision : entry::Kind::correction
        );
        for (const auto* moment : {"", "?at=2026-11-03", "?seen=2026-11-03"}) {
            for (const auto* surface : {"", "/print", "/history"}) {
                const auto got = visit(kPage + surface + moment);
                SCOPED_TRACE(std::string(surface) + moment);
                EXPECT_EQ(got.status, 200);
                EXPECT_THAT(got.text, Not(HasSubstr("冒领养老金")));
                EXPECT_THAT(got.text, Not(HasSubstr("陈某某")));
                EXPECT_THAT(got.text, HasSubstr("依法不再公示"));
                EXPECT_THAT(got.text, Not(HasSubstr("tlog-proof")));
            }
            EXPECT_EQ(visit(kPage + "/data.json" + moment).status, 410);
            const auto data = visit(std::string("/data/results.json") + moment);
            EXPECT_THAT(data.text, Not(HasSubstr("冒领养老金")));
        }
        EXPECT_THAT(visit("/registers/results").text, Not(HasSubstr("陈某某")));
        EXPECT_EQ(visit(receipt).status, 410);
    }
}

TEST_F(ResultDown, XY04_AResultIsListedUntilTheDayItSaysItIsShown) {
    publish("公示中", entry::Kind::initial, "2031-10-27");
    EXPECT_THAT(visit("/registers/results").text, HasSubstr("陈某某"));
    clock_.turn_to(std::chrono::year{2031} / 10 / 27);
    EXPECT_THAT(visit("/registers/results").text, Not(HasSubstr("陈某某")));
    EXPECT_EQ(visit(kPage).status, 200) << "the record stays";
}

}  // namespace
}  // namespace mingjing::test
