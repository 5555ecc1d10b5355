// The columns of the bureau pack: each finds its field by the header its section wrote.

#include <algorithm>
#include <fstream>
#include <set>
#include <string>
#include <utility>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "sources.h"

namespace mingjing::definitions {
namespace {

std::string without_spaces(std::string text) {
    std::erase_if(text, [](char letter) { return letter == ' ' || letter == '\n'; });
    return text;
}

using HeaderAndLabel = std::pair<std::string, std::string>;

std::set<HeaderAndLabel> headers_of(const std::vector<domain::Field>& fields) {
    std::set<HeaderAndLabel> known;
    for (const auto& field : fields) {
        known.emplace(field.label, field.label);
        for (const auto& header : field.headers) {
            known.emplace(without_spaces(header), field.label);
        }
        known.merge(headers_of(field.children));
    }
    return known;
}

std::set<std::string> composed_headers(const domain::Schema& schema) {
    std::set<std::string> headers;
    for (const auto& layout : schema.sheets) {
        for (const auto& composite : layout.composites) {
            headers.insert(composite.headers.begin(), composite.headers.end());
        }
    }
    return headers;
}

const domain::Schema* named(std::string_view name) {
    for (const auto& schema : demo().registers) {
        if (schema.name == name.substr(0, name.find('/'))) {
            return &schema;
        }
    }
    return nullptr;
}

void expect_known(const nlohmann::json& sheet) {
    const auto name = sheet.at("register").get<std::string>();
    const auto* schema = named(name);
    ASSERT_NE(schema, nullptr) << name;
    const auto known = headers_of(schema->fields);
    const auto composed = composed_headers(*schema);
    for (const auto& column : sheet.at("columns")) {
        const auto header = without_spaces(column.at("header").get<std::string>());
        if (column.contains("composes")) {
            EXPECT_TRUE(composed.contains(header)) << name << " " << header;
        } else if (!column.at("field").is_null()) {
            EXPECT_TRUE(known.contains({header, column.at("field").get<std::string>()}))
                << name << " " << header;
        }
    }
}

TEST(BureauPack, EveryColumnFindsItsField) {
    std::ifstream file(std::string(MINGJING_SHARED_DIR) + "/data/bureau/expected.json");
    if (!file) {
        GTEST_SKIP() << "NO BUREAU PACK: nothing at " << MINGJING_SHARED_DIR;
    }
    const auto pack = nlohmann::json::parse(file);
    for (const auto& book : pack.at("files")) {
        // Named by the codes of dual publication: tests/tabular/results_test.cc reads them.
        if (book.at("file").get<std::string>().starts_with("decisions")) {
            continue;
        }
        for (const auto& sheet : book.at("sheets")) {
            if (sheet.at("role") == "data") {
                expect_known(sheet);
            }
        }
    }
}

}  // namespace
}  // namespace mingjing::definitions
