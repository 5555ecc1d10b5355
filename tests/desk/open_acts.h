#pragma once

// The acts of publication over an open desk, with drafts beside the ledger.

#include "desk/open_desk.h"
#include "desk/register_acts.h"
#include "drafts/drafts.h"

namespace mingjing::test {

class OpenActs : public OpenDesk {
  protected:
    void SetUp() override {
        OpenDesk::SetUp();
        if (IsSkipped()) {
            return;
        }
        drafts::migrate(*reader_);
        ledger_ = std::make_unique<db::Pool>(place(), 4);
        work_ = std::make_unique<db::Pool>(place(), 4, db::Access::read_write);
        acts_ =
            std::make_unique<desk::RegisterActs>(*desk_, *ledger_, *work_, definitions_, clock_);
    }

    void draft(std::string_view register_key, std::string_view key, Fields content) {
        db::Transaction transaction(*reader_, db::Transaction::Mode::write);
        drafts::save(
            *reader_,
            {0,
             std::string(register_key),
             std::string(key),
             std::move(content),
             "测试",
             people_.compiler.id,
             "2026-03-02T01:00:00.000Z"}
        );
        transaction.commit();
    }
    void approve_draft(std::string_view register_key, std::string_view key, Fields content) {
        draft(register_key, key, std::move(content));
        ASSERT_TRUE(acts_->submit(people_.compiler, register_key, key, {}));
        ASSERT_TRUE(acts_->approve(people_.head, register_key, key, "同意"));
        ASSERT_TRUE(acts_->approve(people_.legal, register_key, key, "同意"));
    }

    std::unique_ptr<db::Pool> ledger_;
    std::unique_ptr<db::Pool> work_;
    std::unique_ptr<desk::RegisterActs> acts_;
};

}  // namespace mingjing::test
