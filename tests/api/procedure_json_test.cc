// A procedure as the workbench reads it.

#include <algorithm>

#include <gtest/gtest.h>

#include "api/case_parts.h"

namespace mingjing::api {
namespace {

TEST(ProcedureJson, OpensByTheChoicesItsOwnOpeningOffers) {
    domain::Procedure procedure;
    auto& open = procedure.acts.emplace_back();
    open.act = case_file::Opened::kAct;
    open.offers = {{"source", {"申请"}}};
    const auto body = procedure_json(procedure);
    const auto* fields = member(*member(body, "opening").fields(), "fields").list();
    ASSERT_NE(fields, nullptr);
    const auto source = std::ranges::find_if(*fields, [](const Value& field) {
        return text_of(*field.fields(), "key") == "source";
    });
    ASSERT_NE(source, fields->end());
    EXPECT_EQ(member(*source->fields(), "choices").list()->size(), 1U);
}

}  // namespace
}  // namespace mingjing::api
