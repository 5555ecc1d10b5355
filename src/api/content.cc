#include "api/content.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/limits.h"

namespace mingjing::api {

namespace {

using domain::Field;
using domain::FieldType;

constexpr std::size_t kItemsMax = 1000;
constexpr int kDepthMax = 4;  // a citation within a list within a row is the deepest there is

class Look {
  public:
    std::vector<BadInput> found;

    void at_fields(
        const std::vector<Field>& fields, const Fields& content, const std::string& under
    ) {
        for (const auto& [name, value] : content) {
            const auto field = std::ranges::find(fields, name, &Field::key);
            const auto path = under + name;
            if (field == fields.end()) {
                found.push_back({path, fmt::format("这张清单没有“{}”这个字段", name)});
            } else if (field->type == FieldType::table) {
                at_rows(*field, value, path);
            } else {
                at_value(*field, value, path, 0);
            }
        }
    }

  private:
    void at_rows(const Field& field, const Value& value, const std::string& path) {
        const auto* rows = value.list();
        if (rows == nullptr || rows->size() > kItemsMax) {
            found.push_back({path, fmt::format("“{}”应为最多{}行", field.label, kItemsMax)});
            return;
        }
        for (std::size_t i = 0; i < rows->size(); ++i) {
            const auto row_path = fmt::format("{}[{}]", path, i + 1);
            if (const auto* row = (*rows)[i].fields()) {
                at_fields(field.children, *row, row_path + ".");
            } else {
                found.push_back(
                    {row_path, fmt::format("“{}”第{}行应为一组内容", field.label, i + 1)}
                );
            }
        }
    }

    void at_value(const Field& field, const Value& value, const std::string& path, int depth) {
        if (depth > kDepthMax) {
            found.push_back({path, fmt::format("“{}”的内容嵌套过深", field.label)});
        } else if (const auto* text = value.text()) {
            if (text->size() > limits::kCellBytesMax) {
                found.push_back({path, fmt::format("“{}”的文字过长", field.label)});
            }
        } else if (const auto* list = value.list()) {
            if (list->size() > kItemsMax) {
                found.push_back({path, fmt::format("“{}”最多{}项", field.label, kItemsMax)});
                return;
            }
            for (const auto& item : *list) {
                at_value(field, item, path, depth + 1);
            }
        } else if (const auto* fields = value.fields()) {
            for (const auto& [name, inner] : *fields) {
                at_value(field, inner, fmt::format("{}.{}", path, name), depth + 1);
            }
        }
    }
};

}  // namespace

std::vector<BadInput> misfits(const domain::Schema& schema, const Fields& content) {
    Look look;
    look.at_fields(schema.fields, content, "");
    return std::move(look.found);
}

std::vector<BadInput> faults_of(
    const domain::Schema& schema, const Fields& content, const domain::Issues& issues
) {
    auto faults = misfits(schema, content);
    for (const auto& issue : issues) {
        if (issue.level == domain::Level::rejected) {
            faults.push_back({issue.field, issue.what});
        }
    }
    return faults;
}

}  // namespace mingjing::api
