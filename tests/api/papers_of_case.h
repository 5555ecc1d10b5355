#pragma once

// Papers of the decided case: numbered, made, undone, and what anybody reads of them.

#include <chrono>
#include <string>
#include <thread>

#include "api/decided_case.h"
#include "server/premises.h"

namespace mingjing::test {

class PapersOfCase : public DecidedCase {
  protected:
    static constexpr auto kCase = "/api/v1/cases/2026-0001";
    const std::string kDecision = std::string(kCase) + "/instruments/penalty_decision";
    const std::string kReceipt = std::string(kCase) + "/instruments/service_receipt";

    // Of the decision, what its form asks for.
    static Fields decision_stated() {
        const auto cites = Value(List{Fields{{"law", "中华人民共和国劳动法"}, {"article", 41}}});
        return {{"violated", cites}, {"correction", "责令立即改正"}};
    }
    // Of a receipt of it, which may be written at any time.
    static Fields receipt_stated() {
        return {
            {"document", "行政处罚决定书"},
            {"document_number", "1号"},
            {"mode", "直接送达"},
            {"place", "示例路18号"},
            {"receiver", "张示例"}};
    }
    Got number(const std::string& login, const std::string& at, const Fields& content) {
        return as(login).post(at, {{"content", content}}, {{"if-match", seen(login, kCase)}});
    }
    // Made on a thread of its own.
    Got until_made(const std::string& id) {
        Got got;
        for (int i = 0; i < 6000; ++i) {
            got = as("compiler_labour").get("/api/v1/instruments/" + id);
            if (text_of(got.body, "standing") != "numbered") {
                return got;
            }
            std::this_thread::sleep_for(std::chrono::milliseconds{10});
        }
        return got;
    }
    Got make_void(const std::string& login, const std::string& id, const std::string& reason) {
        const auto at = "/api/v1/instruments/" + id;
        return as(login).post(at + "/void", {{"reason", reason}}, {{"if-match", seen(login, at)}});
    }
    // A public page, as anybody reads it.
    Got read(const std::string& path) {
        const portal::Portal portal(server::portal_parts(*office_, ""));
        http::Router routes;
        portal.routes(routes);
        return Window(routes).get(path);
    }
};

}  // namespace mingjing::test
