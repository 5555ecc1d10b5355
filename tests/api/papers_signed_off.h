#pragma once

// A paper of the decided case that is signed off before it has a number.

#include <string>

#include "api/papers_of_case.h"

namespace mingjing::test {

class PapersSignedOff : public PapersOfCase {
  protected:
    const std::string kNotice = std::string(kCase) + "/instruments/penalty_notice";

    static Fields stated(std::string_view plea_days = "三个工作日") {
        const auto cites = Value(List{Fields{{"law", "中华人民共和国劳动法"}, {"article", 41}}});
        return {{"plea_days", plea_days}, {"violated", cites}};
    }
    Got send(const std::string& login, const Fields& content) {
        return as(login).post(
            kNotice + "/sign-offs", {{"content", content}}, {{"if-match", seen(login, kCase)}}
        );
    }
    static std::string path_of(const Got& sent) {
        return "/api/v1/sign-offs/" + std::string(text_of(sent.body, "id"));
    }
    Got answer(
        const std::string& login, const Got& sent, const std::string& act, const Fields& body = {}
    ) {
        return as(login).post(
            path_of(sent) + act, body, {{"if-match", std::string(text_of(sent.body, "version"))}}
        );
    }
    Got number(const std::string& login, const Fields& content) {
        return PapersOfCase::number(login, kNotice, content);
    }
    Got sent_by_handler() {
        auto sent = send("compiler_labour", stated());
        EXPECT_EQ(sent.status, 201) << sent.text;
        return sent;
    }
    // Signed off by the head of the unit.
    void sign_off() {
        const auto signed_off = answer("head_labour", sent_by_handler(), "/sign");
        ASSERT_EQ(signed_off.status, 200) << signed_off.text;
    }
};

}  // namespace mingjing::test
