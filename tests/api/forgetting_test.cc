// An answer that was being made while values were erased is not kept for a retry.

#include <gmock/gmock.h>

#include "api/call.h"
#include "api/idempotency.h"
#include "api/open_office.h"
#include "imports/imports.h"

namespace mingjing::test {
namespace {

// Of another request, which erases while one is being answered.
api::Call* erasing = nullptr;

api::Answer what_it_read(api::Call& /*call*/) {
    const Fields read{{"number", "2026-0001"}, {"party_name", "样例服饰加工厂"}};
    if (erasing != nullptr) {
        api::forget_answers(*erasing, "2026-0001");
    }
    return api::Reply{.status = 200, .body = read};
}

api::Answer what_is_left(api::Call& call) {
    api::forget_answers(call, "2026-0001");
    return api::Reply{.status = 200, .body = Fields{{"number", "2026-0001"}}};
}

class Forgetting : public OpenOffice {
  protected:
    void SetUp() override {
        OpenOffice::SetUp();
        imports_ = std::make_unique<imports::Imports>(
            imports::Parts{
                office_->ledger(),
                office_->work(),
                office_->desk(),
                office_->definitions(),
                office_->clock()},
            files_,
            temporary_.path("imports")
        );
        parts_ = std::make_unique<api::Parts>(api::Parts{
            office_->definitions(),
            office_->ledger(),
            office_->work(),
            office_->desk(),
            *imports_,
            office_->attachments(),
            office_->clock(),
            api::sign_in_rules(office_->definitions().bureau),
            std::string(32, 'k'),
            ""});
    }
    void TearDown() override {
        erasing = nullptr;
        parts_.reset();
        imports_.reset();
        OpenOffice::TearDown();
    }
    api::Call call(const http::Request& request) const {
        api::Call call(*parts_, request, names_);
        api::SignedIn who;
        who.account.id = "wu";
        call.enter(std::move(who));
        return call;
    }
    static http::Request asked(std::string_view key) {
        http::Request request;
        request.method = http::Method::post;
        request.target = "/api/v1/cases/2026-0001/steps/collect";
        request.headers = {{"idempotency-key", std::string(key)}};
        return request;
    }
    // What is kept for a retry under that key; nothing where the key is free.
    std::optional<std::string> kept(const std::string& key) {
        std::optional<std::string> body;
        office_->work().lease()->run(
            "SELECT body FROM answered_commands WHERE key = $1",
            std::to_array<db::Cell>({key}),
            [&](const db::Row& row) {
                body = std::string(row.text(0));
                return true;
            }
        );
        return body;
    }

    DiskFiles files_;
    http::Captures names_;
    std::unique_ptr<imports::Imports> imports_;
    std::unique_ptr<api::Parts> parts_;
};

TEST_F(Forgetting, KeepsNoAnswerThatWasBegunBeforeAnErasure) {
    const auto first = asked("a");
    auto undisturbed = call(first);
    EXPECT_EQ(api::once(undisturbed, what_it_read)->status, 200);
    EXPECT_THAT(kept("a").value_or(""), testing::HasSubstr("样例服饰加工厂"));

    const auto by_another = asked("");
    auto erases = call(by_another);
    erasing = &erases;
    const auto second = asked("b");
    auto disturbed = call(second);
    const auto answer = api::once(disturbed, what_it_read);
    EXPECT_EQ(answer->status, 200) << "what was done was done";
    EXPECT_FALSE(kept("b")) << "and its key is free again";
    EXPECT_FALSE(kept("a")) << "as that of what was kept before";
    erasing = nullptr;
    auto again = call(second);
    EXPECT_EQ(api::once(again, what_it_read)->status, 200);
    EXPECT_TRUE(kept("b"));
}

TEST_F(Forgetting, KeepsTheAnswerOfTheErasureItself) {
    const auto request = asked("c");
    auto erases = call(request);
    EXPECT_EQ(api::once(erases, what_is_left)->status, 200);
    EXPECT_TRUE(kept("c"));
}

}  // namespace
}  // namespace mingjing::test
